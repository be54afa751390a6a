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
	Other                pool.Members               `json:"-"`
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
