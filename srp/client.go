package srp

import (
	"encoding/base64"
	"fmt"
	"io"
)

// Client is the client's side of one handshake. It is good for one challenge: a
// second sign-in, also that of a device, needs a new Client.
type Client struct {
	secret exponent // a
	public []byte   // A
}

// Challenge is what the server answers to A, as it travels: Salt and B in
// hexadecimal, SecretBlock in base64.
type Challenge struct {
	Salt, B, SecretBlock string
}

// Proof is the client's answer to a challenge.
type Proof struct {
	// Signature is base64 of 32 bytes, PASSWORD_CLAIM_SIGNATURE.
	Signature string
	// Workings is how the signature came about.
	Derivation Derivation
}

// NewClient draws a secret a of 256 bits from random, which has to be a
// cryptographic source, and computes A = 2^a mod N. It fails only if random does.
func NewClient(random io.Reader) (*Client, error) {
	secret, err := randomExponent(random)
	if err != nil {
		return nil, fmt.Errorf("draw the client's secret: %w", err)
	}
	return newClient(secret), nil
}

func newClient(secret exponent) *Client {
	var public element
	public.powerOfTwo(secret)
	public.fromMontgomery(&public)
	return &Client{secret: secret, public: shortest(public.bytes())}
}

// A returns the client's public value as it travels in SRP_A: hexadecimal in
// lower case, without leading zeros.
func (c *Client) A() string {
	return text(c.public)
}

// Prove answers a challenge. The timestamp must be the very text that will be sent
// (see [Timestamp]). The errors are ErrBadServerValue, ErrBadSalt and
// ErrBadSecretBlock; a wrong password is no error, it gives a signature the server
// refuses.
func (c *Client) Prove(identity Identity, password string, challenge Challenge, timestamp string) (Proof, error) {
	salt, err := parseNumber(challenge.Salt)
	if err != nil {
		return Proof{}, fmt.Errorf("%w: %w", ErrBadSalt, err)
	}
	serverPublic, err := parseResidue(challenge.B)
	if err != nil {
		return Proof{}, fmt.Errorf("%w: %w", ErrBadServerValue, err)
	}
	secretBlock, err := base64.StdEncoding.DecodeString(challenge.SecretBlock)
	if err != nil {
		return Proof{}, ErrBadSecretBlock
	}
	u := scrambler(c.public, serverPublic.bytes())
	if err := checkScrambler(u); err != nil {
		return Proof{}, fmt.Errorf("%w: %w", ErrBadServerValue, err)
	}
	x := passwordExponent(identity, password, salt)

	shared, verifier := c.shared(serverPublic, u[:], x[:])
	key, err := signingKey(shared, u[:])
	if err != nil {
		return Proof{}, err
	}
	signature := sign(key, identity, secretBlock, timestamp)
	return Proof{
		Signature: base64.StdEncoding.EncodeToString(signature),
		Derivation: Derivation{
			K:           shortest(multiplier.bytes()),
			ClientA:     c.secret.bytes(),
			A:           c.public,
			B:           shortest(serverPublic.bytes()),
			Salt:        salt,
			U:           shortest(u[:]),
			X:           shortest(x[:]),
			V:           shortest(verifier),
			S:           shortest(shared),
			HKDFSalt:    encode(u[:]),
			HKDFInput:   encode(shared),
			Key:         key,
			Identity:    identity,
			SecretBlock: secretBlock,
			Timestamp:   timestamp,
		},
	}, nil
}

// shared computes S = (B - k*2^x)^(a+u*x) mod N, and the verifier 2^x on the way.
// The exponent is not reduced.
func (c *Client) shared(serverPublic *element, u, x []byte) (shared, verifier []byte) {
	passwordPower := exponentFromBytes(x)
	var power, base element
	power.powerOfTwo(passwordPower)
	base.mul(&power, &multiplier) // plain, as the multiplier is
	base.sub(serverPublic, &base)
	base.toMontgomery(&base)
	base.power(&base, c.secret.plusProduct(exponentFromBytes(u), passwordPower))

	base.fromMontgomery(&base)
	power.fromMontgomery(&power)
	return base.bytes(), power.bytes()
}
