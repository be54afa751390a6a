package operation

import (
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var identityProviderOperations = map[string]handler{
	api.CreateIdentityProvider:          createIdentityProvider,
	api.DescribeIdentityProvider:        describeIdentityProvider,
	api.UpdateIdentityProvider:          updateIdentityProvider,
	api.DeleteIdentityProvider:          deleteIdentityProvider,
	api.ListIdentityProviders:           listIdentityProviders,
	api.GetIdentityProviderByIdentifier: getIdentityProviderByIdentifier,
}

// identityProviderView is an identity provider as the API shows it.
type identityProviderView struct {
	UserPoolID       string `json:"UserPoolId"`
	ProviderName     string
	ProviderType     string
	ProviderDetails  map[string]string
	AttributeMapping map[string]string `json:",omitempty"`
	IdpIdentifiers   []string          `json:",omitempty"`
	AcrMapping       map[string]string `json:",omitempty"`
	LastModifiedDate pool.Time
	CreationDate     pool.Time
}

type identityProviderAnswer struct{ IdentityProvider identityProviderView }

func (c *call) viewOfProvider(p pool.IdentityProvider) identityProviderAnswer {
	return identityProviderAnswer{identityProviderView{
		c.pool.ID, p.ProviderName, p.ProviderType, p.ProviderDetails, p.AttributeMapping, p.IdpIdentifiers, p.AcrMapping,
		p.LastModifiedDate, p.CreationDate,
	}}
}

// readProvider reads the settings of an identity provider.
func (c *call) readProvider() (pool.IdentityProvider, error) {
	var in struct {
		ProviderName, ProviderType                    string
		ProviderDetails, AttributeMapping, AcrMapping map[string]string
		IdpIdentifiers                                []string
	}
	err := c.decode(&in)
	return pool.IdentityProvider{
		ProviderName: in.ProviderName, ProviderType: in.ProviderType, ProviderDetails: in.ProviderDetails,
		AttributeMapping: in.AttributeMapping, IdpIdentifiers: in.IdpIdentifiers, AcrMapping: in.AcrMapping,
		CreationDate: pool.At(c.now), LastModifiedDate: pool.At(c.now),
	}, err
}

// The words of the refusals are not known.
func createIdentityProvider(c *call) (any, error) {
	provider, err := c.readProvider()
	if err != nil {
		return nil, err
	}
	if kind := provider.ProviderType; api.IsSocialProvider(kind) && provider.ProviderName != kind {
		return nil, wire.InvalidParameter("Provider " + provider.ProviderName + " cannot be of type " + kind + ".")
	}
	err = c.pool.Manage(func(m *pool.Management) error {
		if indexOfProvider(m, provider.ProviderName) >= 0 {
			return wire.Refuse(api.DuplicateProviderException, "A provider with the name "+provider.ProviderName+" already exists in user pool "+c.pool.ID+".")
		}
		m.IdentityProviders = append(m.IdentityProviders, provider)
		return nil
	})
	return c.viewOfProvider(provider), err
}

func indexOfProvider(m *pool.Management, name string) int {
	return slices.IndexFunc(m.IdentityProviders, func(p pool.IdentityProvider) bool { return p.ProviderName == name })
}

func noProvider(name string) error {
	return wire.Refuse(api.ResourceNotFoundException, "Identity provider "+name+" does not exist.")
}

func describeIdentityProvider(c *call) (any, error) {
	asked, err := c.readProvider()
	if err != nil {
		return nil, err
	}
	m := c.pool.Management()
	at := indexOfProvider(&m, asked.ProviderName)
	if at < 0 {
		return nil, noProvider(asked.ProviderName)
	}
	return c.viewOfProvider(m.IdentityProviders[at]), nil
}

func getIdentityProviderByIdentifier(c *call) (any, error) {
	var in struct{ IdpIdentifier string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	for _, provider := range c.pool.Management().IdentityProviders {
		if slices.Contains(provider.IdpIdentifiers, in.IdpIdentifier) {
			return c.viewOfProvider(provider), nil
		}
	}
	return nil, noProvider(in.IdpIdentifier)
}

// updateIdentityProvider leaves what the request does not name, which is INFERRED.
func updateIdentityProvider(c *call) (any, error) {
	wanted, err := c.readProvider()
	if err != nil {
		return nil, err
	}
	var changed pool.IdentityProvider
	err = c.editProvider(wanted.ProviderName, func(m *pool.Management, at int) {
		changed = m.IdentityProviders[at]
		changed.LastModifiedDate = wanted.LastModifiedDate
		if wanted.ProviderDetails != nil {
			changed.ProviderDetails = wanted.ProviderDetails
		}
		if wanted.AttributeMapping != nil {
			changed.AttributeMapping = wanted.AttributeMapping
		}
		if wanted.IdpIdentifiers != nil {
			changed.IdpIdentifiers = wanted.IdpIdentifiers
		}
		if wanted.AcrMapping != nil {
			changed.AcrMapping = wanted.AcrMapping
		}
		m.IdentityProviders[at] = changed
	})
	return c.viewOfProvider(changed), err
}

func deleteIdentityProvider(c *call) (any, error) {
	named, err := c.readProvider()
	if err != nil {
		return nil, err
	}
	return nil, c.editProvider(named.ProviderName, func(m *pool.Management, at int) {
		m.IdentityProviders = slices.Delete(m.IdentityProviders, at, at+1)
	})
}

func (c *call) editProvider(name string, edit func(m *pool.Management, at int)) error {
	return c.pool.Manage(func(m *pool.Management) error {
		at := indexOfProvider(m, name)
		if at < 0 {
			return noProvider(name)
		}
		edit(m, at)
		return nil
	})
}

func listIdentityProviders(c *call) (any, error) {
	var in pageRequest
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	part, next, err := page(c.pool.Management().IdentityProviders, in.MaxResults, in.NextToken)
	if err != nil {
		return nil, err
	}
	type row struct {
		ProviderName, ProviderType     string
		LastModifiedDate, CreationDate pool.Time
	}
	rows := []row{}
	for _, p := range part {
		rows = append(rows, row{p.ProviderName, p.ProviderType, p.LastModifiedDate, p.CreationDate})
	}
	return struct {
		Providers []row
		NextToken string `json:",omitempty"`
	}{rows, next}, nil
}
