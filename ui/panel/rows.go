package panel

import "authwalk/ui/style"

// Rows are lines that are drawn when they are looked at: a response may have
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

// Beside is one set of rows to the left of another, in a width of its own.
func (r Rows) Beside(right Rows, width int) Rows {
	at := func(rows Rows, n int) string {
		if n < rows.Total {
			return rows.At(n)
		}
		return ""
	}
	return Rows{Total: max(r.Total, right.Total), At: func(n int) string {
		return style.Pad(at(r, n), width) + at(right, n)
	}}
}

// Draw draws all rows.
func (r Rows) Draw() []string {
	lines := make([]string, r.Total)
	for n := range lines {
		lines[n] = r.At(n)
	}
	return lines
}
