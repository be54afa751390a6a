// Command authwalk walks Amazon Cognito sign-in challenges by hand.
//
// This package is the command line: flags, signals and exit codes, and the
// wiring of the rooms. What is worth a test of its own is in a
// room.
package main
