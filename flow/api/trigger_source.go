package api

// The sources of trigger events: which of its occasions a trigger is called for.
const (
	SourcePreSignUp                   = "PreSignUp_SignUp"
	SourcePreSignUpAdmin              = "PreSignUp_AdminCreateUser"
	SourceConfirmSignUp               = "PostConfirmation_ConfirmSignUp"
	SourceConfirmForgotPassword       = "PostConfirmation_ConfirmForgotPassword"
	SourcePreAuthentication           = "PreAuthentication_Authentication"
	SourcePostAuthentication          = "PostAuthentication_Authentication"
	SourceDefineAuthChallenge         = "DefineAuthChallenge_Authentication"
	SourceCreateAuthChallenge         = "CreateAuthChallenge_Authentication"
	SourceVerifyAuthChallengeResponse = "VerifyAuthChallengeResponse_Authentication"
	SourceTokens                      = "TokenGeneration_Authentication"
	SourceTokensNewPassword           = "TokenGeneration_NewPasswordChallenge"
	SourceTokensDevice                = "TokenGeneration_AuthenticateDevice"
	SourceTokensRefresh               = "TokenGeneration_RefreshTokens"
	SourceMigrateAtSignIn             = "UserMigration_Authentication"
	SourceMigrateAtRecovery           = "UserMigration_ForgotPassword"
)

// MessageSource is the source of a trigger that words or sends messages, such as
// CustomMessage_SignUp: by the operation, or the challenge, that sends one.
func MessageSource(trigger, purpose string) string {
	if source, found := messageSources[purpose]; found {
		return trigger + "_" + source
	}
	return trigger + "_Authentication"
}

var messageSources = map[string]string{
	SignUp: "SignUp", AdminCreateUser: "AdminCreateUser", ResendConfirmationCode: "ResendCode",
	ForgotPassword: "ForgotPassword", AdminResetUserPassword: "ForgotPassword",
	UpdateUserAttributes: "UpdateUserAttribute", GetUserAttributeVerificationCode: "VerifyUserAttribute",
}

// SenderRequest is the type of the event of a trigger that sends messages.
func SenderRequest(trigger string) string {
	if trigger == TriggerCustomSMSSender {
		return "customSMSSenderRequestV1"
	}
	return "customEmailSenderRequestV1"
}

// What stands for something else in messages: the code, the name of a new user,
// and a link.
const (
	MessageCode     = "{####}"
	MessageUsername = "{username}"
	MessageLink     = "{##Click Here##}"
)

// UserScope is the scope of the access tokens of every API sign-in.
const UserScope = "aws.cognito.signin.user.admin"
