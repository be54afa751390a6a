package pool

import "authwalk/flow/api"

// The triggers that a request can call (LambdaConfig). Those of custom flows are
// beside them in LambdaConfig.
const (
	preSignUp           = "PreSignUp"
	preAuthentication   = "PreAuthentication"
	postAuthentication  = "PostAuthentication"
	postConfirmation    = "PostConfirmation"
	preTokenGeneration  = "PreTokenGeneration"
	userMigration       = "UserMigration"
	customMessage       = "CustomMessage"
	customSMSSender     = "CustomSMSSender"
	customEmailSender   = "CustomEmailSender"
	defineAuthChallenge = "DefineAuthChallenge"
)

// has reports whether a function stands behind the trigger.
func (l LambdaConfig) has(trigger string) bool {
	switch trigger {
	case preTokenGeneration:
		return l.PreTokenGeneration != "" || l.PreTokenGenerationConfig != nil
	case customSMSSender:
		return l.CustomSMSSender != nil
	case customEmailSender:
		return l.CustomEmailSender != nil
	}
	return map[string]string{
		preSignUp: l.PreSignUp, preAuthentication: l.PreAuthentication, postAuthentication: l.PostAuthentication,
		postConfirmation: l.PostConfirmation, userMigration: l.UserMigration, customMessage: l.CustomMessage,
		defineAuthChallenge: l.DefineAuthChallenge,
	}[trigger] != ""
}

// trigger calls the functions behind the triggers, where the pool has any. One
// that did not run is never taken as agreeing (reference section 8.6).
func (r *evaluation) trigger(names ...string) rule {
	return func() *Decision {
		for _, name := range names {
			if !r.facts.Pool.LambdaConfig.has(name) {
				continue
			}
			event, ask := r.ask(Need{Kind: CallTrigger, Name: name})
			if ask != nil {
				return ask
			}
			if !event.OK {
				return r.refuse(api.UnexpectedLambdaException, name+" invocation failed due to error "+event.Text, Reason{
					"LambdaConfig." + name, "", "the pool calls a function here, and it did not run", Verified,
				})
			}
		}
		return nil
	}
}

// beforeTheProof is PreAuthentication, which runs for names that nobody has too,
// where the client hides them (reference section 12).
func (r *evaluation) beforeTheProof() *Decision {
	if r.user == nil && !r.facts.Client.HidesUsers() {
		return nil
	}
	return r.trigger(preAuthentication)()
}

// migrate asks UserMigration for a user that the pool does not have.
func (r *evaluation) migrate() *Decision {
	if r.user != nil {
		return nil
	}
	return r.trigger(userMigration)()
}

// messageTrigger is what stands between a code and its message.
func (r *evaluation) messageTrigger(delivery *Delivery) *Decision {
	sender := map[string]string{api.MediumSMS: customSMSSender, api.MediumEmail: customEmailSender}[delivery.Medium]
	if r.facts.Pool.LambdaConfig.has(sender) {
		return r.trigger(sender)()
	}
	return r.trigger(customMessage)()
}
