package token

import (
	"fmt"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// Check is one thing a server has to check about a token.
type Check struct {
	// Claim is the claim or header member looked at.
	Claim string
	OK    bool
	// Unknown is set when there was nothing to compare the claim with.
	Unknown bool
	// Found is what the check found, in a few words.
	Found string
}

// Checks looks at the header and the claims, not at the signature.
//
// iss is exactly the issuer; token_use as expected; the app client in aud (ID
// token) or client_id (access token, which has no aud); exp, iat and, where
// present, nbf against the expected time.
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
func Checks(token Unverified, issuer string, expect Expect) []Check {
	checks := append(headerChecks(token),
		checkText(token, "iss", issuer),
		checkText(token, "token_use", string(expect.Use)),
		checkText(token, ClientClaim(expect.Use), expect.ClientID),
		checkExpires(token, expect),
		checkBegun(token, "iat", "issued", expect),
	)
	if token.Claim("nbf") != nil {
		checks = append(checks, checkBegun(token, "nbf", "valid from a time", expect))
	}
	return checks
}

func headerChecks(token Unverified) []Check {
	algorithm, _ := find(token.Header(), "alg").StringValue()
	id, _ := find(token.Header(), "kid").StringValue()
	checks := []Check{
		verdict("alg", algorithm == string(jose.RS256), "RS256", "not RS256, which Cognito always uses"),
		verdict("kid", id != "", "names a key", "names no key"),
	}
	if find(token.Header(), "crit") != nil {
		checks = append(checks, Check{Claim: "crit", Found: "requires an extension that Cognito does not use"})
	}
	return checks
}

func verdict(claim string, ok bool, good, bad string) Check {
	if ok {
		return Check{Claim: claim, OK: true, Found: good}
	}
	return Check{Claim: claim, Found: bad}
}

// ClientClaim is the claim that names the app client.
func ClientClaim(use Use) string {
	if use == ID {
		return "aud"
	}
	return "client_id"
}

// checkText never lets an empty expectation be met.
func checkText(token Unverified, name, want string) Check {
	got, ok := token.Claim(name).StringValue()
	switch {
	case token.Claim(name) == nil:
		return Check{Claim: name, Found: "missing"}
	case !ok:
		return Check{Claim: name, Found: "not a string"}
	case want == "":
		return Check{Claim: name, Unknown: true, Found: "not checked: no expected value"}
	default:
		return verdict(name, got == want, "matches", "does not match")
	}
}

func checkExpires(token Unverified, expect Expect) Check {
	expires, ok := token.Claim("exp").Time()
	if !ok {
		return Check{Claim: "exp", Found: "missing or not a time"}
	}
	if ago := expect.Now.Sub(expires); ago >= expect.Leeway {
		return Check{Claim: "exp", Found: fmt.Sprintf("expired %s ago", ago.Truncate(time.Second))}
	}
	return Check{Claim: "exp", OK: true, Found: "not expired"}
}

func checkBegun(token Unverified, name, begun string, expect Expect) Check {
	begins, ok := token.Claim(name).Time()
	if !ok {
		return Check{Claim: name, Found: "missing or not a time"}
	}
	if ahead := begins.Sub(expect.Now); ahead > expect.Leeway {
		return Check{Claim: name, Found: fmt.Sprintf("%s %s in the future", begun, ahead.Truncate(time.Second))}
	}
	return Check{Claim: name, OK: true, Found: begun + " in the past"}
}
