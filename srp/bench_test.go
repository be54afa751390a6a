package srp

import (
	"crypto/rand"
	"encoding/base64"
	"math/big"
	"testing"
	"time"
)

// BenchmarkHandshakeAgainstBig measures a client's whole handshake (A, S and the
// signature) and, turn by turn with it, what the usual client in Go does for the
// same: three powers in math/big with a 1024-bit a. It compares the fastest runs of
// both, which are the ones nothing else disturbed.
func BenchmarkHandshakeAgainstBig(b *testing.B) {
	handshake := newHandshake(b)
	ours, theirs := time.Hour, time.Hour
	for b.Loop() {
		start := time.Now()
		handshake.prove(b)
		ours = min(ours, time.Since(start))

		start = time.Now()
		handshake.proveWithBig(b)
		theirs = min(theirs, time.Since(start))
	}
	b.ReportMetric(float64(theirs)/float64(ours), "times-as-fast")
	b.ReportMetric(float64(ours.Microseconds()), "µs/handshake")
	b.ReportMetric(float64(theirs.Microseconds()), "µs/big-handshake")
}

func BenchmarkClient(b *testing.B) {
	handshake := newHandshake(b)
	for b.Loop() {
		handshake.prove(b)
	}
}

func BenchmarkServer(b *testing.B) {
	handshake := newHandshake(b)
	for b.Loop() {
		server, err := NewServer(handshake.verifier, rand.Reader)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := server.Verify(handshake.identity, handshake.challenge.B, nil, "", wrongSignature); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPowerOfTwo(b *testing.B) {
	var z element
	e := exponent{0x123456789abcdef, 0x23456789abcdef1, 0x3456789abcdef12, 0x456789abcdef123}
	for b.Loop() {
		z.powerOfTwo(e)
	}
}

func BenchmarkMul(b *testing.B) {
	x, y, z := rSquared, modulus, element{}
	for b.Loop() {
		z.mul(&x, &y)
	}
}

func BenchmarkSquare(b *testing.B) {
	x := rSquared
	for b.Loop() {
		x.square(&x)
	}
}

func BenchmarkProduct(b *testing.B) {
	x, y := rSquared, modulus
	var z wide
	for b.Loop() {
		z.multiply(&x, &y)
	}
}

func BenchmarkProductSquare(b *testing.B) {
	x := rSquared
	var z wide
	for b.Loop() {
		z.square(&x)
	}
}

func BenchmarkReduce(b *testing.B) {
	var z element
	for b.Loop() {
		var product wide
		copy(product[:], rSquared[:])
		z.reduce(&product)
	}
}

func BenchmarkPick(b *testing.B) {
	var z element
	var powers table
	for b.Loop() {
		z.pick(&powers, 17)
	}
}

// wrongSignature has the right form.
var wrongSignature = base64.StdEncoding.EncodeToString(make([]byte, 32))

// handshake is a server's challenge to answer over and over.
type handshake struct {
	identity  Identity
	password  string
	verifier  Verifier
	challenge Challenge
	timestamp string
}

func newHandshake(b *testing.B) handshake {
	h := handshake{identity: Identity{"AbCdEf123", "alice"}, password: "Corr3ct-Horse!", timestamp: "Wed Jan 10 13:15:09 UTC 2024"}
	var err error
	if h.verifier, err = NewVerifier(h.identity, h.password, rand.Reader); err != nil {
		b.Fatal(err)
	}
	server, err := NewServer(h.verifier, rand.Reader)
	if err != nil {
		b.Fatal(err)
	}
	h.challenge = Challenge{
		Salt:        h.verifier.SaltText(),
		B:           server.B(),
		SecretBlock: base64.StdEncoding.EncodeToString(make([]byte, 1200)),
	}
	return h
}

func (h handshake) prove(b *testing.B) {
	client, err := NewClient(rand.Reader)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := client.Prove(h.identity, h.password, h.challenge, h.timestamp); err != nil {
		b.Fatal(err)
	}
}

func (h handshake) proveWithBig(b *testing.B) {
	n, g, k := modulus.big(), big.NewInt(2), multiplier.big()
	secret := make([]byte, 128)
	if _, err := rand.Read(secret); err != nil {
		b.Fatal(err)
	}
	a := new(big.Int).SetBytes(secret)
	clientPublic := new(big.Int).Exp(g, a, n)
	serverPublic, _ := new(big.Int).SetString(h.challenge.B, 16)

	uHash := scrambler(clientPublic.Bytes(), serverPublic.Bytes())
	xHash := passwordExponent(h.identity, h.password, h.verifier.Salt)
	u, x := new(big.Int).SetBytes(uHash[:]), new(big.Int).SetBytes(xHash[:])
	base := new(big.Int).Exp(g, x, n)
	base.Sub(serverPublic, base.Mul(base, k))
	base.Mod(base, n)
	shared := new(big.Int).Exp(base, a.Add(a, u.Mul(u, x)), n)

	key, err := signingKey(shared.Bytes(), uHash[:])
	if err != nil {
		b.Fatal(err)
	}
	sign(key, h.identity, make([]byte, 1200), h.timestamp)
}
