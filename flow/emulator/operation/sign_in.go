package operation

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync"
	"unicode/utf8"

	"authwalk/flow/api"
	"authwalk/flow/emulator/issue"
	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var signInOperations = map[string]handler{
	api.InitiateAuth:                initiateAuth,
	api.AdminInitiateAuth:           initiateAuth,
	api.RespondToAuthChallenge:      respondToAuthChallenge,
	api.AdminRespondToAuthChallenge: respondToAuthChallenge,
	api.GetTokensFromRefreshToken:   getTokensFromRefreshToken,
	api.AssociateSoftwareToken:      associateSoftwareToken,
	api.VerifySoftwareToken:         verifySoftwareToken,
}

// signInAnswer is what the operations of a sign-in answer with: the next
// challenge, or tokens with empty ChallengeParameters.
type signInAnswer struct {
	ChallengeName        string `json:",omitempty"`
	Session              string `json:",omitempty"`
	ChallengeParameters  map[string]string
	AvailableChallenges  []string      `json:",omitempty"`
	AuthenticationResult *issue.Tokens `json:",omitempty"`
}

// initiateAuth is InitiateAuth and its admin twin.
func initiateAuth(c *call) (any, error) {
	var in struct {
		AuthFlow, Session              string
		AuthParameters, ClientMetadata map[string]string
	}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	if err := checkLength(in.AuthParameters); err != nil {
		return nil, err
	}
	a := &attempt{call: c, facts: c.facts(in.AuthParameters[api.KeyUsername])}
	return a.finish(pool.Begin(a.facts, pool.Start{
		Operation: c.operation, AuthFlow: in.AuthFlow, Parameters: in.AuthParameters, Session: in.Session, ClientMetadata: in.ClientMetadata,
		Risky: c.risky,
	}))
}

// respondToAuthChallenge is RespondToAuthChallenge and its admin twin.
func respondToAuthChallenge(c *call) (any, error) {
	var in struct {
		ChallengeName, Session             string
		ChallengeResponses, ClientMetadata map[string]string
	}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	if err := checkLength(in.ChallengeResponses); err != nil {
		return nil, err
	}
	answer := &pool.Answer{
		Operation: c.operation, ChallengeName: in.ChallengeName, Session: in.Session, Responses: in.ChallengeResponses,
		ClientMetadata: in.ClientMetadata,
	}
	a := &attempt{call: c, facts: c.facts(in.ChallengeResponses[api.KeyUsername]), session: c.answered(answer)}
	event := pool.Event{Kind: pool.Answered, Answer: answer}
	if a.session == nil {
		return a.finish(pool.Resume(a.facts, pool.Progress{}, event))
	}
	a.session.Lock()
	defer a.session.Unlock()
	event.Session = a.session.State()
	a.facts.Users = append(a.facts.Users, c.pool.User(a.session.Progress.Username))
	return a.finish(pool.Resume(a.facts, a.session.Progress, event))
}

// username is what the interface says of a username.
var username = sync.OnceValue(func() api.Member {
	member, _ := api.Body{Operation: api.SignUp}.Find("Username")
	return member
})

// checkLength refuses a name that no user can have. The interface does not bound
// what is in a map, but sessions remember it.
func checkLength(parameters map[string]string) error {
	if utf8.RuneCountInString(parameters[api.KeyUsername]) <= username().Max {
		return nil
	}
	return wire.InvalidParameter(fmt.Sprintf(
		"1 validation error detected: Value at 'username' failed to satisfy constraint: Member must have length less than or equal to %d", username().Max,
	))
}

// attempt is one request of a sign-in while the rules decide on it.
type attempt struct {
	*call
	facts pool.Facts
	// session is the one that is answered, nil when there is none.
	session *state.Session
	// signUp is the session of a sign-up that the request goes on from.
	signUp string
	// event is the id of the sign-in event, empty where none is kept.
	event string
	// code was sent and belongs to the session that comes next.
	code string
	// refresh is the sign-in that a refresh token belongs to, and refreshNumber
	// which of its tokens that is.
	refresh       *issue.SignIn
	refreshNumber int
}

// finish finds out what the rules need until they decide, makes the changes and
// answers.
func (a *attempt) finish(d pool.Decision) (any, error) {
	for d.Need != nil {
		event, err := a.findOut(d)
		if err != nil {
			return nil, err
		}
		d = pool.Resume(a.facts, d.Progress, event)
	}
	user, err := a.apply(d)
	if err == nil {
		a.note(d)
	}
	switch {
	case err != nil:
		return nil, err
	case d.Refusal != nil:
		return nil, d.Refusal
	case d.Challenge != nil:
		return a.challenge(d, user)
	default:
		return a.tokens(d, user)
	}
}

// apply makes the changes and returns the user as they have become. Where
// another request was faster, with the code of a time step or the session of a
// sign-up, it refuses.
func (a *attempt) apply(d pool.Decision) (*pool.User, error) {
	if d.Created != nil {
		if err := a.pool.AddUser(d.Created.Clone()); err != nil {
			return nil, wire.Refuse(api.UsernameExistsException, "User already exists")
		}
	}
	user := a.pool.User(d.Progress.Username)
	if user != nil && len(d.Changes) > 0 {
		var err error
		user, err = a.edit(user, func(u *pool.User) error {
			if pool.Apply(d.Changes, u, a.facts.Pool, a.now) != nil {
				return pool.TotpUsed()
			}
			u.DeviceUsedFrom(d.Changes, a.origin().IPAddress)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	spent := func(c pool.Change) bool { return c.Kind == pool.SessionSpent }
	if slices.ContainsFunc(d.Changes, spent) {
		return user, a.spend()
	}
	return user, nil
}

func (a *attempt) spend() error {
	if a.session != nil {
		a.session.Spend()
	}
	if a.signUp == "" {
		return nil
	}
	if _, first := a.pool.TakeSignUp(a.signUp); !first {
		return wire.NotAuthorized("Invalid session for the user, session can only be used once.")
	}
	return nil
}

// challenge answers with the next challenge under a session of its own.
func (a *attempt) challenge(d pool.Decision, user *pool.User) (any, error) {
	next := &state.Session{Progress: d.Progress, Expires: a.now.Add(a.client.SessionValidity()), Code: a.code, Event: a.event}
	answer := signInAnswer{
		ChallengeName: d.Challenge.Name, ChallengeParameters: maps.Clone(d.Challenge.Parameters),
		AvailableChallenges: d.Challenge.Available,
	}
	verifier, err := a.verifier(d.Progress, user)
	if err != nil {
		return nil, err
	}
	if verifier != nil {
		handshake, err := a.handshake(next, *verifier)
		if err != nil {
			return nil, err
		}
		maps.Copy(answer.ChallengeParameters, handshake)
	}
	if d.Challenge.Name == api.ChallengeDeviceSRPAuth {
		a.pool.KeepDeviceSession(next, a.now)
	}
	if d.Challenge.Session {
		answer.Session = a.pool.KeepSession(next, a.now)
	}
	return answer, nil
}

func (a *attempt) tokens(d pool.Decision, user *pool.User) (any, error) {
	if user == nil {
		// The user was deleted while the request was on its way.
		return nil, userNotFound()
	}
	tokens, err := a.issue(user, d.Tokens)
	if err != nil {
		return nil, err
	}
	return signInAnswer{ChallengeParameters: map[string]string{}, AuthenticationResult: tokens}, nil
}

// issue makes the tokens of the sign-in that the request refreshes, or of a new
// one.
func (a *attempt) issue(user *pool.User, granted *pool.Tokens) (*issue.Tokens, error) {
	grant := issue.Grant{
		Issuer: a.issuer(), Now: a.now, Random: a.random(),
		Client: a.client, User: user, Groups: a.pool.Groups(), SignIn: a.refresh, Changes: granted.Changes,
	}
	if granted.Refreshed {
		a.useSession(a.refresh)
	}
	switch {
	case granted.Rotated:
		number, err := a.refresh.Exchange(a.refreshNumber, a.client.GracePeriod(), a.now)
		if err != nil {
			return nil, err
		}
		a.pool.RememberSignIn(a.refresh, a.now)
		return a.pool.Keys.Rotated(grant, number)
	case granted.Refreshed:
		return a.pool.Keys.Refreshed(grant)
	}
	grant.SignIn = issue.NewSignIn(a.random(), a.client, user, a.now)
	grant.SignIn.EventID = cmp.Or(a.event, grant.SignIn.EventID)
	grant.SignIn.DeviceKey, grant.SignIn.DeviceGroupKey = granted.DeviceKey, granted.NewDevice.GroupKey
	grant.SignIn.Level, grant.SignIn.Methods = granted.Assurance.Level, granted.Assurance.Methods
	a.beginSession(grant.SignIn, user)
	a.pool.RememberSignIn(grant.SignIn, a.now)
	tokens, err := a.pool.Keys.SignedIn(grant)
	if err == nil && granted.NewDevice.Key != "" {
		tokens.NewDeviceMetadata = &issue.NewDeviceMetadata{
			DeviceKey: granted.NewDevice.Key, DeviceGroupKey: granted.NewDevice.GroupKey,
		}
	}
	return tokens, err
}

// answered finds the session that an answer is for.
func (c *call) answered(a *pool.Answer) *state.Session {
	switch {
	case a.ChallengeName == api.ChallengePasswordVerifier || a.ChallengeName == api.ChallengeDevicePasswordVerifier:
		return c.pool.SessionOfBlock(a.Responses[api.KeyClaimSecretBlock])
	case a.ChallengeName == api.ChallengeDeviceSRPAuth && a.Session == "":
		return c.sessionOfDevice(a.Responses)
	default:
		return c.pool.Session(a.Session)
	}
}
