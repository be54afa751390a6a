package token_test

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"maps"
	"sync"
	"testing"
	"time"

	"authwalk/flow/token"

	"github.com/go-jose/go-jose/v4"
)

const (
	issuer   = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E"
	clientID = "4example0client1id2abc3def4"
	keyID    = "cGF1bCBhbmQgbmFkaWEgaGF2ZSBhIGtleSBlYWNoIQ=="
)

var now = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

var signingKey = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

type object = map[string]any

func idClaims() object {
	return object{
		"sub": "8f14e45f-ceea-4e7b-9a63-3f1c5f3a1b00", "iss": issuer, "aud": clientID, "token_use": "id",
		"auth_time": now.Unix() - 60, "iat": now.Unix() - 60, "exp": now.Unix() + 3540,
		"cognito:username": "nadia", "email_verified": true,
	}
}

func accessClaims() object {
	claims := idClaims()
	delete(claims, "aud")
	claims["client_id"], claims["token_use"] = clientID, "access"
	return claims
}

func changed(claims object, name string, value any) object {
	claims = maps.Clone(claims)
	if value == nil {
		delete(claims, name)
	} else {
		claims[name] = value
	}
	return claims
}

func encode(t testing.TB, value any) string {
	t.Helper()
	raw, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}

func sign(t testing.TB, claims object) string {
	t.Helper()
	return signWith(t, signingKey(), jose.RS256, keyID, claims)
}

func signWith(t testing.TB, key any, algorithm jose.SignatureAlgorithm, id string, claims object) string {
	t.Helper()
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: algorithm, Key: jose.JSONWebKey{Key: key, KeyID: id}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(claims)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := signer.Sign(raw)
	if err != nil {
		t.Fatal(err)
	}
	text, err := signed.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func decode(t testing.TB, text string) token.Unverified {
	t.Helper()
	decoded, err := token.Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	return decoded
}

func keySet(t testing.TB, keys ...jose.JSONWebKey) []byte {
	t.Helper()
	raw, err := json.Marshal(jose.JSONWebKeySet{Keys: keys})
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func publicKey(id string) jose.JSONWebKey {
	return jose.JSONWebKey{Key: signingKey().Public(), KeyID: id, Algorithm: "RS256", Use: "sig"}
}

// jwks serves a fixed key set and counts how often it is asked.
type jwks struct {
	body  []byte
	err   error
	urls  []string
	after func()
}

func (j *jwks) fetch(_ context.Context, url string) ([]byte, error) {
	j.urls = append(j.urls, url)
	if j.after != nil {
		j.after()
	}
	return j.body, j.err
}

func poolKeys(t testing.TB) *token.Keys {
	t.Helper()
	return token.NewKeys(issuer, (&jwks{body: keySet(t, publicKey(keyID))}).fetch)
}

func expect(use token.Use) token.Expect {
	return token.Expect{ClientID: clientID, Use: use, Now: now, Leeway: time.Minute}
}
