package api

// timeUnits are the units of a token's validity.
var timeUnits = []string{UnitSeconds, UnitMinutes, UnitHours, UnitDays}

// Members of app clients.
var (
	clientName           = Member{Name: "ClientName", Min: 1, Max: 128, Pattern: titlePattern, Help: "A name for the client."}
	generateSecret       = Member{Name: "GenerateSecret", Kind: Boolean, Help: "Whether the client gets a secret."}
	refreshTokenValidity = Member{
		Name: "RefreshTokenValidity", Kind: Number, Max: 315360000,
		Help: "How long refresh tokens are valid, in the unit of TokenValidityUnits.",
	}
	accessTokenValidity = Member{
		Name: "AccessTokenValidity", Kind: Number, Min: 1, Max: 86400,
		Help: "How long access tokens are valid, in the unit of TokenValidityUnits.",
	}
	idTokenValidity = Member{
		Name: "IdTokenValidity", Kind: Number, Min: 1, Max: 86400,
		Help: "How long ID tokens are valid, in the unit of TokenValidityUnits.",
	}
	accessTokenUnit = Member{
		Name: "AccessToken",
		Enum: timeUnits,
		Help: "The unit of AccessTokenValidity; hours by default.",
	}
	idTokenUnit = Member{
		Name: "IdToken",
		Enum: timeUnits,
		Help: "The unit of IdTokenValidity; hours by default.",
	}
	refreshTokenUnit = Member{
		Name: "RefreshToken",
		Enum: timeUnits,
		Help: "The unit of RefreshTokenValidity; days by default.",
	}
	tokenValidityUnits = Member{
		Name: "TokenValidityUnits", Kind: Structure,
		Members: []Member{accessTokenUnit, idTokenUnit, refreshTokenUnit},
		Help:    "The units of the three validities.",
	}
	readAttributes = Member{
		Name: "ReadAttributes", Kind: List,
		Element: &attributePermission,
		Help:    "The attributes the client is allowed to read.",
	}
	writeAttributes = Member{
		Name: "WriteAttributes", Kind: List,
		Element: &attributePermission,
		Help:    "The attributes the client is allowed to write.",
	}
	explicitAuthFlows = Member{
		Name: "ExplicitAuthFlows", Kind: List,
		Element: &Member{Enum: flowSettings},
		Help:    "The flows that are enabled for the client.",
	}
	supportedIdentityProviders = Member{
		Name: "SupportedIdentityProviders", Kind: List,
		Element: &Member{Min: 1, Max: 32, Pattern: `[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+`},
		Help:    "The identity providers that are enabled for the client.",
	}
	callbackURLs = Member{
		Name: "CallbackURLs", Kind: List, Max: 100,
		Element: &redirectURL,
		Help:    "The URLs that managed login can send the user back to.",
	}
	logoutURLs = Member{
		Name: "LogoutURLs", Kind: List, Max: 100,
		Element: &redirectURL,
		Help:    "The URLs that managed login can send the user to after sign-out.",
	}
	defaultRedirectURI = Member{
		Name: "DefaultRedirectURI", Min: 1, Max: 1024, Pattern: wordPattern,
		Help: "The URL that managed login uses if the request names none.",
	}
	allowedOAuthFlows = Member{
		Name: "AllowedOAuthFlows", Kind: List, Max: 3,
		Element: &Member{Enum: []string{"code", "implicit", "client_credentials"}},
		Help:    "The OAuth grants of managed login.",
	}
	allowedOAuthScopes = Member{
		Name: "AllowedOAuthScopes", Kind: List, Max: 50,
		Element: &Member{Min: 1, Max: 256, Pattern: scopePattern},
		Help:    "The OAuth scopes the client is allowed to request.",
	}
	allowedOAuthFlowsUserPoolClient = Member{
		Name: "AllowedOAuthFlowsUserPoolClient", Kind: Boolean,
		Help: "Whether the client is allowed to use managed login's OAuth grants.",
	}
	applicationID  = Member{Name: "ApplicationId", Pattern: `^[0-9a-fA-F]+$`, Help: "The Amazon Pinpoint project's ID."}
	applicationARN = Member{
		Name: "ApplicationArn", Min: 20, Max: 2048, Pattern: arnPattern,
		Help: "The Amazon Pinpoint project's ARN.",
	}
	userDataShared         = Member{Name: "UserDataShared", Kind: Boolean, Help: "Whether user data is sent to the project."}
	analyticsConfiguration = Member{
		Name: "AnalyticsConfiguration", Kind: Structure,
		Members: []Member{applicationID, applicationARN, roleARN, externalID, userDataShared},
		Help:    "The Amazon Pinpoint project that receives events about the client's users.",
	}
	preventUserExistenceErrors = Member{
		Name: "PreventUserExistenceErrors",
		Enum: []string{ExistenceErrorsLegacy, ExistenceErrorsEnabled},
		Help: "Whether errors hide which users exist.",
	}
	enableTokenRevocation = Member{
		Name: "EnableTokenRevocation", Kind: Boolean,
		Help: "Whether refresh tokens can be revoked.",
	}
	enablePropagateAdditionalUserContextData = Member{
		Name: "EnablePropagateAdditionalUserContextData", Kind: Boolean,
		Help: "Whether a client with a secret is allowed to pass on the user's IP address.",
	}
	authSessionValidity = Member{
		Name: "AuthSessionValidity", Kind: Number, Min: 3, Max: 15,
		Help: "How many minutes the Session of a challenge is valid.",
	}
	rotationFeature         = Member{Name: "Feature", Enum: []string{FeatureEnabled, FeatureDisabled}, Help: "Whether rotation is on."}
	retryGracePeriodSeconds = Member{
		Name: "RetryGracePeriodSeconds", Kind: Number, Max: 60,
		Help: "How long the old refresh token still works.",
	}
	refreshTokenRotation = Member{
		Name: "RefreshTokenRotation", Kind: Structure,
		Members: []Member{rotationFeature.required(), retryGracePeriodSeconds},
		Help:    "Whether every refresh gives a new refresh token.",
	}
	userPoolClient = Member{
		Name: "UserPoolClient", Kind: Structure,
		Members: []Member{
			userPoolID, clientName, clientID, clientSecret, lastModifiedDate, creationDate,
			refreshTokenValidity, accessTokenValidity, idTokenValidity, tokenValidityUnits, readAttributes,
			writeAttributes, explicitAuthFlows, supportedIdentityProviders, callbackURLs, logoutURLs,
			defaultRedirectURI, allowedOAuthFlows, allowedOAuthScopes, allowedOAuthFlowsUserPoolClient,
			analyticsConfiguration, preventUserExistenceErrors, enableTokenRevocation,
			enablePropagateAdditionalUserContextData, authSessionValidity, refreshTokenRotation,
			clientType,
		},
		Help: "The client's settings.",
	}
	userPoolClientDescriptionElement = Member{Kind: Structure, Members: []Member{clientID, userPoolID, clientName}}
	userPoolClients                  = Member{
		Name: "UserPoolClients", Kind: List,
		Element: &userPoolClientDescriptionElement,
		Help:    "The pool's clients.",
	}
	clientSecretID    = Member{Name: "ClientSecretId", Min: 1, Max: 128, Help: "The secret's ID."}
	clientSecretValue = Member{
		Name: "ClientSecretValue", Min: 24, Max: 64, Pattern: clientIDPattern, Sensitive: true, Secret: true,
		Help: "The secret itself, shown once.",
	}
	clientSecretCreateDate = Member{Name: "ClientSecretCreateDate", Kind: Time, Help: "When the secret was created."}
	clientSecretDescriptor = Member{
		Name: "ClientSecretDescriptor", Kind: Structure,
		Members: []Member{clientSecretID, clientSecretValue, clientSecretCreateDate},
		Help:    "The new secret.",
	}
	clientSecretDescriptorElement = Member{
		Kind:    Structure,
		Members: []Member{clientSecretID, clientSecretValue, clientSecretCreateDate},
	}
	clientSecrets = Member{
		Name: "ClientSecrets", Kind: List,
		Element: &clientSecretDescriptorElement,
		Help:    "The client's secrets, without their values.",
	}

	clientType = Member{Name: "ClientType", Enum: []string{ClientRegular, "DCR"}, Help: "Whether the client was registered dynamically."}
)
