package pool

import (
	"slices"
	"strings"

	"authwalk/flow/api"
)

// disabledFlow is what the service says where an AuthFlow is not enabled for
// the client.
type disabledFlow struct{ message, evidence string }

var (
	adminFlowDisabled = disabledFlow{"Auth flow not enabled for this client", Verified}
	refreshDisabled   = disabledFlow{"REFRESH_TOKEN_AUTH flow not enabled for this client", Reported}
)

var disabledFlows = map[string]disabledFlow{
	api.FlowUserSRPAuth:           {"USER_SRP_AUTH is not enabled for the client.", Verified},
	api.FlowUserPasswordAuth:      {"USER_PASSWORD_AUTH flow not enabled for this client", Verified},
	api.FlowAdminUserPasswordAuth: adminFlowDisabled,
	api.FlowAdminNoSRPAuth:        adminFlowDisabled,
	api.FlowRefreshTokenAuth:      refreshDisabled,
	api.FlowRefreshToken:          refreshDisabled,
	api.FlowCustomAuth:            {"CUSTOM_AUTH is not enabled for the client.", Reported},
	api.FlowUserAuth:              {"USER_AUTH flow not enabled for this client", Reported},
}

// start takes the request that begins a sign-in to its flow.
func (r *evaluation) start(s *Start) *Decision {
	r.operation, r.parameters, r.metadata = s.Operation, s.Parameters, s.ClientMetadata
	if s.Operation == api.GetTokensFromRefreshToken {
		return r.tokensFromRefreshToken()
	}
	if decision := r.flowAllowed(s.AuthFlow); decision != nil {
		return decision
	}
	switch s.AuthFlow {
	case api.FlowUserSRPAuth:
		return r.srpFlow()
	case api.FlowRefreshTokenAuth, api.FlowRefreshToken:
		return r.refreshFlow()
	case api.FlowCustomAuth:
		return r.customFlow()
	case api.FlowUserAuth:
		return r.choiceFlow(s.Session)
	default:
		return r.passwordFlow()
	}
}

// flowAllowed: does the flow exist on this operation, and has the client it?
func (r *evaluation) flowAllowed(name string) *Decision {
	flow, known := api.FindFlow(name)
	if !known || !flow.Public && r.operation == api.InitiateAuth || !flow.Admin && r.operation == api.AdminInitiateAuth {
		return r.invalidParameter("Initiate Auth method not supported.", Reason{
			"AuthFlow", name, "this flow does not exist on " + r.operation, Reported,
		})
	}
	if !FlowEnabled(r.facts.Client, name) {
		disabled := disabledFlows[name]
		return r.invalidParameter(disabled.message, Reason{
			"ExplicitAuthFlows", strings.Join(r.facts.Client.ExplicitAuthFlows, " "),
			"the client does not list " + flow.Enabled, disabled.evidence,
		})
	}
	return nil
}

// FlowEnabled reports whether the client may use the AuthFlow. A client without a list has refresh, SRP and custom; one with
// legacy values keeps SRP unless it is CUSTOM_AUTH_FLOW_ONLY, and refresh. With
// rotation on, the refresh flows are not to be had.
func FlowEnabled(c *Client, name string) bool {
	flow, known := api.FindFlow(name)
	isRefresh := api.Refreshes(name)
	listed := func(value string) bool { return slices.Contains(c.ExplicitAuthFlows, value) }
	isNew := func(value string) bool { return strings.HasPrefix(value, "ALLOW_") }
	switch {
	case !known || isRefresh && c.Rotates():
		return false
	case len(c.ExplicitAuthFlows) == 0:
		return isRefresh || name == api.FlowUserSRPAuth || name == api.FlowCustomAuth
	case slices.ContainsFunc(c.ExplicitAuthFlows, isNew):
		return listed(flow.Enabled)
	case name == api.FlowUserSRPAuth:
		return !listed(api.LegacyCustomAuthFlowOnly)
	default:
		return isRefresh || flow.Legacy != "" && listed(flow.Legacy)
	}
}
