package screen_test

import (
	"strings"
	"testing"

	"authwalk/flow/walk"
	"authwalk/ui/screen"
	"authwalk/ui/style"
)

// TestARefusalSaysOnceWhatItMeans: where what was found is the refusal itself, it stands
// in place of the meaning; what else was found stands before it.
func TestARefusalSaysOnceWhatItMeans(t *testing.T) {
	const meaning = "An administrator disabled this user."
	step := walk.Step{Error: &walk.Error{Kind: walk.Refused, Exception: "NotAuthorizedException", Message: "User is disabled.", Next: "Ask an administrator to enable the user."}}
	for name, test := range map[string]struct {
		found            *walk.Diagnosis
		says, doesNotSay []string
	}{
		"nobody looked": {
			nil,
			[]string{meaning, "Ask an administrator"},
			nil,
		},
		"the refusal": {
			&walk.Diagnosis{Findings: []walk.Finding{{Mark: walk.MarkWrong, Text: "Disabled since yesterday.", Refusal: true}}, Administrator: "Enable the user."},
			[]string{"✗ Disabled since yesterday.", "To the admin     Enable the user."},
			[]string{meaning, "Ask an administrator"},
		},
		"the same words": {
			&walk.Diagnosis{Findings: []walk.Finding{{Mark: walk.MarkWrong, Text: "The service just refused this. " + meaning, Refusal: true}}},
			[]string{meaning, "Ask an administrator"},
			[]string{"just refused this"},
		},
		"something else": {
			&walk.Diagnosis{Findings: []walk.Finding{{Mark: walk.MarkWrong, Text: "The name is an alias."}}, Customer: "Sign in as uma.", Administrator: "Verify it."},
			[]string{"✗ The name is an alias.", meaning, `"Sign in as uma."`},
			nil,
		},
	} {
		outcome := screen.NewOutcome(step, nil, walk.Explanation{Description: meaning, Known: true}, nil).Diagnosed(test.found)
		drawn := strings.Join(outcome.View(screen.Context{Style: style.New(false, false)}, 76, 17).Lines, "\n")
		for _, text := range test.says {
			if strings.Count(drawn, text) != 1 {
				t.Errorf("%s: %q is not said once in\n%s", name, text, drawn)
			}
		}
		for _, text := range test.doesNotSay {
			if strings.Contains(drawn, text) {
				t.Errorf("%s: says %q\n%s", name, text, drawn)
			}
		}
	}
}
