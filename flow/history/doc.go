// Package history says what happened to a user: it reads what AWS keeps of sign-ins
// (CloudTrail, and the events of a pool with threat protection), puts the events together
// to attempts, and says what the attempts mean.
//
// The calls come from outside, as do the clock and waiting: it makes no other calls than
// those that only read.
package history
