package start

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/command"
	"authwalk/flow/walk"
)

// Pasted is what a pasted command, or a saved one, comes to: a start, or an answer
// to a challenge that waits.
type Pasted struct {
	Start walk.Start
	// Continued is a walk that waits for Answer, the zero one where the command
	// begins a walk.
	Continued walk.Walk
	Answer    walk.Values
	// Said says what it was. Notes say word by word what of it was not understood,
	// or is still to be filled in.
	Said  string
	Notes []string
}

// Continues reports whether the command answers a challenge.
func (p Pasted) Continues() bool { return len(p.Continued.Steps) > 0 }

// ReadCommand reads a command in any language that flow/command knows. It is not ok
// where the text has no command of Cognito's user pools. Of several the first one
// counts that a walk can begin or go on with. Now is when a session is taken to begin:
// nothing tells how old it is.
func ReadCommand(text string, now time.Time) (pasted Pasted, ok bool) {
	calls, notes := command.Read(text)
	if len(calls) == 0 {
		return Pasted{}, false
	}
	at := max(slices.IndexFunc(calls, leadsToAWalk), 0)
	call := calls[at]
	pasted.Said = fmt.Sprintf("%s of %s", call.Operation, call.Language.Label())
	for _, note := range notes {
		pasted.Notes = append(pasted.Notes, note.String())
	}
	if len(calls) > 1 {
		pasted.Notes = append(pasted.Notes, fmt.Sprintf("the text has %d calls: this is number %d", len(calls), at+1))
	}
	pasted.take(call)
	if pasted.Continues() {
		waiting := &pasted.Continued.Steps[0]
		waiting.Exchange.Started = now
		waiting.Challenge.Expires, waiting.Challenge.Assumed = now.Add(assumedSession), true
	}
	return pasted, true
}

func leadsToAWalk(call command.Call) bool {
	return api.IsSignIn(call.Operation) || isBeginning(call.Operation)
}

func (p *Pasted) note(format string, arguments ...any) {
	p.Notes = append(p.Notes, fmt.Sprintf(format, arguments...))
}

func (p *Pasted) take(call command.Call) {
	input, elsewhere := call.Known()
	if len(elsewhere) > 0 {
		p.note("not in the command, fill in: %s", strings.Join(elsewhere, ", "))
	}
	p.Start.Show = call.Show
	p.Start.Target = walk.Target{Region: call.Region, Endpoint: call.Endpoint, Profile: call.Profile}
	switch {
	case slices.Contains(signIns, call.Operation):
		p.signIn(call.Operation, input)
	case api.IsSignIn(call.Operation):
		p.answer(call.Operation, input)
	case isBeginning(call.Operation):
		p.begin(call.Operation, input)
	default:
		p.note("%s", cannotBegin(call.Operation))
	}
}

// signIn takes the input of InitiateAuth or AdminInitiateAuth.
func (p *Pasted) signIn(name string, input []byte) {
	if err := ReadInput(input, &p.Start); err != nil {
		p.note("the members cannot be used: %v", err)
		return
	}
	begin, err := Resolve(p.Start, name == api.AdminInitiateAuth)
	if err != nil {
		p.note("%v", err)
		return
	}
	p.Start = begin
}

// answered are the members of an answer to a challenge.
type answered struct {
	UserPoolID                   string `json:"UserPoolId"`
	ClientID                     string `json:"ClientId"`
	ChallengeName, Session       string
	ChallengeResponses           map[string]string
	ClientMetadata               map[string]string
	UserContextData, ContextData json.RawMessage
	AnalyticsMetadata            json.RawMessage
}

// answer takes the input of an answer to a challenge: with a session it continues
// the walk that waits for it.
func (p *Pasted) answer(name string, input []byte) {
	var given answered
	if err := json.Unmarshal(input, &given); err != nil {
		p.note("the members cannot be used")
		return
	}
	p.Start.Operation = api.InitiateAuth
	if name == api.AdminRespondToAuthChallenge {
		p.Start.Operation = api.AdminInitiateAuth
	}
	p.Start.Target.UserPoolID, p.Start.Target.ClientID = given.UserPoolID, given.ClientID
	p.Start.Username = given.ChallengeResponses[api.KeyUsername]
	p.Start.ClientMetadata = given.ClientMetadata
	p.Start.UserContextData, p.Start.ContextData, p.Start.AnalyticsMetadata = given.UserContextData, given.ContextData, given.AnalyticsMetadata
	if given.ChallengeName == "" || given.Session == "" {
		p.note("an answer needs its challenge and its session: begin the sign-in instead")
		return
	}
	responses := given.ChallengeResponses
	delete(responses, api.KeyUsername)
	if _, has := responses[api.KeySecretHash]; has {
		delete(responses, api.KeySecretHash)
		p.note("SECRET_HASH is computed from the client secret: set AUTHWALK_CLIENT_SECRET")
	}
	waiting := walk.Step{
		Exchange:  walk.Exchange{Operation: p.Start.Operation},
		Challenge: &walk.Challenge{Name: given.ChallengeName, Session: walk.NewSecret(given.Session), Parameters: map[string]string{}},
	}
	if p.Start.Username != "" {
		waiting.Challenge.Parameters[api.KeyUserIDForSRP] = p.Start.Username
	}
	p.Continued = walk.Walk{Start: p.Start}.With(waiting)
	p.Answer = walk.NewValues(responses)
}

// commandFields are the fields of a walk's first operation that stand for members of
// other names.
var commandFields = map[string]string{"Username": api.KeyUsername, "Password": api.KeyNewPassword, "ConfirmationCode": api.KeyCode}

// begin takes the input of an operation that is a walk of its own.
func (p *Pasted) begin(name string, input []byte) {
	p.Start.Operation = name
	members := map[string]json.RawMessage{}
	if err := json.Unmarshal(input, &members); err != nil {
		p.note("the members cannot be used")
		return
	}
	filled := map[string]string{}
	for _, member := range mustFind(name).Input {
		raw, given := members[member.Name]
		if !given {
			continue
		}
		text, isText := textOf(raw)
		switch {
		case member.Name == keyClient:
			p.Start.Target.ClientID = text
		case member.Name == "UserAttributes":
			filled[api.KeyAttributes] = attributeLines(raw)
		case member.Name == keyClientMetadata:
			_ = json.Unmarshal(raw, &p.Start.ClientMetadata)
		case member.Name == "SecretHash":
			p.note("SecretHash is computed from the client secret: enter that")
		case !isText:
			p.note("%s is left out: change it on the form", member.Name)
		case commandFields[member.Name] != "":
			filled[commandFields[member.Name]] = text
		default:
			filled[member.Name] = text
		}
	}
	p.Start.Username = filled[api.KeyUsername]
	p.Start.Members = walk.NewValues(filled)
}

func mustFind(name string) api.Operation {
	found, _ := api.FindOperation(name)
	return found
}

func textOf(raw json.RawMessage) (string, bool) {
	var text string
	err := json.Unmarshal(raw, &text)
	return text, err == nil
}

// attributeLines are attributes as the form asks for them, one to a line.
func attributeLines(raw json.RawMessage) string {
	var attributes []struct{ Name, Value string }
	_ = json.Unmarshal(raw, &attributes) // its kinds were checked when the command was read
	lines := make([]string, len(attributes))
	for i, attribute := range attributes {
		lines[i] = attribute.Name + "=" + attribute.Value
	}
	return strings.Join(lines, "\n")
}

// assumedSession is how long the session of a pasted answer is taken to last.
const assumedSession = 3 * time.Minute

// Continue reads a pasted answer to a challenge. The walk waits for it, and filled is
// what the answer says. It is not ok where the text is anything else.
func (f Form) Continue(text string, now time.Time) (continued walk.Walk, filled walk.Values, said string, ok bool) {
	if !looksLikeCommand(text) {
		return walk.Walk{}, walk.Values{}, "", false
	}
	pasted, ok := ReadCommand(text, now)
	if !ok || !pasted.Continues() {
		return walk.Walk{}, walk.Values{}, "", false
	}
	return pasted.Continued, pasted.Answer, pasted.Summary(), true
}

// recogniseCommand takes a start from a command.
func (f Form) recogniseCommand(text string) (walk.Values, string) {
	if !looksLikeCommand(text) {
		return walk.Values{}, ""
	}
	pasted, ok := ReadCommand(text, time.Time{})
	if !ok || pasted.Continues() {
		return walk.Values{}, ""
	}
	return f.Filled(pasted.Start), pasted.Summary()
}

// looksLikeCommand keeps passwords and names from being read as commands: those have
// words, or are JSON.
func looksLikeCommand(text string) bool {
	return strings.ContainsAny(text, " \n(") && len(text) > 20
}

// Summary says in a line what was read, and what of it was not understood.
func (p Pasted) Summary() string {
	if len(p.Notes) == 0 {
		return p.Said
	}
	return p.Said + "; " + strings.Join(p.Notes, "; ")
}
