package pool

import "authwalk/flow/api"

// refreshFlow is REFRESH_TOKEN_AUTH and REFRESH_TOKEN. SECRET_HASH is made with
// the username the token was issued to, as the request has none.
func (r *evaluation) refreshFlow() *Decision {
	return firstDecision(
		r.required(api.KeyRefreshToken),
		r.refreshTokenIsOurs,
		func() *Decision { return r.secretHashOf(r.progress.Username) },
		r.refreshesDevice,
		r.refreshTokenIsGood,
	)
}

// ParameterClientSecret is the parameter that GetTokensFromRefreshToken's
// ClientSecret is given as.
const ParameterClientSecret = "CLIENT_SECRET"

// tokensFromRefreshToken is GetTokensFromRefreshToken, which takes the secret
// itself.
func (r *evaluation) tokensFromRefreshToken() *Decision {
	return firstDecision(
		r.clientSecret,
		r.refreshTokenIsOurs,
		r.refreshesDevice,
		r.refreshTokenIsGood,
	)
}

func (r *evaluation) clientSecret() *Decision {
	refusal := CheckClientSecret(r.facts.Client, r.parameters[ParameterClientSecret])
	if refusal == nil {
		return nil
	}
	return r.refuseWith(refusal, Reason{"ClientSecret", "", "the client has a secret, and ClientSecret does not match it", Inferred})
}

func (r *evaluation) refreshTokenIsOurs() *Decision {
	event, ask := r.ask(Need{Kind: CheckRefreshToken, Given: r.parameters[api.KeyRefreshToken]})
	switch {
	case ask != nil:
		return ask
	case event.Token == TokenInvalid || event.Token == "":
		return r.notAuthorized("Invalid Refresh Token.", Reason{
			api.KeyRefreshToken, "", "this is not a refresh token of this pool and client", Verified,
		})
	}
	r.progress.Username, r.progress.DeviceKey = event.Username, event.DeviceKey
	r.user = find(r.facts.Users, event.Username)
	r.token = event.Token
	return nil
}

// refreshTokenIsGood looks at what became of the token and its user since.
func (r *evaluation) refreshTokenIsGood() *Decision {
	switch {
	case r.token == TokenRevoked:
		return r.notAuthorized("Refresh Token has been revoked", Reason{
			api.KeyRefreshToken, "", "it was revoked, or the user signed out everywhere", Reported,
		})
	case r.token == TokenReused:
		return r.refuseWith(TokenReuse(), Reason{
			"RefreshTokenRotation", api.FeatureEnabled, "a newer token has replaced this one, and its grace period is over", Verified,
		})
	case r.token == TokenExpired:
		return r.notAuthorized("Refresh Token has expired", Reason{
			"RefreshTokenValidity", "", "the token is older than the client allows", Reported,
		})
	case r.user == nil:
		return r.notAuthorized("Invalid Refresh Token.", Reason{api.KeyRefreshToken, "", "the user of the token no longer exists", Inferred})
	}
	if decision := r.isEnabled(); decision != nil {
		return decision
	}
	source := api.SourceTokensRefresh
	if r.operation == api.GetTokensFromRefreshToken {
		source = api.SourceTokens
	}
	changes, decision := r.beforeTokens(source)
	if decision != nil {
		return decision
	}
	return &Decision{Tokens: &Tokens{
		Username: r.user.Username, Refreshed: true, Rotated: r.facts.Client.Rotates(), DeviceKey: r.progress.DeviceKey, Changes: changes,
	}}
}
