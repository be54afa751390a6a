// Package check says what keeps a user from signing in, and what is wrong with a pool
// and its clients.
//
// It makes no call that changes anything, and asks nothing twice: what flow/pull reads of
// a live pool, or a pool file has, are the facts. Findings are pure functions of them.
// How sign-ins go is asked of flow/pool, whose rules the emulator obeys.
//
// Findings have the ids of flow/explain where they are of the same trouble: pain-01 to
// pain-41 are the troubles people report most, other ids are plain words.
package check
