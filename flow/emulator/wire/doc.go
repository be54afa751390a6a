// Package wire is the emulator's side of the protocol, AWS JSON 1.1 over HTTP:
// who may ask (guard.go), what is asked and whether it is well formed (api.go,
// parse.go, validate.go), whether it is signed (signature.go), and how a
// refusal is written (exception.go). What an operation does it does not know.
package wire
