package operation

import (
	"cmp"
	"crypto/subtle"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/emulator/random"
	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var authEventOperations = map[string]handler{
	api.AdminListUserAuthEvents:      adminListUserAuthEvents,
	api.AdminUpdateAuthEventFeedback: adminUpdateAuthEventFeedback,
	api.UpdateAuthEventFeedback:      updateAuthEventFeedback,
}

func adminListUserAuthEvents(c *call) (any, error) {
	var in struct {
		MaxResults *int
		NextToken  string
	}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	user, err := c.recorded()
	if err != nil {
		return nil, err
	}
	events, next, err := page(c.pool.Events.Of(user.Sub()), in.MaxResults, in.NextToken)
	if err != nil {
		return nil, err
	}
	return struct {
		AuthEvents []state.AuthEvent
		NextToken  string `json:",omitempty"`
	}{events, next}, nil
}

func adminUpdateAuthEventFeedback(c *call) (any, error) {
	var in struct {
		EventID       string `json:"EventId"`
		FeedbackValue string `json:"FeedbackValue"`
	}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	user, err := c.recorded()
	if err != nil {
		return nil, err
	}
	found := c.pool.Events.Change(user.Sub(), in.EventID, func(event *state.AuthEvent) {
		event.EventFeedback = &state.EventFeedback{FeedbackValue: in.FeedbackValue, Provider: "Admin", FeedbackDate: pool.At(c.now)}
	})
	if !found {
		return nil, wire.Refuse(api.ResourceNotFoundException, "Event does not exist.")
	}
	return nil, nil
}

// updateAuthEventFeedback is what the link in a notification does. The words of its
// refusals, and who counts as the provider, are not known of the service.
func updateAuthEventFeedback(c *call) (any, error) {
	var in struct {
		EventID       string `json:"EventId"`
		FeedbackToken string
		FeedbackValue string
	}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	user, err := c.recorded()
	if err != nil {
		return nil, err
	}
	rated := false
	c.pool.Events.Change(user.Sub(), in.EventID, func(event *state.AuthEvent) {
		if rated = event.FeedbackToken != "" && subtle.ConstantTimeCompare([]byte(event.FeedbackToken), []byte(in.FeedbackToken)) == 1; rated {
			event.EventFeedback = &state.EventFeedback{FeedbackValue: in.FeedbackValue, Provider: "User", FeedbackDate: pool.At(c.now)}
		}
	})
	if !rated {
		return nil, wire.NotAuthorized("Invalid feedback token.")
	}
	return nil, nil
}

// keepRisky keeps an event that threat protection acts on, and tells the user of it by
// email where there is a verified address. The service does so where its notifications
// are set up.
func (c *call) keepRisky(user *pool.User, event state.AuthEvent) {
	if address := user.UserAttributes.Get(api.AttributeEmail); user.UserAttributes.Verified(api.AttributeEmail) {
		event.FeedbackToken = random.Text(c.random(), feedbackTokenLength, random.LowerAlphanumeric)
		c.store.Outbox.Send(state.Message{
			At: c.now.UTC(), Pool: c.pool.ID, User: user.Username, Medium: api.MediumEmail, Destination: address, Purpose: api.UpdateAuthEventFeedback,
			Body: "A sign-in to your account seems risky. Was it you? EventId " + event.EventID + " FeedbackToken " + event.FeedbackToken,
		})
	}
	c.pool.Events.Keep(user.Sub(), event, c.now)
}

const feedbackTokenLength = 64

// recorded is the named user of a pool that keeps events.
func (c *call) recorded() (*pool.User, error) {
	if settings, _ := c.pool.Settings(); !settings.ProtectsFromThreats() {
		return nil, wire.Refuse(api.UserPoolAddOnNotEnabledException, "User pool add-on is not enabled.")
	}
	return c.named()
}

// newEvent is an attempt that begins now.
func (c *call) newEvent(kind string) state.AuthEvent {
	return state.AuthEvent{
		EventID: random.UUID(c.random()), EventType: kind, CreationDate: pool.At(c.now), EventResponse: api.EventInProgress,
		EventRisk: state.EventRisk{RiskDecision: api.RiskNone}, ChallengeResponses: []state.ChallengeOutcome{}, EventContextData: c.origin(),
	}
}

// origin is where a request came from: what a server says of its user, or an app
// that may, and otherwise the request's own address.
func (c *call) origin() state.EventContext {
	var in struct {
		ContextData *struct {
			IPAddress   string                                     `json:"IpAddress"`
			HTTPHeaders []struct{ HeaderName, HeaderValue string } `json:"HttpHeaders"`
		}
		UserContextData *struct {
			IPAddress string `json:"IpAddress"`
		}
	}
	_ = c.decode(&in) // it has been validated
	own := wire.OriginOf(c.context)
	origin := state.EventContext{IPAddress: own.Address, DeviceName: own.UserAgent}
	switch {
	case in.ContextData != nil:
		origin = state.EventContext{IPAddress: in.ContextData.IPAddress}
		for _, header := range in.ContextData.HTTPHeaders {
			if strings.EqualFold(header.HeaderName, "User-Agent") {
				origin.DeviceName = header.HeaderValue
			}
		}
	case in.UserContextData != nil && c.client != nil && c.client.TakesUserContext():
		origin.IPAddress = cmp.Or(in.UserContextData.IPAddress, own.Address)
	}
	return origin
}

// note keeps what has become of a sign-in of a known user. What is wrong with the
// request itself is no attempt.
func (a *attempt) note(d pool.Decision) {
	user := a.attempted(d)
	if user == nil {
		return
	}
	before := pool.Progress{}
	if a.session != nil {
		before, a.event = a.session.Progress, a.session.Event
	}
	if a.event == "" {
		event := a.newEvent(api.EventSignIn)
		a.event = event.EventID
		if d.Progress.Risky {
			event.EventRisk = state.EventRisk{RiskDecision: api.RiskTaken, RiskLevel: api.RiskMedium}
			a.keepRisky(user, event)
		} else {
			a.pool.Events.Keep(user.Sub(), event, a.now)
		}
	}
	outcomes, response := outcomesOf(before, d), responseOf(d)
	a.pool.Events.Change(user.Sub(), a.event, func(event *state.AuthEvent) {
		event.ChallengeResponses = append(event.ChallengeResponses, outcomes...)
		event.EventResponse = response
	})
}

// attempted is the user whose attempt is kept, nil where none is.
func (a *attempt) attempted(d pool.Decision) *pool.User {
	refreshes := api.Refreshes(d.Progress.AuthFlow) || a.operation == api.GetTokensFromRefreshToken
	malformed := d.Refusal != nil && d.Refusal.Exception == api.InvalidParameterException
	if !a.facts.Pool.ProtectsFromThreats() || refreshes || malformed || d.Progress.Simulated || d.Progress.Username == "" {
		return nil
	}
	return a.pool.User(d.Progress.Username)
}

// outcomesOf are the challenges that a decision passed or failed.
func outcomesOf(before pool.Progress, d pool.Decision) []state.ChallengeOutcome {
	outcomes := []state.ChallengeOutcome{}
	first, second := d.Progress.FirstFactor, d.Progress.SecondFactor
	if before.FirstFactor == "" && first != "" {
		outcomes = append(outcomes, state.ChallengeOutcome{ChallengeName: kindOf(first), ChallengeResponse: api.EventSuccess})
	}
	if before.SecondFactor == "" && second != "" {
		outcomes = append(outcomes, state.ChallengeOutcome{ChallengeName: api.EventMFA, ChallengeResponse: api.EventSuccess})
	}
	if d.Refusal == nil {
		return outcomes
	}
	counted := slices.ContainsFunc(d.Changes, func(c pool.Change) bool { return c.Kind == pool.FailureCounted })
	if counted || d.Refusal.Exception == api.CodeMismatchException {
		failed := state.ChallengeOutcome{ChallengeName: api.EventPassword, ChallengeResponse: api.EventFailure}
		if first != "" || d.Refusal.Exception == api.CodeMismatchException {
			failed.ChallengeName = api.EventMFA
		}
		outcomes = append(outcomes, failed)
	}
	return outcomes
}

// kindOf is how an event names the factor that a sign-in began with.
func kindOf(factor string) string {
	if factor == api.ChallengePassword {
		return api.EventPassword
	}
	return api.EventMFA
}

// responseOf is how the attempt stands: a wrong code can be given again.
func responseOf(d pool.Decision) string {
	switch {
	case d.Tokens != nil:
		return api.EventPass
	case d.Challenge != nil, d.Refusal != nil && d.Refusal.Exception == api.CodeMismatchException:
		return api.EventInProgress
	default:
		return api.EventFail
	}
}

// accountEvents are the operations on accounts that are kept as events.
var accountEvents = map[string]string{
	api.SignUp: api.EventSignUp, api.ForgotPassword: api.EventForgotPassword, api.ChangePassword: api.EventPasswordChange,
	api.ResendConfirmationCode: api.EventResendCode,
}

// noteAccount keeps what has become of an operation on an account.
func (c *call) noteAccount(facts pool.Facts, user *pool.User, refusal *pool.Refusal) {
	kind := accountEvents[c.operation]
	if kind == "" || user == nil || !facts.Pool.ProtectsFromThreats() {
		return
	}
	event := c.newEvent(kind)
	event.EventResponse = api.EventPass
	if refusal != nil {
		event.EventResponse = api.EventFail
	}
	c.pool.Events.Keep(user.Sub(), event, c.now)
}

// noteBlocked keeps an attempt that threat protection blocked.
func (c *call) noteBlocked() {
	settings, _ := c.pool.Settings()
	name := c.typedName()
	user := pool.Identify(settings, c.pool.Find(name), name)
	if user == nil || !settings.ProtectsFromThreats() {
		return
	}
	event := c.newEvent(api.EventSignIn)
	event.EventResponse = api.EventFail
	event.EventRisk = state.EventRisk{RiskDecision: api.RiskBlock, RiskLevel: api.RiskHigh}
	c.keepRisky(user, event)
}
