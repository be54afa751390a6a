// Package operation is the catalogue of what can be called beside answering
// challenges: signing up, getting back in, and what a user who is signed in
// can do.
//
// An entry says what to ask a person, how the answers become a request, and
// which operation follows a success. What an operation is and what its members
// mean stands in flow/api; a new entry is one new file here and a line in the
// catalogue's list.
package operation
