package term

// NoCore has nothing to do: Go's runtime has already told Windows to write no
// dump and to ask nobody when a program fails.
func NoCore() error { return nil }
