package start

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// Ready reports whether a walk can begin without asking a person first.
func Ready(s walk.Start) bool {
	if s.Target.ClientID == "" || s.AuthFlow == "" || s.Admin() && s.Target.UserPoolID == "" {
		return false
	}
	flow, known := api.FindFlow(s.AuthFlow)
	if !known {
		return given(s, api.KeyUsername)
	}
	for _, parameter := range flow.Parameters {
		if parameter.Required && !given(s, parameter.Name) {
			return false
		}
	}
	// The pool is part of a proof.
	return !flow.Proves || s.Target.UserPoolID != ""
}

// given reports whether a parameter needs no person: it is there, or computed.
func given(s walk.Start, parameter string) bool {
	switch parameter {
	case api.KeyUsername:
		return s.Username != "" || s.Parameters.Has(parameter)
	case api.KeyPassword:
		return !s.Password.IsZero() || s.Parameters.Has(parameter)
	case api.KeySRPA:
		return true
	default:
		return s.Parameters.Has(parameter)
	}
}
