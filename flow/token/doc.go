// Package token decodes and verifies the ID and access tokens of a user pool
// (JWS, RFC 7515 and 7519, always RS256).
//
// Decoding and verifying give two different types: Unverified is what a token
// says of itself, Verified is what the pool's own keys and the expected claims
// confirm. Only Keys.Verify makes a Verified.
//
// The room knows the forms of tokens, the pool's key set and what a server has
// to check. It refuses to know how keys travel (a function is handed in), what
// time it is (so is the time), and how a token was come by.
package token
