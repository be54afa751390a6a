package pull_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/flow/poolfile"
	"authwalk/flow/pull"
)

func TestOtherFilesAreRefusedByName(t *testing.T) {
	twoPools := "Resources: {A: {Type: 'AWS::Cognito::UserPool'}, B: {Type: 'AWS::Cognito::UserPool'}}"
	for name, test := range map[string]struct{ text, resource, want string }{
		"main.tf":               {text: "resource \"aws_cognito_user_pool\" \"pool\" {\n  name = \"n\"\n}\n", want: "terraform show -json"},
		"main.tf.json":          {text: `{"resource": {"aws_cognito_user_pool": {"pool": {"name": "n"}}}}`, want: "terraform show -json"},
		"a script":              {text: "start: {AuthFlow: USER_SRP_AUTH}\n", want: "authwalk run"},
		"a CSV":                 {text: "email,cognito:username", want: "CSV file"},
		"a list of pools":       {text: `{"UserPools": []}`, want: "describe-user-pool"},
		"a template without":    {text: "Resources: {A: {Type: 'AWS::S3::Bucket'}}", want: "no user pool"},
		"two pools":             {text: twoPools, want: "--resource: A, B"},
		"two pools, another":    {text: twoPools, resource: "C", want: "--resource: A, B"},
		"a state without":       {text: `{"version": 4, "terraform_version": "1", "resources": []}`, want: "no user pool"},
		"anything":              {text: "hello", want: "not a pool file"},
		"nothing":               {text: "", want: "empty"},
		"broken JavaScript":     {text: "const a = {\n  b: c: d\n}", want: "line 2"},
		"brackets":              {text: strings.Repeat("[", 400_000), want: "nested too deeply"},
		"brackets with tags":    {text: "Resources: " + strings.Repeat("!If [", 2_000), want: "nested too deeply"},
		"brackets in a program": {text: "export default {" + strings.Repeat("a: {", 2_000) + "}", want: "nested too deeply"},
		"a foreign id":          {text: `{"auth": {"user_pool_id": "no id", "user_pool_client_id": "a"}}`, want: "Id has an invalid format"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := pull.From([]byte(test.text), pull.Options{Resource: test.resource})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

// TestSmallTemplatesStaySmall holds that nothing multiplies: conditions that lead to
// others, and texts that are put into texts.
func TestSmallTemplatesStaySmall(t *testing.T) {
	var text strings.Builder
	text.WriteString("Parameters: {Long: {Default: '" + strings.Repeat("x", 1000) + "'}}\nConditions:\n")
	for n := range 30 {
		same := fmt.Sprintf("!Condition C%d", n+1)
		fmt.Fprintf(&text, "  C%d: !And [%s]\n", n, strings.Join([]string{same, same, same, same, same, same}, ", "))
	}
	text.WriteString("  C30: !Condition C0\nResources:\n  A:\n    Type: AWS::Cognito::UserPool\n    Properties:\n")
	text.WriteString("      MfaConfiguration: !If [C0, 'ON', 'OFF']\n      UserPoolName: !Sub '" + strings.Repeat("${Long}", 1000) + "'\n")
	pulled, err := pull.From([]byte(text.String()), pull.Options{})
	if err != nil {
		t.Fatal(err)
	}
	check(t, pulled.File.UserPool.Name, "A")
	says(t, pulled, "the condition C0", "UserPool.Name is left out: it depends on a function whose text is too long")
}

// FuzzFrom holds that whatever is pulled is a pool file.
func FuzzFrom(f *testing.F) {
	files, _ := filepath.Glob(filepath.Join("testdata", "*.*"))
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("Resources: {A: {Type: 'AWS::Cognito::UserPool', Properties: {UserPoolName: !Join ['', [!Ref X, !Sub ['${a}', {a: !If [c, 1, 2]}]]]}}}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		pulled, err := pull.From(data, pull.Options{})
		if err != nil {
			return
		}
		written := pulled.File.YAML()
		if _, err := poolfile.Parse(written); err != nil {
			t.Fatalf("%v\n%s", err, written)
		}
	})
}
