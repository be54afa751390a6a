// Package pool knows how an Amazon Cognito user pool decides: what a pool, its
// clients and its users are set to (UserPool, MfaConfig, Client, User), what
// becomes of a sign-in under these settings (Begin and Resume) and of a request
// about an account, such as signing up or resetting a password (Account and
// Resume), whom a typed name means (Identify), and what a setting cannot be
// (CheckPool, CheckMfaConfig, CheckClient, CheckSchema).
//
// It is pure. The time is a value in the Facts, secrets are checked and
// messages delivered by whoever asks (a Decision may be a Need), and what
// becomes of users and sessions is handed back as Changes. It knows no network,
// no disk, no cryptography beyond comparing secrets in constant time, and no
// terminal, and it imports no other room.
//
// The emulator obeys these rules; the map, the check and the explanations predict
// with them.
package pool
