package start

import (
	"cmp"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/cognito"
	"authwalk/flow/operation"
	"authwalk/flow/walk"
)

// The keys of the start form that are no AuthParameters. They are the API's
// names where it has one.
const (
	keyWhere             = "Connect to"
	keyEndpoint          = "Endpoint"
	keyRegion            = "Region"
	keyProfile           = "Profile"
	keyPool              = "UserPoolId"
	keyClient            = "ClientId"
	keySecret            = "ClientSecret"
	keyFlow              = "AuthFlow"
	keyAdmin             = "Admin"
	keyMore              = "More"
	keyAuthParameters    = "AuthParameters"
	keyClientMetadata    = "ClientMetadata"
	keyAnalyticsMetadata = "AnalyticsMetadata"
	keyUserContextData   = "UserContextData"
	keyContextData       = "ContextData"
	keySession           = "Session"
	keyWithoutDevice     = "WithoutDevice"
	keyShow              = "Show"
)

// The places of the start form.
const (
	atAWS      = "aws"
	atEmulator = "emulator"
)

// yes is what a switch that is on has.
const yes = "true"

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
	// Settings are what the AWS configuration sets for a profile.
	Settings(profile string) (cognito.Settings, error)
	// Client makes the calls to a target.
	Client(target walk.Target) (*cognito.Client, error)
	// DeviceKey is the remembered device that a user signs in from, "" for none.
	DeviceKey(target walk.Target, username string) string
}

// StartPrompt is the start form for what has been filled in so far.
func (f Form) StartPrompt(filled walk.Values) walk.Prompt {
	filled = withNewPassword(withDefaults(filled))
	prompt := walk.Prompt{
		Name: "Start", Sentence: "Sign-in details.", Button: "Start sign-in",
		Help: "The request is sent only when you press the button. Passwords and codes are kept in memory only.",
	}
	asked := signInFields(filled)
	if entry, known := operation.FindBeginning(filled.Get(keyFlow)); known {
		asks := f.asks(entry, filled)
		prompt.Button, prompt.Rules, asked = entry.Label, asks.Rules, asks.Fields
	}
	typed, chosen := apart(asked)
	prompt.Fields = slices.Concat(typed, f.clientFields(filled), []walk.Field{f.flowField(filled)}, chosen, f.placeFields(filled))
	if !isBeginning(filled.Get(keyFlow)) {
		prompt.Fields = slices.Concat(prompt.Fields, adminField(filled), f.deviceFields(filled))
	}
	prompt.Fields = append(prompt.Fields, furtherFields(filled, prompt.Fields)...)
	return withValues(f.withUserList(prompt, filled), filled)
}

// apart are the fields of a flow that are typed anew each time, which come first, and
// those that are chosen, which follow it.
func apart(fields []walk.Field) (typed, chosen []walk.Field) {
	for _, field := range fields {
		if field.Kind == walk.Choose || field.Kind == walk.Toggle {
			chosen = append(chosen, field)
		} else {
			typed = append(typed, field)
		}
	}
	return typed, chosen
}

// withUserList offers the users of the pool where a user is named who is there already.
func (f Form) withUserList(prompt walk.Prompt, filled walk.Values) walk.Prompt {
	for n, field := range prompt.Fields {
		if field.Key != api.KeyUsername || operationOf(filled) == api.SignUp {
			continue
		}
		field.Suggests, field.Searched, field.Unasked = true, true, f.listsUnasked(filled)
		if field.Unasked {
			field.Help += " Users of the pool that fit are listed as you type."
		}
		prompt.Fields[n] = field
	}
	return prompt
}

// listsUnasked tells that users are listed as one types: at an emulator on this machine,
// or with credentials that were named. Any that just lie there are used by a key alone.
func (f Form) listsUnasked(filled walk.Values) bool {
	if filled.Get(keyPool) == "" {
		return false
	}
	target, _ := f.Target(filled)
	if target.IsLocal() || target.Profile != "" {
		return true
	}
	settings, err := f.Service.Settings("")
	return err == nil && settings.NamesCredentials
}

// asks is what an operation that is a walk of its own asks before it is made.
func (f Form) asks(entry operation.Operation, filled walk.Values) walk.Prompt {
	begun := walk.Walk{Start: walk.Start{Username: filled.Get(api.KeyUsername)}}
	return entry.Prompt(challenge.Situation{Walk: begun, Known: f.Service.Known()})
}

// Asks is what a start with an operation that is a walk of its own asks, and
// whether it is one.
func Asks(begin walk.Start) (asked walk.Prompt, is bool) {
	entry, is := operation.FindBeginning(begin.Operation)
	if !is {
		return walk.Prompt{}, false
	}
	return entry.Prompt(challenge.Situation{Walk: walk.Walk{Start: begin}}), true
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

// withNewPassword takes the password that was given for the password of the user
// who is to be created.
func withNewPassword(filled walk.Values) walk.Values {
	if given := filled.Get(api.KeyPassword); given != "" && filled.Get(keyFlow) == api.SignUp && !filled.Has(api.KeyNewPassword) {
		return filled.With(api.KeyNewPassword, given)
	}
	return filled
}

// withValues shows what has been filled in. What is sent beside the fields need
// not be given in them.
func withValues(prompt walk.Prompt, filled walk.Values) walk.Prompt {
	beside, _ := pairs(filled.Get(keyAuthParameters))
	prompt.Fields = slices.Clone(prompt.Fields)
	for i, field := range prompt.Fields {
		if filled.Has(field.Key) {
			prompt.Fields[i].Value = filled.Get(field.Key)
		}
		if _, sent := beside[field.Key]; sent {
			prompt.Fields[i].Optional = true
		}
	}
	return prompt
}

// clientFields are the pool and the client.
func (f Form) clientFields(filled walk.Values) []walk.Field {
	return []walk.Field{
		poolField(filled),
		{
			Key: keyClient, Label: "App client ID", Kind: walk.Text, Suggests: true, Optional: !hasInput(operationOf(filled), keyClient),
			Help: "You can paste a token: authwalk reads client, pool and user from it.",
		},
	}
}

// placeFields are what rarely changes.
func (f Form) placeFields(filled walk.Values) []walk.Field {
	ofEndpoint, ofProfile := f.settingHints(filled)
	return []walk.Field{
		{
			Key: keyRegion, Label: "Region", Kind: walk.Text, Optional: true, Empty: f.regionFrom(filled), Hint: wrongRegion(filled),
			Help: "If empty, it is taken from the user pool ID.",
		},
		{
			Key: keySecret, Label: "Client secret", Kind: walk.Password, Secret: true, Optional: true,
			Help: "Only if the client has one. authwalk then adds SECRET_HASH to every request.",
		},
		{Key: keyWhere, Label: "Connect to", Kind: walk.Choose, Choices: []walk.Choice{
			{
				Value: atAWS, Label: "Amazon Cognito", Leads: "real users, real messages",
				Help: "LIVE: users, messages and lockouts are real.",
			},
			{
				Value: atEmulator, Label: "Another endpoint", Leads: "an emulator or a proxy",
				Help: "authwalk emulate, or another server with the same protocol.",
			},
		}},
		{
			Key: keyEndpoint, Label: "Endpoint", Kind: walk.Text, When: &walk.Condition{Key: keyWhere, Values: []string{atEmulator}},
			Hint: ofEndpoint,
			Help: "An endpoint on this machine is LOCAL; any other is LIVE.",
		},
		{
			Key: keyProfile, Label: "AWS profile", Kind: walk.Text, Optional: true, Suggests: true, Hint: ofProfile,
			Help: "Signs admin requests and reads the pool's settings for better explanations.",
		},
	}
}

// regionFrom is the region that is used where none is given, with where it is from.
func (f Form) regionFrom(filled walk.Values) string {
	if region := walk.RegionOf(filled.Get(keyPool)); region != "" {
		return region + ", from the pool ID"
	}
	if target, _ := f.Target(filled.Without(keyRegion)); target.Region != "" {
		return target.Region + ", from the AWS profile"
	}
	return ""
}

// settingHints say what the AWS configuration of the profile changes, under the
// endpoint and under the profile.
func (f Form) settingHints(filled walk.Values) (ofEndpoint, ofProfile string) {
	ofEndpoint = "for example http://127.0.0.1:9229"
	settings, err := f.Service.Settings(filled.Get(keyProfile))
	switch target, _ := f.Target(filled); {
	case err != nil:
	case filled.Get(keyWhere) == atAWS && target.EndpointFrom != "":
		ofProfile = "✓ endpoint " + target.Endpoint + ", from " + target.EndpointFrom
	case filled.Get(keyWhere) == atEmulator && (settings.FIPS || settings.DualStack):
		ofEndpoint = "FIPS and dual stack are set for AWS's own hosts, and not used here."
	}
	return ofEndpoint, ofProfile
}

func poolField(filled walk.Values) walk.Field {
	flow, _ := api.FindFlow(filled.Get(keyFlow))
	field := walk.Field{
		Key: keyPool, Label: "User pool ID", Kind: walk.Text, Optional: !flow.Proves && !needsPool(filled), Suggests: true, Apart: true,
		Help: "Looks like eu-west-1_Ab12Cd34E. Needed for SRP, admin calls and explanations.",
	}
	if region := walk.RegionOf(filled.Get(keyPool)); region != "" {
		field.Hint = cmp.Or(wrongRegion(filled), "✓ region "+region)
	}
	return field
}

// wrongRegion says that the pool is in another region than the one that is given.
func wrongRegion(filled walk.Values) string {
	region, given := walk.RegionOf(filled.Get(keyPool)), filled.Get(keyRegion)
	if region == "" || given == "" || given == region {
		return ""
	}
	return "✗ The pool is in " + region + ", but the region is " + given
}

// flowField offers every flow, also those that cannot work with what is known,
// so that people learn what exists, and one that is not known if it was given.
func (f Form) flowField(filled walk.Values) walk.Field {
	field := walk.Field{Key: keyFlow, Label: "Flow", Kind: walk.Choose}
	for _, flow := range api.Flows() {
		choice := walk.Choice{Value: flow.Name, Label: flow.Name, Help: flow.Description, Leads: flow.Label}
		if f.Service.Forbids(filled.Get(keyClient), flow.Name) {
			choice.Disabled = "the client lacks " + flow.Enabled
		}
		field.Choices = append(field.Choices, choice)
	}
	administers := filled.Get(keyAdmin) == yes || isSigned(filled.Get(keyFlow))
	for _, entry := range operation.Beginnings() {
		if isSigned(entry.Name) && !administers {
			continue // too many to be read beside the flows by all who sign in
		}
		field.Choices = append(field.Choices, walk.Choice{Value: entry.Name, Label: entry.Name, Leads: entry.Label, Help: entry.Description})
	}
	if given := filled.Get(keyFlow); CheckFlow(given) != nil {
		field.Choices = append(field.Choices, walk.Choice{Value: given, Label: given, Leads: "not known to authwalk; sent as it is"})
	}
	return field
}

// signInFields are what a sign-in asks for beside its place.
func signInFields(filled walk.Values) []walk.Field {
	name := filled.Get(keyFlow)
	_, known := api.FindFlow(name)
	fields := []walk.Field{{
		Key: api.KeyUsername, Label: "User name", Kind: walk.Text, Optional: api.Refreshes(name) || !known,
		Help: "Who signs in: the user name, or an email address or phone number if the pool takes them as aliases.",
	}}
	for _, field := range challenge.FlowFields(name) {
		if filled.Get(field.Key) != "" {
			field.When = nil // it will be used, so it is shown
		}
		fields = append(fields, field)
	}
	return fields
}

// adminField is the switch to the admin API, for flows that both APIs have.
func adminField(filled walk.Values) []walk.Field {
	name := filled.Get(keyFlow)
	if flow, _ := api.FindFlow(name); (!flow.Public || !flow.Admin) && (!filled.Has(keyAdmin) || api.IsAdminFlow(name)) {
		return nil
	}
	return []walk.Field{{
		Key: keyAdmin, Label: "Use admin API", Kind: walk.Toggle, Optional: true,
		Hint: "AdminInitiateAuth, signed with AWS credentials",
		Help: "Adds an administrator's operations on a user to the list of flows, too.",
	}}
}

// deviceFields show the remembered device that would be named, which can be left
// out.
func (f Form) deviceFields(filled walk.Values) []walk.Field {
	target, _ := f.Target(filled)
	key := f.Service.DeviceKey(target, filled.Get(api.KeyUsername))
	if (key == "" || filled.Get(api.KeyDeviceKey) != "") && filled.Get(keyWithoutDevice) == "" {
		return nil
	}
	field := walk.Field{
		Key: keyWithoutDevice, Label: "Without device", Kind: walk.Toggle, Optional: true, Hint: "leaves out DEVICE_KEY",
		Help: "A device of this user is remembered here. authwalk sends its DEVICE_KEY and proves it, unless you turn this on.",
	}
	if key != "" {
		field.Hint += " " + key
	}
	return []walk.Field{field}
}

// needsPool reports whether the form leads to an operation that names the pool.
func needsPool(filled walk.Values) bool {
	known, _ := api.FindOperation(operationOf(filled))
	return known.Requires("UserPoolId")
}

// operationOf is the operation that the form leads to.
func operationOf(filled walk.Values) string {
	name := filled.Get(keyFlow)
	if isBeginning(name) {
		return name
	}
	return Evidence{
		Admin: filled.Get(keyAdmin) == yes, AuthFlow: name, ContextData: strings.TrimSpace(filled.Get(keyContextData)) != "",
	}.Operation()
}
