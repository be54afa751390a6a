package challenge

import (
	"encoding/hex"

	"authwalk/flow/api"
	"authwalk/flow/walk"
	"authwalk/srp"
)

// derivationsOf tells how a proof came about, value by value in the order in which
// the client computes them.
func derivationsOf(proof srp.Proof) []walk.Derivation {
	w := proof.Derivation
	number := func(name, formula string, value []byte, help string) walk.Derivation {
		return walk.Derivation{Name: name, Formula: formula, Text: hex.EncodeToString(value), Bytes: len(value), Help: help}
	}
	secret := func(d walk.Derivation) walk.Derivation { d.Secret = true; return d }
	direction := func(way string, d walk.Derivation) walk.Derivation { d.Direction = way; return d }
	from := func(d walk.Derivation, names ...string) walk.Derivation { d.From = names; return d }

	return []walk.Derivation{
		secret(number("a", "random, 256 bits", w.ClientA,
			"The client's secret number, new for every sign-in. Anyone who has it and the exchange can test passwords offline.")),
		from(direction("sent", number("A", "g^a mod N", w.A,
			"The client's public number. It does not reveal a; N has 3072 bits and g is 2.")), "a"),
		direction("received", number("B", "k*v + g^b mod N", w.B,
			"Cognito's public number, combined with the verifier v that it keeps instead of the password. The client refuses 0 and N.")),
		direction("received", number("salt", "stored for the user", w.Salt,
			"Cognito chose it when the password was set. It is read as a number: leading zeros are ignored.")),
		from(number("u", "H(A | B)", w.U,
			"It combines both public numbers, so that neither side can choose its own after seeing the other's. If u is 0, the sign-in must stop."),
			"A", "B"),
		from(secret(number("x", "H(salt | H(pool | user | \":\" | password))", w.X,
			"The password as a number. \"pool\" is the part of the user pool ID after the underscore; \"user\" is USER_ID_FOR_SRP.")),
			"salt", "password"),
		from(secret(number("S", "(B - k*g^x)^(a + u*x) mod N", w.S,
			"The secret that client and Cognito share without sending it. Cognito computes it as (A * v^u)^b.")), "B", "x", "a", "u"),
		from(secret(number("K", "HKDF-SHA-256(S, u, \"Caldera Derived Key\"), 16 bytes", w.Key,
			"The key for the signature, derived from S with u as the salt.")), "S", "u"),
		from(direction("sent", walk.Derivation{
			Name: "signature", Formula: "HMAC(K, pool | user | secret block | time)", Secret: true,
			Text: proof.Signature, Bytes: 32,
			Help: "The proof. The signed time is sent with it: " + w.Timestamp + ".",
		}), "K", "time"),
	}
}

// derivationsWithoutSecret tells how a proof came about that another program made, as far
// as that can be known without its a.
func derivationsWithoutSecret(s Situation, identity srp.Identity, secret string, sent map[string]string) []walk.Derivation {
	handshake := srp.Handshake{
		A: sentA(s), Identity: identity, Password: secret,
		Challenge: srp.Challenge{Salt: s.Parameter(api.KeySalt), B: s.Parameter(api.KeySRPB), SecretBlock: s.Parameter(api.KeySecretBlock)},
	}
	known, err := handshake.Derivation()
	if err != nil {
		return nil // what is unusable is told by the service
	}
	if secret == "" {
		known.X = nil
	}
	known.Timestamp = sent[api.KeyTimestamp]
	derived := derivationsOf(srp.Proof{Signature: sent[api.KeyClaimSignature], Derivation: known})
	for n := range derived {
		if derived[n].Text == "" {
			derived[n].Help += " " + notKnownHere(derived[n].Name)
		}
	}
	return derived
}

// notKnownHere says what a value of another program cannot be computed without.
func notKnownHere(name string) string {
	if name == valueX {
		return "It is not known here: it needs the password."
	}
	return "It is not known here: only the program that made SRP_A has the a behind it."
}

// ofDevice words the derivations of a device's proof: the group and key of the
// device stand in the place of pool and user.
func ofDevice(derivations []walk.Derivation) []walk.Derivation {
	for n, d := range derivations {
		switch d.Name {
		case "salt":
			d.Formula, d.Help = "stored for the device", "The device chose it when it was registered. It is read as a number: leading zeros are ignored."
		case "B":
			d.Help = "Cognito's public number, combined with the verifier v that the device was registered with. The client refuses 0 and N."
		case "x":
			d.Formula = "H(salt | H(group key | device key | \":\" | device password))"
			d.Help = "The device's password as a number. Neither the user nor the pool is part of it."
		case "signature":
			d.Formula = "HMAC(K, group key | device key | secret block | time)"
		}
		derivations[n] = d
	}
	return derivations
}
