package pool

import (
	"cmp"

	"authwalk/flow/api"
)

// Function is the function behind the trigger, "" where the pool has none. In
// AWS it is an ARN; an emulator takes names and URLs as well.
func (l LambdaConfig) Function(trigger string) string {
	switch trigger {
	case api.TriggerPreTokenGeneration:
		if l.PreTokenGenerationConfig != nil {
			return cmp.Or(l.PreTokenGenerationConfig.LambdaArn, l.PreTokenGeneration)
		}
		return l.PreTokenGeneration
	case api.TriggerCustomSMSSender:
		return l.CustomSMSSender.function()
	case api.TriggerCustomEmailSender:
		return l.CustomEmailSender.function()
	}
	return map[string]string{
		api.TriggerPreSignUp: l.PreSignUp, api.TriggerPreAuthentication: l.PreAuthentication, api.TriggerPostAuthentication: l.PostAuthentication,
		api.TriggerPostConfirmation: l.PostConfirmation, api.TriggerUserMigration: l.UserMigration, api.TriggerCustomMessage: l.CustomMessage,
		api.TriggerDefineAuthChallenge: l.DefineAuthChallenge, api.TriggerCreateAuthChallenge: l.CreateAuthChallenge,
		api.TriggerVerifyAuthChallengeResponse: l.VerifyAuthChallengeResponse,
	}[trigger]
}

func (c *CustomSenderTrigger) function() string {
	if c == nil {
		return ""
	}
	return c.LambdaArn
}

func (r *evaluation) hasTrigger(name string) bool {
	return r.facts.Pool.LambdaConfig.Function(name) != ""
}

// call calls the function behind the trigger, where the pool has one, and reads
// what it responds. Request and response are those of the trigger's event; the
// response goes out as it is, and comes back filled in. A function that did not
// run is never taken as agreeing.
func (r *evaluation) call(trigger, source string, request, response any) *Decision {
	return r.callVersion(firstVersion, trigger, source, request, response)
}

// firstVersion is the version of all events but those of later PreTokenGeneration
// functions.
const firstVersion = "1"

func (r *evaluation) callVersion(version, trigger, source string, request, response any) *Decision {
	if !r.hasTrigger(trigger) {
		return nil
	}
	sent := r.triggerEvent(version, source, request, response)
	event, ask := r.ask(Need{Kind: CallTrigger, Name: trigger, Event: sent})
	if ask != nil {
		return ask
	}
	setting := "LambdaConfig." + trigger
	switch {
	case event.OK:
		if refusal := sent.read(event.Returned, response); refusal != nil {
			return r.refuseWith(refusal, Reason{setting, "", "the function returned something that is not its event, filled in", Verified})
		}
		return nil
	case event.Refused:
		return r.refuse(api.UserLambdaValidationException, trigger+" failed with error "+event.Text+".", Reason{
			setting, "", "the function returned an error", Verified,
		})
	default:
		return r.refuse(api.UnexpectedLambdaException, trigger+" invocation failed due to error "+event.Text, Reason{
			setting, "", "the pool calls a function here, and it did not run", Verified,
		})
	}
}

// badResponse refuses what a function responded in the right form.
func (r *evaluation) badResponse(trigger, text string) *Decision {
	return r.refuseWith(unrecognizable(), Reason{"LambdaConfig." + trigger, "", text, Inferred})
}

// beforeTheProof is PreAuthentication, which runs for names that nobody has too,
// where the client hides them.
func (r *evaluation) beforeTheProof() *Decision {
	if r.user == nil && !r.facts.Client.HidesUsers() {
		return nil
	}
	return r.call(api.TriggerPreAuthentication, api.SourcePreAuthentication, struct {
		UserAttributes map[string]string `json:"userAttributes"`
		ValidationData map[string]string `json:"validationData"`
		UserNotFound   *bool             `json:"userNotFound,omitempty"`
	}{r.eventAttributes(), r.validationData(), r.userNotFound()}, &emptyResponse{})
}

// afterTheProof is PostAuthentication.
func (r *evaluation) afterTheProof() *Decision {
	return r.call(api.TriggerPostAuthentication, api.SourcePostAuthentication, struct {
		UserAttributes map[string]string `json:"userAttributes"`
		NewDeviceUsed  bool              `json:"newDeviceUsed"`
		ClientMetadata map[string]string `json:"clientMetadata,omitempty"`
	}{r.eventAttributes(), r.facts.Pool.tracksDevices() && r.progress.DeviceKey == "", r.clientMetadata()}, &emptyResponse{})
}

// afterConfirmation is PostConfirmation. What it follows has happened, whatever
// the function says.
func (r *evaluation) afterConfirmation() *Decision {
	source := api.SourceConfirmSignUp
	if r.operation == api.ConfirmForgotPassword {
		source = api.SourceConfirmForgotPassword
	}
	return r.call(api.TriggerPostConfirmation, source, struct {
		UserAttributes map[string]string `json:"userAttributes"`
		ClientMetadata map[string]string `json:"clientMetadata,omitempty"`
	}{r.eventAttributes(), r.clientMetadata()}, &emptyResponse{})
}
