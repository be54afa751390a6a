package challenge

import (
	"cmp"
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
		switch {
		case s.Known.ForeignSRPA:
			return provenElsewhere(s, prompt)
		case s.Password().IsZero():
			prompt.Fields = []walk.Field{passwordField(s)}
			return prompt
		}
		prompt.Auto = true
		return prompt
	},
	Reply: func(tools Tools, s Situation, given walk.Values) (walk.Request, error) {
		identity, secret, err := proved(s, api.ChallengePasswordVerifier, given)
		if err != nil {
			return walk.Request{}, err
		}
		return prove(tools, s, given.Without(api.KeyPassword), identity, secret)
	},
}

// proved is whose secret an answer proves, and the secret.
func proved(s Situation, name string, given walk.Values) (identity srp.Identity, secret string, err error) {
	if name == api.ChallengeDevicePasswordVerifier {
		identity, secret = provedDevice(s, given)
		return identity, secret, nil
	}
	scope, err := srp.PoolName(s.Walk.Start.Target.UserPoolID)
	if err != nil {
		return srp.Identity{}, "", CannotSend(walk.MissingPoolID, "UserPoolId", "the proof needs the user pool ID, for example eu-west-1_Ab12Cd34E")
	}
	return srp.Identity{Scope: scope, ID: srpIdentity(s)}, cmp.Or(given.Get(api.KeyPassword), s.Password().Reveal()), nil
}

// provenElsewhere asks for what only the program that made SRP_A can compute.
func provenElsewhere(s Situation, prompt walk.Prompt) walk.Prompt {
	prompt.Sentence = "Another program made SRP_A: only it knows the a behind it, and can sign. Give it USER_ID_FOR_SRP, SALT, SRP_B and SECRET_BLOCK of the response, and enter what it signs."
	prompt.Button = "Send"
	for _, name := range []string{api.KeyUserIDForSRP, api.KeySalt, api.KeySRPB, api.KeySecretBlock} {
		prompt.Values = append(prompt.Values, walk.Value{Name: name, Text: s.Parameter(name)})
	}
	prompt.Fields = []walk.Field{
		{Key: api.KeyClaimSignature, Label: "Signature", Kind: walk.Text, Hint: "PASSWORD_CLAIM_SIGNATURE, in base64"},
		{Key: api.KeyTimestamp, Label: "Signed time", Kind: walk.Text, Hint: "TIMESTAMP, such as Wed Jan 7 08:05:09 UTC 2026"},
	}
	return prompt
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
		reply, err := Respond(s, responses)
		if tools.Handshakes != nil {
			reply.Derivations = derivationsWithoutSecret(s, identity, secret, responses)
		}
		return reply, err
	}
	if tools.previews() && !s.Known.ForeignSRPA {
		responses[api.KeyClaimSignature] = ComputedLater
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
	return SentSRPA(s.Walk)
}

// SentSRPA is the newest SRP_A of a walk, "" where none was sent.
func SentSRPA(w walk.Walk) string {
	for _, step := range slices.Backward(w.Steps) {
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
