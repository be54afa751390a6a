package explain

import (
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

func TestEveryTriggerIsRecognized(t *testing.T) {
	for _, trigger := range api.Triggers() {
		f := failure{err: &walk.Error{Message: trigger + " failed with error no."}}
		want := "The function is the " + trigger + " trigger. " + triggerPurpose[trigger]
		if got := namedTrigger(f); len(got) != 1 || got[0] != want || triggerPurpose[trigger] == "" {
			t.Errorf("%s: %q", trigger, got)
		}
	}
}
