package poolfile

import "authwalk/flow/pool"

// File is what a pool file holds.
type File struct {
	UserPool  pool.UserPool   `json:"UserPool"`
	MfaConfig *pool.MfaConfig `json:"MfaConfig,omitempty"`
	Clients   []pool.Client   `json:"Clients,omitempty"`
	Users     []pool.User     `json:"Users,omitempty"`
	Groups    []pool.Group    `json:"Groups,omitempty"`
	Faults    []Fault         `json:"Faults,omitempty"`
	// FixedCode is what every code for a user of the pool is, where the user has none.
	FixedCode string `json:"FixedCode,omitempty"`
	// SessionConfiguration is that of SetUserPoolSessionConfiguration.
	SessionConfiguration *pool.SessionConfiguration `json:"SessionConfiguration,omitempty"`
	// What follows is kept for those who manage pools.
	IdentityProviders  []pool.IdentityProvider  `json:"IdentityProviders,omitempty"`
	ResourceServers    []pool.ResourceServer    `json:"ResourceServers,omitempty"`
	Domains            []pool.Domain            `json:"Domains,omitempty"`
	RiskConfigurations []pool.RiskConfiguration `json:"RiskConfigurations,omitempty"`
	LogConfigurations  []pool.LogConfiguration  `json:"LogConfigurations,omitempty"`
	LoginBrandings     []pool.LoginBranding     `json:"LoginBrandings,omitempty"`
	UICustomizations   []pool.UICustomization   `json:"UICustomizations,omitempty"`
	Other              pool.Members             `json:"-"`
}

// Management is what the file has for those who manage pools.
func (f *File) Management() pool.Management {
	return pool.Management{
		IdentityProviders: f.IdentityProviders, ResourceServers: f.ResourceServers, Domains: f.Domains,
		RiskConfigurations: f.RiskConfigurations, LogConfigurations: f.LogConfigurations,
		LoginBrandings: f.LoginBrandings, UICustomizations: f.UICustomizations,
	}
}

// SetManagement replaces it.
func (f *File) SetManagement(m pool.Management) {
	f.IdentityProviders, f.ResourceServers, f.Domains = m.IdentityProviders, m.ResourceServers, m.Domains
	f.RiskConfigurations, f.LogConfigurations = m.RiskConfigurations, m.LogConfigurations
	f.LoginBrandings, f.UICustomizations = m.LoginBrandings, m.UICustomizations
}

// Fault makes an operation go wrong on purpose, in the way of its Kind. Delay is a Go duration; Times and Every say
// how often, 0 for always.
type Fault struct {
	Operation string       `json:"Operation"`
	Username  string       `json:"Username,omitempty"`
	Kind      string       `json:"Kind" allowed:"throttle delay drop error500 delivery email-limit waf risk risk-mfa"`
	Delay     string       `json:"Delay,omitempty"`
	Times     int          `json:"Times,omitempty"`
	Every     int          `json:"Every,omitempty"`
	Other     pool.Members `json:"-"`
}
