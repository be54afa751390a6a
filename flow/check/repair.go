package check

import (
	"encoding/json"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// Repair is the one call that mends a finding.
type Repair struct {
	Operation string
	// Label says in a few words what it does.
	Label string
	// Members are those of the call beside pool and user.
	Members map[string]any
}

// verifies marks an address as verified.
func verifies(attribute string) *Repair {
	return &Repair{api.AdminUpdateUserAttributes, "Mark the " + attribute + " as verified", map[string]any{
		"UserAttributes": []map[string]string{{"Name": attribute + "_verified", "Value": "true"}},
	}}
}

// The repairs that need nothing else to be known.
var (
	confirms = &Repair{api.AdminConfirmSignUp, "Confirm the sign-up without a code", nil}
	enables  = &Repair{api.AdminEnableUser, "Enable the user", nil}
	resets   = &Repair{api.AdminResetUserPassword, "Reset the password: sends the user a code", nil}
	resends  = &Repair{api.AdminCreateUser, "Send the invitation again, with a new temporary password", map[string]any{"MessageAction": api.MessageResend}}
	removes  = &Repair{api.AdminDeleteSoftwareToken, "Remove the authenticator app", nil}
	turnsOn  = &Repair{api.AdminSetUserMFAPreference, "Turn the authenticator app on", map[string]any{
		"SoftwareTokenMfaSettings": map[string]bool{"Enabled": true, "PreferredMfa": true},
	}}
)

// repairs are the calls that mend what was found, each with its command.
func (r Report) repairs() []walk.Repair {
	user := r.facts.user()
	if r.facts.Username == "" || user == nil {
		return nil
	}
	var all []walk.Repair
	offered := map[string]bool{}
	for _, finding := range r.Findings {
		if finding.Repair == nil {
			continue
		}
		input := map[string]any{"UserPoolId": r.facts.File.UserPool.ID, "Username": user.Username}
		for name, value := range finding.Repair.Members {
			input[name] = value
		}
		body, _ := json.Marshal(input) // texts and booleans can always be written
		call := finding.Repair.Operation + string(body)
		if offered[call] {
			continue
		}
		offered[call] = true
		all = append(all, walk.Repair{
			Label: finding.Repair.Label, Username: user.Username, Operation: finding.Repair.Operation, Input: walk.NewBody(body), Command: finding.Command,
		})
	}
	return all
}
