// Package issue makes and reads what the emulator hands out after a sign-in:
// the keys of a pool and its key set, access and ID tokens, and sealed refresh
// tokens. Whether a user may have a token is for others to decide.
package issue
