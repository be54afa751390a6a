package issue

import (
	"maps"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// fixedClaims are those that PreTokenGeneration can neither set nor suppress.
var fixedClaims = []string{
	"acr", "amr", "at_hash", "aud", "auth_time", "azp", "client_id", "cognito:username", "device_key", "event_id", "exp", "iat",
	"identities", "iss", "jti", "nbf", "nonce", "origin_jti", "scope", "sub", "token_use", "username", "version",
}

// changed are the claims as PreTokenGeneration wants them: its groups first, then
// what it sets, without what it suppresses.
func (g Grant) changed(claims map[string]any, changes func(*pool.TokenChanges) pool.ClaimChanges) map[string]any {
	if g.Changes == nil {
		return claims
	}
	g.changeGroups(claims)
	wanted := changes(g.Changes)
	set := maps.Clone(wanted.Set)
	maps.DeleteFunc(set, func(name string, _ any) bool { return slices.Contains(fixedClaims, name) })
	maps.Copy(claims, set)
	for _, name := range wanted.Suppress {
		if !slices.Contains(fixedClaims, name) {
			delete(claims, name)
		}
	}
	return claims
}

func (g Grant) changeGroups(claims map[string]any) {
	groups := g.Changes.Groups
	if groups == nil {
		return
	}
	replace(claims, "cognito:groups", groups.Groups)
	if claims["token_use"] != "id" {
		return
	}
	replace(claims, "cognito:roles", groups.Roles)
	delete(claims, "cognito:preferred_role")
	if groups.PreferredRole != nil && *groups.PreferredRole != "" {
		claims["cognito:preferred_role"] = *groups.PreferredRole
	}
}

func replace(claims map[string]any, name string, values []string) {
	delete(claims, name)
	if len(values) > 0 {
		claims[name] = values
	}
}

// scope is that of the access token.
func (g Grant) scope() string {
	scopes := []string{api.UserScope}
	if g.Changes != nil {
		scopes = append(scopes, g.Changes.AddScopes...)
		scopes = slices.DeleteFunc(scopes, func(scope string) bool { return slices.Contains(g.Changes.SuppressScopes, scope) })
	}
	return strings.Join(scopes, " ")
}
