package api

// Members of tokens.
var (
	clientSecret = Member{
		Name: "ClientSecret", Label: "Client secret", Min: 24, Max: 64, Pattern: clientIDPattern, Sensitive: true, Secret: true,
		Help: "The client's secret, in clear: this call takes it in place of a hash.",
	}
	token    = Member{Name: "Token", Pattern: tokenPattern, Sensitive: true, Secret: true, Help: "The refresh token to revoke."}
	username = Member{
		Name: "Username", Label: "User name", Min: 1, Max: 128, Pattern: wordPattern, Sensitive: true, Key: KeyUsername,
		Help: "The user's name, or the address that is the name where the pool says so.",
	}

	revokeAssociatedSessions = Member{
		Name: "RevokeAssociatedSessions", Enum: []string{"NONE", "LINKED"},
		Help: "Whether sessions that belong to the same sign-in end too.",
	}
	secret                     = Member{Name: "Secret", Min: 24, Max: 64, Pattern: clientIDPattern, Sensitive: true, Secret: true, Help: "The client's secret, in clear."}
	scopes                     = Member{Name: "Scopes", Kind: List, Element: &Member{Min: 1, Max: 256, Pattern: scopePattern}, Help: "The scopes asked for; absent, all that the client has."}
	clientAuthenticationResult = Member{
		Name: "ClientAuthenticationResult", Kind: Structure, Members: []Member{accessToken, expiresIn, tokenType}, Help: "The token: it stands for the client, not for a user.",
	}
)
