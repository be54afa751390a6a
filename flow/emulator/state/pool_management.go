package state

import (
	"slices"

	"authwalk/flow/pool"
)

// Management is what the pool has for those who manage it. Its lists are never
// changed in place.
func (p *Pool) Management() pool.Management {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.management
}

// Manage replaces it with a changed copy, as one step. When edit refuses, nothing
// changes.
func (p *Pool) Manage(edit func(*pool.Management) error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	changed := pool.Management{
		IdentityProviders:  slices.Clone(p.management.IdentityProviders),
		ResourceServers:    slices.Clone(p.management.ResourceServers),
		Domains:            slices.Clone(p.management.Domains),
		RiskConfigurations: slices.Clone(p.management.RiskConfigurations),
		LogConfigurations:  slices.Clone(p.management.LogConfigurations),
		LoginBrandings:     slices.Clone(p.management.LoginBrandings),
		UICustomizations:   slices.Clone(p.management.UICustomizations),
	}
	if err := edit(&changed); err != nil {
		return err
	}
	p.management = changed
	p.keepSettings()
	return nil
}

// AccountID is the AWS account that the emulator's pools are in.
const AccountID = account
