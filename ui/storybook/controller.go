package storybook

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui"
)

// Controller is an invented controller: what it answers depends on who signs in.
type Controller struct {
	// Hostile puts control sequences and very long texts into everything.
	Hostile bool
}

var _ ui.Controller = Controller{}

// paths are the challenges of each invented user, in order; after the last one
// come tokens. A name in upper case is an exception that ends the walk.
var paths = map[string][]string{
	"jane":    {"PASSWORD_VERIFIER", "SMS_MFA"},
	"new":     {"PASSWORD_VERIFIER", "NEW_PASSWORD_REQUIRED"},
	"totp":    {"PASSWORD_VERIFIER", "SOFTWARE_TOKEN_MFA"},
	"setup":   {"PASSWORD_VERIFIER", "MFA_SETUP"},
	"choice":  {"SELECT_CHALLENGE"},
	"factors": {"PASSWORD_VERIFIER", "SELECT_MFA_TYPE"},
	"custom":  {"CUSTOM_CHALLENGE"},
	"plain":   {},
}

// Begin takes the first steps.
func (w Controller) Begin(_ context.Context, start walk.Start) walk.Walk {
	name, _, _ := strings.Cut(start.Username, "@")
	begun := walk.Walk{ID: "walk-" + name, Start: start}
	switch name {
	case "refused":
		begun = begun.With(challenge(begun, "", "PASSWORD_VERIFIER"))
		return begun.With(failed(begun, "PASSWORD_VERIFIER", refusal))
	case "nowhere":
		return begun.With(failed(begun, "", unreachable))
	}
	path := paths[name]
	if len(path) == 0 {
		return begun.With(signedIn(begun, ""))
	}
	begun = begun.With(challenge(begun, "", path[0]))
	if path[0] == "PASSWORD_VERIFIER" {
		proof := challenge(begun, path[0], path[1])
		proof.Derivations = workings
		begun = begun.With(proof)
	}
	if path[len(path)-1] == "MFA_SETUP" {
		begun = begun.With(helper(begun, "AssociateSoftwareToken", map[string]string{"SecretCode": secretCode, "Session": "newer"}))
	}
	return begun
}

// Answer takes the next step: tokens, or a refusal for codes of zeros.
func (w Controller) Answer(_ context.Context, of walk.Walk, answer walk.Values) walk.Walk {
	pending, _ := of.Pending()
	for _, name := range answer.Names() {
		if answer.Get(name) == "000000" {
			step := failed(of, pending.Step.Challenge.Name, mismatch)
			step.Answer = answer
			return of.With(step)
		}
	}
	step := signedIn(of, pending.Step.Challenge.Name)
	step.Answer = answer
	return of.With(step)
}

// Perform makes a call that only informs.
func (w Controller) Perform(_ context.Context, of walk.Walk, operation string, _ walk.Values) walk.Walk {
	return of.With(helper(of, operation, map[string]string{"Username": "b2f1d0c4-58aa-4c1e-9d0e-1f2a3b4c5d9c"}))
}

// Replay begins again and stops at a step.
func (w Controller) Replay(ctx context.Context, of walk.Walk, step int) walk.Walk {
	again := w.Begin(ctx, of.Start)
	again.ID, again.BranchOf, again.BranchStep = of.ID+"-again", of.ID, step
	again.Steps = again.Steps[:min(step, len(again.Steps))]
	return again
}

// StartPrompt is the start form.
func (w Controller) StartPrompt(filled walk.Values) walk.Prompt { return startPrompt(filled) }

// Start makes a start of what was filled in.
func (w Controller) Start(filled walk.Values) (walk.Start, error) {
	pool, region := filled.Get("UserPoolId"), filled.Get("Region")
	if region != "" && walk.RegionOf(pool) != "" && walk.RegionOf(pool) != region {
		return walk.Start{}, &walk.Error{Kind: walk.BadInput, Field: "UserPoolId", Message: "the pool is in " + walk.RegionOf(pool) + ", the region is " + region}
	}
	return walk.Start{
		Target:    walk.Target{UserPoolID: pool, ClientID: filled.Get("ClientId"), Region: region, Endpoint: filled.Get("Endpoint")},
		Operation: walk.InitiateAuth, AuthFlow: filled.Get("AuthFlow"),
		Username: filled.Get("USERNAME"), Password: walk.NewSecret(filled.Get("PASSWORD")),
	}, nil
}

// Filled is a start as the form has it.
func (w Controller) Filled(start walk.Start) walk.Values {
	return walk.NewValues(map[string]string{
		"Where": "emulator", "Endpoint": start.Target.Endpoint, "UserPoolId": start.Target.UserPoolID,
		"ClientId": start.Target.ClientID, "AuthFlow": start.AuthFlow, "USERNAME": start.Username,
	})
}

// Recognise knows a client id by its length.
func (w Controller) Recognise(text string) (walk.Values, string) {
	if len(text) != 26 {
		return walk.Values{}, ""
	}
	return walk.NewValues(map[string]string{"ClientId": text}), "That was an app client id; it is in its field."
}

// Suggest knows two pools.
func (w Controller) Suggest(_ context.Context, _ walk.Values, key string) ([]walk.Choice, error) {
	if key != "UserPoolId" {
		return nil, nil
	}
	return []walk.Choice{{Value: "eu-west-1_Ab12Cd34E", Label: "staging"}, {Value: "eu-west-1_Zz99Yy88X", Label: "production"}}, nil
}

// Prompt is what the pending challenge asks.
func (w Controller) Prompt(of walk.Walk) walk.Prompt {
	pending, _ := of.Pending()
	prompt := prompts[pending.Step.Challenge.Name]
	if w.Hostile {
		return hostile(prompt)
	}
	return prompt
}

// PromptFor asks for a new password where one is changed.
func (w Controller) PromptFor(_ walk.Walk, operation string) walk.Prompt {
	if operation != "ChangePassword" {
		return walk.Prompt{Name: operation}
	}
	return walk.Prompt{
		Name: operation, Sentence: "Change the password of this user.", Button: "Change",
		Fields: []walk.Field{
			{Key: "PreviousPassword", Label: "Password so far", Kind: walk.Password},
			{Key: "ProposedPassword", Label: "New password", Kind: walk.Password},
		},
	}
}

// Preview shows the answer under its own names.
func (w Controller) Preview(of walk.Walk, answer walk.Values) walk.Wire {
	pending, ok := of.Pending()
	if !ok {
		return walk.Wire{}
	}
	wire := walk.Wire{Operation: "RespondToAuthChallenge", Waiting: true, Sent: []walk.Line{
		{Name: "ChallengeName", Text: pending.Step.Challenge.Name},
		{Name: "ClientId", Text: of.Start.Target.ClientID},
		{Name: "ChallengeResponses"},
	}}
	for _, name := range answer.Names() {
		secret := strings.Contains(name, "PASSWORD")
		wire.Sent = append(wire.Sent, walk.Line{Depth: 1, Name: name, Text: answer.Get(name), Secret: secret})
	}
	wire.Sent = append(wire.Sent,
		walk.Line{Depth: 1, Name: "USERNAME", Text: "b2f1d0c4-58aa-4c1e-9d0e-1f2a3b4c5d9c", Note: "USER_ID_FOR_SRP"},
		walk.Line{Name: "Session", Text: strings.Repeat("s", 1132), Secret: true, Note: "from step 2"})
	return wire
}

// Wire is an exchange line by line.
func (w Controller) Wire(step walk.Step) walk.Wire { return wire(step) }

// Why explains a step.
func (w Controller) Explain(of walk.Walk, step int) walk.Explanation { return why(of, step) }

// Tokens are the invented tokens.
func (w Controller) Tokens(walk.Walk) []walk.TokenView { return tokens(false) }

// Verify checks nothing and says it did.
func (w Controller) Verify(context.Context, walk.Walk) []walk.TokenView { return tokens(true) }

// Words explains some.
func (w Controller) Words(walk.Walk) []walk.Value {
	return []walk.Value{
		{Name: "SMS_MFA", Text: "After the password Cognito asks for a second factor and has sent a code by text message."},
		{Name: "CODE_DELIVERY_DESTINATION", Text: "Where the code was sent, masked by the service."},
		{Name: "Session", Text: "The opaque ticket that ties an answer to its challenge."},
	}
}

// Actions are what a signed-in user can do.
func (w Controller) Actions(walk.Walk) []walk.Action { return actions }

// Learn learns nothing.
func (w Controller) WithPoolFacts(context.Context, walk.Start) ui.Controller { return w }

// Inbox has one code in it.
func (w Controller) Inbox(context.Context, walk.Walk) ([]walk.Message, error) {
	return []walk.Message{{
		At: Now.Add(-4 * time.Second), User: "jane", Medium: "SMS", Destination: "+15550101234", Purpose: "Authentication",
		Code: walk.NewSecret("471108"), Body: walk.NewSecret("Your authentication code is 471108."),
	}}, nil
}

// hostile is a prompt whose every text attacks the terminal.
func hostile(p walk.Prompt) walk.Prompt {
	attack := "\x1b]52;c;aGk=\x07\x1b[2J\r\n\u202e" + strings.Repeat("漢字\u200b", 60)
	p.Fields = slices.Clone(p.Fields)
	p.Sentence = attack + p.Sentence
	for n := range p.Fields {
		p.Fields[n].Label = fmt.Sprint(n) + attack
		p.Fields[n].Hint = attack
	}
	p.Values = append(p.Values, walk.Value{Name: attack, Text: strings.Repeat(attack, 50), Note: attack})
	p.Button = attack
	return p
}
