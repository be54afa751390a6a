package challenge

import (
	"errors"
	"maps"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// Attributes that are not required are given as names and values, and sent
// under keys of their own.
func TestFurtherAttributesAreSent(t *testing.T) {
	s := waiting(api.ChallengeNewPasswordRequired, map[string]string{
		"USER_ID_FOR_SRP": "b2f1", "requiredAttributes": `["userAttributes.given_name"]`,
	})
	request, err := newPasswordRequired.Reply(Tools{}, s, walk.NewValues(map[string]string{
		"NEW_PASSWORD": "Spring-2026!", "userAttributes.given_name": "Jane",
		"ATTRIBUTES": "nickname = Jay\nuserAttributes.custom:team=a=b\n\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	_, responses := parts(t, request)
	if want := map[string]string{
		"USERNAME": "b2f1", "NEW_PASSWORD": "Spring-2026!", "userAttributes.given_name": "Jane",
		"userAttributes.nickname": "Jay", "userAttributes.custom:team": "a=b",
	}; !maps.Equal(responses, want) {
		t.Errorf("sent %v", responses)
	}
	for text, want := range map[string]string{
		"nickname":            "write one name=value per line",
		"=Jane":               `"" is not an attribute name: those have 1 to 32 characters`,
		"nick\x00name=Jane":   `"nick\x00name" is not an attribute name: those have 1 to 32 characters`,
		"a=1\na=2":            "a is given twice",
		"given_name=Somebody": "given_name is given twice",
	} {
		_, err := newPasswordRequired.Reply(Tools{}, s, walk.NewValues(map[string]string{"userAttributes.given_name": "Jane", "ATTRIBUTES": text}))
		var refused *walk.Error
		if !errors.As(err, &refused) || refused.Message != want || refused.Field != "ATTRIBUTES" {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// TestRequiredAttributesHavePeoplesWords beside their names, and an attribute of
// the pool's own has its name.
func TestRequiredAttributesHavePeoplesWords(t *testing.T) {
	s := waiting(api.ChallengeNewPasswordRequired, map[string]string{"requiredAttributes": `["userAttributes.given_name","userAttributes.custom:team"]`})
	labels := map[string]string{}
	for _, field := range newPasswordRequired.Prompt(s).Fields {
		labels[field.Key] = field.Label + "|" + field.Hint
	}
	if labels["userAttributes.given_name"] != "Given name|the attribute given_name" || labels["userAttributes.custom:team"] != "custom:team|" {
		t.Errorf("labels %v", labels)
	}
}
