package start

import (
	"encoding/json"
	"maps"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/cognito"
	"authwalk/flow/operation"
	"authwalk/flow/walk"
)

// Start makes a start from the filled form. The error names the field at fault.
func (f Form) Start(filled walk.Values) (walk.Start, error) {
	filled = withDefaults(filled)
	if filled.Get(keyWhere) == atAWS {
		filled = filled.Without(keyEndpoint)
	}
	begin, err := read(filled)
	if err != nil {
		return walk.Start{}, err
	}
	if begin.Target, err = f.followProfile(begin.Target); err != nil {
		return walk.Start{}, err
	}
	if begin, err = Resolve(begin, filled.Get(keyAdmin) == yes); err != nil {
		return walk.Start{}, err
	}
	begin.Target.AuthFlow, begin.Target.Username, begin.Target.Admin = begin.AuthFlow, begin.Username, begin.Admin()
	if entry, known := operation.FindBeginning(begin.Operation); known {
		begin.Members = membersOf(f.asks(entry, filled).Fields, filled)
	}
	return begin, f.check(begin, filled)
}

// read takes every member of a start from the form.
func read(filled walk.Values) (walk.Start, error) {
	begin := walk.Start{
		Target: walk.Target{
			UserPoolID: filled.Get(keyPool), ClientID: filled.Get(keyClient), Region: filled.Get(keyRegion),
			Endpoint: filled.Get(keyEndpoint), Profile: filled.Get(keyProfile),
		},
		AuthFlow: filled.Get(keyFlow), Username: filled.Get(api.KeyUsername), Password: walk.NewSecret(filled.Get(api.KeyPassword)),
		ClientSecret: walk.NewSecret(filled.Get(keySecret)), Session: walk.NewSecret(filled.Get(keySession)),
		WithoutDevice: filled.Get(keyWithoutDevice) == yes, Show: filled.Get(keyShow),
	}
	given := map[string]string{}
	for _, parameter := range parameters() {
		if text := filled.Get(parameter.Name); text != "" {
			given[parameter.Name] = text
		}
	}
	beside, err := pairs(filled.Get(keyAuthParameters))
	if err != nil {
		return begin, fieldError(keyAuthParameters, err.Error())
	}
	maps.Copy(given, beside)
	SetParameters(&begin, given)
	if begin.ClientMetadata, err = pairs(filled.Get(keyClientMetadata)); err != nil {
		return begin, fieldError(keyClientMetadata, err.Error())
	}
	for _, member := range []struct {
		key   string
		place *json.RawMessage
	}{
		{keyAnalyticsMetadata, &begin.AnalyticsMetadata},
		{keyUserContextData, &begin.UserContextData},
		{keyContextData, &begin.ContextData},
	} {
		if *member.place, err = structure(filled.Get(member.key)); err != nil {
			return begin, fieldError(member.key, err.Error())
		}
	}
	if said, _ := filled.Cut(walk.CallPrefix); said.Len() > 0 {
		begin.Call = prefixed(said)
	}
	return begin, nil
}

// prefixed are values as Start.Call has them.
func prefixed(said walk.Values) walk.Values {
	texts := map[string]string{}
	for name, text := range said.Reveal() {
		texts[walk.CallPrefix+name] = text
	}
	return walk.NewValues(texts)
}

// membersOf takes what was filled into the fields of an operation.
func membersOf(fields []walk.Field, filled walk.Values) walk.Values {
	members := map[string]string{}
	for _, field := range fields {
		if filled.Has(field.Key) {
			members[field.Key] = filled.Get(field.Key)
		}
	}
	return walk.NewValues(members)
}

func (f Form) check(begin walk.Start, filled walk.Values) error {
	if err := cognito.CheckTarget(begin.Target); err != nil {
		return err
	}
	for _, field := range f.StartPrompt(filled).Fields {
		isRepeated := field.Same != "" // the screen compares it, and does not hand it over
		if !isRepeated && !field.Optional && field.Kind != walk.Toggle && filled.Get(field.Key) == "" && field.When.Met(filled.Get) {
			return fieldError(field.Key, "give the "+strings.ToLower(field.Label))
		}
	}
	if begin.Target.Endpoint == "" && begin.Target.Region == "" && walk.RegionOf(begin.Target.UserPoolID) == "" {
		return fieldError(keyRegion, "enter the region, or a user pool ID (it starts with the region)")
	}
	return nil
}

func fieldError(key, message string) error {
	return &walk.Error{Kind: walk.BadInput, Field: key, Message: message}
}

// Filled is the start form's content for a start: everything that the start
// has, so that the form makes the same start of it again.
func (f Form) Filled(begin walk.Start) walk.Values {
	filled := begin.Members.Reveal()
	for key, text := range map[string]string{
		keyEndpoint: begin.Target.Endpoint, keyProfile: begin.Target.Profile, keyRegion: begin.Target.Region,
		keyPool: begin.Target.UserPoolID, keyClient: begin.Target.ClientID, keySecret: begin.ClientSecret.Reveal(),
		keyFlow: begin.AuthFlow, api.KeyUsername: begin.Username, api.KeyPassword: begin.Password.Reveal(),
		keyClientMetadata: pairsText(begin.ClientMetadata), keySession: begin.Session.Reveal(),
		keyAnalyticsMetadata: string(begin.AnalyticsMetadata), keyUserContextData: string(begin.UserContextData),
		keyContextData: string(begin.ContextData), keyShow: begin.Show,
	} {
		if text != "" {
			filled[key] = text
		}
	}
	for key, text := range begin.Call.Reveal() {
		filled[key] = text
	}
	if isBeginning(begin.Operation) {
		filled[keyFlow] = begin.Operation
	}
	if begin.Admin() && !api.IsAdminFlow(begin.AuthFlow) {
		filled[keyAdmin] = yes
	}
	if begin.Target.Endpoint != "" {
		filled[keyWhere] = atEmulator
	}
	if begin.WithoutDevice {
		filled[keyWithoutDevice] = yes
	}
	fillParameters(filled, begin)
	if hasFurther(filled) {
		filled[keyMore] = yes
	}
	return walk.NewValues(filled)
}

// fillParameters puts the AuthParameters into fields of their own, and beside
// them what these cannot hold.
func fillParameters(filled map[string]string, begin walk.Start) {
	beside := begin.Parameters.Reveal()
	for _, parameter := range parameters() {
		field := parameterField(parameter)
		for _, asked := range challenge.FlowFields(begin.AuthFlow) {
			if asked.Key == parameter.Name {
				field = asked
			}
		}
		if text := beside[parameter.Name]; fits(field, text) {
			filled[parameter.Name] = text
			delete(beside, parameter.Name)
		}
	}
	if text := pairsText(beside); text != "" {
		filled[keyAuthParameters] = text
	}
}

// hasFurther reports whether something is filled in that the form shows only
// on request.
func hasFurther(filled map[string]string) bool {
	values := withDefaults(walk.NewValues(filled))
	return len(furtherFields(values, challenge.FlowFields(values.Get(keyFlow)))) > 1
}
