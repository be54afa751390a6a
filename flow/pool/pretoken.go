package pool

import "authwalk/flow/api"

// TokenChanges are what PreTokenGeneration wants of the tokens.
type TokenChanges struct {
	ID, Access ClaimChanges
	// AddScopes and SuppressScopes change the access token's scope.
	AddScopes, SuppressScopes []string
	// Groups stand in place of the user's, nil where they stay.
	Groups *GroupChanges
}

// ClaimChanges are claims to set and to leave out of a token.
type ClaimChanges struct {
	Set      map[string]any `json:"claimsToAddOrOverride"`
	Suppress []string       `json:"claimsToSuppress"`
}

// GroupChanges are the groups and roles that a token shows.
type GroupChanges struct {
	Groups        []string `json:"groupsToOverride"`
	Roles         []string `json:"iamRolesToOverride"`
	PreferredRole *string  `json:"preferredRole"`
}

type tokenRequest struct {
	UserAttributes map[string]string `json:"userAttributes"`
	Groups         GroupChanges      `json:"groupConfiguration"`
	Scopes         []string          `json:"scopes,omitempty"`
	ClientMetadata map[string]string `json:"clientMetadata,omitempty"`
}

// beforeTokens is PreTokenGeneration. Its first version has texts for the ID
// token; the later ones reach both tokens and take any JSON.
func (r *evaluation) beforeTokens(source string) (*TokenChanges, *Decision) {
	request := tokenRequest{r.eventAttributes(), r.groupConfiguration(), nil, r.clientMetadata()}
	version := api.EventV1
	if config := r.facts.Pool.LambdaConfig.PreTokenGenerationConfig; config != nil && config.LambdaVersion != "" {
		version = config.LambdaVersion
	}
	if version != api.EventV1 {
		request.Scopes = []string{api.UserScope}
		return r.tokenChangesV2(version[1:2], source, request)
	}
	return r.tokenChangesV1(source, request)
}

func (r *evaluation) tokenChangesV1(source string, request tokenRequest) (*TokenChanges, *Decision) {
	var response tokenResponseV1
	decision := r.call(api.TriggerPreTokenGeneration, source, request, &response)
	if decision != nil || response.Details == nil {
		return nil, decision
	}
	changes := &TokenChanges{ID: ClaimChanges{Set: map[string]any{}, Suppress: response.Details.Suppress}, Groups: response.Details.Groups}
	for name, text := range response.Details.Set {
		changes.ID.Set[name] = text
	}
	return changes, nil
}

func (r *evaluation) tokenChangesV2(version, source string, request tokenRequest) (*TokenChanges, *Decision) {
	var response tokenResponseV2
	decision := r.callVersion(version, api.TriggerPreTokenGeneration, source, request, &response)
	if decision != nil || response.Details == nil {
		return nil, decision
	}
	access := response.Details.Access
	return &TokenChanges{
		ID: response.Details.ID, Access: access.ClaimChanges,
		AddScopes: access.AddScopes, SuppressScopes: access.SuppressScopes, Groups: response.Details.Groups,
	}, nil
}

// groupConfiguration are the user's groups and roles as they stand.
func (r *evaluation) groupConfiguration() GroupChanges {
	configuration := GroupChanges{Groups: append([]string{}, ByPrecedence(r.facts.Groups, r.user.Groups)...), Roles: []string{}}
	roles, preferred := Roles(r.facts.Groups, r.user.Groups)
	configuration.Roles = append(configuration.Roles, roles...)
	if preferred != "" {
		configuration.PreferredRole = &preferred
	}
	return configuration
}
