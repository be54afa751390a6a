package panel

// Rows are lines that are drawn when they are looked at: an answer may have
// more of them than anybody will see.
type Rows struct {
	Total int
	At    func(n int) string
}

// Lines are rows that have been drawn already.
func Lines(lines []string) Rows {
	return Rows{Total: len(lines), At: func(n int) string { return lines[n] }}
}

// Then is one set of rows after another.
func (r Rows) Then(after Rows) Rows {
	return Rows{Total: r.Total + after.Total, At: func(n int) string {
		if n < r.Total {
			return r.At(n)
		}
		return after.At(n - r.Total)
	}}
}
