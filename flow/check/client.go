package check

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/explain"
	"authwalk/flow/pool"
)

func clientIsThere(f Facts) []Finding {
	if len(f.clients()) > 0 {
		return nil
	}
	for _, operation := range []string{api.ListUserPoolClients, api.DescribeUserPoolClient} {
		if unread := f.unread(operation); unread != "" && unread != api.ResourceNotFoundException {
			return nil // unreadSettings says so
		}
	}
	finding := Finding{
		ID: "no-client", Severity: Error, Subject: "pool",
		Description: "The pool has no app client, so nobody can sign in.",
		Fix:         "Create an app client.",
		Evidence:    "ListUserPoolClients: none",
		Command:     f.poolCommand(api.CreateUserPoolClient, "--client-name", "web"),
	}
	if f.ClientID != "" {
		finding.ID, finding.Description = "pain-37", "The pool has no client "+f.ClientID+"."
		finding.Fix, finding.Command = "Check the client ID, and that this is the right pool and region.", f.poolCommand(api.ListUserPoolClients)
		finding.Evidence = "ClientId: " + f.ClientID
	}
	return []Finding{finding}
}

// notSetUp tells the user of a fault of the app.
const notSetUp = "The app is not set up correctly." + othersAsked

// clientSignsIn: a client needs a flow for users.
func clientSignsIn(f Facts) []Finding {
	return eachClient(f, func(f Facts, client *pool.Client) []Finding {
		evidence := "ExplicitAuthFlows: " + strings.Join(client.ExplicitAuthFlows, " ")
		flows := flowsOf(client)
		switch {
		case slices.Contains(client.ExplicitAuthFlows, api.AllowClientTokenAuth):
			severity := Info
			if f.Username != "" && client == f.client() {
				severity = Error
			}
			return []Finding{{
				ID: "client-token-only", Severity: severity, Evidence: evidence,
				Description: "This client gets tokens for itself and cannot sign users in.",
				Fix:         "Use another client for users.",
				Customer:    notSetUp,
			}}
		case len(flows) == 0:
			return []Finding{{
				ID: "pain-32", Severity: Error, Evidence: evidence,
				Description: "No sign-in flow is enabled for this client, so nobody can sign in with it.",
				Fix:         "Add " + api.AllowUserSRPAuth + " or " + api.AllowUserAuth + " to ExplicitAuthFlows, with the app's own flow in mind.",
				Command:     f.clientCommand(client, "--explicit-auth-flows", api.AllowUserSRPAuth, api.AllowRefreshTokenAuth),
				Customer:    notSetUp,
			}}
		}
		return nil
	})
}

// clientCommand changes a client. UpdateUserPoolClient takes what it does not get for
// default, which the finding's reader must know.
func (f Facts) clientCommand(client *pool.Client, options ...string) string {
	return f.poolCommand(api.UpdateUserPoolClient, append([]string{"--client-id", explain.Quoted(client.ClientID)}, options...)...) +
		"  # with all other settings of the client, too"
}

// customFlow: CUSTOM_AUTH needs three functions.
func customFlow(f Facts) []Finding {
	missing := f.missingFunctions()
	if len(missing) == 0 {
		return nil
	}
	return eachClient(f, func(f Facts, client *pool.Client) []Finding {
		flows := flowsOf(client)
		if !slices.ContainsFunc(flows, func(flow api.Flow) bool { return flow.Name == api.FlowCustomAuth }) {
			return nil
		}
		finding := Finding{
			ID: "pain-34", Severity: Warning,
			Description: "CUSTOM_AUTH is enabled for this client and cannot work: the pool has no " + listed(missing) + " trigger.",
			Fix:         "Set the three triggers of custom sign-in, or remove " + api.AllowCustomAuth + " from the client.",
			Evidence:    "LambdaConfig without " + listed(missing),
			Customer:    notSetUp,
		}
		switch {
		case len(flows) == 1:
			finding.Severity = Error
			finding.Description = "CUSTOM_AUTH is the only flow of this client and cannot work: the pool has no " + listed(missing) + " trigger."
		case len(client.ExplicitAuthFlows) == 0:
			finding.Severity = Info // nobody chose it
		}
		return []Finding{finding}
	})
}

func clientSecret(f Facts) []Finding {
	return eachClient(f, func(_ Facts, client *pool.Client) []Finding {
		return one(len(client.Secrets()) > 0, Finding{
			ID: "pain-03", Severity: Info,
			Description: "This client has a secret: every request of a sign-in needs a SECRET_HASH. Web and mobile apps cannot keep a secret.",
			Fix:         "Use this client on servers only. A secret cannot be removed: create a client without one for web and mobile apps.",
			Evidence:    "ClientSecret: set",
		})
	})
}

// longestShortSession is what people who fetch a code find short.
const longestShortSession = 3 * time.Minute

func sessionValidity(f Facts) []Finding {
	sendsCodes := slices.ContainsFunc(append(f.secondFactors(), f.firstFactors()...), func(factor string) bool {
		return factor != api.FactorPassword && factor != api.ChallengeSoftwareTokenMFA && factor != api.FactorWebAuthn
	})
	return eachClient(f, func(_ Facts, client *pool.Client) []Finding {
		return one(sendsCodes && client.SessionValidity() <= longestShortSession, Finding{
			ID: "pain-13", Severity: Info,
			Description: fmt.Sprintf("A challenge must be answered within %d minutes. Fetching a code from an inbox can take longer.", int(client.SessionValidity().Minutes())),
			Fix:         "Set AuthSessionValidity of the client to more minutes (15 at most).",
			Evidence:    fmt.Sprintf("AuthSessionValidity: %d", int(client.SessionValidity().Minutes())),
		})
	})
}

// Validities beyond which a stolen token is a trouble.
const (
	longAccess  = 12 * time.Hour
	longRefresh = 366 * 24 * time.Hour
)

func tokenValidity(f Facts) []Finding {
	return eachClient(f, func(_ Facts, client *pool.Client) []Finding {
		access, id, refresh := client.Validities()
		findings := one(max(access, id) >= longAccess, Finding{
			ID: "pain-30", Severity: Warning,
			Description: fmt.Sprintf("Access or ID tokens are valid for %d hours. APIs go on accepting them after the user signs out or is disabled.", int(max(access, id).Hours())),
			Fix:         "Shorten AccessTokenValidity and IdTokenValidity; the refresh token renews them.",
			Evidence:    fmt.Sprintf("AccessTokenValidity: %s, IdTokenValidity: %s", access, id),
		})
		return append(findings, one(refresh >= longRefresh, Finding{
			ID: "long-refresh", Severity: Warning,
			Description: fmt.Sprintf("Refresh tokens are valid for %d days.", days(refresh)),
			Fix:         "Shorten RefreshTokenValidity, or turn on refresh token rotation.",
			Evidence:    fmt.Sprintf("RefreshTokenValidity: %d days", days(refresh)),
		})...)
	})
}

func refreshing(f Facts) []Finding {
	return eachClient(f, func(_ Facts, client *pool.Client) []Finding {
		if len(flowsOf(client)) == 0 {
			return nil
		}
		access, _, _ := client.Validities()
		findings := one(!client.Rotates() && !pool.FlowEnabled(client, api.FlowRefreshTokenAuth), Finding{
			ID: "no-refresh", Severity: Warning,
			Description: fmt.Sprintf("Refreshing is not enabled for this client, so users have to sign in again every %d minutes.", int(access.Minutes())),
			Fix:         "Add " + api.AllowRefreshTokenAuth + " to ExplicitAuthFlows, or turn on refresh token rotation.",
			Evidence:    "ExplicitAuthFlows: " + strings.Join(client.ExplicitAuthFlows, " "),
		})
		findings = append(findings, one(client.Rotates() && client.RefreshTokenRotation.RetryGracePeriodSeconds == 0, Finding{
			ID: "pain-29", Severity: Warning,
			Description: "Refresh tokens are rotated without a grace period: where a response gets lost, the user has to sign in again.",
			Fix:         "Set RetryGracePeriodSeconds (60 at most).",
			Evidence:    "RefreshTokenRotation.RetryGracePeriodSeconds: 0",
		})...)
		return append(findings, one(!client.RevokesTokens(), Finding{
			ID: "no-revocation", Severity: Warning,
			Description: "Token revocation is off for this client, so RevokeToken is refused.",
			Fix:         "Set EnableTokenRevocation.",
			Evidence:    "EnableTokenRevocation: false",
		})...)
	})
}

func hiding(f Facts) []Finding {
	return eachClient(f, func(_ Facts, client *pool.Client) []Finding {
		return one(!client.HidesUsers() && len(flowsOf(client)) > 0, Finding{
			ID: "reveals-users", Severity: Info,
			Description: "This client tells everybody which users exist (UserNotFoundException).",
			Fix:         "Set PreventUserExistenceErrors to ENABLED, and look users up instead of trusting the message.",
			Evidence:    "PreventUserExistenceErrors: " + api.ExistenceErrorsLegacy,
		})
	})
}

// firstFactorsAreUsable: what the pool allows in place of a password needs USER_AUTH.
func firstFactorsAreUsable(f Facts) []Finding {
	if len(f.firstFactors()) < 2 {
		return nil
	}
	return eachClient(f, func(f Facts, client *pool.Client) []Finding {
		return one(len(flowsOf(client)) > 0 && !pool.FlowEnabled(client, api.FlowUserAuth), Finding{
			ID: "pain-25", Severity: Warning,
			Description: "The pool allows " + listed(f.firstFactors()) + " as first factors, and this client can only use the password.",
			Fix:         "Add " + api.AllowUserAuth + " to ExplicitAuthFlows.",
			Evidence:    "ExplicitAuthFlows: " + strings.Join(client.ExplicitAuthFlows, " "),
		})
	})
}

// selfService is the scope of the operations that users make for themselves.
const selfService = "aws.cognito.signin.user.admin"

func scopes(f Facts) []Finding {
	return eachClient(f, func(_ Facts, client *pool.Client) []Finding {
		return one(client.UsesManagedLogin() && !slices.Contains(client.AllowedOAuthScopes, selfService), Finding{
			ID: "pain-31", Severity: Info,
			Description: "Tokens from managed login cannot call GetUser or change factors and devices: the client lacks the scope for it.",
			Fix:         "Add " + selfService + " to AllowedOAuthScopes, and ask for it.",
			Evidence:    "AllowedOAuthScopes: " + strings.Join(client.AllowedOAuthScopes, " "),
		})
	})
}
