// Package explain says why the steps of a walk came: why the service asks for a
// challenge, and why it refused, to a reader who has not read the developer
// guide.
//
// What is known is data: rows that name an exception, a message, and where they
// apply, with a description, likely causes, and actions (catalogue.go and a file
// per family); the most specific row wins. Errors of ours are told apart by
// walk.ErrorReason, Cognito's by exception and message. Rows are told apart by
// id: pain-01 to pain-41 are the troubles people report most, other ids are
// plain words.
//
// Where pool, client and user are known, flow/pool decides why: its reason is
// the first cause, and guesses that contradict it are left out. Whom a typed
// name means is asked of flow/pool alone. Further causes come from the walk: the
// hash that was sent, the time that an answer took, the clock of the other side.
//
// The package knows Cognito's names and messages. It refuses to know networks,
// terminals and the arithmetic of SRP, and it never quotes what a person kept
// secret.
package explain
