package api

// The values of a sign-in event: EventType, EventResponse, the ChallengeName and
// ChallengeResponse of its challenges, RiskDecision and RiskLevel.
const (
	EventSignIn         = "SignIn"
	EventSignUp         = "SignUp"
	EventForgotPassword = "ForgotPassword"
	EventPasswordChange = "PasswordChange"
	EventResendCode     = "ResendCode"

	EventPass       = "Pass"
	EventFail       = "Fail"
	EventInProgress = "InProgress"

	EventPassword = "Password"
	EventMFA      = "Mfa"

	EventSuccess = "Success"
	EventFailure = "Failure"

	RiskNone  = "NoRisk"
	RiskBlock = "Block"
	RiskTaken = "AccountTakeover"

	RiskLow    = "Low"
	RiskMedium = "Medium"
	RiskHigh   = "High"
)
