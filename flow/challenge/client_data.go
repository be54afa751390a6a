package challenge

import (
	"cmp"

	"authwalk/flow/passkey"
	"authwalk/flow/walk"
)

// The keys of the fields that change what is signed.
const (
	clientDataType      = "CLIENT_DATA_TYPE"
	clientDataChallenge = "CLIENT_DATA_CHALLENGE"
	clientDataOrigin    = "CLIENT_DATA_ORIGIN"
)

// ClientDataFields ask, on request, for other client data than a browser would state, so
// that one can see it refused.
func ClientDataFields(honest passkey.ClientData) []walk.Field {
	const help = "A browser writes it by itself. Change it to see Cognito refuse the signature."
	return []walk.Field{
		{Key: clientDataOrigin, Label: "Sign the origin", Kind: walk.Text, Optional: true, Value: honest.Origin, Help: help, When: whenMore},
		{Key: clientDataChallenge, Label: "Sign the challenge", Kind: walk.Text, Optional: true, Value: honest.Challenge, Help: help, When: whenMore},
		{Key: clientDataType, Label: "Sign the type", Kind: walk.Text, Optional: true, Value: honest.Type, Help: help, When: whenMore},
	}
}

// AlteredClientData is what was filled in to be signed, nil where that is what a browser
// would state.
func AlteredClientData(honest passkey.ClientData, given walk.Values) *passkey.ClientData {
	altered := honest
	altered.Origin = cmp.Or(given.Get(clientDataOrigin), honest.Origin)
	altered.Challenge = cmp.Or(given.Get(clientDataChallenge), honest.Challenge)
	altered.Type = cmp.Or(given.Get(clientDataType), honest.Type)
	if altered == honest {
		return nil
	}
	return &altered
}

// withoutClientData leaves out what says what is signed.
func withoutClientData(given walk.Values) walk.Values {
	return given.Without(clientDataType, clientDataChallenge, clientDataOrigin)
}
