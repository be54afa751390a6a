// Package webauthn reads what authenticators and browsers make (Web Authentication,
// https://www.w3.org/TR/webauthn-3/) and checks its signatures. What has to be true of
// it otherwise is for the pool's rules to say.
package webauthn
