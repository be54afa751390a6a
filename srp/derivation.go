package srp

import (
	"fmt"
	"io"
)

// Derivation is every value on the way to a signature, under the letter the
// protocol gives it, to be looked at. Numbers are in their shortest big-endian
// form; zero is empty.
//
// Most of it is as secret as the password: whoever has X, V or S and the public
// values can sign in or search for the password offline. Formatting with package
// fmt shows nothing.
type Derivation struct {
	K       []byte // multiplier of the verifier, a constant
	ClientA []byte // a, the client's secret exponent
	A       []byte // 2^a mod N
	B       []byte // the server's public value
	Salt    []byte // the number that was hashed
	U       []byte // hash of A and B
	X       []byte // hash of salt, identity and password
	V       []byte // 2^X mod N, the verifier the server should have
	S       []byte // the shared value, (B - K*V)^(ClientA + U*X) mod N

	HKDFSalt  []byte // signed encoding of U
	HKDFInput []byte // signed encoding of S
	Key       []byte // the 16 bytes HKDF gives

	// What is signed with Key, in this order, with nothing in between.
	Identity    Identity
	SecretBlock []byte
	Timestamp   string
}

// Format writes a placeholder whatever the verb.
func (Derivation) Format(f fmt.State, _ rune) { withhold(f) }

// Format writes a placeholder whatever the verb.
func (*Client) Format(f fmt.State, _ rune) { withhold(f) }

// Format writes a placeholder whatever the verb.
func (*Server) Format(f fmt.State, _ rune) { withhold(f) }

// Format writes a placeholder whatever the verb.
func (Verifier) Format(f fmt.State, _ rune) { withhold(f) }

// Format writes a placeholder whatever the verb.
func (DeviceRegistration) Format(f fmt.State, _ rune) { withhold(f) }

func withhold(f fmt.State) {
	_, _ = io.WriteString(f, "[withheld]")
}
