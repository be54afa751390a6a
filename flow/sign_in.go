package flow

import (
	"encoding/json"
	"time"

	"authwalk/flow/pool"
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

// receiveSignIn adds the challenge or the tokens that came to a step.
func (c *Controller) receiveSignIn(w walk.Walk, step *walk.Step) error {
	var answer signInAnswer
	if err := json.Unmarshal(step.Exchange.Answer.Reveal(), &answer); err != nil {
		return notCognito("the response has members with unexpected types", err)
	}
	switch {
	case answer.AuthenticationResult != nil:
		step.Tokens = tokensOf(*answer.AuthenticationResult, receivedAt(step.Exchange))
		keepRefreshToken(step.Tokens, w)
	case answer.ChallengeName != "":
		step.Challenge = c.challengeOf(answer, receivedAt(step.Exchange))
	default:
		return notCognito("the response has neither tokens nor a challenge", nil)
	}
	return nil
}

func notCognito(message string, cause error) error {
	return &walk.Error{Kind: walk.Unreadable, Reason: walk.NotCognito, Message: message, Cause: cause}
}

// unknownClient has the service's defaults.
var unknownClient pool.Client

func (c *Controller) challengeOf(answer signInAnswer, received time.Time) *walk.Challenge {
	validity, assumed := c.known().SessionValidity, false
	if validity == 0 {
		validity, assumed = unknownClient.SessionValidity(), true
	}
	return &walk.Challenge{
		Name: answer.ChallengeName, Session: walk.NewSecret(answer.Session),
		Parameters: answer.ChallengeParameters, Available: answer.AvailableChallenges,
		Expires: received.Add(validity), Assumed: assumed,
	}
}

// SessionEnd is when the session of the pending challenge ends, by this
// machine's clock, as far as the client's settings are known by now.
func (c *Controller) SessionEnd(w walk.Walk) (end time.Time, assumed bool) {
	pending, waiting := w.Pending()
	if !waiting || pending.Step.Challenge == nil {
		return time.Time{}, false
	}
	if validity := c.known().SessionValidity; validity > 0 {
		return receivedAt(pending.Step.Exchange).Add(validity), false
	}
	return pending.Step.Challenge.Expires, pending.Step.Challenge.Assumed
}

func tokensOf(result authenticationResult, received time.Time) *walk.Tokens {
	tokens := &walk.Tokens{
		Access: walk.NewSecret(result.AccessToken), ID: walk.NewSecret(result.IdToken), Refresh: walk.NewSecret(result.RefreshToken),
		TokenType: result.TokenType, ExpiresIn: time.Duration(result.ExpiresIn) * time.Second, Received: received,
	}
	if device := result.NewDeviceMetadata; device != nil {
		tokens.Device = &walk.Device{Key: device.DeviceKey, GroupKey: device.DeviceGroupKey}
	}
	return tokens
}

// keepRefreshToken carries the refresh token on: a refresh answers without one,
// and the old one stays valid.
func keepRefreshToken(tokens *walk.Tokens, w walk.Walk) {
	if earlier := w.Tokens(); earlier != nil && tokens.Refresh.IsZero() {
		tokens.Refresh = earlier.Refresh
	}
}
