package challenge

import (
	"slices"
	"strings"
	"sync"
)

// Member is a key that travels: a parameter, a response, or a member of a
// request or an answer.
type Member struct {
	Name string
	// Says explains the member.
	Says string
	// Secret members are masked wherever they are shown or kept.
	Secret bool
}

// The members that many entries share.
var (
	username = Member{
		Name: "USERNAME",
		Says: "The user's name. In answers it is the canonical name that the service sent back, which can differ from the alias that was typed.",
	}
	password     = Member{Name: "PASSWORD", Secret: true, Says: "The user's password in clear, protected by TLS only."}
	newPassword  = Member{Name: "NEW_PASSWORD", Secret: true, Says: "The password that replaces the temporary one."}
	userIDForSRP = Member{
		Name: "USER_ID_FOR_SRP",
		Says: "The canonical username: the name that goes into the SRP hashes and into every further answer.",
	}
	secretHash = Member{
		Name: "SECRET_HASH", Secret: true,
		Says: "Base64 of HMAC-SHA-256 over USERNAME and the client id, with the client's secret as the key. Needed in every message where the client has a secret.",
	}
	deviceKey = Member{Name: "DEVICE_KEY", Says: "The key of a remembered device, from NewDeviceMetadata of an earlier sign-in."}
	srpA      = Member{Name: "SRP_A", Says: "The client's public number of the SRP handshake: g to the power of a secret a, in hex."}
	session   = Member{
		Name: "Session", Secret: true,
		Says: "The opaque ticket that ties an answer to its challenge. It lives three minutes unless the client says otherwise and is spent by a successful answer.",
	}
	answer = Member{Name: "ANSWER", Secret: true, Says: "The choice, or the answer to a custom challenge."}
	medium = Member{
		Name: "CODE_DELIVERY_DELIVERY_MEDIUM",
		Says: "How the code was sent: SMS or EMAIL. The doubled word is really there.",
	}
	destination = Member{Name: "CODE_DELIVERY_DESTINATION", Says: "Where the code was sent, masked by the service."}
)

// requestMembers are the members of requests and answers outside the maps of
// parameters and responses.
var requestMembers = []Member{
	{Name: "AuthFlow", Says: "Which flow the sign-in begins with."},
	{Name: "ClientId", Says: "The app client. It decides which flows are enabled and how long tokens live."},
	{Name: "UserPoolId", Says: "The user pool: its region, an underscore, and its name."},
	{Name: "ChallengeName", Says: "What the service asks for next, or what this message answers."},
	{Name: "AuthParameters", Says: "What the flow begins with."},
	{Name: "ChallengeParameters", Says: "What the service tells about the challenge. Structured values are JSON inside a string."},
	{Name: "ChallengeResponses", Says: "The answer to the challenge."},
	{Name: "AvailableChallenges", Says: "The first factors this user can sign in with now."},
	{Name: "AuthenticationResult", Says: "The tokens: the walk has arrived."},
	{Name: "ClientMetadata", Says: "Free pairs handed to Lambda triggers. On the first call they reach only pre sign-up, pre authentication and user migration."},
	{Name: "AnalyticsMetadata", Says: "The Amazon Pinpoint endpoint; without effect on the sign-in."},
	{Name: "AnalyticsEndpointId", Says: "The Amazon Pinpoint endpoint's id."},
	{Name: "UserContextData", Says: "Device fingerprint and address for threat protection, on public calls."},
	{Name: "ContextData", Says: "Device fingerprint, address and headers for threat protection, on admin calls."},
	{Name: "EncodedData", Says: "The device fingerprint blob of the app's threat protection library."},
	{Name: "IpAddress", Says: "The user's address. On public calls it counts only where the client may pass it on."},
	{Name: "ServerName", Says: "The name of the server that makes the admin call."},
	{Name: "ServerPath", Says: "The path of the server that makes the admin call."},
	{Name: "HttpHeaders", Says: "The headers of the user's request to that server."},
	{Name: "headerName", Says: "A header's name."},
	{Name: "headerValue", Secret: true, Says: "A header's value."},
	session,
	{Name: "AccessToken", Secret: true, Says: "The token for APIs: its claims say what may be done."},
	{Name: "IdToken", Secret: true, Says: "The token for your own app: its claims say who signed in."},
	{Name: "RefreshToken", Secret: true, Says: "The token that gets new tokens without a sign-in. It cannot be decoded."},
	{Name: "Token", Secret: true, Says: "The refresh token to revoke."},
	{Name: "ExpiresIn", Says: "Seconds until the access token expires."},
	{Name: "TokenType", Says: "Always Bearer."},
	{Name: "NewDeviceMetadata", Says: "A device the pool offers to remember. ConfirmDevice registers it."},
	{Name: "DeviceKey", Says: "The device's key."},
	{Name: "DeviceGroupKey", Says: "The key of the device's group; part of its SRP hashes."},
	{Name: "SecretCode", Secret: true, Says: "The authenticator's secret in Base32. Who has it can make codes."},
	{Name: "UserCode", Secret: true, Says: "A six-digit code from the authenticator."},
	{Name: "FriendlyDeviceName", Says: "A name for the authenticator."},
	{Name: "Status", Says: "SUCCESS, or ERROR when the authenticator could not be verified."},
	{Name: "__type", Says: "The exception's name."},
	{Name: "message", Says: "What the service says about the exception."},
	{Name: "reasonCode", Says: "A further code for InvalidParameterException."},
}

// membersByName is every member of the catalogue, made when first asked for.
// Where two entries use a name with different meanings, secret wins.
var membersByName = sync.OnceValue(func() map[string]Member {
	members := map[string]Member{}
	add := func(member Member) {
		if known, ok := members[member.Name]; ok && known.Secret {
			return
		}
		members[member.Name] = member
	}
	for _, member := range requestMembers {
		add(member)
	}
	for _, entry := range slices.Concat(challenges, operations) {
		for _, member := range entry.Members {
			add(member)
		}
	}
	for _, flow := range flows {
		for _, member := range flow.Members {
			add(member)
		}
	}
	return members
})

// FindMember returns the catalogue's member of this name.
func FindMember(name string) (Member, bool) {
	if strings.HasPrefix(name, attributePrefix) {
		return Member{Name: name, Says: "An attribute of the user, set together with the new password."}, true
	}
	member, ok := membersByName()[name]
	return member, ok
}
