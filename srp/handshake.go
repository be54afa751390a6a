package srp

import (
	"encoding/base64"
	"fmt"
	"math/big"
)

// Handshake is one that another program makes, to look at what it has to compute. It is
// no client: its arithmetic takes no constant time, and takes any secret.
type Handshake struct {
	// A is SRP_A. Secret is the a behind it in hexadecimal, "" where only that program
	// has it; then A may be left out.
	A, Secret string
	Identity  Identity
	Password  string
	Challenge Challenge
}

// Derivation computes all that can be known of the handshake. Without the secret that is
// neither S nor the key. The errors are those of [Client.Prove], and ErrBadClientValue.
func (h Handshake) Derivation() (Derivation, error) {
	salt, err := parseNumber(h.Challenge.Salt)
	if err != nil {
		return Derivation{}, fmt.Errorf("%w: %w", ErrBadSalt, err)
	}
	serverPublic, err := parseResidue(h.Challenge.B)
	if err != nil {
		return Derivation{}, fmt.Errorf("%w: %w", ErrBadServerValue, err)
	}
	block, err := base64.StdEncoding.DecodeString(h.Challenge.SecretBlock)
	if err != nil {
		return Derivation{}, ErrBadSecretBlock
	}
	secret, public, err := h.client()
	if err != nil {
		return Derivation{}, err
	}
	u := scrambler(public, serverPublic.bytes())
	x := passwordExponent(h.Identity, h.Password, salt)
	d := Derivation{
		K: shortest(multiplier.bytes()), A: public, B: shortest(serverPublic.bytes()), Salt: salt,
		U: shortest(u[:]), X: shortest(x[:]), V: shortest(DeriveVerifier(h.Identity, h.Password, salt).V),
		Identity: h.Identity, SecretBlock: block,
	}
	if secret == nil {
		return d, nil
	}
	d.ClientA = secret.Bytes()
	return d.WithShared(h.shared(secret, d))
}

// client is the secret, nil where it is not known, and A.
func (h Handshake) client() (secret *big.Int, public []byte, err error) {
	if h.Secret == "" {
		a, err := parseClientValue(h.A)
		if err != nil {
			return nil, nil, err
		}
		return nil, shortest(a.bytes()), nil
	}
	number, err := parseNumber(h.Secret)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrBadClientValue, err)
	}
	secret = new(big.Int).SetBytes(number)
	return secret, new(big.Int).Exp(big.NewInt(2), secret, order()).Bytes(), nil
}

// shared computes S = (B - k*v)^(a+u*x) mod N.
func (h Handshake) shared(secret *big.Int, d Derivation) []byte {
	number := func(bytes []byte) *big.Int { return new(big.Int).SetBytes(bytes) }
	base := new(big.Int).Mul(number(d.K), number(d.V))
	base.Sub(number(d.B), base).Mod(base, order())
	power := new(big.Int).Mul(number(d.U), number(d.X))
	return base.Exp(base, power.Add(power, secret), order()).Bytes()
}

// order is N.
func order() *big.Int { return new(big.Int).SetBytes(modulus.bytes()) }

// WithShared is the derivation with a shared value S, and the key that follows from it.
func (d Derivation) WithShared(shared []byte) (Derivation, error) {
	key, err := signingKey(shared, d.U)
	if err != nil {
		return d, err
	}
	d.S, d.HKDFSalt, d.HKDFInput, d.Key = shortest(shared), encode(d.U), encode(shared), key
	return d, nil
}

// Sign is the signature that the key makes for a time, as it travels.
func (d Derivation) Sign(timestamp string) string {
	return base64.StdEncoding.EncodeToString(sign(d.Key, d.Identity, d.SecretBlock, timestamp))
}
