package api

import "fmt"

// Members of signing in and answering challenges.
var (
	authFlow       = Member{Name: "AuthFlow", Label: "Flow", Enum: flowNames, Help: "The flow that the sign-in starts with."}
	authParameters = Member{
		Name: "AuthParameters", Kind: Map,
		Element: &secretText,
		Help:    "The values the flow starts with. authwalk computes SRP_A and SECRET_HASH.",
	}
	clientMetadata = Member{
		Name: "ClientMetadata", Label: "Client metadata", Kind: Map,
		Element: &secretText,
		Help: "Your own name=value pairs, passed to Lambda triggers. The first request passes them only to pre sign-up, pre authentication and " +
			"user migration.",
	}
	clientID = Member{
		Name: "ClientId", Label: "Client", Min: 1, Max: 128, Pattern: clientIDPattern, Sensitive: true,
		Help: "The app client. It decides which flows are enabled and how long tokens are valid.",
	}
	analyticsEndpointID = Member{Name: "AnalyticsEndpointId", Max: 131072, Help: "The Amazon Pinpoint endpoint's ID."}
	analyticsMetadata   = Member{
		Name: "AnalyticsMetadata", Label: "Analytics metadata", Kind: Structure,
		Members: []Member{analyticsEndpointID},
		Help:    "The Amazon Pinpoint endpoint; it has no effect on the sign-in.",
	}
	ipAddress = Member{
		Name: "IpAddress", Max: 131072,
		Help: "The user's IP address. In public requests Cognito uses it only if the client is allowed to pass it on.",
	}
	encodedData = Member{
		Name: "EncodedData", Max: 131072,
		Help: "The device fingerprint blob of the app's threat protection library.",
	}
	userContextData = Member{
		Name: "UserContextData", Label: "User context data", Kind: Structure,
		Members: []Member{ipAddress, encodedData},
		Help:    "Device fingerprint and IP address for threat protection, in public requests.",
	}
	session = Member{
		Name: "Session", Min: 20, Max: 4096, Sensitive: true, Secret: true,
		Help: fmt.Sprintf("Ties your answer to its challenge. Valid for %d minutes unless the app client sets another time; a correct answer uses it up.", SessionMinutes),
	}
	challengeName = Member{
		Name: "ChallengeName",
		Enum: challengeNames,
		Help: "The challenge that Cognito sends, or the one that this request answers.",
	}
	challengeParameters = Member{
		Name: "ChallengeParameters", Kind: Map,
		Element: &secretText,
		Help:    "Details of the challenge. Structured values are JSON inside a string.",
	}
	accessToken = Member{
		Name: "AccessToken", Pattern: tokenPattern, Sensitive: true, Secret: true,
		Help: "The token for APIs: its claims say what the user is allowed to do.",
	}
	expiresIn    = Member{Name: "ExpiresIn", Kind: Number, Help: "Seconds until the access token expires."}
	tokenType    = Member{Name: "TokenType", Max: 131072, Help: "Always Bearer."}
	refreshToken = Member{
		Name: "RefreshToken", Pattern: tokenPattern, Sensitive: true, Secret: true,
		Help: "The token that gets new ID and access tokens without signing in again. Only Cognito can read it.",
	}
	idToken = Member{
		Name: "IdToken", Pattern: tokenPattern, Sensitive: true, Secret: true,
		Help: "The token for the app: its claims say who signed in.",
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
		Help:    "The tokens: sign-in succeeded.",
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
		Help: "The user pool ID. Looks like eu-west-1_Ab12Cd34E.",
	}
	serverName  = Member{Name: "ServerName", Max: 131072, Help: "The name of the server that sends the admin request."}
	serverPath  = Member{Name: "ServerPath", Max: 131072, Help: "The path of the server that sends the admin request."}
	headerName  = Member{Name: "headerName", Max: 131072, Help: "A header's name."}
	headerValue = Member{Name: "headerValue", Max: 131072, Secret: true, Help: "A header's value."}
	httpHeader  = Member{Kind: Structure, Members: []Member{headerName, headerValue}}
	httpHeaders = Member{
		Name: "HttpHeaders", Kind: List,
		Element: &httpHeader,
		Help:    "The headers of the user's request to that server.",
	}
	contextData = Member{
		Name: "ContextData", Label: "Context data", Kind: Structure,
		Members: []Member{
			ipAddress.required(), serverName.required(), serverPath.required(), httpHeaders.required(),
			encodedData,
		},
		Help: "Device fingerprint, IP address and headers for threat protection, in admin requests.",
	}
)
