package challenge

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"authwalk/flow/passkey"
	"authwalk/flow/walk"
)

// describeRequest explains the options of a sign-in, member by member.
func describeRequest(options passkey.RequestOptions, known []passkey.Passkey) []walk.Value {
	allowed := "any passkey of the user"
	if listed := len(options.Allow); listed > 0 {
		allowed = fmt.Sprintf("%d, %d of them here", listed, len(options.Usable(known)))
	}
	return []walk.Value{
		{Name: "rpId", Text: options.RelyingParty, Note: "The relying party: the domain that the passkey must be for."},
		{Name: "allowCredentials", Text: allowed, Note: "The user's passkeys, by their IDs."},
		verificationValue(options.Verification),
		timeoutValue(options.Timeout),
	}
}

// DescribeCreation explains the options of a registration, member by member.
func DescribeCreation(options passkey.CreationOptions, known []passkey.Passkey) []walk.Value {
	offered := bounded(options.Algorithms)
	algorithms := make([]string, len(offered))
	for n, algorithm := range offered {
		algorithms[n] = fmt.Sprint(algorithm)
	}
	excluded := "none"
	if listed := len(options.Exclude); listed > 0 {
		excluded = fmt.Sprintf("%d, %d of them here", listed, len(options.Excluded(known)))
	}
	return []walk.Value{
		{Name: "rp.id", Text: options.RelyingParty, Note: "The relying party: the domain that the passkey will be for."},
		{Name: "user.name", Text: options.UserName, Note: "What the passkey is called on a phone."},
		{Name: "user.id", Text: string(options.UserHandle), Note: "The user handle: the user's sub, which the passkey keeps."},
		{Name: "pubKeyCredParams", Text: strings.Join(algorithms, ", "), Note: "What Cognito can check: -7 is ES256, which authwalk uses; -257 is RS256."},
		{Name: "excludeCredentials", Text: excluded, Note: "The user's passkeys. An authenticator that holds one does not make another."},
		{Name: "residentKey", Text: options.ResidentKey, Note: "Whether the passkey must be found without its ID. authwalk's can."},
		verificationValue(options.Verification),
		timeoutValue(options.Timeout),
	}
}

func challengeValue(challenge []byte) walk.Value {
	return walk.Value{
		Name: "challenge", Text: fmt.Sprintf("%d bytes: %s", len(challenge), base64.RawURLEncoding.EncodeToString(challenge)),
		Note: "Random and used once: an old signature cannot be sent again.",
	}
}

func verificationValue(verification string) walk.Value {
	return walk.Value{
		Name: "userVerification", Text: verification,
		Note: "Whether a PIN, a fingerprint or the like must show who it is.",
	}
}

func timeoutValue(timeout time.Duration) walk.Value {
	return walk.Value{Name: "timeout", Text: fmt.Sprintf("%d s", int(timeout.Seconds())), Note: "How long a browser would wait. authwalk sets no limit."}
}

// DescribeSigned explains what a passkey is about to sign.
func DescribeSigned(stated passkey.ClientData, challenge []byte) []walk.Value {
	return []walk.Value{
		{Name: "type", Text: stated.Type, Note: "What it is for: a signature for one purpose cannot serve another."},
		challengeValue(challenge),
		{
			Name: "origin", Text: stated.Origin,
			Note: "The page that asks. Browsers write its real address; authwalk writes the domain's.",
		},
		{Name: "user present", Text: "yes, by a key press", Note: "That somebody is there, as the touch of a key shows it."},
	}
}

// derivationsOfAssertion tells how the answer of a passkey came about.
func derivationsOfAssertion(options passkey.RequestOptions, p passkey.Passkey, signed passkey.Assertion) []walk.Derivation {
	return append(
		derivationsOfData(options.ClientData(), options.Altered, options.Challenge, options.RelyingParty, signed.Data),
		signatureOf(signed.Signature), handleOf(p.UserHandle),
	)
}

// derivationsOfAnswer tells what is in the answer of another authenticator; nothing where it
// cannot be read, which is sent all the same.
func derivationsOfAnswer(options passkey.RequestOptions, given string) []walk.Derivation {
	answer, err := passkey.ReadAnswer(given)
	if err != nil {
		return nil
	}
	values := derivationsOfData(answer.Stated, nil, options.Challenge, options.RelyingParty, answer.Data)
	return append(values, signatureOf(answer.Signature), handleOf(answer.UserHandle))
}

func signatureOf(signature []byte) walk.Derivation {
	return walk.Derivation{
		Name: "signature", Formula: "ES256(private key, authenticator data | SHA-256(client data))", From: []string{"authenticator data", "client data"},
		Text: hex.EncodeToString(signature), Bytes: len(signature), Secret: true, Direction: wasSent,
		Help: "ECDSA on P-256 with SHA-256, in DER. Cognito checks it with the public key that was registered; the private key stays with the passkey.",
	}
}

func handleOf(user []byte) walk.Derivation {
	return walk.Derivation{
		Name: "user handle", Formula: "from the registration", Text: string(user), Bytes: len(user), Direction: wasSent,
		Help: "What Cognito called the user when the passkey was registered: their sub.",
	}
}

// DerivationsOfAttestation tells how a new passkey is registered.
func DerivationsOfAttestation(options passkey.CreationOptions, made passkey.Registration) []walk.Derivation {
	return append(
		derivationsOfData(options.ClientData(), options.Altered, options.Challenge, options.RelyingParty, made.Data),
		walk.Derivation{
			Name: "credential ID", Formula: "random, 32 bytes", Text: made.Passkey.Name(), Bytes: len(made.Passkey.ID), Direction: wasSent,
			Help: "The passkey's name. Cognito lists it in the options of later sign-ins.",
		},
		walk.Derivation{
			Name: "public key", Formula: "d*G on P-256", From: []string{"private key"}, Text: hex.EncodeToString(made.Passkey.PublicKey()),
			Bytes: len(made.Passkey.PublicKey()), Direction: wasSent,
			Help: "What Cognito checks signatures with. The private key d was drawn at random and is kept here alone.",
		},
		walk.Derivation{
			Name: "attestation", Formula: "CBOR {fmt: none, attStmt: {}, authData}", From: []string{"authenticator data"},
			Text: hex.EncodeToString(made.Attestation), Bytes: len(made.Attestation), Direction: wasSent,
			Help: "It proves nothing about the kind of authenticator (fmt: none). The model number (AAGUID) is zero.",
		},
	)
}

// The directions of values that were on the wire.
const (
	wasSent     = "sent"
	wasReceived = "received"
)

// derivationsOfData tells how what is signed came about, and what of it was altered.
func derivationsOfData(honest passkey.ClientData, altered *passkey.ClientData, challenge []byte, relyingParty string, data passkey.Data) []walk.Derivation {
	client := "JSON {type, challenge, origin, crossOrigin}"
	states := "What the browser states: this page asked for " + honest.Type + " with this challenge."
	if altered != nil {
		client += ", changed before it was signed"
		states = "Not what a browser would state: it was changed here, so that one can see it refused."
	}
	return []walk.Derivation{
		{
			Name: "challenge", Formula: "random, from Cognito", Text: hex.EncodeToString(challenge), Bytes: len(challenge), Direction: wasReceived,
			Help: "It is used once: an old signature cannot be sent again.",
		},
		{
			Name: "origin", Formula: "from the relying party", Text: honest.Origin,
			Help: "The page that asks. A browser writes its real address here; authwalk writes the one that belongs to the relying party " + relyingParty + ".",
		},
		{
			Name: "client data", Formula: client, From: []string{"challenge", "origin"},
			Text: string(data.Client), Bytes: len(data.Client), Direction: wasSent,
			Help: states,
		},
		{
			Name: "RP ID hash", Formula: "SHA-256(relying party)", Text: hex.EncodeToString(data.RelyingPartyHash()), Bytes: 32,
			Help: "The domain that the passkey is for, so that its signature is of no use to another one.",
		},
		{
			Name: "flags", Formula: "one byte", Text: fmt.Sprintf("%02x: %s", byte(data.Flags()), strings.Join(flagNames(data.Flags()), ", ")), Bytes: 1,
			Help: "What the authenticator states about the person. User present: somebody pressed a key or touched it. User verified: they confirmed that they are the user.",
		},
		{
			Name: "counter", Formula: "one more than before", Text: fmt.Sprint(data.Counter()), Bytes: 4,
			Help: "How often the passkey has signed. A counter that does not grow can mean that the passkey was copied; 0 means that it does not count.",
		},
		{
			Name: "authenticator data", Formula: "RP ID hash | flags | counter", From: []string{"RP ID hash", "flags", "counter"},
			Text: hex.EncodeToString(data.Authenticator), Bytes: len(data.Authenticator), Direction: wasSent,
			Help: "What the authenticator states. At a registration the new passkey follows: AAGUID, credential ID and public key.",
		},
	}
}

func flagNames(flags passkey.Flags) []string {
	var names []string
	for _, named := range []struct {
		flag passkey.Flags
		name string
	}{
		{passkey.UserPresent, "user present"},
		{passkey.UserVerified, "user verified"},
		{passkey.BackupEligible, "can be backed up"},
		{passkey.BackedUp, "is backed up"},
		{passkey.AttestedData, "with the new passkey"},
	} {
		if flags&named.flag != 0 {
			names = append(names, named.name)
		}
	}
	return names
}
