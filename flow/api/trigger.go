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

// triggerPurposes say in a few words what the function behind a trigger does.
var triggerPurposes = map[string]string{
	TriggerPreSignUp:                   "can refuse the new user",
	TriggerCustomMessage:               "can change the message",
	TriggerPostConfirmation:            "runs after the user is confirmed",
	TriggerPreAuthentication:           "can refuse before the password is checked",
	TriggerPostAuthentication:          "runs after the last right answer",
	TriggerDefineAuthChallenge:         "decides what comes next",
	TriggerCreateAuthChallenge:         "makes the challenge",
	TriggerVerifyAuthChallengeResponse: "checks the answer",
	TriggerPreTokenGeneration:          "can change the claims of the tokens",
	TriggerUserMigration:               "can bring the user from another system",
	TriggerCustomSMSSender:             "sends the text message",
	TriggerCustomEmailSender:           "sends the email",
	TriggerInboundFederation:           "can change what an identity provider sends",
}

// TriggerPurpose says in a few words what the function behind a trigger does.
func TriggerPurpose(name string) string { return triggerPurposes[name] }
