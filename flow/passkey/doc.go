// Package passkey is a software authenticator: it makes passkeys and signs with
// them, as a security key or the key store of a phone does, and as Web
// Authentication level 3 describes it.
//
// Its keys are on P-256 (ES256), its attestation is none and its AAGUID is zero.
// It takes part in no page, so it also plays the browser: it makes the client data,
// with the origin that belongs to the relying party and no other. A key press is
// the user's presence, and the flags say what a person did and nothing else.
//
// Whoever can read a passkey of this package can sign in as its user: it is for
// trying things out.
package passkey
