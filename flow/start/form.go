package start

import (
	"errors"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/cognito"
	"authwalk/flow/operation"
	"authwalk/flow/walk"
)

// The keys of the start form that are not AuthParameters. They are the API's
// names where it has one.
const (
	keyWhere          = "Where"
	keyEndpoint       = "Endpoint"
	keyRegion         = "Region"
	keyProfile        = "Profile"
	keyPool           = "UserPoolId"
	keyClient         = "ClientId"
	keySecret         = "ClientSecret"
	keyFlow           = "AuthFlow"
	keyAdmin          = "Admin"
	keyUsername       = api.KeyUsername
	keyPassword       = api.KeyPassword
	keyDevice         = api.KeyDeviceKey
	keyClientMetadata = "ClientMetadata"
)

// The places of the start form.
const (
	atAWS      = "aws"
	atEmulator = "emulator"
)

// defaultFlow is what the start form begins with: the one that sends no
// password.
const defaultFlow = api.FlowUserSRPAuth

// Form is the start form: what is asked before a walk begins, and what is made
// of the answers.
type Form struct {
	// Service is where the walk will go.
	Service Service
}

// Service is what the start form asks of the place where a walk will go.
type Service interface {
	// Known is what has been read of the pool and client.
	Known() challenge.Known
	// Forbids reports whether a client is known not to have a flow enabled.
	Forbids(clientID, authFlow string) bool
	// Client makes the calls to a target.
	Client(target walk.Target) (*cognito.Client, error)
}

// StartPrompt is the start form for what has been filled in so far.
func (f Form) StartPrompt(filled walk.Values) walk.Prompt {
	filled = withDefaults(filled)
	prompt := walk.Prompt{
		Name: "Start", Sentence: "Who signs in, and where.", Button: "Start the walk",
		Help:   "Nothing has been sent yet. Passwords and codes stay in memory.",
		Fields: placeFields(filled),
	}
	prompt.Fields = append(prompt.Fields, f.flowField(filled))
	name := filled.Get(keyFlow)
	if flow, known := api.FindFlow(name); known {
		if flow.Public && flow.Admin {
			prompt.Fields = append(prompt.Fields, walk.Field{
				Key: keyAdmin, Label: "As admin", Kind: walk.Toggle, Optional: true,
				Hint: "AdminInitiateAuth, signed with AWS credentials", Value: filled.Get(keyAdmin),
			})
		}
		prompt.Fields = append(prompt.Fields, walk.Field{Key: keyUsername, Label: "User name", Kind: walk.Text, Optional: api.Refreshes(name)})
		prompt.Fields = append(prompt.Fields, challenge.FlowFields(name)...)
		prompt.Fields = append(prompt.Fields, furtherFields()...)
		return withValues(prompt, filled)
	}
	if entry, known := operation.FindBeginning(name); known {
		prompt.Button = entry.Label
		asked := entry.Prompt(challenge.Situation{Walk: walk.Walk{Start: walk.Start{Username: filled.Get(keyUsername)}}, Known: f.Service.Known()})
		prompt.Fields = append(prompt.Fields, asked.Fields...)
		prompt.Rules = asked.Rules
	}
	return withValues(prompt, filled)
}

// withDefaults fills in what has an answer without a person.
func withDefaults(filled walk.Values) walk.Values {
	if filled.Get(keyWhere) == "" {
		where := atAWS
		if filled.Get(keyEndpoint) != "" {
			where = atEmulator
		}
		filled = filled.With(keyWhere, where)
	}
	if filled.Get(keyFlow) == "" {
		filled = filled.With(keyFlow, defaultFlow)
	}
	return filled
}

func withValues(prompt walk.Prompt, filled walk.Values) walk.Prompt {
	prompt.Fields = slices.Clone(prompt.Fields)
	for i, field := range prompt.Fields {
		if filled.Has(field.Key) {
			prompt.Fields[i].Value = filled.Get(field.Key)
		}
	}
	return prompt
}

func placeFields(filled walk.Values) []walk.Field {
	pool := walk.Field{
		Key: keyPool, Label: "Pool", Kind: walk.Text, Optional: !needsPool(filled),
		Help: "Region, underscore, name. It is part of the SRP proof, and admin calls and explanations need it.",
	}
	if region := walk.RegionOf(filled.Get(keyPool)); region != "" {
		switch given := filled.Get(keyRegion); given {
		case "", region:
			pool.Hint = "✓ region " + region
		default:
			pool.Hint = "✗ this pool is in " + region + ", the region says " + given
		}
	}
	atOwnEndpoint := &walk.Condition{Key: keyWhere, Values: []string{atEmulator}}
	return []walk.Field{
		{Key: keyWhere, Label: "Where", Kind: walk.Choose, Choices: []walk.Choice{
			{
				Value: atAWS, Label: "Amazon Cognito", Leads: "real users, real messages",
				Help: "Live: the users, the messages and the lockouts are real.",
			},
			{
				Value: atEmulator, Label: "An emulator", Leads: "an endpoint of your own",
				Help: "authwalk emulate, or any other server that speaks the protocol.",
			},
		}},
		{
			Key: keyEndpoint, Label: "Endpoint", Kind: walk.Text, When: atOwnEndpoint, Hint: "such as http://127.0.0.1:9229",
			Help: "Addresses on this machine count as LOCAL; everything else is LIVE.",
		},
		{Key: keyRegion, Label: "Region", Kind: walk.Text, Optional: true, Help: "Taken from the pool id when empty."},
		pool,
		{
			Key: keyClient, Label: "App client", Kind: walk.Text,
			Help: "The client id. Paste a token here to take client, pool and user from it.",
		},
		{
			Key: keySecret, Label: "Client secret", Kind: walk.Password, Secret: true, Optional: true,
			Help: "Only for clients that have one: SECRET_HASH is then sent with every message.",
		},
		{
			Key: keyProfile, Label: "AWS profile", Kind: walk.Text, Optional: true,
			Help: "Signs the admin calls, and reads the pool's settings so that more can be explained.",
		},
	}
}

// furtherFields are what few walks need.
func furtherFields() []walk.Field {
	return []walk.Field{
		{Key: keyDevice, Label: "Device key", Kind: walk.Text, Optional: true, Hint: "to walk the device challenges"},
		{Key: keyClientMetadata, Label: "Client metadata", Kind: walk.Pairs, Optional: true, Hint: "name=value for your Lambda triggers"},
	}
}

func (f Form) flowField(filled walk.Values) walk.Field {
	field := walk.Field{Key: keyFlow, Label: "Flow", Kind: walk.Choose}
	for _, flow := range api.Flows() {
		field.Choices = append(field.Choices, walk.Choice{
			Value: flow.Name, Label: flow.Name, Help: flow.Description, Leads: flow.Label, Disabled: f.disabled(flow, filled),
		})
	}
	for _, entry := range operation.Beginnings() {
		field.Choices = append(field.Choices, walk.Choice{Value: entry.Name, Label: entry.Name, Leads: entry.Label, Help: entry.Description})
	}
	return field
}

// disabled says why a flow cannot work with what is known; the flow stays in
// the list, so that people learn what exists.
func (f Form) disabled(flow api.Flow, filled walk.Values) string {
	if f.Service.Forbids(filled.Get(keyClient), flow.Name) {
		return "the client lacks " + flow.Enabled
	}
	return ""
}

// needsPool reports whether the walk cannot do without the pool id: the
// arithmetic of a proof, and the signed operations.
func needsPool(filled walk.Values) bool {
	flow, _ := api.FindFlow(filled.Get(keyFlow))
	return flow.Proves || isAdmin(filled)
}

// isAdmin reports whether the form leads to the signed operations: by choice,
// or because the flow exists only there.
func isAdmin(filled walk.Values) bool {
	flow, known := api.FindFlow(filled.Get(keyFlow))
	if !known {
		return false
	}
	return !flow.Public || (flow.Admin && filled.Get(keyAdmin) == "true")
}

// Start makes a start from the filled form.
func (f Form) Start(filled walk.Values) (walk.Start, error) {
	filled = withDefaults(filled)
	if filled.Get(keyWhere) == atAWS {
		filled = filled.Without(keyEndpoint)
	}
	target := walk.Target{
		UserPoolID: filled.Get(keyPool), ClientID: filled.Get(keyClient), Region: filled.Get(keyRegion),
		Endpoint: filled.Get(keyEndpoint), Profile: filled.Get(keyProfile),
		AuthFlow: filled.Get(keyFlow), Username: filled.Get(keyUsername), Admin: isAdmin(filled),
	}
	start := walk.Start{
		Target: target, AuthFlow: target.AuthFlow, Operation: walk.InitiateAuth, Username: target.Username,
		Password: walk.NewSecret(filled.Get(keyPassword)), ClientSecret: walk.NewSecret(filled.Get(keySecret)),
	}
	if target.Admin {
		start.Operation = walk.AdminInitiateAuth
	}
	metadata, err := pairs(filled.Get(keyClientMetadata))
	if err != nil {
		return walk.Start{}, fieldError(keyClientMetadata, err.Error())
	}
	start.ClientMetadata = metadata
	start.Parameters = parametersOf(filled)
	if entry, known := operation.FindBeginning(target.AuthFlow); known {
		start.Operation, start.AuthFlow, start.Members = entry.Name, "", filled
		start.Target.AuthFlow = ""
	}
	return start, f.checkStart(start, filled)
}

// parametersOf takes the AuthParameters that a person gave themselves.
func parametersOf(filled walk.Values) walk.Values {
	parameters := map[string]string{}
	for _, name := range []string{api.KeyPreferredChallenge, api.KeyRefreshToken, keyDevice, api.KeyChallengeName, api.KeySRPA, api.KeySecretHash} {
		if text := filled.Get(name); text != "" {
			parameters[name] = text
		}
	}
	return walk.NewValues(parameters)
}

func (f Form) checkStart(start walk.Start, filled walk.Values) error {
	if err := cognito.CheckTarget(start.Target); err != nil {
		return err
	}
	for _, field := range f.StartPrompt(filled).Fields {
		if !field.Optional && field.Kind != walk.Toggle && filled.Get(field.Key) == "" && field.When.Met(filled.Get) {
			return fieldError(field.Key, "give the "+strings.ToLower(field.Label))
		}
	}
	if start.Target.Endpoint == "" && start.Target.Region == "" && walk.RegionOf(start.Target.UserPoolID) == "" {
		return fieldError(keyRegion, "give the region, or a pool id that begins with it")
	}
	return nil
}

func fieldError(key, message string) error {
	return &walk.Error{Kind: walk.BadInput, Field: key, Message: message}
}

// pairs reads name=value, one to a line.
func pairs(text string) (map[string]string, error) {
	result := map[string]string{}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		name, value, found := strings.Cut(line, "=")
		if !found || name == "" {
			return nil, errors.New("write one name=value to a line")
		}
		result[strings.TrimSpace(name)] = strings.TrimSpace(value)
	}
	if len(result) == 0 {
		return nil, nil
	}
	return result, nil
}

// Filled is the start form's content for a start, without its secrets.
func (f Form) Filled(start walk.Start) walk.Values {
	filled := map[string]string{
		keyEndpoint: start.Target.Endpoint, keyProfile: start.Target.Profile, keyRegion: start.Target.Region,
		keyPool: start.Target.UserPoolID, keyClient: start.Target.ClientID,
		keyFlow: start.AuthFlow, keyUsername: start.Username,
		keyDevice: start.Parameters.Get(keyDevice), "PREFERRED_CHALLENGE": start.Parameters.Get("PREFERRED_CHALLENGE"),
	}
	if start.AuthFlow == "" && !api.IsSignIn(start.Operation) {
		filled[keyFlow] = start.Operation
	}
	if start.Admin() {
		filled[keyAdmin] = "true"
	}
	var lines []string
	for name, value := range start.ClientMetadata {
		lines = append(lines, name+"="+value)
	}
	slices.Sort(lines)
	filled[keyClientMetadata] = strings.Join(lines, "\n")
	if start.Target.Endpoint != "" {
		filled[keyWhere] = atEmulator
	}
	for key, text := range filled {
		if text == "" {
			delete(filled, key)
		}
	}
	return walk.NewValues(filled)
}

// FilledWithSecrets is the start form's content for a start that nobody has
// typed: who gave a secret in the environment need not type it again.
func (f Form) FilledWithSecrets(start walk.Start) walk.Values {
	filled := f.Filled(start)
	for key, secret := range map[string]walk.Secret{keyPassword: start.Password, keySecret: start.ClientSecret} {
		if !secret.IsZero() {
			filled = filled.With(key, secret.Reveal())
		}
	}
	return filled
}
