package operation_test

import (
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/operation"
	"authwalk/flow/walk"
)

// What was listed can be chosen, also after a later list was refused.
func TestPasskeysToDelete(t *testing.T) {
	_, s := signedIn(api.InitiateAuth)
	entry, _ := operation.Find(api.DeleteWebAuthnCredential)
	if field := entry.Prompt(s).Fields[0]; field.Kind != walk.Text {
		t.Errorf("before anything is listed: %+v", field)
	}
	s.Walk.Steps = append(s.Walk.Steps, walk.Step{
		Exchange: walk.Exchange{Operation: api.ListWebAuthnCredentials},
		Members:  walk.NewValues(map[string]string{"Credentials": `[{"CredentialId":"B3Ra","FriendlyCredentialName":"pixel"},{"CredentialId":"Tlew"}]`}),
	}, walk.Step{
		Exchange: walk.Exchange{Operation: api.ListWebAuthnCredentials}, Error: &walk.Error{Kind: walk.Refused},
	})
	field := entry.Prompt(s).Fields[0]
	if field.Kind != walk.Choose || len(field.Choices) != 2 || field.Choices[0].Value != "B3Ra" || field.Choices[0].Label != "pixel" || field.Choices[1].Label != "Tlew" {
		t.Errorf("%+v", field)
	}
}
