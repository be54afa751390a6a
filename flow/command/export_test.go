package command_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"authwalk/flow/api"
	"authwalk/flow/command"
	"authwalk/flow/walk"

	"pgregory.net/rapid"
)

// step is a recorded exchange.
func step(operation, request, answer string) walk.Step {
	return walk.Step{Exchange: walk.Exchange{Operation: operation, Request: walk.NewBody([]byte(request)), Answer: walk.NewBody([]byte(answer)), Sent: true}}
}

// asked is a step that ends with a challenge.
func asked(name string, s walk.Step) walk.Step {
	s.Challenge = &walk.Challenge{Name: name}
	return s
}

const (
	secretPassword = "Winter-2026!"
	secretSession  = "AYABe-first-session"
	secretCode     = "482913"
	clientSecret   = "0client0secret"
)

// recorded is a walk with all that has to be computed, carried and asked for.
func recorded() walk.Walk {
	w := walk.Walk{Start: walk.Start{
		Target:   walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E", ClientID: "c1", Endpoint: "http://127.0.0.1:9229"},
		Username: "sam", Password: walk.NewSecret(secretPassword), ClientSecret: walk.NewSecret(clientSecret),
	}}
	w = w.With(asked("PASSWORD_VERIFIER", step("InitiateAuth",
		`{"AuthFlow":"USER_SRP_AUTH","ClientId":"c1","AuthParameters":{"USERNAME":"sam","SRP_A":"abc","SECRET_HASH":"hash1"},"ClientMetadata":{"trace":"canary-trace"}}`,
		`{"ChallengeName":"PASSWORD_VERIFIER","ChallengeParameters":{"USER_ID_FOR_SRP":"sam-id","SALT":"5a","SRP_B":"b0","SECRET_BLOCK":"canary-block"}}`)))
	verified := asked("SMS_MFA", step("RespondToAuthChallenge",
		`{"ChallengeName":"PASSWORD_VERIFIER","ClientId":"c1","ChallengeResponses":{"USERNAME":"sam-id","PASSWORD_CLAIM_SECRET_BLOCK":"canary-block","PASSWORD_CLAIM_SIGNATURE":"canary-signature","TIMESTAMP":"Wed Jan 7 08:05:09 UTC 2026","SECRET_HASH":"hash2"}}`,
		`{"ChallengeName":"SMS_MFA","Session":"`+secretSession+`","ChallengeParameters":{"USER_ID_FOR_SRP":"sam-id"}}`))
	verified.Answered = "PASSWORD_VERIFIER"
	w = w.With(verified)
	refused := step("RespondToAuthChallenge", `{"ChallengeName":"SMS_MFA","ClientId":"c1","Session":"`+secretSession+`","ChallengeResponses":{"USERNAME":"sam-id","SMS_MFA_CODE":"000000"}}`, `{"__type":"CodeMismatchException"}`)
	refused.Error = &walk.Error{Kind: walk.Refused, Exception: "CodeMismatchException", Retry: true}
	w = w.With(refused)
	passed := step("RespondToAuthChallenge",
		`{"ChallengeName":"SMS_MFA","ClientId":"c1","Session":"`+secretSession+`","ChallengeResponses":{"USERNAME":"sam-id","SMS_MFA_CODE":"`+secretCode+`"}}`,
		`{"AuthenticationResult":{"AccessToken":"eyJ.canary","TokenType":"Bearer","NewDeviceMetadata":{"DeviceKey":"eu-west-1_dev","DeviceGroupKey":"-Group"}}}`)
	passed.Answered, passed.Tokens = "SMS_MFA", &walk.Tokens{Device: &walk.Device{Key: "eu-west-1_dev", GroupKey: "-Group"}}
	w = w.With(passed)
	w = w.With(step("ConfirmDevice", `{"AccessToken":"eyJ.canary","DeviceKey":"eu-west-1_dev","DeviceName":"it's \"mine\"; $(id)","DeviceSecretVerifierConfig":{"PasswordVerifier":"canary-verifier","Salt":"canary-salt"}}`, `{}`))
	return w
}

var secrets = []string{secretPassword, secretSession, secretCode, clientSecret, "canary", "hash1", "hash2", "000000"}

// No secret of a walk is in a script, whatever its language.
func TestExportsHaveNoSecrets(t *testing.T) {
	w := recorded()
	for _, language := range command.Written() {
		text, err := command.Export(language, w)
		if err != nil {
			t.Fatalf("%s: %v", language, err)
		}
		texts := []string{text}
		for n := range w.Steps {
			one, _, err := command.Copies(language, w, w.Steps[n])
			if err != nil {
				t.Errorf("%s, step %d: %v", language, n+1, err)
			}
			texts = append(texts, one)
		}
		for _, text := range texts {
			for _, secret := range secrets {
				if strings.Contains(text, secret) {
					t.Errorf("%s has %s:\n%s", language, secret, text)
				}
			}
		}
	}
}

// The scripts that nothing here can run are read back, and held against the
// requests that were recorded, member by member.
func TestExportsAreReadBack(t *testing.T) {
	w := recorded()
	for _, language := range []command.Language{command.PowerShell, command.Paws} {
		text, err := command.Export(language, w)
		if err != nil {
			t.Fatal(err)
		}
		calls, notes := command.Read(text)
		if len(calls) != 4 {
			t.Fatalf("%s: %d calls of\n%s\n%v", language, len(calls), text, notes)
		}
		at := 0
		for _, step := range w.Steps {
			if step.Error != nil {
				continue // not made again
			}
			made, err := command.CallOf(w, step)
			if err != nil {
				t.Fatal(err)
			}
			read := calls[at]
			at++
			if read.Operation != made.Operation || read.Region != "eu-west-1" || read.Endpoint != made.Endpoint {
				t.Errorf("%s: %s became %s at %s, %s", language, made.Operation, read.Operation, read.Region, read.Endpoint)
			}
			body := api.BodyOf(made.Operation, step.Exchange.Request.Reveal())
			if differs := difference(body, nil, made.Members, read.Members); differs != "" {
				t.Errorf("%s: %s %s:\n%s", language, made.Operation, differs, text)
			}
		}
	}
}

// difference is the first member that was not read as it was sent. Secrets, and
// what the service says or authwalk computes, come from elsewhere.
func difference(body api.Body, path []string, made, read any) string {
	members, is := made.(command.Object)
	if !is {
		variable, elsewhere := read.(command.Variable)
		if body.IsSecret(path...) && !elsewhere {
			return strings.Join(path, ".") + " is in the script"
		}
		if !elsewhere && plain(made) != plain(read) {
			return strings.Join(path, ".") + " differs"
		}
		if elsewhere && variable.Name == "" {
			return strings.Join(path, ".") + " comes from nowhere"
		}
		return ""
	}
	given, _ := read.(command.Object)
	if len(given) != len(members) {
		return strings.Join(path, ".") + " has other members"
	}
	for _, member := range members {
		value, _ := given.Get(member.Name)
		if differs := difference(body, append(path[:len(path):len(path)], member.Name), member.Value, value); differs != "" {
			return differs
		}
	}
	return ""
}

// A single call comes out whole in every language, also of the requests that
// nobody sends.
func TestASingleCallIsExported(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call := drawCall(t)
		raw, err := json.Marshal(unordered(call.Members))
		if err != nil {
			t.Fatal(err)
		}
		w := walk.Walk{Start: walk.Start{Target: walk.Target{Region: "eu-west-1", Endpoint: call.Endpoint}}}
		w = w.With(step(call.Operation, string(raw), "{}"))
		for _, language := range command.Written() {
			text, _, err := command.Copies(language, w, w.Steps[0])
			if err != nil && !isInexpressible(language, call, err) {
				t.Fatalf("%s: %v", language, err)
			}
			for _, line := range strings.Split(text, "\n") {
				if strings.ContainsAny(line, "\x00\r") {
					t.Fatalf("%s has characters that no script has:\n%q", language, line)
				}
			}
		}
	})
}

// A record can come from anybody. What it calls an operation is no word of a command.
func TestAnUnknownOperationIsNoCommand(t *testing.T) {
	w := walk.Walk{Start: walk.Start{Target: walk.Target{Region: "eu-west-1"}}}
	w = w.With(step("InitiateAuth;touch stolen", `{"ClientId":"c1"}`, "{}"))
	w = w.With(step("InitiateAuth", `{"ClientId":"c1"}`, "{}"))
	for _, language := range command.Written() {
		script, err := command.Export(language, w)
		if err != nil {
			t.Fatalf("%s: %v", language, err)
		}
		for line := range strings.Lines(script) {
			if strings.Contains(strings.ToLower(line), "stolen") && !strings.HasPrefix(line, "# ") {
				t.Errorf("%s: %s", language, line)
			}
		}
		if text, _, err := command.Copies(language, w, w.Steps[0]); err == nil {
			t.Errorf("%s: one call is copied as %s", language, text)
		}
	}
}

// What a pasted command was to print of its answer is kept in a copy of its call, and
// nowhere that the whole answer is needed.
func TestWhatIsShownIsKept(t *testing.T) {
	for language, shows := range map[command.Language]map[string]string{
		command.PowerShell: {"*": "-Select '*'", "AuthenticationResult": "-Select 'AuthenticationResult'", "^ClientId": "-Select '^ClientId'"},
		command.AWSCLI:     {"AuthenticationResult.AccessToken": "--query AuthenticationResult.AccessToken", "Session[0]": "--query 'Session[0]'"},
	} {
		for show, want := range shows {
			w := recorded()
			w.Start.Show = show
			safe, whole, err := command.Copies(language, w, w.Steps[0])
			if err != nil || !strings.Contains(safe, want) || !strings.Contains(whole, want) {
				t.Errorf("%s: %s is not kept: %v\n%s\n%s", language, show, err, safe, whole)
			}
			if _, later, _ := command.Copies(language, w, w.Steps[1]); strings.Contains(later, want) {
				t.Errorf("%s: %s goes on to the next call:\n%s", language, show, later)
			}
			if all, _ := command.Export(language, w); show != "*" && strings.Contains(all, want) {
				t.Errorf("%s: %s cuts the answers of a whole walk:\n%s", language, show, all)
			}
			for _, call := range read(t, whole) {
				if call.Show != show {
					t.Errorf("%s: %s was read back as %s", language, show, call.Show)
				}
			}
		}
	}
}

// A script of a whole walk needs whole answers, and prints at its end what the first
// call was to show.
func TestScriptsShowAtTheirEnd(t *testing.T) {
	for language, ends := range map[command.Language]map[string]string{
		command.PowerShell: {"": "\n$answer | ConvertTo-Json", "AuthenticationResult.AccessToken": "\n$access_token\n", "^ClientId": "\n'c1'\n", "^clientmetadata": "\n@{ trace = $"},
		command.AWSCLI:     {"": `"$answer"`, "AuthenticationResult.AccessToken": "jq -n env.access_token", "^ClientId": `jq -n '"c1"'`, "Session": "jq -n env.session\n"},
		command.Paws:       {"": "toJSON(answer,", "AuthenticationResult.AccessToken": "toJSON(access_token,", "^ClientId": `toJSON("c1",`},
	} {
		for show, want := range ends {
			w := recorded()
			w.Start.Show = show
			script, err := command.Export(language, w)
			_, end, _ := strings.Cut(script, "The first call was to show "+show+": here, the script prints that at its end.")
			if show == "" {
				end = script
			}
			if err != nil || !strings.Contains(end, want) {
				t.Errorf("%s: %s: %v\n%s", language, show, err, script)
			}
		}
		for _, show := range []string{"Session[0]", "NoMember", "AuthenticationResult.NewDeviceMetadata", "^NoParameter"} {
			w := recorded()
			w.Start.Show = show
			if script, err := command.Export(language, w); err != nil || !strings.Contains(script, "to show "+show+", which this script cannot") {
				t.Errorf("%s: %s: %v\n%s", language, show, err, script)
			}
		}
	}
}

// Where the last answer has it, a member is taken from that, be it no text.
func TestScriptsShowAMemberOfTheLastAnswer(t *testing.T) {
	w := recorded()
	w.Steps = w.Steps[:4]
	w.Start.Show = "AuthenticationResult"
	for language, want := range map[command.Language]string{
		command.PowerShell: "\n$answer.AuthenticationResult\n", command.Curl: "| jq .AuthenticationResult\n", command.Paws: "toJSON(answer$AuthenticationResult,",
	} {
		if script, err := command.Export(language, w); err != nil || !strings.Contains(script, want) {
			t.Errorf("%s: %v\n%s", language, err, script)
		}
	}
}

func read(t *testing.T, text string) []command.Call {
	t.Helper()
	calls, notes := command.Read(text)
	if len(calls) == 0 {
		t.Fatalf("no call in\n%s\n%v", text, notes)
	}
	return calls
}

func TestNothingIsExportedOfNothing(t *testing.T) {
	if text, err := command.Export(command.AWSCLI, walk.Walk{}); err == nil {
		t.Errorf("exported %q", text)
	}
}

// What a service calls a challenge, and what a person is called, can be anything: no
// language has a character in its script that an editor or a terminal obeys.
func TestHostileNamesAreExportedVisibly(t *testing.T) {
	const hostile = "X\n\x1b]0;title\a\\033[31m\u202e\u200b\u009b\U000e0041 ’‘“$(id)`id`"
	request, err := json.Marshal(map[string]any{"AuthFlow": "USER_AUTH", "ClientId": "c1", "AuthParameters": map[string]string{"USERNAME": hostile}})
	if err != nil {
		t.Fatal(err)
	}
	w := walk.Walk{Start: walk.Start{Target: walk.Target{Region: "eu-west-1"}, Username: hostile}}
	w = w.With(asked(hostile, step("InitiateAuth", string(request), "{}")))
	for _, language := range command.Written() {
		script, err := command.Export(language, w)
		if err != nil {
			t.Fatalf("%s: %v", language, err)
		}
		for _, c := range script {
			if c != '\n' && !unicode.IsPrint(c) {
				t.Errorf("%s has %U:\n%s", language, c, script)
				break
			}
		}
		if strings.Contains(script, "echo 'The service") {
			t.Errorf("%s has a shell's echo write a text from elsewhere, which obeys \\033:\n%s", language, script)
		}
	}
}
