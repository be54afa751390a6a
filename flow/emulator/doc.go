// Package emulator is a local Amazon Cognito: a server that speaks AWS JSON 1.1
// in front of the rules of flow/pool, so that sign-ins can be walked, tested
// and shown without an AWS account. It holds no real accounts and never talks to
// the real service.
//
// A request goes through request.go (who may ask), wire (what is asked, is it
// well formed and signed), and operation (what is it about, and the answer). The
// rules themselves are asked of flow/pool, what has happened is kept in state,
// and tokens are made by issue. Beside the service itself there is the control
// plane (control.go), and the documents that can be read without an operation
// (document.go).
package emulator
