package start

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/command"
	"authwalk/flow/walk"
)

// pasted is what a command comes to, before the start form takes it.
type pasted struct {
	walk.Pasted
	start walk.Start
}

// ReadCommands reads commands in any language that flow/command knows: those that a
// walk can begin or go on with, or the first where none can. It finds none where the
// text has no command of Cognito's user pools. Now is when a session is taken to begin:
// nothing tells how old it is.
func ReadCommands(text string, now time.Time) []walk.Pasted {
	calls, notes := command.Read(text)
	if len(calls) == 0 {
		return nil
	}
	var unread []string
	for _, note := range notes {
		unread = append(unread, note.String())
	}
	if useful := slices.DeleteFunc(slices.Clone(calls), leadsNowhere); len(useful) > 0 {
		for _, call := range slices.DeleteFunc(calls, leadsToAWalk) {
			unread = append(unread, call.Operation+" is left out: no walk begins with it")
		}
		calls = useful
	}
	read := make([]walk.Pasted, len(calls))
	begun := false
	for n, call := range calls {
		p := pasted{Pasted: walk.Pasted{Said: fmt.Sprintf("%s of %s", call.Operation, call.Language.Label()), Unread: unread}}
		p.take(call, begun, now)
		p.Filled = Form{}.Filled(p.start)
		read[n] = p.Pasted
		begun = begun || slices.Contains(signIns, call.Operation)
	}
	return read
}

// Unusable says why nothing can be taken from a text that looks like a command. It is
// not ok where the text looks like none.
func Unusable(text string) (said walk.Pasted, ok bool) {
	calls, notes := command.Read(text)
	if len(calls) > 0 || len(notes) == 0 || notes[0].Reason == command.NoCommand || strings.HasPrefix(strings.TrimSpace(text), "{") {
		return walk.Pasted{}, false
	}
	said.Said = "nothing of this text can be used"
	for _, note := range notes {
		said.Unread = append(said.Unread, note.String())
	}
	return said, true
}

func leadsToAWalk(call command.Call) bool {
	return api.IsSignIn(call.Operation) || isBeginning(call.Operation)
}

func leadsNowhere(call command.Call) bool { return !leadsToAWalk(call) }

func (p *pasted) note(format string, arguments ...any) {
	p.Notes = append(p.Notes, fmt.Sprintf(format, arguments...))
}

// take takes a call. Begun tells that a sign-in stands before it in the text.
func (p *pasted) take(call command.Call, begun bool, now time.Time) {
	input, elsewhere := call.Known()
	if len(elsewhere) > 0 {
		p.note("not in the command, fill in: %s", strings.Join(elsewhere, ", "))
	}
	p.start.Show = call.Show
	p.start.Target = walk.Target{Region: call.Region, Endpoint: call.Endpoint, Profile: call.Profile}
	switch {
	case slices.Contains(signIns, call.Operation):
		p.signIn(call.Operation, input)
	case api.IsSignIn(call.Operation):
		p.answer(call.Operation, input, begun, now)
	case isBeginning(call.Operation):
		p.begin(call.Operation, input)
	default:
		p.note("%s", cannotBegin(call.Operation))
	}
}

// signIn takes the input of InitiateAuth or AdminInitiateAuth.
func (p *pasted) signIn(name string, input []byte) {
	if err := ReadInput(input, &p.start); err != nil {
		p.note("the members cannot be used: %v", err)
		return
	}
	begin, err := Resolve(p.start, name == api.AdminInitiateAuth)
	if err != nil {
		p.note("%v", err)
		return
	}
	p.start = begin
	p.about(begin.AuthFlow, begin.Username)
}

// about says what the call is about.
func (p *pasted) about(what, username string) {
	parts := []string{what}
	if username != "" {
		parts = append(parts, "user "+username)
	}
	if client := p.start.Target.ClientID; client != "" {
		parts = append(parts, "client "+client)
	}
	p.About = strings.Join(parts, ", ")
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
func (p *pasted) answer(name string, input []byte, begun bool, now time.Time) {
	var given answered
	if err := json.Unmarshal(input, &given); err != nil {
		p.note("the members cannot be used")
		return
	}
	p.start.Operation = api.InitiateAuth
	if name == api.AdminRespondToAuthChallenge {
		p.start.Operation = api.AdminInitiateAuth
	}
	p.start.Target.UserPoolID, p.start.Target.ClientID = given.UserPoolID, given.ClientID
	p.start.Username = given.ChallengeResponses[api.KeyUsername]
	p.start.ClientMetadata = given.ClientMetadata
	p.start.UserContextData, p.start.ContextData, p.start.AnalyticsMetadata = given.UserContextData, given.ContextData, given.AnalyticsMetadata
	p.about("answers "+cmp.Or(given.ChallengeName, "a challenge"), p.start.Username)
	switch complete := given.ChallengeName != "" && given.Session != ""; {
	case !complete && begun:
		p.note("its session comes from the call before: begin with that one, and answer what the service asks then")
		return
	case !complete:
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
		Exchange: walk.Exchange{Operation: p.start.Operation, Started: now},
		Challenge: &walk.Challenge{
			Name: given.ChallengeName, Session: walk.NewSecret(given.Session), Parameters: map[string]string{},
			Expires: now.Add(assumedSession), Assumed: true,
		},
	}
	if p.start.Username != "" {
		waiting.Challenge.Parameters[api.KeyUserIDForSRP] = p.start.Username
	}
	p.Continued = walk.Walk{Start: p.start}.With(waiting)
	p.Answer = walk.NewValues(responses)
}

// commandFields are the fields of a walk's first operation that stand for members of
// other names.
var commandFields = map[string]string{"Username": api.KeyUsername, "Password": api.KeyNewPassword, "ConfirmationCode": api.KeyCode}

// begin takes the input of an operation that is a walk of its own.
func (p *pasted) begin(name string, input []byte) {
	p.start.Operation = name
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
			p.start.Target.ClientID = text
		case member.Name == "UserAttributes":
			filled[api.KeyAttributes] = attributeLines(raw)
		case member.Name == keyClientMetadata:
			_ = json.Unmarshal(raw, &p.start.ClientMetadata)
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
	p.start.Username = filled[api.KeyUsername]
	p.start.Members = walk.NewValues(filled)
	p.about(name, p.start.Username)
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

// looksLikeCommand keeps passwords and names from being read as commands: those have
// words, or are JSON.
func looksLikeCommand(text string) bool {
	return strings.ContainsAny(text, " \n(") && len(text) > 20
}
