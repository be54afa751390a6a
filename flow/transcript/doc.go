// Package transcript keeps the record of each walk: a file of JSON lines that a
// person can read, hand on, open again, compare and replay.
//
// The first line says what the walk began with, one line follows for each step,
// and the last says how it ended. What is secret never gets there: everything that
// flow/api does not name as open is replaced on the way in by a tag such as
// password#1, the same for equal secrets of one walk. Which tag stands for which
// secret is known in memory only. Each line carries a check of itself and of all
// lines before it, so that an edited line is noticed; it is no signature.
//
// Nothing that goes wrong with a record stops a walk.
package transcript
