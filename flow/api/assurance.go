package api

import "slices"

// The methods of the amr claim.
const (
	MethodPassword        = "pwd"
	MethodAuthenticator   = "otp"
	MethodSMS             = "sms"
	MethodEmail           = "email_otp"
	MethodPlatformPasskey = "swk"
	MethodRoamingPasskey  = "hwk"
	// MethodSeveral is there beside two or more factors.
	MethodSeveral   = "mfa"
	MethodFederated = "fed"
)

// methods are in the order of the claim: the first factor, others, mfa.
var methods = []string{
	MethodPassword, MethodPlatformPasskey, MethodRoamingPasskey, MethodAuthenticator, MethodSMS, MethodEmail, MethodFederated, MethodSeveral,
}

// Methods are the methods of the amr claim.
func Methods() []string { return slices.Clone(methods) }

// AssuranceLevel is one of the four levels of the acr claim.
type AssuranceLevel struct {
	// Name is the level's acr where the pool gives it no other.
	Name string
	// Label says in a few words what reaches it.
	Label string
	// Ways are the methods that reach the level, each alone.
	Ways [][]string
}

// assuranceLevels begin with the lowest.
// https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html
var assuranceLevels = []AssuranceLevel{
	{"urn:cognito:loa:1", "password", [][]string{{MethodPassword}}},
	{"urn:cognito:loa:2", "code by email or SMS", [][]string{{MethodEmail}, {MethodSMS}}},
	{"urn:cognito:loa:3", "password + code; passkey", [][]string{
		{MethodPlatformPasskey}, {MethodRoamingPasskey}, {MethodPassword, MethodSMS}, {MethodPassword, MethodEmail},
	}},
	{"urn:cognito:loa:4", "password + authenticator", [][]string{{MethodPassword, MethodAuthenticator}}},
}

// AssuranceLevels are the four levels, the lowest first.
func AssuranceLevels() []AssuranceLevel { return slices.Clone(assuranceLevels) }
