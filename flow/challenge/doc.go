// Package challenge is the catalogue of what a walk can be asked: one entry
// for every ChallengeName, one for every AuthFlow, and one for every operation
// that a walk can make beside them.
//
// An entry says what to ask a person (Prompt), how an answer becomes a request
// (Reply), and which members travel and which of them are secret (Members).
// Forms, plain text, scripts, masking and help are all made from entries, so a
// new challenge is one new file here and a line in the catalogue's list.
//
// The package knows the names of the API; it does not know terminals, networks
// or clocks. What it needs of those comes through Tools.
package challenge
