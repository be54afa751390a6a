package challenge

import (
	"encoding/json"
	"fmt"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// However much a service sends, a form stays one that can be drawn.
func TestFormsAreBounded(t *testing.T) {
	var list []string
	parameters := map[string]string{}
	for n := range 10_000 {
		list = append(list, fmt.Sprint("SOFTWARE_TOKEN_MFA", n))
		parameters[fmt.Sprint("parameter", n)] = "value"
	}
	listed, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	named, err := json.Marshal(parameters)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{api.KeyMFAsCanChoose, api.KeyMFAsCanSetUp, api.KeyRequiredAttributes} {
		parameters[name] = string(listed)
	}
	parameters["userAttributes"] = string(named)
	for _, entry := range append(All(), generic("NEW_CHALLENGE")) {
		asked := walk.Step{Challenge: &walk.Challenge{Name: entry.Name, Parameters: parameters, Available: list}}
		prompt := entry.Prompt(Situation{Walk: walk.Walk{Steps: []walk.Step{asked}}, Pending: walk.Pending{Step: asked}})
		drawn := len(prompt.Fields) + len(prompt.Values)
		for _, field := range prompt.Fields {
			drawn += len(field.Choices)
		}
		if drawn > 3*mostListed {
			t.Errorf("%s asks and shows %d things", entry.Name, drawn)
		}
	}
}
