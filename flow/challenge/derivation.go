package challenge

import (
	"encoding/hex"

	"authwalk/flow/walk"
	"authwalk/srp"
)

// derivationsOf tells how a proof came about, value by value in the order in which
// the client computes them.
func derivationsOf(proof srp.Proof) []walk.Derivation {
	w := proof.Derivation
	number := func(name, formula string, value []byte, says string) walk.Derivation {
		return walk.Derivation{Name: name, Formula: formula, Text: hex.EncodeToString(value), Bytes: len(value), Help: says}
	}
	secret := func(d walk.Derivation) walk.Derivation { d.Secret = true; return d }
	direction := func(way string, d walk.Derivation) walk.Derivation { d.Direction = way; return d }
	from := func(d walk.Derivation, names ...string) walk.Derivation { d.From = names; return d }

	return []walk.Derivation{
		secret(number("a", "random, 256 bits", w.ClientA,
			"The client's secret number, drawn afresh for every handshake. Whoever has it and the exchange can test passwords offline.")),
		from(direction("sent", number("A", "g^a mod N", w.A,
			"The client's public number. From it nobody can find a; N has 3072 bits and g is 2.")), "a"),
		direction("received", number("B", "k*v + g^b mod N", w.B,
			"The service's public number, mixed with the verifier v that it keeps in place of the password. 0 and N are refused.")),
		direction("received", number("salt", "the user's own", w.Salt,
			"Chosen by the service when the password was set. It is read as a number: leading zeros do not count.")),
		from(number("u", "H(A | B)", w.U,
			"It mixes both public numbers, so that neither side can choose its own after it has seen the other's. Were it 0, the walk would have to stop."),
			"A", "B"),
		from(secret(number("x", "H(salt | H(pool | user | \":\" | password))", w.X,
			"The password as a number. The pool is what follows the underscore of the pool id; the user is USER_ID_FOR_SRP, not what was typed.")),
			"salt", "password"),
		from(secret(number("S", "(B - k*g^x)^(a + u*x) mod N", w.S,
			"The secret both sides share without having sent it. The service computes it as (A * v^u)^b.")), "B", "x", "a", "u"),
		from(secret(number("K", "HKDF-SHA-256(S, u, \"Caldera Derived Key\"), 16 bytes", w.Key,
			"The key of the signature, made from S with u as the salt of the derivation.")), "S", "u"),
		from(direction("sent", walk.Derivation{
			Name: "signature", Formula: "HMAC(K, pool | user | secret block | time)", Secret: true,
			Text: proof.Signature, Bytes: 32,
			Help: "The proof. The time it was made over is sent beside it: " + w.Timestamp + ".",
		}), "K", "time"),
	}
}
