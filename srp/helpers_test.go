package srp

import (
	"encoding/base64"
	"io"
	"math/big"
	"testing"
)

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n got %s\nwant %s", what, got, want)
	}
}

// number reads hexadecimal digits through the package, keeping no leading zeros.
func number(t testing.TB, digits string) []byte {
	t.Helper()
	n, err := parseNumber(digits)
	if err != nil {
		t.Fatalf("%q: %v", digits, err)
	}
	return n
}

func unbase64(t testing.TB, text string) []byte {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (z *element) big() *big.Int {
	return new(big.Int).SetBytes(z.bytes())
}

func fromBig(n *big.Int) *element {
	z := new(element)
	z.setBytes(n.Bytes())
	return z
}

// fixedReader gives its bytes once and then ends.
type fixedReader struct{ bytes []byte }

func (r *fixedReader) Read(p []byte) (int, error) {
	if len(r.bytes) == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.bytes)
	r.bytes = r.bytes[n:]
	return n, nil
}

func testServer(t testing.TB) *Server {
	t.Helper()
	server, err := newServer(DeriveVerifier(Identity{"pool", "user"}, "password", []byte{0x42}), exponent{1, 2, 3, 4})
	if err != nil {
		t.Fatal(err)
	}
	return server
}
