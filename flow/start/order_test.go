package start_test

import (
	"slices"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/operation"
	"authwalk/flow/walk"
)

// TestWhatIsTypedEachTimeComesFirst: the user name and what else the flow asks to be
// typed, then the pool and the client, and only then what rarely changes.
func TestWhatIsTypedEachTimeComesFirst(t *testing.T) {
	var flows []string
	for _, flow := range api.Flows() {
		flows = append(flows, flow.Name)
	}
	for _, entry := range operation.Beginnings() {
		flows = append(flows, entry.Name)
	}
	for _, flow := range flows {
		var keys []string
		fields := form.StartPrompt(walk.NewValues(map[string]string{"AuthFlow": flow})).Fields
		pool := slices.IndexFunc(fields, func(field walk.Field) bool { return field.Key == "UserPoolId" })
		for n, field := range fields {
			keys = append(keys, field.Key)
			if picked := field.Kind == walk.Choose || field.Kind == walk.Toggle; picked && n < pool {
				t.Errorf("%s: %s is chosen, and stands before the pool", flow, field.Key)
			}
		}
		if name := slices.Index(keys, api.KeyUsername); name > 0 {
			t.Errorf("%s: the user name is at place %d", flow, name)
		}
		if secret := slices.IndexFunc(keys, func(key string) bool { return key == api.KeyPassword || key == api.KeyRefreshToken }); secret > pool {
			t.Errorf("%s: %s comes after the pool", flow, keys[secret])
		}
		if !fields[pool].Apart || keys[pool+1] != "ClientId" || keys[pool+2] != "AuthFlow" {
			t.Errorf("%s: after the typed fields come %v", flow, keys[pool:])
		}
	}
}

// TestTheRegionIsTakenFromThePool: the empty field shows which, and one that contradicts
// it is said at both fields.
func TestTheRegionIsTakenFromThePool(t *testing.T) {
	at := func(region string) (pool, own walk.Field) {
		for _, field := range form.StartPrompt(walk.NewValues(map[string]string{"UserPoolId": "eu-west-1_Ab12Cd34E", "Region": region})).Fields {
			switch field.Key {
			case "UserPoolId":
				pool = field
			case "Region":
				own = field
			}
		}
		return pool, own
	}
	if _, region := at(""); region.Empty != "eu-west-1, from the pool ID" || region.Hint != "" {
		t.Errorf("the empty field says %q, %q", region.Empty, region.Hint)
	}
	if pool, region := at("us-east-1"); pool.Hint != region.Hint || region.Hint != "✗ The pool is in eu-west-1, but the region is us-east-1" {
		t.Errorf("another region is called %q and %q", pool.Hint, region.Hint)
	}
}
