// Package why explains the steps of a walk: why the service asks for a
// challenge, and why it refused, to somebody who never read the developer
// guide.
//
// What is known is data: rows that name an exception, a message, and where they
// apply, with a meaning, likely causes, and moves (catalogue.go and a file per
// family); the most specific row wins. Rows are told apart by id: pain-01 to
// pain-41 are the troubles people report most, other ids are plain words.
// Causes are made specific from the walk where it tells: the hash that was sent,
// the time that an answer took, the clock of the other side.
//
// The package knows Cognito's names and messages. Which settings lead to which
// challenge it asks of flow/pool. It refuses to know networks, terminals and
// the arithmetic of SRP, and it never quotes what a person kept secret.
package explain
