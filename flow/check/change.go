package check

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// Changed are the facts with other settings. Each change is MEMBER=VALUE: a member of the
// pool, of its second factors or of its clients, as the API names it, and a text, a list
// with commas, or JSON.
func Changed(f Facts, changes []string) (Facts, error) {
	file := *f.File
	file.Clients = slices.Clone(file.Clients)
	mfa := pool.MfaConfig{}
	if file.MfaConfig != nil {
		mfa = *file.MfaConfig
	}
	file.MfaConfig, f.File = &mfa, &file
	for _, change := range changes {
		name, value, given := strings.Cut(change, "=")
		if !given || name == "" {
			return f, fmt.Errorf("a change is MEMBER=VALUE, such as MfaConfiguration=%s", api.MFAOn)
		}
		known := false
		for _, of := range f.settings() {
			member, found := memberOf(of.members, name)
			if !found {
				continue
			}
			known = true
			if err := set(of.settings, member, value); err != nil {
				return f, err
			}
		}
		if !known {
			return f, fmt.Errorf("%q is not a setting of a pool, its second factors or its clients", name)
		}
	}
	return f, nil
}

// settings are those that can be changed, with their members.
func (f Facts) settings() []struct {
	members  []api.Member
	settings any
} {
	type of = struct {
		members  []api.Member
		settings any
	}
	described, _ := api.Body{Operation: api.DescribeUserPool}.Find("UserPool")
	factors, _ := api.FindOperation(api.GetUserPoolMfaConfig)
	client, _ := api.Body{Operation: api.DescribeUserPoolClient}.Find("UserPoolClient")
	all := []of{{described.Members, &f.File.UserPool}, {factors.Output, f.File.MfaConfig}}
	for _, c := range f.clients() {
		all = append(all, of{client.Members, c})
	}
	return all
}

func memberOf(members []api.Member, name string) (api.Member, bool) {
	i := slices.IndexFunc(members, func(m api.Member) bool { return m.Name == name })
	if i < 0 {
		return api.Member{}, false
	}
	return members[i], true
}

// set puts a value in place of what a member is. A client's ClientId stays what it is.
func set(settings any, member api.Member, value string) error {
	if member.Kind == api.Text && member.Enum != nil && !slices.Contains(member.Enum, value) {
		return fmt.Errorf("%s must be one of %s", member.Name, listed(member.Enum))
	}
	given := valueOf(member, value)
	if !json.Valid(given) {
		return fmt.Errorf("%s must be %s", member.Name, writtenAs(member.Kind))
	}
	members := map[string]json.RawMessage{member.Name: given}
	if client, is := settings.(*pool.Client); is && member.Name != "ClientId" {
		members["ClientId"], _ = json.Marshal(client.ClientID)
	}
	written, err := json.Marshal(members)
	if err == nil {
		err = poolfile.Unmarshal(written, settings)
	}
	if err != nil {
		return fmt.Errorf("%s cannot have this value: %w", member.Name, err)
	}
	return nil
}

// valueOf is the value of a change as JSON.
func valueOf(member api.Member, value string) json.RawMessage {
	var written any = value
	switch member.Kind {
	case api.List:
		written = strings.Split(value, ",")
		if strings.HasPrefix(value, "[") {
			return json.RawMessage(value)
		}
	case api.Text, api.Time:
	default:
		return json.RawMessage(value)
	}
	text, _ := json.Marshal(written) // texts can always be written
	return text
}

// writtenAs says how a value of a kind is written.
func writtenAs(kind api.Kind) string {
	switch kind {
	case api.Boolean:
		return "true or false"
	case api.Number:
		return "a number"
	case api.List:
		return "a list with commas, or JSON such as [\"A\", \"B\"]"
	default:
		return "JSON, such as {\"Member\": \"value\"}"
	}
}
