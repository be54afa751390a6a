package srp

import (
	"crypto/subtle"
	"fmt"
	"io"
	"slices"
)

// saltSize is the number of bytes of a new salt.
const saltSize = 16

// Verifier is what a server keeps instead of a password. Both are unsigned
// big-endian numbers; V = 2^x mod N is from 1 to N-1.
type Verifier struct {
	Salt, V []byte
}

// NewVerifier makes the verifier of a new password under a fresh salt. It fails
// only if random does.
//
// The first byte of the salt is 0x10 to 0x7f, so that clients that lose leading
// zeros or the sign byte still agree with those that do not.
func NewVerifier(identity Identity, password string, random io.Reader) (Verifier, error) {
	salt, err := randomBytes(random, saltSize)
	if err != nil {
		return Verifier{}, fmt.Errorf("draw a salt: %w", err)
	}
	salt[0] = 0x10 + salt[0]%0x70
	return DeriveVerifier(identity, password, salt), nil
}

// DeriveVerifier makes the verifier of a password under a given salt.
func DeriveVerifier(identity Identity, password string, salt []byte) Verifier {
	x := passwordExponent(identity, password, salt)
	var power element
	power.powerOfTwo(exponentFromBytes(x[:]))
	power.fromMontgomery(&power)
	return Verifier{Salt: slices.Clone(salt), V: power.bytes()}
}

// SaltText returns the salt as it travels in SALT: hexadecimal in lower case,
// without leading zeros.
func (v Verifier) SaltText() string {
	return text(v.Salt)
}

// Matches reports whether the verifier was made from this password, in constant
// time.
func (v Verifier) Matches(identity Identity, password string) bool {
	stored, err := residue(v.V)
	if err != nil {
		return false
	}
	derived := DeriveVerifier(identity, password, v.Salt)
	return subtle.ConstantTimeCompare(stored.bytes(), derived.V) == 1
}
