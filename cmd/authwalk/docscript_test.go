package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// keySteps are the steps of the tables of a page that begin with a key: what is pressed or
// typed, and what is then seen.
func keySteps(t *testing.T, page string) (steps [][2]string) {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	inside := false
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		switch {
		case len(cells) != 3:
			inside = false
		case strings.TrimSpace(cells[0]) == "press":
			inside = true
		case inside && !strings.Contains(cells[0], "---"):
			steps = append(steps, [2]string{strings.TrimSpace(cells[0]), strings.Trim(strings.TrimSpace(cells[1]), "`")})
		}
	}
	return steps
}

// commandOf is what the first command of a page runs the program with.
func commandOf(t *testing.T, page string) []string {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	_, command, found := strings.Cut(string(text), "\nauthwalk ")
	command, _, _ = strings.Cut(command, "\n")
	if !found {
		t.Fatalf("there is no command on %s", page)
	}
	return strings.Fields(command)
}

// TestTheDemonstration presses every key of the demonstration, after its own command.
func TestTheDemonstration(t *testing.T) { pressEveryKey(t, "../../docs/demonstration.md", 15) }

// TestTheFirstSignInOfDevelopers presses every key of the page for developers.
func TestTheFirstSignInOfDevelopers(t *testing.T) { pressEveryKey(t, "../../docs/developer.md", 8) }

// pressEveryKey presses the keys of a page with at least so many steps. What is seen after
// a key must be what the key has brought.
func pressEveryKey(t *testing.T, page string, least int) {
	t.Helper()
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	steps := keySteps(t, page)
	if len(steps) < least {
		t.Fatalf("only %d steps were found", len(steps))
	}
	w := open(t, termtest.Options{Width: 140, Height: 46, Answers: true, Args: commandOf(t, page), Env: []string{"HOME=" + t.TempDir()}})
	piece := regexp.MustCompile("(type )?`([^`]+)`")
	for _, step := range steps {
		if step[0] != "" && strings.Contains(w.Screen(), step[1]) {
			t.Errorf("%q is seen before %s is pressed", step[1], step[0])
		}
		for _, found := range piece.FindAllStringSubmatch(step[0], -1) {
			switch key := found[2]; {
			case found[1] != "":
				w.Type(key)
			case strings.HasPrefix(key, "^"):
				w.Press("ctrl+" + strings.ToLower(key[1:]))
			default:
				w.Press(key)
			}
		}
		w.See(step[1])
	}
	leaveFrom(t, w)
}

// TestTheSupportCase runs every command of the support case that needs no account, with
// files of the names that it gives.
func TestTheSupportCase(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	page, err := os.ReadFile("../../docs/support.md")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for name, text := range map[string]string{
		"dan.yaml":  "target: {UserPoolId: us-east-1_AuthwalkD}\nstart: {AuthFlow: USER_PASSWORD_AUTH, ClientId: authwalkdemoweb, AuthParameters: {USERNAME: dan, PASSWORD: Winter-2026!}}\n",
		"error.txt": "An error occurred (NotAuthorizedException) when calling the InitiateAuth operation: Incorrect username or password.\n",
		"pool.yaml": "UserPool: {Id: eu-west-1_Ab12Cd34E, AliasAttributes: [email]}\nClients: [{ClientId: web, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]}]\n" +
			"Users: [{Username: nadia, Password: x, UserAttributes: [{Name: email, Value: nadia@example.org}]}]\n",
		"events.json": `{"Records":[{"eventSource":"cognito-idp.amazonaws.com","eventName":"InitiateAuth","eventTime":"2026-03-09T07:57:09Z","errorCode":"NotAuthorizedException",` +
			`"errorMessage":"Incorrect username or password.","requestParameters":{"clientId":"web"},"requestID":"8b1c0d7e-3f52-4a7d-9c1e-6d2f8a4b7ce2"}]}`,
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want := map[string]struct {
		code int
		says string
	}{
		"explain error.txt": {exitDone, "Who can fix it: the customer"},
		"check --pool pool.yaml --username nadia@example.org":                                                  {exitMissed, "an unverified address does not sign in"},
		"check --policy --user-pool-id eu-west-1_Ab12Cd34E":                                                    {exitDone, "cognito-idp:AdminGetUser"},
		"history --from events.json":                                                                           {exitDone, "1 wrong password"},
		"history --from events.json --request-id 8b1c0d7e-3f52-4a7d-9c1e-6d2f8a4b7ce2":                         {exitDone, "The attempt of request 8b1c0d7e"},
		"check --user-pool-id eu-west-1_Ab12Cd34E --client-id 4example0client1id --username nadia@example.org": {exitUnreachable, ""},
		"history --user-pool-id eu-west-1_Ab12Cd34E --username nadia --since 48h":                              {exitUnreachable, ""},
		"report last --format md":                                                                              {exitDone, "An administrator disabled this user."},
	}
	t.Setenv("AWS_ACCESS_KEY_ID", "key")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	t.Setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1") // for those that would ask AWS
	for line := range strings.Lines(string(page)) {
		command, is := strings.CutPrefix(strings.TrimSpace(line), "authwalk ")
		if !is {
			continue
		}
		expected, known := want[command]
		if !known {
			t.Errorf("nobody runs authwalk %s", command)
			continue
		}
		delete(want, command)
		var arguments []string
		for _, word := range strings.Fields(command) {
			if _, err := os.Stat(filepath.Join(folder, word)); err == nil {
				word = filepath.Join(folder, word)
			}
			arguments = append(arguments, word)
		}
		output, code := "", 0
		if arguments[0] == "report" { // which is of this machine's records
			home := []string{"HOME=" + folder, "XDG_CONFIG_HOME=" + folder}
			if code, _, stderr := execute(t, home, "run", "--endpoint-url", serveDemo(t).Endpoint(), filepath.Join(folder, "dan.yaml")); code != exitRefused {
				t.Fatalf("exit %d: %s", code, stderr)
			}
			var stderr string
			code, output, stderr = execute(t, home, arguments...)
			output += stderr
		} else {
			output, code = runProgram(t, arguments...)
		}
		if code != expected.code || !strings.Contains(strings.Join(strings.Fields(output), " "), expected.says) {
			t.Errorf("authwalk %s: exit %d\n%s", command, code, output)
		}
	}
	if len(want) > 0 {
		t.Errorf("not on the page: %v", want)
	}
}
