package challenge

import (
	"slices"
	"strings"

	"authwalk/flow/walk"
	"authwalk/srp"
)

// Flow is one of the AuthFlows: how a sign-in can begin.
type Flow struct {
	// Name is the AuthFlow.
	Name string
	// Label says in a few words what it is, for lists.
	Label string
	// Says explains it, with what it needs.
	Says string
	// Public and Admin tell which of the two operations takes it. Where the
	// API's enumeration allows more than the service does, this is the service.
	Public, Admin bool
	// Asks are the fields a person fills in, after the user's name.
	Asks []walk.Field
	// Enabled is the ExplicitAuthFlows value that switches it on.
	Enabled string
	// Members are the AuthParameters.
	Members []Member
	// parameters makes AuthParameters, without what all flows share.
	parameters func(Tools, Situation) (map[string]string, error)
}

const (
	preferredChallenge = "PREFERRED_CHALLENGE"
	refreshToken       = "REFRESH_TOKEN"
	challengeName      = "CHALLENGE_NAME"
)

// askPassword is the password field of the flows that begin with one.
var askPassword = walk.Field{Key: "PASSWORD", Label: "Password", Kind: walk.Password, Secret: true}

// flows are all AuthFlows.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
var flows = []Flow{
	{
		Name: "USER_AUTH", Label: "the user picks a factor", Public: true, Admin: true, Enabled: "ALLOW_USER_AUTH",
		Says: "The service answers with the factors this user can sign in with, or goes straight to the preferred one. " +
			"A preference the user cannot meet is no error: the choice comes back.",
		Asks: []walk.Field{
			{
				Key: preferredChallenge, Label: "Preferred", Kind: walk.Choose, Optional: true,
				Choices: []walk.Choice{
					{Value: "", Label: "none", Leads: "choose later"},
					{Value: "PASSWORD", Label: "PASSWORD", Leads: "send the password"},
					{Value: "PASSWORD_SRP", Label: "PASSWORD_SRP", Leads: "prove the password"},
					{Value: "EMAIL_OTP", Label: "EMAIL_OTP", Leads: "code by e-mail"},
					{Value: "SMS_OTP", Label: "SMS_OTP", Leads: "code by text message"},
					{Value: "WEB_AUTHN", Label: "WEB_AUTHN", Leads: "a passkey"},
				},
			},
			{
				Key: "PASSWORD", Label: "Password", Kind: walk.Password, Secret: true, Optional: true,
				When: &walk.Condition{Key: preferredChallenge, Values: []string{"PASSWORD", "PASSWORD_SRP"}},
				Hint: "Sent or proved with the first message; left empty, it is asked for.",
			},
		},
		Members: []Member{
			username, password, srpA, secretHash,
			{Name: preferredChallenge, Says: "The first factor to begin with, if the user can."},
		},
		parameters: withPreference,
	},
	{
		Name: "USER_SRP_AUTH", Label: "password, proved not sent", Public: true, Admin: true, Enabled: "ALLOW_USER_SRP_AUTH",
		Says: "The password never leaves this machine. The client proves that it knows it in two round trips: InitiateAuth sends A, " +
			"PASSWORD_VERIFIER sends a signature. Needs the pool id, which is part of the hash.",
		Asks:       []walk.Field{askPassword},
		Members:    []Member{username, srpA, secretHash, deviceKey},
		parameters: withA,
	},
	{
		Name: "USER_PASSWORD_AUTH", Label: "password, sent over TLS", Public: true, Enabled: "ALLOW_USER_PASSWORD_AUTH",
		Says:       "The password travels in clear inside TLS and the service checks it. The only public flow that can migrate users from elsewhere.",
		Asks:       []walk.Field{askPassword},
		Members:    []Member{username, password, secretHash, deviceKey},
		parameters: withPassword,
	},
	{
		Name: "CUSTOM_AUTH", Label: "your Lambda decides", Public: true, Admin: true, Enabled: "ALLOW_CUSTOM_AUTH",
		Says: "The pool's define, create and verify triggers ask what they like. With a password given it begins with SRP; without, with the first custom challenge.",
		Asks: []walk.Field{{
			Key: "PASSWORD", Label: "Password (optional)", Kind: walk.Password, Secret: true, Optional: true,
			Hint: "Given, the flow begins with SRP_A.",
		}},
		Members: []Member{
			username, srpA, secretHash, deviceKey,
			{Name: challengeName, Says: "SRP_A to begin with SRP. The API reference prints the key as ChallengeName; the service reads this one."},
		},
		parameters: withOptionalA,
	},
	{
		Name: "REFRESH_TOKEN_AUTH", Label: "start from a refresh token", Public: true, Admin: true, Enabled: "ALLOW_REFRESH_TOKEN_AUTH",
		Says:       "New ID and access tokens without a sign-in. No new refresh token comes back. With device tracking the DEVICE_KEY is needed.",
		Asks:       []walk.Field{{Key: refreshToken, Label: "Refresh token", Kind: walk.Password, Secret: true}},
		Members:    refreshMembers,
		parameters: withRefreshToken,
	},
	{
		Name: "REFRESH_TOKEN", Label: "the same under its short name", Public: true, Admin: true, Enabled: "ALLOW_REFRESH_TOKEN_AUTH",
		Says:       "Another name of REFRESH_TOKEN_AUTH.",
		Asks:       []walk.Field{{Key: refreshToken, Label: "Refresh token", Kind: walk.Password, Secret: true}},
		Members:    refreshMembers,
		parameters: withRefreshToken,
	},
	{
		Name: "ADMIN_USER_PASSWORD_AUTH", Label: "password, sent by a server", Admin: true, Enabled: "ALLOW_ADMIN_USER_PASSWORD_AUTH",
		Says:       "A server with AWS credentials signs the user in with the password in clear. Needs AdminInitiateAuth and the pool id.",
		Asks:       []walk.Field{askPassword},
		Members:    []Member{username, password, secretHash, deviceKey},
		parameters: withPassword,
	},
	{
		Name: "ADMIN_NO_SRP_AUTH", Label: "the same under its old name", Admin: true, Enabled: "ALLOW_ADMIN_USER_PASSWORD_AUTH",
		Says:       "The old name of ADMIN_USER_PASSWORD_AUTH.",
		Asks:       []walk.Field{askPassword},
		Members:    []Member{username, password, secretHash, deviceKey},
		parameters: withPassword,
	},
}

var refreshMembers = []Member{
	{Name: refreshToken, Secret: true, Says: "The refresh token of an earlier sign-in with this client."},
	secretHash, deviceKey,
}

// Flows returns every AuthFlow's entry.
func Flows() []Flow { return slices.Clone(flows) }

// FindFlow returns the entry of an AuthFlow.
func FindFlow(name string) (Flow, bool) {
	for _, flow := range flows {
		if flow.Name == name {
			return flow, true
		}
	}
	return Flow{}, false
}

// Begin makes the first request of a sign-in. A flow that is not known is sent
// with the parameters that were given: the service says what it thinks of it.
func Begin(tools Tools, s Situation) (walk.Request, error) {
	start := s.Walk.Start
	parameters := map[string]string{}
	if flow, known := FindFlow(start.AuthFlow); known {
		made, err := flow.parameters(tools, s)
		if err != nil {
			return walk.Request{}, err
		}
		parameters = made
	}
	for name, text := range start.Parameters.Reveal() {
		parameters[name] = text
	}
	if secret := start.ClientSecret.Reveal(); secret != "" {
		complete(parameters, secretHash.Name, srp.SecretHash(hashedName(start, parameters), start.Target.ClientID, secret))
	}
	body := map[string]any{"AuthFlow": start.AuthFlow, "ClientId": start.Target.ClientID}
	if len(parameters) > 0 {
		body["AuthParameters"] = parameters
	}
	if session := start.Session.Reveal(); session != "" {
		body["Session"] = session
	}
	if start.Admin() && start.Target.UserPoolID == "" {
		return walk.Request{}, cannotSend(walk.MissingPoolID, "UserPoolId", "AdminInitiateAuth needs the user pool id")
	}
	return authRequest(start.Operation, start, body)
}

// hashedName is the name that SECRET_HASH is made over: the one of the same
// message, or the canonical one where the message has none.
func hashedName(start walk.Start, parameters map[string]string) string {
	if name, sent := parameters[username.Name]; sent {
		return name
	}
	return start.Username
}

// named begins the parameters with the user's name, unless it is given by hand
// or not known: then the service says that it is missing.
func named(s Situation) map[string]string {
	parameters := map[string]string{}
	if name := s.Walk.Start.Username; name != "" {
		parameters[username.Name] = name
	}
	return parameters
}

func withPassword(_ Tools, s Situation) (map[string]string, error) {
	parameters := named(s)
	if secret := s.Password().Reveal(); secret != "" {
		parameters[password.Name] = secret
	}
	return parameters, nil
}

func withA(tools Tools, s Situation) (map[string]string, error) {
	parameters := named(s)
	if s.Walk.Start.Parameters.Has(srpA.Name) {
		return parameters, nil
	}
	a, err := tools.Handshakes.Begin(tools.Random)
	if err != nil {
		return nil, noRandomness(err)
	}
	parameters[srpA.Name] = a
	return parameters, nil
}

func withOptionalA(tools Tools, s Situation) (map[string]string, error) {
	begins := s.Walk.Start.Parameters.Get(challengeName)
	if s.Password().IsZero() && begins != srpA.Name {
		return named(s), nil
	}
	if begins != "" && begins != srpA.Name {
		return named(s), nil
	}
	parameters, err := withA(tools, s)
	if err == nil {
		parameters[challengeName] = srpA.Name
	}
	return parameters, err
}

func withPreference(tools Tools, s Situation) (map[string]string, error) {
	switch preference := s.Walk.Start.Parameters.Get(preferredChallenge); {
	case preference == "PASSWORD":
		return withPassword(tools, s)
	case preference == "PASSWORD_SRP" && !s.Password().IsZero():
		return withA(tools, s)
	default:
		return named(s), nil
	}
}

// withRefreshToken takes the token from the walk where it has one: the tokens
// screen refreshes without asking.
func withRefreshToken(_ Tools, s Situation) (map[string]string, error) {
	parameters := map[string]string{}
	if tokens := s.Walk.Tokens(); tokens != nil && !tokens.Refresh.IsZero() {
		parameters[refreshToken] = tokens.Refresh.Reveal()
	}
	return parameters, nil
}

// NeedsPool reports whether a flow's arithmetic needs the pool id although the
// call does not.
func NeedsPool(authFlow string) bool {
	return strings.Contains(authFlow, "SRP_AUTH") && !strings.Contains(authFlow, "NO_SRP")
}
