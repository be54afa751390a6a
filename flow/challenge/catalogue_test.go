package challenge

import (
	"slices"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// The catalogue has an entry for each ChallengeName, and a beginning for each
// AuthFlow, in the service's interface.
func TestEveryChallengeNameHasAnEntry(t *testing.T) {
	var names []string
	for _, entry := range All() {
		names = append(names, entry.Name)
	}
	var want []string
	for _, challenge := range api.Challenges() {
		want = append(want, challenge.Name)
	}
	if !slices.Equal(names, want) {
		t.Errorf("the catalogue has %v, the service %v", names, want)
	}
}

func TestEveryAuthFlowHasABeginning(t *testing.T) {
	for _, flow := range api.Flows() {
		begin, known := beginnings[flow.Name]
		if !known || begin.parameters == nil || len(begin.fields) == 0 {
			t.Errorf("%s has no beginning", flow.Name)
		}
	}
	if len(beginnings) != len(api.Flows()) {
		t.Errorf("%d beginnings, the service has %d flows", len(beginnings), len(api.Flows()))
	}
}

func TestEntriesAreComplete(t *testing.T) {
	for _, entry := range All() {
		if entry.Label == "" || entry.Description == "" || entry.Prompt == nil || entry.Reply == nil {
			t.Errorf("%s is not complete", entry.Name)
		}
	}
}

// Every prompt can be made from a challenge without parameters: an emulator or
// a future service may leave them out.
func TestPromptsBearMissingParameters(t *testing.T) {
	for _, entry := range All() {
		s := waiting(entry.Name, nil)
		prompt := entry.Prompt(s)
		if prompt.Sentence == "" || prompt.Button == "" {
			t.Errorf("%s asks without a sentence or a button", entry.Name)
		}
		for _, field := range prompt.Fields {
			if field.Key == "" || field.Label == "" {
				t.Errorf("%s has a field without key or label", entry.Name)
			}
			if field.Kind == walk.Password && !field.Secret {
				t.Errorf("%s: %s is a password in clear", entry.Name, field.Key)
			}
		}
	}
}

// TestAnEmptyListCannotBeAnswered, and the sentence says what to do instead.
func TestAnEmptyListCannotBeAnswered(t *testing.T) {
	for name, c := range map[string]struct {
		entry      Challenge
		parameters map[string]string
	}{
		"SELECT_CHALLENGE": {selectChallenge, nil}, "SELECT_MFA_TYPE": {selectMFAType, map[string]string{"MFAS_CAN_CHOOSE": "[]"}},
		"MFA_SETUP": {mfaSetup, map[string]string{"MFAS_CAN_SETUP": "[]"}},
	} {
		prompt := c.entry.Prompt(waiting(name, c.parameters))
		choices := prompt.Fields[0].Choices
		if len(choices) != 1 || choices[0].Disabled == "" || prompt.Auto {
			t.Errorf("%s: %+v", name, choices)
		}
		if !strings.Contains(strings.ToLower(prompt.Sentence), "start over") {
			t.Errorf("%s: %q", name, prompt.Sentence)
		}
	}
}

// TestAChosenEmailCodeHasItsDigits: more of them where it is the first factor.
func TestAChosenEmailCodeHasItsDigits(t *testing.T) {
	first := waiting("SELECT_CHALLENGE", nil)
	first.Pending.Step.Challenge.Available = []string{"EMAIL_OTP"}
	second := waiting("SELECT_MFA_TYPE", map[string]string{"MFAS_CAN_CHOOSE": `["EMAIL_OTP"]`})
	for digits, prompt := range map[string]walk.Prompt{"8-digit": selectChallenge.Prompt(first), "6-digit": selectMFAType.Prompt(second)} {
		if help := prompt.Fields[0].Choices[0].Help; !strings.Contains(help, digits+" code by email") {
			t.Errorf("%s: %q", digits, help)
		}
	}
}

// Whatever else changes, an answer is sent under the names that the service
// documents.
func TestAnswersTravelUnderTheirNames(t *testing.T) {
	for name, given := range map[string]map[string]string{
		"SMS_MFA":               {"SMS_MFA_CODE": "123456"},
		"SOFTWARE_TOKEN_MFA":    {"SOFTWARE_TOKEN_MFA_CODE": "123456"},
		"EMAIL_OTP":             {"EMAIL_OTP_CODE": "123456"},
		"SMS_OTP":               {"SMS_OTP_CODE": "12345678"},
		"SELECT_MFA_TYPE":       {"ANSWER": "SMS_MFA"},
		"CUSTOM_CHALLENGE":      {"ANSWER": "blue"},
		"WEB_AUTHN":             {"CREDENTIAL": "{}"},
		"PASSWORD":              {"PASSWORD": "Winter-2026!"},
		"NEW_PASSWORD_REQUIRED": {"NEW_PASSWORD": "Spring-2026!", "userAttributes.given_name": "Nadia"},
		"TOMORROWS_CHALLENGE":   {"WHATEVER": "x"},
	} {
		s := waiting(name, map[string]string{"USER_ID_FOR_SRP": "b2f1"})
		request, err := Lookup(name).Reply(Tools{}, s, walk.NewValues(given))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		body := string(request.Body.Reveal())
		for key, text := range given {
			if !strings.Contains(body, `"`+key+`":"`+strings.ReplaceAll(text, `"`, `\"`)+`"`) {
				t.Errorf("%s: %s is missing in %s", name, key, body)
			}
		}
		for _, part := range []string{`"USERNAME":"b2f1"`, `"Session":"session-1"`, `"ChallengeName":"` + name + `"`} {
			if !strings.Contains(body, part) {
				t.Errorf("%s: %s is missing in %s", name, part, body)
			}
		}
	}
}

// A challenge that was answered is asked about too, when its answer is tried
// again.
func TestAnAnsweredChallengeCanBeAskedAbout(t *testing.T) {
	for _, entry := range append(All(), Lookup("TOMORROWS_CHALLENGE")) {
		if prompt := entry.Prompt(Situation{}); prompt.Button == "" {
			t.Errorf("%s: asked %+v", entry.Name, prompt)
		}
	}
}

func TestSecretHashIsMadeOverTheNameThatIsSent(t *testing.T) {
	s := waiting("SMS_MFA", map[string]string{"USER_ID_FOR_SRP": "alice"})
	s.Walk.Start.Target.ClientID = "4example0client1id2abc3def4"
	s.Walk.Start.ClientSecret = walk.NewSecret("s3cr3tKeyForTests0123456789abcdefghijklmnopqrstuvwx")
	request, err := smsMFA.Reply(Tools{}, s, walk.NewValues(map[string]string{"SMS_MFA_CODE": "1"}))
	if err != nil {
		t.Fatal(err)
	}
	if want := "ng0R3fRLGkA72cggNFVVBQ4ZOjpS4vxygxdgrTGtTF8="; !strings.Contains(string(request.Body.Reveal()), want) {
		t.Errorf("the hash of the canonical name is not in the answer")
	}
}

// What a person gives under a name of the API is sent as it is, be it wrong on
// purpose.
func TestGivenValuesWin(t *testing.T) {
	s := waiting("SMS_MFA", map[string]string{"USER_ID_FOR_SRP": "alice"})
	s.Walk.Start.ClientSecret = walk.NewSecret("secret")
	request, err := smsMFA.Reply(Tools{}, s, walk.NewValues(map[string]string{
		"SMS_MFA_CODE": "1", "USERNAME": "bob", "SECRET_HASH": "",
	}))
	if err != nil {
		t.Fatal(err)
	}
	body := string(request.Body.Reveal())
	if !strings.Contains(body, `"USERNAME":"bob"`) || !strings.Contains(body, `"SECRET_HASH":""`) {
		t.Errorf("given values were replaced: %s", body)
	}
}

func TestAdminWalksAnswerWithTheAdminOperation(t *testing.T) {
	s := waiting("SMS_MFA", nil)
	s.Walk.Start.Operation = walk.AdminInitiateAuth
	s.Walk.Start.Target.UserPoolID = "eu-west-1_Ab12Cd34E"
	request, err := smsMFA.Reply(Tools{}, s, walk.NewValues(map[string]string{"SMS_MFA_CODE": "1"}))
	if err != nil {
		t.Fatal(err)
	}
	if request.Operation != walk.AdminRespondToAuthChallenge || !strings.Contains(string(request.Body.Reveal()), `"UserPoolId":"eu-west-1_Ab12Cd34E"`) {
		t.Errorf("%s %s", request.Operation, request.Body.Reveal())
	}
}

// waiting is a walk that began with USER_SRP_AUTH and waits at a challenge.
func waiting(name string, parameters map[string]string) Situation {
	w := walk.Walk{Start: walk.Start{
		Operation: walk.InitiateAuth, AuthFlow: "USER_SRP_AUTH", Username: "typed",
		Target: walk.Target{ClientID: "client1"},
	}}
	w = w.With(walk.Step{Challenge: &walk.Challenge{
		Name: name, Session: walk.NewSecret("session-1"), Parameters: parameters,
	}})
	pending, _ := w.Pending()
	return Situation{Walk: w, Pending: pending}
}
