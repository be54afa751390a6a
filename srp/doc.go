// Package srp computes the secure remote password exchange of Amazon Cognito user
// pools, for the client, for remembered devices and for the server.
//
// The exchange is SRP-6a (RFC 5054) over the 3072-bit group of RFC 3526 with
// generator 2 and SHA-256. It differs from the RFC in three ways: numbers are
// hashed in the shortest signed form instead of a fixed width, the shared value S
// goes through HKDF, and the proof is an HMAC over the pool, the user, the
// server's secret block and a time. The server proves nothing in return.
//
// A client makes A before the password is known, sends it, and answers the
// challenge with the signature:
//
//	client, err := srp.NewClient(rand.Reader)
//	// send client.A() as SRP_A, receive SALT, SRP_B and SECRET_BLOCK
//	proof, err := client.Prove(identity, password, challenge, srp.Timestamp(now))
//	// send proof.Signature and the same timestamp
//
// A server keeps a [Verifier] for each password, and one [Server] from the moment
// it sends B until the answer is there.
//
// Arithmetic on secrets takes the same time for all values: the exponents have a
// public width, tables are read whole, and no branch depends on a secret number.
//
// The functions of this arithmetic are marked go:norace: they touch nothing but
// their operands, and the race detector makes them fifteen times slower.
package srp
