package pool

import "authwalk/flow/api"

// has reports whether a function stands behind the trigger.
func (l LambdaConfig) has(trigger string) bool {
	switch trigger {
	case api.TriggerPreTokenGeneration:
		return l.PreTokenGeneration != "" || l.PreTokenGenerationConfig != nil
	case api.TriggerCustomSMSSender:
		return l.CustomSMSSender != nil
	case api.TriggerCustomEmailSender:
		return l.CustomEmailSender != nil
	}
	return map[string]string{
		api.TriggerPreSignUp: l.PreSignUp, api.TriggerPreAuthentication: l.PreAuthentication, api.TriggerPostAuthentication: l.PostAuthentication,
		api.TriggerPostConfirmation: l.PostConfirmation, api.TriggerUserMigration: l.UserMigration, api.TriggerCustomMessage: l.CustomMessage,
		api.TriggerDefineAuthChallenge: l.DefineAuthChallenge,
	}[trigger] != ""
}

// trigger calls the functions behind the triggers, where the pool has any. One
// that did not run is never taken as agreeing.
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
// where the client hides them.
func (r *evaluation) beforeTheProof() *Decision {
	if r.user == nil && !r.facts.Client.HidesUsers() {
		return nil
	}
	return r.trigger(api.TriggerPreAuthentication)()
}

// migrate asks UserMigration for a user that the pool does not have.
func (r *evaluation) migrate() *Decision {
	if r.user != nil {
		return nil
	}
	return r.trigger(api.TriggerUserMigration)()
}

// messageTrigger is what stands between a code and its message.
func (r *evaluation) messageTrigger(delivery *Delivery) *Decision {
	sender := map[string]string{api.MediumSMS: api.TriggerCustomSMSSender, api.MediumEmail: api.TriggerCustomEmailSender}[delivery.Medium]
	if r.facts.Pool.LambdaConfig.has(sender) {
		return r.trigger(sender)()
	}
	return r.trigger(api.TriggerCustomMessage)()
}
