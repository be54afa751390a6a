package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// TestNamesOfOthersOnStandardError puts what terminals act upon into whatever
// name or value of another's the program may repeat on standard error.
func TestNamesOfOthersOnStandardError(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	const evil = "\x1b]0;OWNED\a\x1b[2J\u009b31m\u202e"
	quoted := written("EVIL" + evil)
	pool := func(members string) string {
		return `{"UserPool":{"Id":"us-east-1_Ab12Cd34E","Name":` + quoted + members
	}
	serve := []string{"emulate", "--listen", "127.0.0.1:70000", "--pool"}
	for name, test := range map[string]struct {
		file      string
		arguments []string
		path      string
	}{
		"member of a pool":            {pool(`,` + quoted + `:1},"Clients":[{"ClientId":"abc",` + quoted + `:1}],"Users":[{"Username":` + quoted + `,` + quoted + `:1}]}`), serve, "pool.json"},
		"member of a file":            {`{` + quoted + `:1}`, serve, "pool.json"},
		"value of a setting":          {pool(`,"MfaConfiguration":` + quoted + `}}`), serve, "pool.json"},
		"id of a pool":                {`{"UserPool":{"Id":` + quoted + `}}`, serve, "pool.json"},
		"client twice":                {pool(`},"Clients":[{"ClientId":` + quoted + `},{"ClientId":` + quoted + `}]}`), serve, "pool.json"},
		"user twice":                  {pool(`},"Users":[{"Username":` + quoted + `},{"Username":` + quoted + `}]}`), serve, "pool.json"},
		"group nobody knows":          {pool(`},"Users":[{"Username":"a","Groups":[` + quoted + `]}]}`), serve, "pool.json"},
		"attribute nobody knows":      {pool(`},"Users":[{"Username":"a","UserAttributes":[{"Name":` + quoted + `,"Value":"x"}]}]}`), serve, "pool.json"},
		"name of a pool file":         {"{", serve, "EVIL" + strings.ReplaceAll(evil, "/", "") + ".json"},
		"name of a script":            {"{", []string{"run"}, "EVIL" + evil + ".yaml"},
		"name of no file":             {"", []string{"run"}, ""},
		"member of a script":          {`{` + quoted + `:1}`, []string{"run"}, "script.json"},
		"member of a start":           {`{"start":{` + quoted + `:1}}`, []string{"run"}, "script.json"},
		"flow of a script":            {`{"start":{"AuthFlow":` + quoted + `}}`, []string{"run"}, "script.json"},
		"reference in a script":       {`{"start":{"AuthFlow":` + written("${env:EVIL"+evil+"}") + `}}`, []string{"run"}, "script.json"},
		"flag":                        {"", []string{"walk", "--EVIL" + evil}, ""},
		"value of a flag":             {"", []string{"walk", "--auth-flow", "EVIL" + evil}, ""},
		"value of the theme":          {"", []string{"walk", "--theme", "EVIL" + evil}, ""},
		"shorthand":                   {"", []string{"walk", "--client-metadata", "EVIL" + evil}, ""},
		"structure":                   {"", []string{"walk", "--user-context-data", "EVIL" + evil + "=1"}, ""},
		"endpoint":                    {"", []string{"walk", "--endpoint-url", "EVIL" + evil, "--client-id", "a", "--username", "b"}, ""},
		"address to listen on":        {"", []string{"emulate", "--listen", "EVIL" + evil}, ""},
		"origin":                      {"", []string{"emulate", "--listen", "127.0.0.1:70000", "--allow-origin", "EVIL" + evil}, ""},
		"host":                        {"", []string{"emulate", "--listen", "127.0.0.1:70000", "--allow-host", "EVIL" + evil}, ""},
		"demo user":                   {"", []string{"demo", "--user", "EVIL" + evil}, ""},
		"command":                     {"", []string{"EVIL" + evil}, ""},
		"shell":                       {"", []string{"completion", "EVIL" + evil}, ""},
		"argument of help":            {"", []string{"help", "EVIL" + evil}, ""},
		"target nobody saved":         {"", []string{"walk", "--target", "EVIL" + evil}, ""},
		"skeleton":                    {"", []string{"walk", "--generate-cli-skeleton=EVIL" + evil}, ""},
		"profile":                     {`{"start":{"AuthFlow":"ADMIN_USER_PASSWORD_AUTH","ClientId":"a","AuthParameters":{"USERNAME":"b","PASSWORD":"c"}},"admin":true,"target":{"UserPoolId":"us-east-1_Ab12Cd34E","Profile":` + quoted + `}}`, []string{"run"}, "script.json"},
		"member of an AWS input file": {`{` + quoted + `:1}`, []string{"walk", "--cli-input-json"}, "file://input.json"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			arguments := append([]string{}, test.arguments...)
			switch file, reference := strings.CutPrefix(test.path, "file://"); {
			case test.path != "":
				path := filepath.Join(t.TempDir(), file)
				if err := os.WriteFile(path, []byte(test.file), 0o600); err != nil {
					t.Skip("no file can have this name here: ", err)
				}
				if reference {
					path = "file://" + path
				}
				arguments = append(arguments, path)
			case name == "name of no file":
				arguments = append(arguments, "EVIL"+evil)
			}
			code, stdout, stderr := execute(t, nil, arguments...)
			if code == exitDone && name != "argument of help" {
				t.Errorf("it went well: %s%s", stdout, stderr)
			}
			harmlessText(t, stdout)
			harmlessText(t, stderr)
		})
	}
}
