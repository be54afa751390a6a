package flow

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/explain"
	"authwalk/flow/walk"
)

// defaultSessionValidity is AuthSessionValidity where the client does not say
// otherwise (API_CreateUserPoolClient).
const defaultSessionValidity = 3 * time.Minute

// call sends one request and makes the step of what came.
func (c *Controller) call(ctx context.Context, w walk.Walk, step walk.Step, request walk.Request) walk.Step {
	step.Derivations = request.Derivations
	client, err := c.client(w.Start.Target)
	if err != nil {
		return badInput(request.Operation, step, err)
	}
	if refused := c.refuseChanges(w.Start.Target, request.Operation); refused != nil {
		step.Error = refused
		return step
	}
	exchange, failure := client.Call(ctx, request)
	step.Exchange = exchange
	if failure != nil {
		return c.failed(w, step, failure)
	}
	if api.IsSignIn(request.Operation) {
		return c.signedOn(w, step)
	}
	return c.helped(w, step)
}

// failed completes an error with what can be said of it in this walk.
func (c *Controller) failed(w walk.Walk, step walk.Step, failure *walk.Error) walk.Step {
	answered := answeredBy(w, step)
	failure.Retry = explain.Retry(w, answered, failure)
	if failure.Next == "" {
		failure.Next = explain.Next(failure)
	}
	if failure.Field == "" {
		failure.Field = explain.Field(answered, failure, fieldKeys(c.Prompt(w)))
	}
	step.Error = failure
	return step
}

// answeredBy names what a step answers: the pending challenge also where a
// helper call was made for it.
func answeredBy(w walk.Walk, step walk.Step) string {
	if step.Answered != "" {
		return step.Answered
	}
	if pending, waiting := w.Pending(); waiting {
		return pending.Step.Challenge.Name
	}
	return ""
}

func fieldKeys(prompt walk.Prompt) []string {
	keys := make([]string, 0, len(prompt.Fields))
	for _, field := range prompt.Fields {
		keys = append(keys, field.Key)
	}
	return keys
}

// authAnswer is the answer of the four sign-in operations.
type authAnswer struct {
	ChallengeName        string
	Session              string
	ChallengeParameters  map[string]string
	AvailableChallenges  []string
	AuthenticationResult *authResult
}

type authResult struct {
	AccessToken, IdToken, RefreshToken, TokenType string // the API's own spelling
	ExpiresIn                                     int
	NewDeviceMetadata                             *struct{ DeviceKey, DeviceGroupKey string }
}

func (c *Controller) signedOn(w walk.Walk, step walk.Step) walk.Step {
	var answer authAnswer
	if err := json.Unmarshal(step.Exchange.Answer.Reveal(), &answer); err != nil {
		return c.failed(w, step, unreadable(step, "the answer has members of other kinds than Cognito's", err))
	}
	switch {
	case answer.AuthenticationResult != nil:
		step.Tokens = tokensOf(*answer.AuthenticationResult, endOf(step.Exchange))
		keepRefreshToken(step.Tokens, w)
	case answer.ChallengeName != "":
		step.Challenge = c.challengeOf(answer, endOf(step.Exchange))
	default:
		return c.failed(w, step, unreadable(step, "the answer has neither tokens nor a challenge", nil))
	}
	return step
}

func unreadable(step walk.Step, message string, cause error) *walk.Error {
	return &walk.Error{Kind: walk.Unreadable, Reason: walk.NotCognito, Operation: step.Exchange.Operation, Message: message, Cause: cause}
}

func (c *Controller) challengeOf(answer authAnswer, received time.Time) *walk.Challenge {
	validity, assumed := c.known().SessionValidity, false
	if validity == 0 {
		validity, assumed = defaultSessionValidity, true
	}
	return &walk.Challenge{
		Name: answer.ChallengeName, Session: walk.NewSecret(answer.Session),
		Parameters: answer.ChallengeParameters, Available: answer.AvailableChallenges,
		Expires: received.Add(validity), Assumed: assumed,
	}
}

func tokensOf(result authResult, received time.Time) *walk.Tokens {
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

// helped keeps a helper call's answer, and what it leads to.
func (c *Controller) helped(w walk.Walk, step walk.Step) walk.Step {
	step.Members = topLevel(step.Exchange.Answer)
	entry := challenge.Lookup(step.Exchange.Operation)
	if entry.Next == nil {
		return step
	}
	if next := entry.Next(c.situation(w), step); next != "" {
		step.Challenge = &walk.Challenge{
			Name: next, Session: walk.NewSecret(step.Members.Get("Session")),
			Parameters: deliveryOf(step.Exchange.Answer),
		}
	}
	return step
}

// topLevel is an answer's members as texts; structures as the JSON they are.
func topLevel(body walk.Body) walk.Values {
	var members map[string]json.RawMessage
	if json.Unmarshal(body.Reveal(), &members) != nil {
		return walk.Values{}
	}
	texts := make(map[string]string, len(members))
	for name, raw := range members {
		var text string
		if json.Unmarshal(raw, &text) != nil {
			text = string(raw)
		}
		texts[name] = text
	}
	return walk.NewValues(texts)
}

// deliveryOf reads CodeDeliveryDetails as the parameters that challenges with
// a code have.
func deliveryOf(body walk.Body) map[string]string {
	var answer struct {
		CodeDeliveryDetails struct{ Destination, DeliveryMedium, AttributeName string }
	}
	if json.Unmarshal(body.Reveal(), &answer) != nil || answer.CodeDeliveryDetails.Destination == "" {
		return nil
	}
	return map[string]string{
		"CODE_DELIVERY_DESTINATION":     answer.CodeDeliveryDetails.Destination,
		"CODE_DELIVERY_DELIVERY_MEDIUM": answer.CodeDeliveryDetails.DeliveryMedium,
	}
}

func endOf(exchange walk.Exchange) time.Time { return exchange.Started.Add(exchange.Elapsed) }

// badInput is a step that was never sent.
func badInput(operation string, step walk.Step, err error) walk.Step {
	failure := &walk.Error{}
	if !errors.As(err, &failure) {
		failure = &walk.Error{Kind: walk.BadInput, Message: err.Error(), Cause: err}
	}
	failure.Operation = operation
	failure.Retry = true
	step.Error = failure
	return step
}
