package operation

// Invent adds an entry to the catalogue until the function it returns is
// called.
func Invent(entry Operation) (remove func()) {
	before := operations
	operations = append(append([]Operation(nil), before...), entry)
	return func() { operations = before }
}
