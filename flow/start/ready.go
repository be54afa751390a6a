package start

import (
	"strings"

	"authwalk/flow/walk"
)

// Ready reports whether a walk can begin without asking a person first.
func Ready(s walk.Start) bool {
	if s.Target.ClientID == "" || s.AuthFlow == "" || s.Admin() && s.Target.UserPoolID == "" {
		return false
	}
	has := func(parameter string) bool { return s.Parameters.Has(parameter) }
	switch {
	case strings.HasPrefix(s.AuthFlow, "REFRESH_TOKEN"):
		return has("REFRESH_TOKEN")
	case s.Username == "" && !has("USERNAME"):
		return false
	case s.AuthFlow == "USER_SRP_AUTH":
		// The pool is part of the proof.
		return s.Target.UserPoolID != ""
	case strings.HasSuffix(s.AuthFlow, "_PASSWORD_AUTH") || s.AuthFlow == "ADMIN_NO_SRP_AUTH":
		return !s.Password.IsZero() || has("PASSWORD")
	default:
		return true
	}
}
