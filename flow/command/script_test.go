//go:build unix

package command_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"authwalk/flow/command"
	"authwalk/flow/walk"
	"authwalk/ui/termtest"

	"pgregory.net/rapid"
)

// Whatever stands in a call or in a secret reaches the AWS CLI and curl as it is:
// through a real shell and a real jq, which are asked what they hand on.
func TestScriptsHandOnEveryValue(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	if _, err := exec.LookPath("jq"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("jq is not installed")
		}
		t.Skip("SKIP: jq is not installed")
	}
	// An aws and a curl that print what they would send.
	const tools = "aws() { for word; do :; done; cat \"${word#file://}\"; }\ncurl() { cat; }\n"
	folder := t.TempDir()
	drawn := rapid.Custom(func(t *rapid.T) [4]string {
		language := rapid.SampledFrom([]command.Language{command.AWSCLI, command.AWSCLIv1, command.Curl}).Draw(t, "language")
		return [4]string{drawText(t, "username"), texts.Draw(t, "address"), strings.ReplaceAll(texts.Draw(t, "secret"), "\x00", "") + ".", string(language)}
	})
	for seed := range 20 { // each starts several programs
		values := drawn.Example(seed)
		username, address, secret, language := values[0], values[1], values[2], command.Language(values[3])
		request, err := json.Marshal(map[string]any{
			"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": "c1", "AuthParameters": map[string]any{"USERNAME": username, "PASSWORD": "recorded"},
			"UserContextData": map[string]any{"IpAddress": address},
		})
		if err != nil {
			t.Fatal(err)
		}
		w := walk.Walk{Start: walk.Start{Target: walk.Target{Region: "eu-west-1"}, Username: username}}
		w = w.With(step("InitiateAuth", string(request), "{}"))
		text, err := command.Export(language, w)
		if err != nil {
			t.Fatal(err)
		}
		running := exec.Command("sh", "-s")
		running.Env = []string{"PATH=" + os.Getenv("PATH"), "TMPDIR=" + folder, "AUTHWALK_PASSWORD=" + secret}
		running.Stdin = strings.NewReader(tools + text)
		out, err := running.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s\n%s", err, out, text)
		}
		var sent struct {
			AuthParameters  map[string]string
			UserContextData struct{ IpAddress string }
		}
		if err := json.Unmarshal(out, &sent); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		if sent.AuthParameters["USERNAME"] != username || sent.AuthParameters["PASSWORD"] != secret || sent.UserContextData.IpAddress != address {
			t.Fatalf("sent %q\n%s", out, text)
		}
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("the scripts leave %v", left)
	}
}
