package api

import (
	"slices"
	"testing"
)

func TestTriggersAreThoseOfLambdaConfig(t *testing.T) {
	notTriggers := []string{"PreTokenGenerationConfig", "KMSKeyID"}
	var members []string
	for _, member := range lambdaConfig.Members {
		if !slices.Contains(notTriggers, member.Name) {
			members = append(members, member.Name)
		}
	}
	if !slices.Equal(members, Triggers()) {
		t.Errorf("LambdaConfig has %q, the triggers are %q", members, Triggers())
	}
}

func TestEveryTriggerHasAPurpose(t *testing.T) {
	for _, name := range Triggers() {
		if TriggerPurpose(name) == "" {
			t.Errorf("%s has none", name)
		}
	}
}
