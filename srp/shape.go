package srp

import (
	"fmt"
	"io"
)

// Shape is how a number looks that careless clients get wrong.
type Shape int

const (
	// AnyShape is that of any number.
	AnyShape Shape = iota
	// LeadingZeros begins with a byte of zeros, which clients must leave out.
	LeadingZeros
	// HighBit has the highest bit set, before which clients must put a byte of zeros.
	HighBit
	// OddDigits has an odd number of hexadecimal digits.
	OddDigits
)

// fits reports whether a number of full width has the shape.
func (s Shape) fits(number []byte) bool {
	switch s {
	case LeadingZeros:
		return number[0] == 0
	case HighBit:
		return number[0]&0x80 != 0
	case OddDigits:
		return number[0] != 0 && number[0] < 0x10
	default:
		return true
	}
}

// Salt brings a salt of two bytes or more into the shape. AnyShape makes one that
// clients read alike whatever they do with zeros.
func (s Shape) Salt(salt []byte) []byte {
	switch s {
	case LeadingZeros:
		salt[0], salt[1] = 0, 0x10+salt[1]%0x70
	case HighBit:
		salt[0] |= 0x80
	case OddDigits:
		salt[0] = 1 + salt[0]%0x0f
	default:
		salt[0] = 0x10 + salt[0]%0x70
	}
	return salt
}

// NewShapedServer is NewServer for tests of clients: it draws b until B and the
// value that is shared with the client of SRP_A have the shapes. A byte of zeros in
// the shared value takes a second or more.
func NewShapedServer(verifier Verifier, srpA string, public, shared Shape, random io.Reader) (*Server, error) {
	clientPublic, err := parseClientValue(srpA)
	if err != nil {
		return nil, err
	}
	for {
		secret, err := randomExponent(random)
		if err != nil {
			return nil, fmt.Errorf("draw the server's secret: %w", err)
		}
		server, err := newServer(verifier, secret)
		if err != nil {
			return nil, err
		}
		if !public.fits(padded(server.public)) {
			continue
		}
		u := scrambler(clientPublic.bytes(), server.public)
		if checkScrambler(u) == nil && (shared == AnyShape || shared.fits(server.shared(clientPublic, u[:]))) {
			return server, nil
		}
	}
}

// padded is a number in the width of the group.
func padded(number []byte) []byte {
	wide := make([]byte, size)
	copy(wide[len(wide)-len(number):], number)
	return wide
}
