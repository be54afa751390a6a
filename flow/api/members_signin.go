package api

// Members of signing in and answering challenges.
var (
	authFlow       = Member{Name: "AuthFlow", Label: "Flow", Enum: flowNames, Help: "Which flow the sign-in begins with."}
	authParameters = Member{
		Name: "AuthParameters", Kind: Map,
		Element: &secretText,
		Help:    "What the flow begins with. SRP_A and SECRET_HASH are computed.",
	}
	clientMetadata = Member{
		Name: "ClientMetadata", Kind: Map,
		Element: &secretText,
		Help:    "Free pairs handed to Lambda triggers. On the first call they reach only pre sign-up, pre authentication and user migration.",
	}
	clientID = Member{
		Name: "ClientId", Label: "Client", Min: 1, Max: 128, Pattern: clientIDPattern, Sensitive: true,
		Help: "The app client. It decides which flows are enabled and how long tokens live.",
	}
	analyticsEndpointID = Member{Name: "AnalyticsEndpointId", Max: 131072, Help: "The Amazon Pinpoint endpoint's id."}
	analyticsMetadata   = Member{
		Name: "AnalyticsMetadata", Kind: Structure,
		Members: []Member{analyticsEndpointID},
		Help:    "The Amazon Pinpoint endpoint; without effect on the sign-in.",
	}
	ipAddress = Member{
		Name: "IpAddress", Max: 131072,
		Help: "The user's address. On public calls it counts only where the client may pass it on.",
	}
	encodedData = Member{
		Name: "EncodedData", Max: 131072,
		Help: "The device fingerprint blob of the app's threat protection library.",
	}
	userContextData = Member{
		Name: "UserContextData", Kind: Structure,
		Members: []Member{ipAddress, encodedData},
		Help:    "Device fingerprint and address for threat protection, on public calls.",
	}
	session = Member{
		Name: "Session", Min: 20, Max: 4096, Sensitive: true, Secret: true,
		Help: "The opaque ticket that ties an answer to its challenge. It lives three minutes unless the client says otherwise and is spent by a successful answer.",
	}
	challengeName = Member{
		Name: "ChallengeName",
		Enum: challengeNames,
		Help: "What the service asks for next, or what this message answers.",
	}
	challengeParameters = Member{
		Name: "ChallengeParameters", Kind: Map,
		Element: &secretText,
		Help:    "What the service tells about the challenge. Structured values are JSON inside a string.",
	}
	accessToken = Member{
		Name: "AccessToken", Pattern: tokenPattern, Sensitive: true, Secret: true,
		Help: "The token for APIs: its claims say what may be done.",
	}
	expiresIn    = Member{Name: "ExpiresIn", Kind: Number, Help: "Seconds until the access token expires."}
	tokenType    = Member{Name: "TokenType", Max: 131072, Help: "Always Bearer."}
	refreshToken = Member{
		Name: "RefreshToken", Pattern: tokenPattern, Sensitive: true, Secret: true,
		Help: "The token that gets new tokens without a sign-in. It cannot be decoded.",
	}
	idToken = Member{
		Name: "IdToken", Pattern: tokenPattern, Sensitive: true, Secret: true,
		Help: "The token for your own app: its claims say who signed in.",
	}
	deviceKey = Member{
		Name: "DeviceKey", Label: "Device key", Min: 1, Max: 55, Pattern: `[\w-]+_[0-9a-f-]+`,
		Help: "The device's key.",
	}
	deviceGroupKey = Member{
		Name: "DeviceGroupKey", Max: 131072,
		Help: "The key of the device's group; part of its SRP hashes.",
	}
	newDeviceMetadata = Member{
		Name: "NewDeviceMetadata", Kind: Structure,
		Members: []Member{deviceKey, deviceGroupKey},
		Help:    "A device the pool offers to remember. ConfirmDevice registers it.",
	}
	authenticationResult = Member{
		Name: "AuthenticationResult", Kind: Structure,
		Members: []Member{accessToken, expiresIn, tokenType, refreshToken, idToken, newDeviceMetadata},
		Help:    "The tokens: the walk has arrived.",
	}
	availableChallenges = Member{
		Name: "AvailableChallenges", Kind: List,
		Element: &Member{Enum: challengeNames},
		Help:    "The first factors this user can sign in with now.",
	}
	challengeResponses = Member{
		Name: "ChallengeResponses", Kind: Map,
		Element: &secretText,
		Help:    "The answer to the challenge.",
	}
	userPoolID = Member{
		Name: "UserPoolId", Label: "Pool", Min: 1, Max: 55, Pattern: `[\w-]+_[0-9a-zA-Z]+`,
		Help: "The user pool: its region, an underscore, and its name.",
	}
	serverName  = Member{Name: "ServerName", Max: 131072, Help: "The name of the server that makes the admin call."}
	serverPath  = Member{Name: "ServerPath", Max: 131072, Help: "The path of the server that makes the admin call."}
	headerName  = Member{Name: "headerName", Max: 131072, Help: "A header's name."}
	headerValue = Member{Name: "headerValue", Max: 131072, Secret: true, Help: "A header's value."}
	httpHeader  = Member{Kind: Structure, Members: []Member{headerName, headerValue}}
	httpHeaders = Member{
		Name: "HttpHeaders", Kind: List,
		Element: &httpHeader,
		Help:    "The headers of the user's request to that server.",
	}
	contextData = Member{
		Name: "ContextData", Kind: Structure,
		Members: []Member{
			ipAddress.required(), serverName.required(), serverPath.required(), httpHeaders.required(),
			encodedData,
		},
		Help: "Device fingerprint, address and headers for threat protection, on admin calls.",
	}
)
