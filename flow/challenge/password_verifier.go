package challenge

import (
	"encoding/json"
	"errors"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
	"authwalk/srp"
)

// passwordVerifier is answered at once: the service wants the proof within
// seconds of the challenge, so the arithmetic is shown afterwards.
var passwordVerifier = Challenge{
	Name: api.ChallengePasswordVerifier,
	Prompt: func(s Situation) walk.Prompt {
		prompt := walk.Prompt{
			Name: api.ChallengePasswordVerifier, Button: "Prove", Urgent: true,
			Sentence: "authwalk proves that it knows the password. The password is not sent.",
		}
		if s.Password().IsZero() {
			prompt.Fields = []walk.Field{passwordField(s)}
			return prompt
		}
		prompt.Auto = true
		return prompt
	},
	Reply: func(tools Tools, s Situation, given walk.Values) (walk.Request, error) {
		scope, err := srp.PoolName(s.Walk.Start.Target.UserPoolID)
		if err != nil {
			return walk.Request{}, CannotSend(walk.MissingPoolID, "UserPoolId", "the proof needs the user pool ID, for example eu-west-1_Ab12Cd34E")
		}
		secret := given.Get(api.KeyPassword)
		if secret == "" {
			secret = s.Password().Reveal()
		}
		return prove(tools, s, given.Without(api.KeyPassword), srp.Identity{Scope: scope, ID: srpIdentity(s)}, secret)
	},
}

func srpIdentity(s Situation) string {
	if id := s.Parameter(api.KeyUserIDForSRP); id != "" {
		return id
	}
	return s.Username()
}

// prove answers a verifier challenge, for users and devices alike. A signature
// given by hand is sent as it is.
func prove(tools Tools, s Situation, given walk.Values, identity srp.Identity, secret string) (walk.Request, error) {
	responses := given.Reveal()
	complete(responses, api.KeyClaimSecretBlock, s.Parameter(api.KeySecretBlock))
	complete(responses, api.KeyTimestamp, srp.Timestamp(tools.Now))
	if given.Has(api.KeyClaimSignature) {
		return Respond(s, responses)
	}
	handshake := tools.Handshakes.Find(sentA(s))
	if handshake == nil {
		return walk.Request{}, CannotSend(walk.ForeignSRPA, api.KeyClaimSignature,
			"you supplied SRP_A, and the secret number behind it is not known here")
	}
	challenge := srp.Challenge{Salt: s.Parameter(api.KeySalt), B: s.Parameter(api.KeySRPB), SecretBlock: s.Parameter(api.KeySecretBlock)}
	proof, err := handshake.Prove(identity, secret, challenge, responses[api.KeyTimestamp])
	if err != nil {
		return walk.Request{}, unusable(err)
	}
	responses[api.KeyClaimSignature] = proof.Signature
	reply, err := Respond(s, responses)
	reply.Derivations = derivationsOf(proof)
	return reply, err
}

// unusable tells the service's numbers, which no other answer mends, from what
// a person gave.
func unusable(err error) error {
	if errors.Is(err, srp.ErrBadTimestamp) {
		return err
	}
	return &walk.Error{Kind: walk.Unreadable, Reason: walk.UnusableHandshake, Message: "the SRP values from the server are not valid: " + err.Error(), Cause: err}
}

// sentA finds the SRP_A that led to the pending challenge: the newest one sent.
func sentA(s Situation) string {
	for _, step := range slices.Backward(s.Walk.Steps) {
		var sent struct {
			AuthParameters, ChallengeResponses struct {
				A string `json:"SRP_A"`
			}
		}
		if json.Unmarshal(step.Exchange.Request.Reveal(), &sent) != nil {
			continue
		}
		for _, a := range []string{sent.ChallengeResponses.A, sent.AuthParameters.A} {
			if a != "" {
				return a
			}
		}
	}
	return ""
}
