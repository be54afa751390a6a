package api

import "slices"

// The Lambda triggers, as LambdaConfig and Cognito's messages name them.
const (
	TriggerPreSignUp                   = "PreSignUp"
	TriggerCustomMessage               = "CustomMessage"
	TriggerPostConfirmation            = "PostConfirmation"
	TriggerPreAuthentication           = "PreAuthentication"
	TriggerPostAuthentication          = "PostAuthentication"
	TriggerDefineAuthChallenge         = "DefineAuthChallenge"
	TriggerCreateAuthChallenge         = "CreateAuthChallenge"
	TriggerVerifyAuthChallengeResponse = "VerifyAuthChallengeResponse"
	TriggerPreTokenGeneration          = "PreTokenGeneration"
	TriggerUserMigration               = "UserMigration"
	TriggerCustomSMSSender             = "CustomSMSSender"
	TriggerCustomEmailSender           = "CustomEmailSender"
	TriggerInboundFederation           = "InboundFederation"
)

var triggers = []string{
	TriggerPreSignUp, TriggerCustomMessage, TriggerPostConfirmation, TriggerPreAuthentication, TriggerPostAuthentication,
	TriggerDefineAuthChallenge, TriggerCreateAuthChallenge, TriggerVerifyAuthChallengeResponse, TriggerPreTokenGeneration,
	TriggerUserMigration, TriggerCustomSMSSender, TriggerCustomEmailSender, TriggerInboundFederation,
}

// Triggers is every Lambda trigger that a pool can have.
func Triggers() []string { return slices.Clone(triggers) }
