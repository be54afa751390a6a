package pool

import "authwalk/flow/api"

// Message is what the CustomMessage function wants said, {####} standing for the
// code and {username} for the name. What is empty is said in the pool's words.
type Message struct {
	SMS     *string `json:"smsMessage"`
	Email   *string `json:"emailMessage"`
	Subject *string `json:"emailSubject"`
}

// Text is the message for the medium, or "".
func (m *Message) Text(medium string) string {
	switch {
	case m == nil:
		return ""
	case medium == api.MediumSMS:
		return value(m.SMS)
	default:
		return value(m.Email)
	}
}

func value(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// callSender has a function send the message. Its event is without the code, which
// Cognito encrypts with a key of AWS KMS; the message says who sends it.
func (r *evaluation) callSender(sender string, d *Delivery) *Decision {
	text := "The function of " + sender + " sends " + api.MessageCode + " in its own words."
	d.Own = &Message{SMS: &text, Email: &text}
	return r.call(sender, api.MessageSource(sender, d.Purpose), struct {
		Type           string            `json:"type"`
		ClientMetadata map[string]string `json:"clientMetadata,omitempty"`
		UserAttributes map[string]string `json:"userAttributes"`
	}{api.SenderRequest(sender), r.clientMetadata(), r.eventAttributes()}, &emptyResponse{})
}

// messageTrigger is what stands between a code and its message: a sender of the
// pool's own, or CustomMessage, which words it.
func (r *evaluation) messageTrigger(d *Delivery) *Decision {
	sender := map[string]string{api.MediumSMS: api.TriggerCustomSMSSender, api.MediumEmail: api.TriggerCustomEmailSender}[d.Medium]
	if r.hasTrigger(sender) {
		return r.callSender(sender, d)
	}
	var name *string
	if d.Purpose == api.AdminCreateUser {
		name = new(string)
		*name = api.MessageUsername
	}
	var message Message
	decision := r.call(api.TriggerCustomMessage, api.MessageSource(api.TriggerCustomMessage, d.Purpose), struct {
		UserAttributes    map[string]string `json:"userAttributes"`
		CodeParameter     string            `json:"codeParameter"`
		UsernameParameter *string           `json:"usernameParameter"`
		LinkParameter     string            `json:"linkParameter"`
		ClientMetadata    map[string]string `json:"clientMetadata,omitempty"`
	}{r.eventAttributes(), api.MessageCode, name, api.MessageLink, r.clientMetadata()}, &message)
	if message != (Message{}) {
		d.Own = &message
	}
	return decision
}
