package operation

import (
	"encoding/json"
	"maps"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/emulator/random"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var loginBrandingOperations = map[string]handler{
	api.CreateManagedLoginBranding:           createLoginBranding,
	api.DescribeManagedLoginBranding:         describeLoginBranding,
	api.DescribeManagedLoginBrandingByClient: describeLoginBrandingByClient,
	api.UpdateManagedLoginBranding:           updateLoginBranding,
	api.DeleteManagedLoginBranding:           deleteLoginBranding,
}

// readLoginBranding reads the settings and assets of a request.
func (c *call) readLoginBranding() (pool.LoginBranding, error) {
	var members map[string]json.RawMessage
	if err := c.decode(&members); err != nil {
		return pool.LoginBranding{}, err
	}
	delete(members, "UserPoolId")
	delete(members, "ReturnMergedResources")
	branding := pool.LoginBranding{}
	err := readSettings(members, &branding)
	return branding, err
}

// loginBrandingAnswer shows a branding as it was set. Looks of Cognito's own are not
// known here.
func (c *call) loginBrandingAnswer(b pool.LoginBranding) any {
	shown := map[string]any{
		"UseCognitoProvidedValues": false, "ManagedLoginBrandingId": b.ManagedLoginBrandingID, "UserPoolId": c.pool.ID,
		"CreationDate": b.CreationDate, "LastModifiedDate": b.LastModifiedDate,
	}
	for name, value := range b.Other {
		shown[name] = value
	}
	return map[string]any{"ManagedLoginBranding": shown}
}

// checkValues refuses both the values that Cognito provides and others. The words are not known.
func checkValues(b pool.LoginBranding) error {
	_, settings := b.Other["Settings"]
	if _, assets := b.Other["Assets"]; string(b.Other["UseCognitoProvidedValues"]) == "true" && (settings || assets) {
		return wire.InvalidParameter("Settings and Assets cannot be specified when UseCognitoProvidedValues is true.")
	}
	return nil
}

func createLoginBranding(c *call) (any, error) {
	branding, err := c.readLoginBranding()
	if err != nil {
		return nil, err
	}
	if err := checkValues(branding); err != nil {
		return nil, err
	}
	branding.ManagedLoginBrandingID = random.UUID(c.random())
	branding.CreationDate, branding.LastModifiedDate = pool.At(c.now), pool.At(c.now)
	err = c.pool.Manage(func(m *pool.Management) error {
		if slices.ContainsFunc(m.LoginBrandings, func(other pool.LoginBranding) bool { return other.ClientID == branding.ClientID }) {
			return wire.Refuse(api.ManagedLoginBrandingExistsException, "A managed login branding already exists for client "+branding.ClientID+".")
		}
		m.LoginBrandings = append(m.LoginBrandings, branding)
		return nil
	})
	return c.loginBrandingAnswer(branding), err
}

func describeLoginBranding(c *call) (any, error) {
	return c.findLoginBranding(func(b, asked pool.LoginBranding) bool {
		return b.ManagedLoginBrandingID == asked.ManagedLoginBrandingID
	})
}

func describeLoginBrandingByClient(c *call) (any, error) {
	return c.findLoginBranding(func(b, asked pool.LoginBranding) bool { return b.ClientID == asked.ClientID })
}

func (c *call) findLoginBranding(is func(b, asked pool.LoginBranding) bool) (any, error) {
	asked, err := c.readLoginBranding()
	if err != nil {
		return nil, err
	}
	for _, branding := range c.pool.Management().LoginBrandings {
		if is(branding, asked) {
			return c.loginBrandingAnswer(branding), nil
		}
	}
	return nil, noLoginBranding()
}

func noLoginBranding() error {
	return wire.Refuse(api.ResourceNotFoundException, "Managed login branding does not exist.")
}

// updateLoginBranding replaces what the request has of the values.
func updateLoginBranding(c *call) (any, error) {
	branding, err := c.readLoginBranding()
	if err != nil {
		return nil, err
	}
	if err := checkValues(branding); err != nil {
		return nil, err
	}
	if c.pool == nil {
		return nil, noLoginBranding()
	}
	err = c.editLoginBranding(branding.ManagedLoginBrandingID, func(m *pool.Management, at int) {
		changed := m.LoginBrandings[at]
		changed.Other = withValues(changed.Other, branding.Other)
		changed.LastModifiedDate = pool.At(c.now)
		m.LoginBrandings[at], branding = changed, changed
	})
	return c.loginBrandingAnswer(branding), err
}

// withValues are the values before with those of a request: those that Cognito provides leave no others,
// and others leave none of those that it provides.
func withValues(before, asked pool.Members) pool.Members {
	values := pool.Members{}
	if _, own := asked["UseCognitoProvidedValues"]; !own {
		maps.Copy(values, before)
		delete(values, "UseCognitoProvidedValues")
	}
	maps.Copy(values, asked)
	return values
}

func deleteLoginBranding(c *call) (any, error) {
	asked, err := c.readLoginBranding()
	if err != nil {
		return nil, err
	}
	return nil, c.editLoginBranding(asked.ManagedLoginBrandingID, func(m *pool.Management, at int) {
		m.LoginBrandings = slices.Delete(m.LoginBrandings, at, at+1)
	})
}

func (c *call) editLoginBranding(id string, edit func(m *pool.Management, at int)) error {
	return c.pool.Manage(func(m *pool.Management) error {
		at := slices.IndexFunc(m.LoginBrandings, func(b pool.LoginBranding) bool { return b.ManagedLoginBrandingID == id })
		if at < 0 {
			return noLoginBranding()
		}
		edit(m, at)
		return nil
	})
}
