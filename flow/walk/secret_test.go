package walk_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"authwalk/flow/walk"
)

const canary = "canary-9f2c71"

// holder keeps secrets the way other rooms do: exported, unexported, behind a
// pointer, in lists and maps.
type holder struct {
	Secret walk.Secret
	Values walk.Values
	Body   walk.Body
	hidden walk.Secret
	values walk.Values
	body   walk.Body
	List   []walk.Secret
	Map    map[string]walk.Secret
	Next   *walk.Secret
}

func TestSecretsAreNeverPrinted(t *testing.T) {
	secret := walk.NewSecret(canary)
	values := walk.NewValues(map[string]string{"PASSWORD": canary})
	body := walk.NewBody([]byte(canary))
	held := holder{
		secret, values, body, secret, values, body, []walk.Secret{secret}, map[string]walk.Secret{"a": secret}, &secret,
	}
	for _, thing := range []any{secret, values, body, &secret, held, &held, []any{held}, fmt.Errorf("wrapped: %v", held)} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			if printed := fmt.Sprintf(verb, thing); strings.Contains(printed, canary) || strings.Contains(printed, fmt.Sprintf("%x", canary)) {
				t.Errorf("%s of %T prints it: %s", verb, thing, printed)
			}
		}
		if written, err := json.Marshal(thing); err == nil && bytes.Contains(written, []byte(canary)) {
			t.Errorf("JSON of %T prints it: %s", thing, written)
		}
		var log bytes.Buffer
		slog.New(slog.NewTextHandler(&log, nil)).Info("m", "thing", thing)
		slog.New(slog.NewJSONHandler(&log, nil)).Info("m", "thing", thing)
		if bytes.Contains(log.Bytes(), []byte(canary)) {
			t.Errorf("the log of %T prints it: %s", thing, log.String())
		}
	}
	if secret.Reveal() != canary || values.Get("PASSWORD") != canary || string(body.Reveal()) != canary {
		t.Error("the text is lost")
	}
}

func TestValuesAreNeverChanged(t *testing.T) {
	texts := map[string]string{"a": "1"}
	values := walk.NewValues(texts)
	texts["a"] = "2"
	values.Reveal()["a"] = "3"
	longer := values.With("b", "4")
	if values.Get("a") != "1" || values.Has("b") || longer.Get("b") != "4" || longer.Without("a").Has("a") || !longer.Has("a") {
		t.Errorf("%v became %v", values.Reveal(), longer.Reveal())
	}
}

func TestMask(t *testing.T) {
	if got := walk.Mask("Pässwörd"); got != "•••• (8)" {
		t.Errorf("Mask = %q", got)
	}
}
