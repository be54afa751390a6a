package srp

import "io"

// exponentSize is the number of bytes of the random exponents a and b: the least
// RFC 5054 section 2.5.4 allows, and the strength of the group.
const exponentSize = 32

// randomExponent draws an a or a b.
func randomExponent(random io.Reader) (exponent, error) {
	drawn, err := randomBytes(random, exponentSize)
	if err != nil {
		return nil, err
	}
	return exponentFromBytes(drawn), nil
}

func randomBytes(random io.Reader, count int) ([]byte, error) {
	drawn := make([]byte, count)
	_, err := io.ReadFull(random, drawn)
	return drawn, err
}
