package start_test

import (
	"errors"
	"path/filepath"
	"testing"

	"authwalk/flow/cognito"
	"authwalk/flow/start"
	"authwalk/flow/walk"
)

// offline has no client to ask with.
type offline struct{ nowhere }

func (offline) Client(walk.Target) (*cognito.Client, error) { return nil, errors.New("offline") }

// A field says that it has suggestions exactly where they are looked for.
func TestFieldsSayWhetherTheyHaveSuggestions(t *testing.T) {
	t.Setenv("AWS_CONFIG_FILE", filepath.Join(t.TempDir(), "config"))
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", filepath.Join(t.TempDir(), "credentials"))
	form := start.Form{Service: offline{}}
	for _, flow := range []string{"", "USER_PASSWORD_AUTH", "CUSTOM_AUTH", "ConfirmSignUp"} {
		filled := walk.NewValues(map[string]string{"AuthFlow": flow, "More": "true"})
		for _, field := range form.StartPrompt(filled).Fields {
			choices, err := form.Suggest(t.Context(), filled, field.Key)
			if looked := choices != nil || err != nil; looked != field.Suggests {
				t.Errorf("%s %s: says %v, looks for them: %v", flow, field.Key, field.Suggests, looked)
			}
		}
	}
}
