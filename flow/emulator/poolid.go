package emulator

// newPoolID makes the id of a new pool: region, underscore, nine characters.
func newPoolID(s *store) string { return s.region + "_" + newText(s.random, 9, alphanumeric) }
