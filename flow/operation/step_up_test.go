package operation

import (
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
)

// TestOnlyHigherLevelsAreOffered: Cognito refuses those that the tokens have.
func TestOnlyHigherLevelsAreOffered(t *testing.T) {
	var names []string
	for _, level := range api.AssuranceLevels() {
		names = append(names, level.Name)
	}
	for level, want := range map[string]int{"": 4, names[0]: 3, names[2]: 1, names[3]: 0} {
		known := challenge.Known{Levels: names, Level: level}
		choices := levelChoices(known)
		if len(choices) != want || want > 0 && choices[0].Value != names[3] {
			t.Errorf("at %q: %+v", level, choices)
		}
		if lacks := Lacks(api.FlowUserAuth, challenge.Situation{Known: known}); (lacks == "") != (want > 0) {
			t.Errorf("at %q lacks %q", level, lacks)
		}
	}
}
