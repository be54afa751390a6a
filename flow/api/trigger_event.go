package api

// TriggerEvent stands in the place of an operation's name where a body is the
// event that the function behind a Lambda trigger gets and returns.
const TriggerEvent = "TriggerEvent"

var (
	eventText             = Member{}
	eventAny              = Member{Kind: Document}
	claimsToAddOrOverride = Member{Name: "claimsToAddOrOverride", Kind: Map, Element: &eventAny, Help: "Claims that the function sets."}
	claimsToSuppress      = Member{Name: "claimsToSuppress", Kind: List, Element: &eventText, Help: "Claims that the function leaves out."}
	eventGroups           = []Member{
		{Name: "groupsToOverride", Kind: List, Element: &eventText, Help: "The groups that the tokens show."},
		{Name: "iamRolesToOverride", Kind: List, Element: &eventText, Help: "The IAM roles that the ID token shows."},
		{Name: "preferredRole", Help: "The preferred role that the ID token shows."},
	}
	groupOverrideDetails = Member{Name: "groupOverrideDetails", Kind: Structure, Members: eventGroups, Help: "Groups and roles in place of the user's."}
)

// triggerEvent are the members of the events of all triggers. What an answer is
// compared with, what a user typed and what a client passes on is secret.
var triggerEvent = []Member{
	{Name: "version", Help: "The version of the event. The function has to return it unchanged."},
	{Name: "region", Help: "The pool's region."},
	{Name: "userPoolId", Help: "The pool that calls the function."},
	{Name: "userName", Help: "The user's name in the pool, or the name that was typed. The function has to return it unchanged."},
	{Name: "callerContext", Kind: Structure, Help: "Where the request came from.", Members: []Member{
		{Name: "awsSdkVersion", Help: "The SDK that made the request."},
		{Name: "clientId", Help: "The app client."},
	}},
	{Name: "triggerSource", Help: "The occasion that the trigger is called for."},
	{Name: "request", Kind: Structure, Help: "What the function is told.", Members: []Member{
		{Name: "userAttributes", Kind: Map, Element: &eventText, Help: "The user's attributes."},
		{Name: "validationData", Kind: Map, Element: &secretText, Help: "ClientMetadata of the first request, or ValidationData of a sign-up."},
		{Name: "clientMetadata", Kind: Map, Element: &secretText, Help: "ClientMetadata of the request."},
		{Name: "userNotFound", Kind: Boolean, Help: "Whether nobody has this name. Only sent where the client hides it from others."},
		{Name: "newDeviceUsed", Kind: Boolean, Help: "Whether the pool tracks devices, and the sign-in named none."},
		{Name: "session", Kind: List, Help: "The challenges of this sign-in so far.", Element: &Member{Kind: Structure, Members: []Member{
			{Name: "challengeName", Help: "The challenge that was answered."},
			{Name: "challengeResult", Kind: Boolean, Help: "Whether the answer was right."},
			{Name: "challengeMetadata", Help: "The function's own name for its challenge."},
		}}},
		{Name: "challengeName", Help: "The challenge to make."},
		{Name: "privateChallengeParameters", Kind: Map, Element: &secretText, Help: "What the answer is compared with."},
		{Name: "challengeAnswer", Secret: true, Help: "The user's answer."},
		{Name: "password", Secret: true, Help: "The password that the user typed."},
		{Name: "groupConfiguration", Kind: Structure, Members: eventGroups, Help: "The user's groups and roles."},
		{Name: "scopes", Kind: List, Element: &eventText, Help: "The scopes of the access token."},
		{Name: "codeParameter", Help: "What stands for the code in the message."},
		{Name: "usernameParameter", Help: "What stands for the user name in the message."},
		{Name: "linkParameter", Help: "What stands for the link in the message."},
		{Name: "type", Help: "The version of a custom sender's request."},
		{Name: "code", Secret: true, Help: "The code, encrypted with the pool's KMS key."},
	}},
	{Name: "response", Kind: Structure, Help: "What the function fills in.", Members: []Member{
		{Name: "challengeName", Help: "The challenge that comes next."},
		{Name: "issueTokens", Kind: Boolean, Help: "Whether the sign-in succeeds now."},
		{Name: "failAuthentication", Kind: Boolean, Help: "Whether the sign-in ends now."},
		{Name: "publicChallengeParameters", Kind: Map, Element: &eventText, Help: "What the client is told of the challenge."},
		{Name: "privateChallengeParameters", Kind: Map, Element: &secretText, Help: "What the answer is compared with."},
		{Name: "challengeMetadata", Help: "The function's own name for its challenge."},
		{Name: "answerCorrect", Kind: Boolean, Help: "Whether the answer is right."},
		{Name: "autoConfirmUser", Kind: Boolean, Help: "Whether the new user is confirmed immediately."},
		{Name: "autoVerifyEmail", Kind: Boolean, Help: "Whether the new user's email address is verified immediately."},
		{Name: "autoVerifyPhone", Kind: Boolean, Help: "Whether the new user's phone number is verified immediately."},
		{Name: "userAttributes", Kind: Map, Element: &eventText, Help: "The attributes of the user who is brought."},
		{Name: "finalUserStatus", Help: "CONFIRMED keeps the password; RESET_REQUIRED asks for a new one."},
		{Name: "messageAction", Help: "SUPPRESS sends no welcome message."},
		{Name: "desiredDeliveryMediums", Kind: List, Element: &eventText, Help: "How the welcome message is sent."},
		{Name: "forceAliasCreation", Kind: Boolean, Help: "Whether an alias is taken from another user."},
		{Name: "enableSMSMFA", Kind: Boolean, Help: "Whether text messages become the user's second factor."},
		{Name: "smsMessage", Help: "The text message."},
		{Name: "emailMessage", Help: "The email."},
		{Name: "emailSubject", Help: "The email's subject."},
		{Name: "claimsOverrideDetails", Kind: Structure, Help: "Changes to the ID token.", Members: []Member{claimsToAddOrOverride, claimsToSuppress, groupOverrideDetails}},
		{Name: "claimsAndScopeOverrideDetails", Kind: Structure, Help: "Changes to both tokens.", Members: []Member{
			{Name: "idTokenGeneration", Kind: Structure, Members: []Member{claimsToAddOrOverride, claimsToSuppress}, Help: "Changes to the ID token."},
			{Name: "accessTokenGeneration", Kind: Structure, Help: "Changes to the access token.", Members: []Member{
				claimsToAddOrOverride, claimsToSuppress,
				{Name: "scopesToAdd", Kind: List, Element: &eventText, Help: "Scopes that the function adds."},
				{Name: "scopesToSuppress", Kind: List, Element: &eventText, Help: "Scopes that the function leaves out."},
			}},
			groupOverrideDetails,
		}},
	}},
}
