// Package pool knows how an Amazon Cognito user pool decides: what a pool, its
// clients and its users are set to (UserPool, MfaConfig, Client, User), and what
// becomes of a sign-in under these settings (Begin and Resume).
//
// It is pure. The time is a value in the Facts, secrets are checked and
// messages delivered by whoever asks (a Decision may be a Need), and what
// becomes of users and sessions is handed back as Changes. It knows no network,
// no disk, no cryptography beyond comparing secrets in constant time, and no
// terminal, and it imports no other room.
//
// The emulator obeys these rules; the map, the check and the why panel predict
// and explain with them.
package pool
