package challenge

import (
	"encoding/json"
	"time"

	"authwalk/flow/walk"
)

// signInAnswer is the answer of the four sign-in operations.
type signInAnswer struct {
	ChallengeName        string
	Session              string
	ChallengeParameters  map[string]string
	AvailableChallenges  []string
	AuthenticationResult *authenticationResult
}

type authenticationResult struct {
	AccessToken, IdToken, RefreshToken, TokenType string // the API's own spelling
	ExpiresIn                                     int
	NewDeviceMetadata                             *struct{ DeviceKey, DeviceGroupKey string }
}

// Received reads what came of a call that can sign in: a challenge, whose end is
// not known here, or tokens.
func Received(exchange walk.Exchange) (*walk.Challenge, *walk.Tokens, error) {
	var answer signInAnswer
	if err := json.Unmarshal(exchange.Answer.Reveal(), &answer); err != nil {
		return nil, nil, notCognito("the response has members with unexpected types", err)
	}
	switch {
	case answer.AuthenticationResult != nil:
		return nil, answer.AuthenticationResult.tokens(exchange.Ended()), nil
	case answer.ChallengeName != "":
		return &walk.Challenge{
			Name: answer.ChallengeName, Session: walk.NewSecret(answer.Session),
			Parameters: answer.ChallengeParameters, Available: answer.AvailableChallenges,
		}, nil, nil
	default:
		return nil, nil, notCognito("the response has neither tokens nor a challenge", nil)
	}
}

func notCognito(message string, cause error) error {
	return &walk.Error{Kind: walk.Unreadable, Reason: walk.NotCognito, Message: message, Cause: cause}
}

func (r authenticationResult) tokens(received time.Time) *walk.Tokens {
	tokens := &walk.Tokens{
		Access: walk.NewSecret(r.AccessToken), ID: walk.NewSecret(r.IdToken), Refresh: walk.NewSecret(r.RefreshToken),
		TokenType: r.TokenType, ExpiresIn: time.Duration(r.ExpiresIn) * time.Second, Received: received,
	}
	if device := r.NewDeviceMetadata; device != nil {
		tokens.Device = &walk.Device{Key: device.DeviceKey, GroupKey: device.DeviceGroupKey}
	}
	return tokens
}
