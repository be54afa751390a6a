package token_test

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"authwalk/flow/token"

	"github.com/go-jose/go-jose/v4"
)

func TestKeysComeFromTheIssuerAndNowhereElse(t *testing.T) {
	for _, id := range []string{"../../evil", "https://evil.test/k", "?a=b", "a\x00b", strings.Repeat("k", 10_000)} {
		set := &jwks{body: keySet(t, publicKey(keyID))}
		keys := token.NewKeys(issuer, set.fetch)
		err := keys.VerifySignature(t.Context(), decode(t, signWith(t, signingKey(), jose.RS256, id, idClaims())), now)
		if err == nil {
			t.Errorf("verified with key id %.20q", id)
		}
		if len(set.urls) != 1 || set.urls[0] != issuer+"/.well-known/jwks.json" {
			t.Errorf("fetched %q", set.urls)
		}
	}
}

func TestKeysAreFetchedAtMostOnceAMinute(t *testing.T) {
	set := &jwks{body: keySet(t, publicKey("older"))}
	keys := token.NewKeys(issuer, set.fetch)
	signed := decode(t, sign(t, idClaims()))
	at := func(after time.Duration) error { return keys.VerifySignature(t.Context(), signed, now.Add(after)) }
	for range 100 {
		if at(59*time.Second) == nil {
			t.Fatal("verified without the key")
		}
	}
	if len(set.urls) != 1 {
		t.Errorf("%d fetches within a minute", len(set.urls))
	}
	set.body = keySet(t, publicKey("older"), publicKey(keyID))
	if err := at(2 * time.Minute); err != nil {
		t.Errorf("a new key is not found: %v", err)
	}
	if err := at(time.Hour); err != nil || len(set.urls) != 2 {
		t.Errorf("%d fetches for a key that is known, %v", len(set.urls), err)
	}
}

func TestACancelledFetchMayBeRepeatedAtOnce(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	set := &jwks{err: context.Canceled, after: cancel}
	keys := token.NewKeys(issuer, set.fetch)
	signed := decode(t, sign(t, idClaims()))
	if err := keys.VerifySignature(ctx, signed, now); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	set.body, set.err, set.after = keySet(t, publicKey(keyID)), nil, nil
	if err := keys.VerifySignature(t.Context(), signed, now); err != nil {
		t.Error(err)
	}
}

func TestKeySetsThatCannotBeUsed(t *testing.T) {
	encryption := publicKey(keyID)
	encryption.Use = "enc"
	other := publicKey(keyID)
	other.Algorithm = "PS256"
	for name, body := range map[string][]byte{
		"not JSON":    []byte(`<html>`),
		"no keys":     []byte(`{}`),
		"encryption":  keySet(t, encryption),
		"algorithm":   keySet(t, other),
		"private key": keySet(t, jose.JSONWebKey{Key: signingKey(), KeyID: keyID}),
		"secret":      keySet(t, jose.JSONWebKey{Key: []byte("secret"), KeyID: keyID}),
		"no key id":   keySet(t, publicKey("")),
		"odd members": []byte(`{"keys":[1,null,{"kty":"XXX"},{"kty":"RSA","n":1}]}`),
	} {
		t.Run(name, func(t *testing.T) {
			keys := token.NewKeys(issuer, (&jwks{body: body}).fetch)
			if err := keys.VerifySignature(t.Context(), decode(t, sign(t, idClaims())), now); err == nil {
				t.Error("verified")
			}
		})
	}
}

func TestWeakKeysAreNotBelieved(t *testing.T) {
	weak, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	body := keySet(t, jose.JSONWebKey{Key: weak.Public(), KeyID: keyID})
	signed := decode(t, signWith(t, weak, jose.RS256, keyID, idClaims()))
	if token.NewKeys(issuer, (&jwks{body: body}).fetch).VerifySignature(t.Context(), signed, now) == nil {
		t.Error("verified with 1024 bits")
	}
}

func TestOddKeysDoNotHideGoodOnes(t *testing.T) {
	good, err := json.Marshal(publicKey(keyID))
	if err != nil {
		t.Fatal(err)
	}
	body := `{"keys":[{"kty":"FUTURE","kid":"x"},null,` + string(good) + `]}`
	keys := token.NewKeys(issuer, (&jwks{body: []byte(body)}).fetch)
	if err := keys.VerifySignature(t.Context(), decode(t, sign(t, idClaims())), now); err != nil {
		t.Error(err)
	}
}

func TestIssuers(t *testing.T) {
	for _, row := range []struct{ got, want string }{
		{token.Issuer("", "eu-west-1_Ab12Cd34E"), issuer},
		{token.Issuer("", "cn-north-1_Ab12Cd34E"), "https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_Ab12Cd34E"},
		{token.Issuer("http://127.0.0.1:9229/", "local_1"), "http://127.0.0.1:9229/local_1"},
		{token.UpdatedIssuer("eu-west-1_Ab12Cd34E"), "https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E"},
	} {
		if row.got != row.want {
			t.Errorf("issuer %q, want %q", row.got, row.want)
		}
	}
}
