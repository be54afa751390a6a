// Package emulator is a local Amazon Cognito: a server that speaks AWS JSON 1.1
// in front of the rules of flow/pool, so that sign-ins can be walked, tested
// and shown without an AWS account.
//
// It knows the wire (targets, constraints, signatures, error shapes), what a
// pool has to remember (users, sessions, codes, keys, the outbox) and how
// tokens are made. It refuses to know the rules themselves: which challenge
// comes next and why someone is turned away is asked of flow/pool. It holds no
// real accounts and never talks to the real service.
//
// A request goes through guard.go (who may ask), wire.go (what is asked),
// validate.go (is it well formed), signature.go or access.go (may they ask
// this), and then one handler; operation.go holds the table of handlers, one
// file per family.
package emulator
