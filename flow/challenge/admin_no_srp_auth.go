package challenge

import "authwalk/flow/api"

var adminNoSRPAuth = Challenge{
	Name:   api.ChallengeAdminNoSRPAuth,
	Prompt: promptGeneric,
	Reply:  sendAnswer,
}
