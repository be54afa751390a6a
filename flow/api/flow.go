package api

import "slices"

// The AuthFlows.
const (
	FlowUserAuth              = "USER_AUTH"
	FlowUserSRPAuth           = "USER_SRP_AUTH"
	FlowUserPasswordAuth      = "USER_PASSWORD_AUTH"
	FlowCustomAuth            = "CUSTOM_AUTH"
	FlowRefreshTokenAuth      = "REFRESH_TOKEN_AUTH"
	FlowRefreshToken          = "REFRESH_TOKEN"
	FlowAdminUserPasswordAuth = "ADMIN_USER_PASSWORD_AUTH"
	FlowAdminNoSRPAuth        = "ADMIN_NO_SRP_AUTH"
)

// The values of ExplicitAuthFlows. Those without ALLOW_ are legacy, and not
// mixed with the others.
const (
	AllowUserAuth              = "ALLOW_USER_AUTH"
	AllowUserSRPAuth           = "ALLOW_USER_SRP_AUTH"
	AllowUserPasswordAuth      = "ALLOW_USER_PASSWORD_AUTH"
	AllowCustomAuth            = "ALLOW_CUSTOM_AUTH"
	AllowRefreshTokenAuth      = "ALLOW_REFRESH_TOKEN_AUTH"
	AllowAdminUserPasswordAuth = "ALLOW_ADMIN_USER_PASSWORD_AUTH"
	// AllowClientTokenAuth lets a client get a token for itself, and no user
	// sign in.
	AllowClientTokenAuth = "ALLOW_CLIENT_TOKEN_AUTH"

	LegacyAdminNoSRPAuth     = "ADMIN_NO_SRP_AUTH"
	LegacyCustomAuthFlowOnly = "CUSTOM_AUTH_FLOW_ONLY"
	LegacyUserPasswordAuth   = "USER_PASSWORD_AUTH"
)

// flowNames and flowSettings are in the order of the service's model.
var (
	flowNames = []string{
		FlowUserSRPAuth, FlowRefreshTokenAuth, FlowRefreshToken, FlowCustomAuth, FlowAdminNoSRPAuth,
		FlowUserPasswordAuth, FlowAdminUserPasswordAuth, FlowUserAuth,
	}
	flowSettings = []string{
		LegacyAdminNoSRPAuth, LegacyCustomAuthFlowOnly, LegacyUserPasswordAuth,
		AllowAdminUserPasswordAuth, AllowCustomAuth, AllowUserPasswordAuth, AllowUserSRPAuth,
		AllowRefreshTokenAuth, AllowUserAuth, AllowClientTokenAuth,
	}
)

// Flow is one of the AuthFlows: how a sign-in can begin.
type Flow struct {
	Name string
	// Label says in a few words what it is, for lists.
	Label string
	// Description explains it, with what it needs.
	Description string
	// Public and Admin tell which of InitiateAuth and AdminInitiateAuth takes
	// it. Where the enumeration allows more than the service does, this is the
	// service.
	Public, Admin bool
	// Enabled is the ExplicitAuthFlows value that switches it on, Legacy the
	// older one, if it has any.
	Enabled, Legacy string
	// Proves is set where the flow begins with an SRP handshake, whose hashes
	// contain the pool id.
	Proves bool
	// Parameters are the AuthParameters.
	Parameters []Member
}

var (
	passwordParameters = []Member{keyUsername.required(), keyPassword.required(), keySecretHash, keyDeviceKey}
	refreshParameters  = []Member{keyRefreshToken.required(), keySecretHash, keyDeviceKey}
)

// flows are all AuthFlows, those of people first.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
var flows = []Flow{
	{
		Name: FlowUserAuth, Label: "choose a factor during sign-in", Public: true, Admin: true, Enabled: AllowUserAuth,
		Description: "Cognito returns the factors this user can sign in with, or starts with the preferred one. If the user cannot use the " +
			"preferred factor, Cognito asks which one to use.",
		Parameters: []Member{
			keyUsername.required(), keyPassword, keySRPA, keySecretHash, keyPreferredChallenge,
			keyTargetACRValues, keyMaxAge, keyAccessToken,
		},
	},
	{
		Name: FlowUserSRPAuth, Label: "password, not sent (SRP)", Public: true, Admin: true, Enabled: AllowUserSRPAuth, Proves: true,
		Description: "The password is not sent. The client proves in two requests that it knows the password: InitiateAuth sends the public " +
			"number A, PASSWORD_VERIFIER sends a signature. Needs the user pool ID, which is part of the proof.",
		Parameters: []Member{keyUsername.required(), keySRPA.required(), keySecretHash, keyDeviceKey},
	},
	{
		Name: FlowUserPasswordAuth, Label: "password, sent to the server", Public: true,
		Enabled: AllowUserPasswordAuth, Legacy: LegacyUserPasswordAuth,
		Description: "The password is sent to the server. With https it is encrypted on the way. The only public flow that can migrate users from " +
			"another system.",
		Parameters: passwordParameters,
	},
	{
		Name: FlowCustomAuth, Label: "custom, by Lambda triggers", Public: true, Admin: true,
		Enabled: AllowCustomAuth, Legacy: LegacyCustomAuthFlowOnly,
		Description: "The pool's Lambda triggers define the challenges. With a password, the flow starts with SRP; otherwise with the first " +
			"custom challenge.",
		Parameters: []Member{keyUsername.required(), keySRPA, keySecretHash, keyDeviceKey, keyChallengeName},
	},
	{
		Name: FlowRefreshTokenAuth, Label: "start from a refresh token", Public: true, Admin: true, Enabled: AllowRefreshTokenAuth,
		Description: "Gets new ID and access tokens without signing in again. Cognito returns no new refresh token. If the pool tracks devices, " +
			"DEVICE_KEY is required.",
		Parameters: refreshParameters,
	},
	{
		Name: FlowRefreshToken, Label: "short name of REFRESH_TOKEN_AUTH", Public: true, Admin: true, Enabled: AllowRefreshTokenAuth,
		Description: "Another name of REFRESH_TOKEN_AUTH.",
		Parameters:  refreshParameters,
	},
	{
		Name: FlowAdminUserPasswordAuth, Label: "password, through the admin API", Admin: true,
		Enabled: AllowAdminUserPasswordAuth, Legacy: LegacyAdminNoSRPAuth,
		Description: "A server signs the user in with AWS credentials and the user's password. Needs AdminInitiateAuth and the user pool ID.",
		Parameters:  passwordParameters,
	},
	{
		Name: FlowAdminNoSRPAuth, Label: "old name of ADMIN_USER_PASSWORD_AUTH", Admin: true,
		Enabled: AllowAdminUserPasswordAuth, Legacy: LegacyAdminNoSRPAuth,
		Description: "The old name of ADMIN_USER_PASSWORD_AUTH.",
		Parameters:  passwordParameters,
	},
}

// Flows is every AuthFlow, those of people first.
func Flows() []Flow { return slices.Clone(flows) }

// FindFlow returns the AuthFlow of this name.
func FindFlow(name string) (Flow, bool) {
	for _, flow := range flows {
		if flow.Name == name {
			return flow, true
		}
	}
	return Flow{}, false
}

// IsAdminFlow reports whether a flow exists for servers alone.
func IsAdminFlow(name string) bool {
	flow, known := FindFlow(name)
	return known && !flow.Public
}

// Refreshes reports whether a flow begins with a refresh token.
func Refreshes(name string) bool { return name == FlowRefreshTokenAuth || name == FlowRefreshToken }

// SendsPassword reports whether a flow begins with the password itself.
func SendsPassword(name string) bool {
	flow, _ := FindFlow(name)
	return slices.ContainsFunc(flow.Parameters, func(m Member) bool { return m.Name == KeyPassword && m.Required })
}
