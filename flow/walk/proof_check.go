package walk

// ProofCheck is how the values that another client has for a proof compare with what they
// have to be.
type ProofCheck struct {
	// Asks says what to paste, and Help what is to be known of the comparison.
	Asks string
	Help []string
	// Problem is why the text that was given cannot be read, "" where it can.
	Problem string
	// Secret tells that a text that cannot be read may have a secret in it.
	Secret bool
	// Verdict says in a sentence or two what was found, and what cannot be known.
	Verdict string
	// Values are in the order in which a client computes them.
	Values []CheckedValue
}

// CheckedValue is a value of a proof, with what the other client has.
type CheckedValue struct {
	// Derivation has what the value has to be, without a text where nobody here can know.
	Derivation
	// Given is what the other client has, "" where that was not said.
	Given string
	State ValueState
	// Note says why nothing can be said, or what the mistake may be.
	Note string
}

// ValueState is how a value that was given compares with what it has to be.
type ValueState int

// The states. A client draws or chooses what is its own, such as a, A and the time.
const (
	ValueNotGiven ValueState = iota
	ValueSame
	ValueDiffers
	ValueOwn
	ValueUndecided
)

// First is the place of the first value that differs, -1 where none does.
func (c ProofCheck) First() int {
	for n, value := range c.Values {
		if value.State == ValueDiffers {
			return n
		}
	}
	return -1
}
