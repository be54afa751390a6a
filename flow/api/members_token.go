package api

// Members of tokens.
var (
	clientSecret = Member{
		Name: "ClientSecret", Label: "Client secret", Min: 24, Max: 64, Pattern: clientIDPattern, Sensitive: true, Secret: true,
		Help: "The client secret itself: this operation takes it instead of a hash.",
	}
	token = Member{Name: "Token", Pattern: tokenPattern, Sensitive: true, Secret: true, Help: "The refresh token to revoke."}

	revokeAssociatedSessions = Member{
		Name: "RevokeAssociatedSessions", Label: "Linked sessions", Enum: []string{SessionsAlone, SessionsLinked},
		Help: "Whether sessions of the same managed login end too.",
	}
	secret                     = Member{Name: "Secret", Min: 24, Max: 64, Pattern: clientIDPattern, Sensitive: true, Secret: true, Help: "The client secret itself."}
	scopes                     = Member{Name: "Scopes", Label: "Scopes", Kind: List, Element: &Member{Min: 1, Max: 256, Pattern: scopePattern}, Help: "The requested scopes; without it, all scopes of the client."}
	clientAuthenticationResult = Member{
		Name: "ClientAuthenticationResult", Kind: Structure, Members: []Member{accessToken, expiresIn, tokenType}, Help: "The token: it identifies the client. There is no user.",
	}
)
