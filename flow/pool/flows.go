package pool

import (
	"slices"
	"strings"
)

// The AuthFlows.
const (
	userSRPAuth           = "USER_SRP_AUTH"
	userPasswordAuth      = "USER_PASSWORD_AUTH"
	adminUserPasswordAuth = "ADMIN_USER_PASSWORD_AUTH"
	adminNoSRPAuth        = "ADMIN_NO_SRP_AUTH"
	refreshTokenAuth      = "REFRESH_TOKEN_AUTH"
	refreshToken          = "REFRESH_TOKEN"
	customAuth            = "CUSTOM_AUTH"
	userAuth              = "USER_AUTH"
)

// flow is one AuthFlow: on which operations it exists, what enables it, and
// what the service says where it is not enabled (reference sections 2.1, 2.5).
type flow struct {
	public, admin    bool
	allow, legacy    string
	disabled         string
	disabledEvidence string
}

var flows = map[string]flow{
	userSRPAuth: {
		true, true, "ALLOW_USER_SRP_AUTH", "",
		"USER_SRP_AUTH is not enabled for the client.", Verified,
	},
	userPasswordAuth: {
		true, false, "ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH",
		"USER_PASSWORD_AUTH flow not enabled for this client", Verified,
	},
	adminUserPasswordAuth: {
		false, true, "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH",
		"Auth flow not enabled for this client", Verified,
	},
	adminNoSRPAuth: {
		false, true, "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH",
		"Auth flow not enabled for this client", Verified,
	},
	refreshTokenAuth: {
		true, true, "ALLOW_REFRESH_TOKEN_AUTH", "",
		"REFRESH_TOKEN_AUTH flow not enabled for this client", Reported,
	},
	refreshToken: {
		true, true, "ALLOW_REFRESH_TOKEN_AUTH", "",
		"REFRESH_TOKEN_AUTH flow not enabled for this client", Reported,
	},
	customAuth: {
		true, true, "ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH_FLOW_ONLY",
		"CUSTOM_AUTH is not enabled for the client.", Reported,
	},
	userAuth: {
		true, true, "ALLOW_USER_AUTH", "",
		"USER_AUTH flow not enabled for this client", Reported,
	},
}

// start takes the request that begins a sign-in to its flow.
func (r *evaluation) start(s *Start) *Decision {
	r.operation, r.parameters = s.Operation, s.Parameters
	if s.Operation == "GetTokensFromRefreshToken" {
		return r.tokensFromRefreshToken()
	}
	if decision := r.flowAllowed(s.AuthFlow); decision != nil {
		return decision
	}
	switch s.AuthFlow {
	case userSRPAuth:
		return r.srpFlow()
	case refreshTokenAuth, refreshToken:
		return r.refreshFlow()
	case customAuth:
		return r.customFlow()
	case userAuth:
		return r.choiceFlow(s.Session)
	default:
		return r.passwordFlow()
	}
}

// flowAllowed: does the flow exist on this operation, and has the client it?
func (r *evaluation) flowAllowed(name string) *Decision {
	f, known := flows[name]
	if !known || !f.public && r.operation == "InitiateAuth" || !f.admin && r.operation == "AdminInitiateAuth" {
		return r.invalidParameter("Initiate Auth method not supported.", Reason{
			"AuthFlow", name, "this flow does not exist on " + r.operation, Reported,
		})
	}
	if !FlowEnabled(r.facts.Client, name) {
		return r.invalidParameter(f.disabled, Reason{
			"ExplicitAuthFlows", strings.Join(r.facts.Client.ExplicitAuthFlows, " "),
			"the client does not list " + f.allow, f.disabledEvidence,
		})
	}
	return nil
}

// FlowEnabled reports whether the client may use the AuthFlow (reference
// section 2.3). A client without a list has refresh, SRP and custom; one with
// legacy values keeps SRP unless it is CUSTOM_AUTH_FLOW_ONLY, and refresh. With
// rotation on, the refresh flows are not to be had.
func FlowEnabled(c *Client, name string) bool {
	f, known := flows[name]
	isRefresh := name == refreshTokenAuth || name == refreshToken
	listed := func(value string) bool { return slices.Contains(c.ExplicitAuthFlows, value) }
	isNew := func(value string) bool { return strings.HasPrefix(value, "ALLOW_") }
	switch {
	case !known || isRefresh && c.Rotates():
		return false
	case len(c.ExplicitAuthFlows) == 0:
		return isRefresh || name == userSRPAuth || name == customAuth
	case slices.ContainsFunc(c.ExplicitAuthFlows, isNew):
		return listed(f.allow)
	case name == userSRPAuth:
		return !listed("CUSTOM_AUTH_FLOW_ONLY")
	default:
		return isRefresh || f.legacy != "" && listed(f.legacy)
	}
}

// customFlow: without a define trigger there is nothing to run.
func (r *evaluation) customFlow() *Decision {
	trigger := r.facts.Pool.LambdaConfig.DefineAuthChallenge
	if trigger == "" {
		return r.invalidParameter("Custom auth lambda trigger is not configured for the user pool.", Reason{
			"LambdaConfig.DefineAuthChallenge", "", "CUSTOM_AUTH is decided by triggers, and the pool has none", Reported,
		})
	}
	return r.refuse("UnexpectedLambdaException", "DefineAuthChallenge invocation failed due to error NotSupported", Reason{
		"LambdaConfig.DefineAuthChallenge", trigger, "triggers are not run here", "",
	})
}
