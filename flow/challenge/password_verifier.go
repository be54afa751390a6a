package challenge

import (
	"encoding/json"
	"errors"
	"slices"

	"authwalk/flow/walk"
	"authwalk/srp"
)

var (
	salt        = Member{Name: "SALT", Says: "The user's salt, in hex. Read as a number."}
	srpB        = Member{Name: "SRP_B", Says: "The service's public number of the SRP handshake, in hex."}
	secretBlock = Member{Name: "SECRET_BLOCK", Secret: true, Says: "The service's sealed state of the handshake. It goes back unchanged."}
	claimBlock  = Member{Name: "PASSWORD_CLAIM_SECRET_BLOCK", Secret: true, Says: "SECRET_BLOCK, unchanged."}
	claimProof  = Member{Name: "PASSWORD_CLAIM_SIGNATURE", Secret: true, Says: "The proof: an HMAC over pool, user, block and time, with the key that both sides computed."}
	timestamp   = Member{Name: "TIMESTAMP", Says: "The time that was signed: English, UTC, the day without a leading zero."}
)

// passwordVerifier is answered at once: the service wants the proof within
// seconds of the challenge, so the arithmetic is shown afterwards.
var passwordVerifier = Challenge{
	Name:  "PASSWORD_VERIFIER",
	Label: "prove the password",
	Description: "Cognito wants proof that the client knows the password, without seeing it. Both sides compute the same key " +
		"from the two public numbers; the client signs with it. It allows a few seconds for the answer.",
	Prompt: func(s Situation) walk.Prompt {
		prompt := walk.Prompt{
			Name: "PASSWORD_VERIFIER", Button: "Prove", Urgent: true,
			Sentence: "The password is proved with the numbers of both sides; it is not sent.",
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
			return walk.Request{}, cannotSend(walk.MissingPoolID, "UserPoolId", "the pool id is part of the proof: give it as region_name, such as eu-west-1_Ab12Cd34E")
		}
		secret := given.Get(password.Name)
		if secret == "" {
			secret = s.Password().Reveal()
		}
		return prove(tools, s, given.Without(password.Name), srp.Identity{Scope: scope, ID: srpIdentity(s)}, secret)
	},
	Members: []Member{
		username, secretHash, userIDForSRP, deviceKey, salt, srpB, secretBlock, claimBlock, claimProof, timestamp,
	},
}

func srpIdentity(s Situation) string {
	if id := s.Parameter(userIDForSRP.Name); id != "" {
		return id
	}
	return s.Username()
}

// prove answers a verifier challenge, for users and devices alike. A signature
// given by hand is sent as it is.
func prove(tools Tools, s Situation, given walk.Values, identity srp.Identity, secret string) (walk.Request, error) {
	responses := given.Reveal()
	complete(responses, claimBlock.Name, s.Parameter(secretBlock.Name))
	complete(responses, timestamp.Name, srp.Timestamp(tools.Now))
	if given.Has(claimProof.Name) {
		return respond(s, responses)
	}
	handshake := tools.Handshakes.Find(sentA(s))
	if handshake == nil {
		return walk.Request{}, cannotSend(walk.ForeignSRPA, claimProof.Name,
			"SRP_A was given from outside, so its secret number is not known here: start over without SRP_A, or give PASSWORD_CLAIM_SIGNATURE")
	}
	challenge := srp.Challenge{Salt: s.Parameter(salt.Name), B: s.Parameter(srpB.Name), SecretBlock: s.Parameter(secretBlock.Name)}
	proof, err := handshake.Prove(identity, secret, challenge, responses[timestamp.Name])
	if err != nil {
		return walk.Request{}, unusable(err)
	}
	responses[claimProof.Name] = proof.Signature
	reply, err := respond(s, responses)
	reply.Derivations = workings(proof)
	return reply, err
}

// unusable tells the service's numbers, which no other answer mends, from what
// a person gave.
func unusable(err error) error {
	if errors.Is(err, srp.ErrBadTimestamp) {
		return err
	}
	return &walk.Error{Kind: walk.Unreadable, Reason: walk.UnusableHandshake, Message: "no proof can be made with what the service sent: " + err.Error(), Cause: err}
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
