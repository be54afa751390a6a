package pool

import "encoding/json"

// File is what a pool file holds: one user pool with its clients and users,
// under the member names of the API.
type File struct {
	UserPool  UserPool   `json:"UserPool"`
	MfaConfig *MfaConfig `json:"MfaConfig,omitempty"`
	Clients   []Client   `json:"Clients,omitempty"`
	Users     []User     `json:"Users,omitempty"`
	Groups    []Group    `json:"Groups,omitempty"`
	Faults    []Fault    `json:"Faults,omitempty"`
	Other     Members    `json:"-"`
}

// Members are members of a pool file that authwalk has no use for. They are
// kept, and written again with the file.
type Members map[string]json.RawMessage

// Group is a group of users (API_GroupType).
type Group struct {
	GroupName        string  `json:"GroupName"`
	Description      string  `json:"Description,omitempty"`
	RoleArn          string  `json:"RoleArn,omitempty"`
	Precedence       *int    `json:"Precedence,omitempty"`
	CreationDate     Time    `json:"CreationDate,omitzero"`
	LastModifiedDate Time    `json:"LastModifiedDate,omitzero"`
	Other            Members `json:"-"`
}

// Fault makes an operation go wrong on purpose. Kind is throttle, delay, drop,
// error500, delivery, waf or risk; Delay is a Go duration; Times and Every say
// how often, 0 for always.
type Fault struct {
	Operation string  `json:"Operation"`
	Username  string  `json:"Username,omitempty"`
	Kind      string  `json:"Kind" allowed:"throttle delay drop error500 delivery waf risk"`
	Delay     string  `json:"Delay,omitempty"`
	Times     int     `json:"Times,omitempty"`
	Every     int     `json:"Every,omitempty"`
	Other     Members `json:"-"`
}
