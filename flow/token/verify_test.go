package token_test

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"authwalk/flow/token"

	"github.com/go-jose/go-jose/v4"
)

// verify checks everything that a server has to.
func verify(t *testing.T, keys *token.Keys, given token.Unverified, expected token.Expect) error {
	t.Helper()
	for _, check := range token.Checks(given, issuer, expected) {
		if !check.OK {
			return fmt.Errorf("%s: %s", check.Claim, check.Found)
		}
	}
	return keys.VerifySignature(t.Context(), given, expected.Now)
}

func TestVerifyAcceptsWhatThePoolSigned(t *testing.T) {
	keys := poolKeys(t)
	for use, claims := range map[token.Use]object{token.ID: idClaims(), token.Access: accessClaims()} {
		if err := verify(t, keys, decode(t, sign(t, claims)), expect(use)); err != nil {
			t.Error(err)
		}
	}
}

func TestVerifyChecksEveryClaim(t *testing.T) {
	type row struct {
		name    string
		use     token.Use
		claims  object
		blaming string
	}
	var rows []row
	for _, name := range []string{"iss", "token_use", "aud", "exp", "iat"} {
		for what, value := range map[string]any{
			"missing": nil, "wrong": "wrong", "array": []any{idClaims()[name]}, "object": object{"a": 1}, "true": true,
		} {
			rows = append(rows, row{name + " " + what, token.ID, changed(idClaims(), name, value), name})
		}
	}
	rows = append(rows,
		row{"access token for id", token.ID, accessClaims(), "token_use"},
		row{"id token for access", token.Access, idClaims(), "token_use"},
		row{"access token with aud only", token.Access, changed(changed(accessClaims(), "client_id", nil), "aud", clientID), "client_id"},
		row{"issuer with a slash", token.ID, changed(idClaims(), "iss", issuer+"/"), "iss"},
		row{"issuer in capitals", token.ID, changed(idClaims(), "iss", strings.ToUpper(issuer)), "iss"},
		row{"name in capitals", token.ID, changed(changed(idClaims(), "iss", nil), "ISS", issuer), "iss"},
		row{"expired", token.ID, changed(idClaims(), "exp", now.Add(-time.Minute).Unix()), "exp"},
		row{"expires with a fraction", token.ID, changed(idClaims(), "exp", float64(now.Unix())+90.5), "exp"},
		row{"issued tomorrow", token.ID, changed(idClaims(), "iat", now.Add(24*time.Hour).Unix()), "iat"},
		row{"not before tomorrow", token.ID, changed(idClaims(), "nbf", now.Add(24*time.Hour).Unix()), "nbf"},
		row{"not before nonsense", token.ID, changed(idClaims(), "nbf", "soon"), "nbf"},
	)
	keys := poolKeys(t)
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			err := verify(t, keys, decode(t, sign(t, row.claims)), expect(row.use))
			if err == nil || !strings.HasPrefix(err.Error(), row.blaming+": ") {
				t.Errorf("error %v, want one about %s", err, row.blaming)
			}
		})
	}
}

func TestLeewayReachesAsFarAsItSays(t *testing.T) {
	keys := poolKeys(t)
	for offset, want := range map[time.Duration]bool{
		-59 * time.Second: true, -60 * time.Second: false, 0: true, time.Hour: true,
	} {
		claims := changed(idClaims(), "exp", now.Add(offset).Unix())
		err := verify(t, keys, decode(t, sign(t, claims)), expect(token.ID))
		if (err == nil) != want {
			t.Errorf("exp %v from now: %v", offset, err)
		}
	}
	for offset, want := range map[time.Duration]bool{60 * time.Second: true, 61 * time.Second: false} {
		for _, name := range []string{"iat", "nbf"} {
			claims := changed(idClaims(), name, now.Add(offset).Unix())
			err := verify(t, keys, decode(t, sign(t, claims)), expect(token.ID))
			if (err == nil) != want {
				t.Errorf("%s %v from now: %v", name, offset, err)
			}
		}
	}
}

func TestAnEmptyExpectationIsNeverMet(t *testing.T) {
	claims := changed(changed(idClaims(), "client_id", ""), "token_use", "")
	err := verify(t, poolKeys(t), decode(t, sign(t, claims)), token.Expect{Now: now})
	if err == nil {
		t.Error("verified against nothing")
	}
}

func TestVerifyRefusesForgedSignatures(t *testing.T) {
	genuine := sign(t, idClaims())
	signature := genuine[strings.LastIndex(genuine, ".")+1:]
	claims := encode(t, idClaims())
	publicPEM, err := json.Marshal(publicKey(keyID))
	if err != nil {
		t.Fatal(err)
	}
	stranger, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	head := func(members object) string { return encode(t, members) }
	tampered := encode(t, changed(idClaims(), "cognito:username", "marco"))
	for name, text := range map[string]string{
		"none":                  head(object{"alg": "none", "kid": keyID}) + "." + claims + ".",
		"nOnE":                  head(object{"alg": "nOnE", "kid": keyID}) + "." + claims + "." + signature,
		"no algorithm":          head(object{"kid": keyID}) + "." + claims + "." + signature,
		"algorithm in an array": head(object{"alg": []string{"RS256"}, "kid": keyID}) + "." + claims + "." + signature,
		"empty signature":       genuine[:strings.LastIndex(genuine, ".")+1],
		"other claims":          head(object{"alg": "RS256", "kid": keyID}) + "." + tampered + "." + signature,
		"HS256 with the key":    signWith(t, publicPEM, jose.HS256, keyID, idClaims()),
		"HS256 with the n":      signWith(t, signingKey().N.Bytes(), jose.HS256, keyID, idClaims()),
		"PS256":                 signWith(t, signingKey(), jose.PS256, keyID, idClaims()),
		"RS512":                 signWith(t, signingKey(), jose.RS512, keyID, idClaims()),
		"stranger's key":        signWith(t, stranger, jose.RS256, keyID, idClaims()),
		"no kid":                signWith(t, signingKey(), jose.RS256, "", idClaims()),
		"crit":                  signCritical(t),
		"crit for b64":          head(object{"alg": "RS256", "kid": keyID, "crit": []string{"b64"}, "b64": false}) + "." + claims + "." + signature,
		"key in the header":     signEmbedded(t, stranger),
	} {
		t.Run(name, func(t *testing.T) {
			err := poolKeys(t).VerifySignature(t.Context(), decode(t, text), now)
			if err == nil || strings.HasPrefix(name, "crit") && !strings.HasPrefix(err.Error(), "crit: ") {
				t.Errorf("the signature: %v", err)
			}
		})
	}
}

func signCritical(t *testing.T) string {
	return signWithOptions(t, signingKey(), (&jose.SignerOptions{}).
		WithHeader("kid", keyID).WithHeader("crit", []string{"exp"}).WithHeader("exp", 1))
}

func signEmbedded(t *testing.T, key *rsa.PrivateKey) string {
	return signWithOptions(t, key, (&jose.SignerOptions{EmbedJWK: true}).WithHeader("kid", keyID).
		WithHeader("jku", "https://evil.test/jwks.json").WithHeader("x5u", "https://evil.test/x5u"))
}

func signWithOptions(t *testing.T, key *rsa.PrivateKey, options *jose.SignerOptions) string {
	t.Helper()
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: key}, options)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(idClaims())
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

func TestVerifyWithoutAToken(t *testing.T) {
	if err := verify(t, poolKeys(t), token.Unverified{}, expect(token.ID)); err == nil {
		t.Error("nothing was verified")
	}
}

func TestChecksNameEveryFault(t *testing.T) {
	claims := changed(changed(idClaims(), "exp", now.Add(-90*time.Minute).Unix()), "aud", "another")
	claims = changed(changed(claims, "iat", now.Add(2*time.Hour).Unix()), "nbf", now.Add(3*time.Hour).Unix())
	var faults []string
	for _, check := range token.Checks(decode(t, sign(t, claims)), issuer, expect(token.ID)) {
		if !check.OK {
			faults = append(faults, check.Claim+" "+check.Found)
		}
	}
	if got := strings.Join(faults, "; "); got != "aud does not match; exp expired 1h30m0s ago; iat issued 2h0m0s in the future; nbf valid from a time 3h0m0s in the future" {
		t.Errorf("faults %q", got)
	}
}

func TestEveryClaimOfCognitoIsExplained(t *testing.T) {
	for _, name := range strings.Fields(`alg kid sub iss exp iat jti auth_time token_use scope client_id username event_id
		origin_jti device_key cognito:groups version aud cognito:username cognito:roles cognito:preferred_role identities
		email email_verified phone_number phone_number_verified custom:tenant nonce at_hash address birthdate family_name
		gender given_name locale middle_name name nickname picture preferred_username profile updated_at website zoneinfo`) {
		if token.Explain(name) == "" {
			t.Errorf("%s is not explained", name)
		}
	}
	for _, name := range []string{"", "custom:", "something_else"} {
		if said := token.Explain(name); said != "" {
			t.Errorf("%q is explained: %s", name, said)
		}
	}
}
