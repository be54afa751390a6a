// Package flow is the controller of a walk: it begins one, answers challenges,
// makes the calls beside them, and replays walks up to a step. It computes what
// a person cannot (SRP proofs, secret hashes) and goes on by itself where no
// person is needed.
//
// A walk is a value. Every method that may talk to the network takes a walk
// and returns a longer one; nothing that was made is ever changed. Failures are
// steps of the walk, not Go errors.
package flow
