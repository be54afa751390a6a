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
