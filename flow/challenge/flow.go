package challenge

import (
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
	"authwalk/srp"
)

// beginning is what a flow asks for and begins with.
type beginning struct {
	// fields are filled in by a person, after the user's name.
	fields []walk.Field
	// parameters makes AuthParameters, without what all flows share.
	parameters func(Tools, Situation) (map[string]string, error)
}

var (
	askPassword     = walk.Field{Key: api.KeyPassword, Label: "Password", Kind: walk.Password, Secret: true}
	askRefreshToken = walk.Field{Key: api.KeyRefreshToken, Label: "Refresh token", Kind: walk.Password, Secret: true}

	sendsPassword     = beginning{[]walk.Field{askPassword}, withPassword}
	sendsRefreshToken = beginning{[]walk.Field{askRefreshToken}, withRefreshToken}
)

// beginnings are those of the AuthFlows.
var beginnings = map[string]beginning{
	api.FlowUserAuth:              {userAuthFields(), withPreference},
	api.FlowUserSRPAuth:           {[]walk.Field{askPassword}, withSRPA},
	api.FlowUserPasswordAuth:      sendsPassword,
	api.FlowCustomAuth:            {customAuthFields(), withOptionalSRPA},
	api.FlowRefreshTokenAuth:      sendsRefreshToken,
	api.FlowRefreshToken:          sendsRefreshToken,
	api.FlowAdminUserPasswordAuth: sendsPassword,
	api.FlowAdminNoSRPAuth:        sendsPassword,
}

func userAuthFields() []walk.Field {
	return []walk.Field{
		{
			Key: api.KeyPreferredChallenge, Label: "Preferred", Kind: walk.Choose, Optional: true,
			Choices: []walk.Choice{
				{Value: "", Label: "none", Leads: "choose later"},
				{Value: api.ChallengePassword, Label: api.ChallengePassword, Leads: "send the password"},
				{Value: api.ChallengePasswordSRP, Label: api.ChallengePasswordSRP, Leads: "prove the password (SRP)"},
				{Value: api.ChallengeEmailOTP, Label: api.ChallengeEmailOTP, Leads: "code by email"},
				{Value: api.ChallengeSMSOTP, Label: api.ChallengeSMSOTP, Leads: "code by text message"},
				{Value: api.ChallengeWebAuthn, Label: api.ChallengeWebAuthn, Leads: "passkey"},
			},
		},
		{
			Key: api.KeyPassword, Label: "Password", Kind: walk.Password, Secret: true, Optional: true,
			Help: "Sent at once where PREFERRED_CHALLENGE is PASSWORD, and otherwise kept for a challenge that asks for it. If empty, authwalk asks for it then.",
		},
	}
}

func customAuthFields() []walk.Field {
	field := askPassword
	field.Label, field.Optional = "Password (optional)", true
	field.Hint = "If you enter one, the flow starts with SRP."
	return []walk.Field{field}
}

// FlowFields are what a person fills in to begin with an AuthFlow, after the
// user's name.
func FlowFields(authFlow string) []walk.Field { return slices.Clone(beginnings[authFlow].fields) }

// Begin makes the first request of a sign-in. A flow that is not known is sent
// with the parameters that were given: the service says what it thinks of it.
func Begin(tools Tools, s Situation) (walk.Request, error) {
	start := s.Walk.Start
	parameters := map[string]string{}
	if begin, known := beginnings[start.AuthFlow]; known {
		made, err := begin.parameters(tools, s)
		if err != nil {
			return walk.Request{}, err
		}
		parameters = made
	}
	for name, text := range start.Parameters.Reveal() {
		parameters[name] = text
	}
	if flow, _ := api.FindFlow(start.AuthFlow); !api.Refreshes(flow.Name) && slices.ContainsFunc(flow.Parameters, isDeviceKey) {
		complete(parameters, api.KeyDeviceKey, s.Known.Device.Key)
	}
	if secret := start.ClientSecret.Reveal(); secret != "" {
		complete(parameters, api.KeySecretHash, srp.SecretHash(secretHashUsername(start, parameters), start.Target.ClientID, secret))
	}
	body := map[string]any{"AuthFlow": start.AuthFlow, "ClientId": start.Target.ClientID}
	if len(parameters) > 0 {
		body["AuthParameters"] = parameters
	}
	if session := start.Session.Reveal(); session != "" {
		body["Session"] = session
	}
	if start.Admin() && start.Target.UserPoolID == "" {
		return walk.Request{}, CannotSend(walk.MissingPoolID, "UserPoolId", "AdminInitiateAuth needs the user pool ID")
	}
	return authRequest(start.Operation, start, body)
}

func isDeviceKey(member api.Member) bool { return member.Name == api.KeyDeviceKey }

// secretHashUsername is the name that SECRET_HASH is made over: the one of the same
// message, or the canonical one where the message has none.
func secretHashUsername(start walk.Start, parameters map[string]string) string {
	if name, sent := parameters[api.KeyUsername]; sent {
		return name
	}
	return start.Username
}

// named begins the parameters with the user's name, unless it is given by hand
// or not known: then the service says that it is missing.
func named(s Situation) map[string]string {
	parameters := map[string]string{}
	if name := s.Walk.Start.Username; name != "" {
		parameters[api.KeyUsername] = name
	}
	return parameters
}

func withPassword(_ Tools, s Situation) (map[string]string, error) {
	parameters := named(s)
	if secret := s.Password().Reveal(); secret != "" {
		parameters[api.KeyPassword] = secret
	}
	return parameters, nil
}

func withSRPA(tools Tools, s Situation) (map[string]string, error) {
	parameters := named(s)
	if s.Walk.Start.Parameters.Has(api.KeySRPA) {
		return parameters, nil
	}
	a, err := tools.Handshakes.Begin(tools.Random)
	if err != nil {
		return nil, noRandomness(err)
	}
	parameters[api.KeySRPA] = a
	return parameters, nil
}

func withOptionalSRPA(tools Tools, s Situation) (map[string]string, error) {
	begins := s.Walk.Start.Parameters.Get(api.KeyChallengeName)
	if s.Password().IsZero() && begins != api.KeySRPA {
		return named(s), nil
	}
	if begins != "" && begins != api.KeySRPA {
		return named(s), nil
	}
	parameters, err := withSRPA(tools, s)
	if err == nil {
		parameters[api.KeyChallengeName] = api.KeySRPA
	}
	return parameters, err
}

func withPreference(tools Tools, s Situation) (map[string]string, error) {
	switch preference := s.Walk.Start.Parameters.Get(api.KeyPreferredChallenge); {
	case preference == api.ChallengePassword:
		return withPassword(tools, s)
	case preference == api.ChallengePasswordSRP && !s.Password().IsZero():
		return withSRPA(tools, s)
	default:
		return named(s), nil
	}
}

// withRefreshToken takes the token from the walk where it has one: the tokens
// screen refreshes without asking.
func withRefreshToken(_ Tools, s Situation) (map[string]string, error) {
	parameters := map[string]string{}
	if tokens := s.Walk.Tokens(); tokens != nil && !tokens.Refresh.IsZero() {
		parameters[api.KeyRefreshToken] = tokens.Refresh.Reveal()
	}
	return parameters, nil
}
