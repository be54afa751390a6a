package qr

import (
	"net/url"
	"strings"

	"authwalk/flow/walk"

	"rsc.io/qr/coding"
)

// Address is the otpauth address (Google's Key Uri Format) of an authenticator,
// with the issuer said once and the defaults left out: apps take six digits, 30
// seconds and SHA-1 for granted. It holds the secret in clear.
func Address(a walk.Authenticator) string {
	before, after := around(a)
	return before + a.Secret.Reveal() + after
}

// around is the address before and after the secret.
func around(a walk.Authenticator) (before, after string) {
	account := strings.ReplaceAll(url.PathEscape(a.Account), ":", "%3A") // what is before a colon is an issuer
	before = "otpauth://totp/" + account + "?secret="
	if a.Issuer != "" {
		after = "&issuer=" + strings.ReplaceAll(url.QueryEscape(a.Issuer), "+", "%20") // apps show a + as it is
	}
	return before, after
}

// segments is the address in the encodings that make the smallest code: capital
// letters and digits take five and a half bits instead of eight.
func segments(a walk.Authenticator) []coding.Encoding {
	before, after := around(a)
	var secret coding.Encoding = coding.Alpha(a.Secret.Reveal())
	if secret.Check() != nil {
		secret = coding.String(a.Secret.Reveal())
	}
	return []coding.Encoding{coding.String(before), secret, coding.String(after)}
}
