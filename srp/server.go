package srp

import (
	"errors"
	"fmt"
	"io"
	"slices"
)

// Server is the server's side of one handshake, from B to the verdict. It is not
// changed by use.
type Server struct {
	secret   exponent // b
	public   []byte   // B
	verifier element  // in Montgomery form
}

// NewServer draws a secret b of 256 bits from random, which has to be a
// cryptographic source, and computes B = k*v + 2^b mod N. It returns ErrBadVerifier
// for a V that is not from 1 to N-1.
func NewServer(verifier Verifier, random io.Reader) (*Server, error) {
	for {
		secret, err := randomExponent(random)
		if err != nil {
			return nil, fmt.Errorf("draw the server's secret: %w", err)
		}
		server, err := newServer(verifier, secret)
		if err != nil {
			return nil, err
		}
		if len(server.public) > 0 {
			return server, nil
		}
	}
}

func newServer(verifier Verifier, secret exponent) (*Server, error) {
	v, err := residue(verifier.V)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBadVerifier, err)
	}
	server := &Server{secret: secret}
	server.verifier.toMontgomery(v)

	var public, masked element
	public.powerOfTwo(secret)
	masked.toMontgomery(&multiplier)
	masked.mul(&masked, &server.verifier)
	public.add(&public, &masked)
	public.fromMontgomery(&public)
	server.public = shortest(public.bytes())
	return server, nil
}

// Bytes is all that the server has to remember: b, B and the verifier. Whoever has them
// can prove the password as its owner does.
func (s *Server) Bytes() []byte {
	var verifier, public element
	verifier.fromMontgomery(&s.verifier)
	public.setBytes(s.public)
	secret := make([]byte, exponentSize)
	shortest := s.secret.bytes()
	copy(secret[exponentSize-len(shortest):], shortest)
	return slices.Concat(secret, public.bytes(), verifier.bytes())
}

// ParseServer is the server that Bytes was called of.
func ParseServer(remembered []byte) (*Server, error) {
	var public, verifier element
	size := len(public.bytes())
	if len(remembered) != exponentSize+2*size {
		return nil, errors.New("these are not the bytes of a server")
	}
	public.setBytes(remembered[exponentSize : exponentSize+size])
	verifier.setBytes(remembered[exponentSize+size:])
	s := &Server{secret: exponentFromBytes(remembered[:exponentSize]), public: shortest(public.bytes())}
	s.verifier.toMontgomery(&verifier)
	return s, nil
}

// B returns the server's public value as it travels in SRP_B: hexadecimal in lower
// case, without leading zeros.
func (s *Server) B() string {
	return text(s.public)
}

// CheckA returns ErrBadClientValue if the text of SRP_A is not a hexadecimal number
// from 1 to N-1 of at most 1024 digits. A multiple of N must never be used: it makes
// S zero whatever the password.
func CheckA(srpA string) error {
	_, err := parseClientValue(srpA)
	return err
}

func parseClientValue(srpA string) (*element, error) {
	a, err := parseResidue(srpA)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBadClientValue, err)
	}
	return a, nil
}

// Verify reports whether signature, base64 as received, proves the password. The
// secret block is decoded; the timestamp is the canonical text (see
// [ParseTimestamp]). It returns ErrBadClientValue for an unusable A; everything
// else that is wrong is just a wrong signature. The comparison takes constant time.
func (s *Server) Verify(identity Identity, srpA string, secretBlock []byte, timestamp, signature string) (bool, error) {
	clientPublic, err := parseClientValue(srpA)
	if err != nil {
		return false, err
	}
	u := scrambler(clientPublic.bytes(), s.public)
	if err := checkScrambler(u); err != nil {
		return false, fmt.Errorf("%w: %w", ErrBadClientValue, err)
	}
	key, err := signingKey(s.shared(clientPublic, u[:]), u[:])
	if err != nil {
		return false, err
	}
	expected := sign(key, identity, secretBlock, timestamp)
	return signatureMatches(signature, expected), nil
}

// shared computes S = (A * v^u)^b mod N.
func (s *Server) shared(clientPublic *element, u []byte) []byte {
	var power, base element
	power.power(&s.verifier, exponentFromBytes(u))
	base.toMontgomery(clientPublic)
	base.mul(&base, &power)
	base.power(&base, s.secret)
	base.fromMontgomery(&base)
	return base.bytes()
}
