// Package challenge is the catalogue of what the service asks: one entry for
// every ChallengeName, and how a sign-in begins with every AuthFlow.
//
// An entry says what to ask a person (Prompt) and how an answer becomes a
// request (Reply). What a challenge is, which keys travel and which of them are
// secret stands in flow/api. Forms, plain text, scripts and help are all made
// from entries, so a new challenge is one new file here, a line in the
// catalogue's list, and an entry in flow/api.
//
// What can be called beside answering challenges is in flow/operation.
//
// The package does not know terminals, networks or clocks. What it needs of
// those comes through Tools.
package challenge
