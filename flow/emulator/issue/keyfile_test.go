package issue

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"strings"
	"testing"
)

func TestKeysOfAFile(t *testing.T) {
	t.Parallel()
	first, second := rsaKey(t, keyBits), rsaKey(t, keyBits)
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	pkcs8 := func(key any) string {
		der, err := x509.MarshalPKCS8PrivateKey(key)
		return block(t, "PRIVATE KEY", der, err)
	}
	public, err := x509.MarshalPKIXPublicKey(&first.PublicKey)
	for name, test := range map[string]struct {
		text    string
		want    []*rsa.PrivateKey
		refusal string
	}{
		"one of OpenSSL":       {text: pkcs8(first), want: []*rsa.PrivateKey{first, first}},
		"one of long ago":      {text: block(t, "RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(first), nil), want: []*rsa.PrivateKey{first, first}},
		"two":                  {text: "a note\n" + pkcs8(first) + pkcs8(second), want: []*rsa.PrivateKey{first, second}},
		"its certificate":      {text: pkcs8(first) + block(t, "CERTIFICATE", []byte{0}, nil), want: []*rsa.PrivateKey{first, first}},
		"three":                {text: pkcs8(first) + pkcs8(second) + pkcs8(first), refusal: "3 keys"},
		"none":                 {text: "nothing", refusal: "no private key"},
		"another kind":         {text: pkcs8(curve), refusal: "not of RSA"},
		"a curve's own":        {text: block(t, "EC PRIVATE KEY", []byte{0}, nil), refusal: "elliptic curve"},
		"a curve's of ecparam": {text: block(t, "EC PARAMETERS", []byte{0}, nil) + block(t, "EC PRIVATE KEY", []byte{0}, nil), refusal: "elliptic curve"},
		"a public one":         {text: block(t, "PUBLIC KEY", public, err), refusal: "public key only"},
		"an encrypted one":     {text: block(t, "ENCRYPTED PRIVATE KEY", []byte{0}, nil), refusal: "encrypted"},
		"a damaged one":        {text: block(t, "PRIVATE KEY", []byte("canary"), nil), refusal: "damaged"},
		"a short one":          {text: pkcs8(rsaKey(t, 1024)), refusal: "1024 bits"},
		"of something else":    {text: block(t, "CERTIFICATE REQUEST", []byte{0}, nil), refusal: "not a private key"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			keys, err := ParseKeys([]byte(test.text))
			if test.refusal != "" {
				if err == nil || !strings.Contains(err.Error(), test.refusal) {
					t.Errorf("got %v", err)
				}
				return
			}
			if err != nil || len(keys) != 2 || !keys[0].Equal(test.want[0]) || !keys[1].Equal(test.want[1]) {
				t.Errorf("got %d keys, %v", len(keys), err)
			}
		})
	}
}

func rsaKey(t *testing.T, bits int) *rsa.PrivateKey {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func block(t *testing.T, kind string, der []byte, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}

// TestOneKeyIsOnceInTheSet holds that a client finds no key twice.
func TestOneKeyIsOnceInTheSet(t *testing.T) {
	t.Parallel()
	key := rsaKey(t, keyBits)
	set, err := NewKeys([]*rsa.PrivateKey{key, key}).Public()
	if err != nil || len(set.Keys) != 1 {
		t.Errorf("%d keys, %v", len(set.Keys), err)
	}
}
