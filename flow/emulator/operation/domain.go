package operation

import (
	"encoding/json"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var domainOperations = map[string]handler{
	api.CreateUserPoolDomain:   createUserPoolDomain,
	api.DescribeUserPoolDomain: describeUserPoolDomain,
	api.UpdateUserPoolDomain:   updateUserPoolDomain,
	api.DeleteUserPoolDomain:   deleteUserPoolDomain,
}

// readDomain reads the settings of a domain.
func (c *call) readDomain() (pool.Domain, error) {
	var members map[string]json.RawMessage
	if err := c.decode(&members); err != nil {
		return pool.Domain{}, err
	}
	delete(members, "UserPoolId")
	domain := pool.Domain{}
	err := readSettings(members, &domain)
	domain.Version = c.now.UTC().Format("20060102150405")
	domain.ManagedLoginVersion = max(domain.ManagedLoginVersion, 1)
	return domain, err
}

// domainAnswer is what the operations that change a domain answer with.
type domainAnswer struct {
	ManagedLoginVersion int
	CloudFrontDomain    string          `json:",omitempty"`
	Routing             json.RawMessage `json:",omitempty"`
}

func answerOfDomain(domain pool.Domain) domainAnswer {
	return domainAnswer{domain.ManagedLoginVersion, distributionOf(domain), domain.Other["Routing"]}
}

// distributionOf is what a custom domain has to point to: nothing is there.
func distributionOf(domain pool.Domain) string {
	if domain.CustomDomainConfig == nil {
		return ""
	}
	return "d111111abcdef8.cloudfront.net"
}

// poolOfDomain finds the pool that has a domain, nil for none.
func (c *call) poolOfDomain(name string) (*state.Pool, pool.Domain) {
	for _, p := range c.store.Pools() {
		for _, domain := range p.Management().Domains {
			if domain.Domain == name {
				return p, domain
			}
		}
	}
	return nil, pool.Domain{}
}

func createUserPoolDomain(c *call) (any, error) {
	domain, err := c.readDomain()
	if err != nil {
		return nil, err
	}
	if taken, _ := c.poolOfDomain(domain.Domain); taken != nil {
		return nil, wire.InvalidParameter("Domain already associated with another user pool.")
	}
	isCustom := domain.CustomDomainConfig != nil
	if !isCustom && strings.Contains(domain.Domain, ".") {
		return nil, wire.InvalidParameter("Domain name cannot contain a dot without a CustomDomainConfig.")
	}
	err = c.pool.Manage(func(m *pool.Management) error {
		if slices.ContainsFunc(m.Domains, func(other pool.Domain) bool { return (other.CustomDomainConfig != nil) == isCustom }) {
			return wire.InvalidParameter("User pool already has a domain configured.")
		}
		m.Domains = append(m.Domains, domain)
		return nil
	})
	if err != nil {
		return nil, err
	}
	c.nameDomain(domain, domain.Domain)
	return answerOfDomain(domain), nil
}

// nameDomain puts a domain into the settings of its pool, where passkeys and clients
// look for it.
func (c *call) nameDomain(domain pool.Domain, name string) {
	c.pool.Reconfigure(func(settings *pool.UserPool, _ *pool.MfaConfig) {
		if domain.CustomDomainConfig != nil {
			settings.CustomDomain = name
		} else {
			settings.Domain = name
		}
	})
}

// describeUserPoolDomain describes nothing where nobody has the domain.
func describeUserPoolDomain(c *call) (any, error) {
	var in struct{ Domain string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	type description struct {
		UserPoolID             string                   `json:"UserPoolId,omitempty"`
		AWSAccountID           string                   `json:"AWSAccountId,omitempty"`
		Domain                 string                   `json:",omitempty"`
		S3Bucket               string                   `json:",omitempty"`
		CloudFrontDistribution string                   `json:",omitempty"`
		Version                string                   `json:",omitempty"`
		Status                 string                   `json:",omitempty"`
		CustomDomainConfig     *pool.CustomDomainConfig `json:",omitempty"`
		ManagedLoginVersion    int                      `json:",omitempty"`
		Routing                json.RawMessage          `json:",omitempty"`
	}
	answer := struct{ DomainDescription description }{}
	if p, domain := c.poolOfDomain(in.Domain); p != nil {
		config := domain.CustomDomainConfig
		if config == nil {
			config = &pool.CustomDomainConfig{}
		}
		answer.DomainDescription = description{
			UserPoolID: p.ID, AWSAccountID: state.AccountID, Domain: domain.Domain, S3Bucket: "aws-cognito-prod-" + state.RegionOf(p.ID) + "-assets",
			CloudFrontDistribution: distributionOf(domain), Version: domain.Version, Status: api.DomainActive, CustomDomainConfig: config,
			ManagedLoginVersion: domain.ManagedLoginVersion, Routing: domain.Other["Routing"],
		}
	}
	return answer, nil
}

func updateUserPoolDomain(c *call) (any, error) {
	domain, err := c.readDomain()
	if err != nil {
		return nil, err
	}
	err = c.editDomain(domain.Domain, func(m *pool.Management, at int) {
		if domain.CustomDomainConfig == nil {
			domain.CustomDomainConfig = m.Domains[at].CustomDomainConfig
		}
		m.Domains[at] = domain
	})
	return answerOfDomain(domain), err
}

func deleteUserPoolDomain(c *call) (any, error) {
	domain, err := c.readDomain()
	if err != nil {
		return nil, err
	}
	err = c.editDomain(domain.Domain, func(m *pool.Management, at int) {
		domain = m.Domains[at]
		m.Domains = slices.Delete(m.Domains, at, at+1)
	})
	if err != nil {
		return nil, err
	}
	c.nameDomain(domain, "")
	return nil, nil
}

// editDomain changes a domain of the pool.
func (c *call) editDomain(name string, edit func(m *pool.Management, at int)) error {
	return c.pool.Manage(func(m *pool.Management) error {
		at := slices.IndexFunc(m.Domains, func(d pool.Domain) bool { return d.Domain == name })
		if at < 0 {
			return wire.Refuse(api.ResourceNotFoundException, "No such domain or user pool exists.")
		}
		edit(m, at)
		return nil
	})
}
