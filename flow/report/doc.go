// Package report makes of a recorded walk what can be handed on: Markdown for a
// ticket, one HTML page, a HAR file, JSON, and a script for `authwalk run`.
//
// It knows how each of them is written. It refuses to know where records are kept,
// and it never sees a secret: records have none.
package report
