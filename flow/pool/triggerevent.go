package pool

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strconv"

	"authwalk/flow/api"
)

// TriggerEvent is what the function behind a trigger is called with, and what it
// has to return with the response filled in.
type TriggerEvent struct {
	Version       string        `json:"version"`
	Region        string        `json:"region"`
	UserPoolID    string        `json:"userPoolId"`
	UserName      string        `json:"userName"`
	CallerContext CallerContext `json:"callerContext"`
	TriggerSource string        `json:"triggerSource"`
	Request       any           `json:"request"`
	Response      any           `json:"response"`
}

// CallerContext says who made the request that calls the trigger.
type CallerContext struct {
	AwsSdkVersion string `json:"awsSdkVersion"`
	ClientID      string `json:"clientId"`
}

// noClient stands where an administrator's request names no client.
const noClient = "CLIENT_ID_NOT_APPLICABLE"

func (r *evaluation) triggerEvent(version, source string, request, response any) *TriggerEvent {
	event := &TriggerEvent{
		Version: version, Region: r.facts.Pool.region(), UserPoolID: r.facts.Pool.ID, UserName: cmp.Or(r.progress.Typed, r.account.Username),
		CallerContext: CallerContext{"aws-sdk-unknown-unknown", noClient},
		TriggerSource: source, Request: request, Response: mustJSON(response),
	}
	if r.user != nil {
		event.UserName = r.user.Username
	}
	if r.facts.Client != nil {
		event.CallerContext.ClientID = r.facts.Client.ClientID
	}
	return event
}

// eventAttributes are the user's attributes as triggers see them, none for a
// name that nobody has.
func (r *evaluation) eventAttributes() map[string]string {
	attributes := map[string]string{}
	if r.user == nil {
		return attributes
	}
	for _, name := range r.facts.Pool.required() {
		attributes[name] = "cognito:default_val"
	}
	for _, attribute := range r.user.UserAttributes {
		attributes[attribute.Name] = attribute.Value
	}
	attributes["cognito:user_status"] = r.user.Status()
	for attribute, alias := range map[string]string{email: "cognito:email_alias", phoneNumber: "cognito:phone_number_alias"} {
		if contains(r.facts.Pool.AliasAttributes, attribute) && r.user.UserAttributes.Verified(attribute) {
			attributes[alias] = r.user.UserAttributes.Get(attribute)
		}
	}
	if out := r.user.Tracked.SignedOut; !out.IsZero() {
		attributes["cognito:token_nbf"] = strconv.FormatInt(out.UnixMilli(), 10)
	}
	return attributes
}

// userNotFound is told where the client hides who exists.
func (r *evaluation) userNotFound() *bool {
	if r.facts.Client == nil || !r.facts.Client.HidesUsers() {
		return nil
	}
	unknown := r.user == nil
	return &unknown
}

// clientMetadata is the ClientMetadata of the request. What begins a sign-in
// shows its own as validation data instead.
func (r *evaluation) clientMetadata() map[string]string {
	if r.beginsSignIn() {
		return nil
	}
	return r.metadata
}

func (r *evaluation) validationData() map[string]string {
	if r.beginsSignIn() {
		return r.metadata
	}
	var data map[string]string
	for _, attribute := range r.account.ValidationData {
		if data == nil {
			data = map[string]string{}
		}
		data[attribute.Name] = attribute.Value
	}
	return data
}

func (r *evaluation) beginsSignIn() bool {
	return r.operation == api.InitiateAuth || r.operation == api.AdminInitiateAuth
}

func unrecognizable() *Refusal {
	return &Refusal{api.InvalidLambdaResponseException, "Unrecognizable lambda output"}
}

// read takes the response out of what the function returned, which must be the
// event. Nothing at all stands for the event as it was sent.
func (e *TriggerEvent) read(returned []byte, response any) *Refusal {
	if len(returned) == 0 {
		return nil
	}
	var event struct {
		Version  *string         `json:"version"`
		UserName *string         `json:"userName"`
		Response json.RawMessage `json:"response"`
	}
	if json.Unmarshal(returned, &event) != nil || event.Version == nil || *event.Version != e.Version || !isObject(event.Response) {
		return unrecognizable()
	}
	if event.UserName != nil && *event.UserName != e.UserName {
		return &Refusal{api.InvalidLambdaResponseException, "Invalid user name. User name in Lambda mismatches the actual username."}
	}
	if json.Unmarshal(event.Response, response) != nil {
		return unrecognizable()
	}
	return nil
}

func isObject(raw json.RawMessage) bool { return bytes.HasPrefix(bytes.TrimSpace(raw), []byte("{")) }
