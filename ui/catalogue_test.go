package ui_test

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"authwalk/flow"
	"authwalk/flow/challenge"
	"authwalk/flow/operation"
	"authwalk/flow/passkey"
	"authwalk/flow/start"
	"authwalk/flow/vault"
	"authwalk/flow/walk"
	"authwalk/ui"
	"authwalk/ui/storybook"

	tea "github.com/charmbracelet/bubbletea"
)

// asked is the real controller in a walk that waits at one entry of the
// catalogue.
type asked struct {
	*flow.Controller
	start.Form
	walk walk.Walk
}

func (a asked) Begin(context.Context, walk.Start) walk.Walk              { return a.walk }
func (a asked) WithPoolFacts(context.Context, walk.Start) ui.Controller  { return a }
func (a asked) Answer(context.Context, walk.Walk, walk.Values) walk.Walk { return a.walk }

// parameters are what the service sends with each challenge.
var parameters = map[string]map[string]string{
	"SMS_MFA":               {"CODE_DELIVERY_DELIVERY_MEDIUM": "SMS", "CODE_DELIVERY_DESTINATION": "+*******0142", "USER_ID_FOR_SRP": "nadia"},
	"SMS_OTP":               {"CODE_DELIVERY_DELIVERY_MEDIUM": "SMS", "CODE_DELIVERY_DESTINATION": "+*******0142"},
	"EMAIL_OTP":             {"CODE_DELIVERY_DELIVERY_MEDIUM": "EMAIL", "CODE_DELIVERY_DESTINATION": "n***@e***"},
	"SOFTWARE_TOKEN_MFA":    {"USER_ID_FOR_SRP": "nadia", "FRIENDLY_DEVICE_NAME": "pixel"},
	"SELECT_MFA_TYPE":       {"MFAS_CAN_CHOOSE": `["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]`, "USER_ID_FOR_SRP": "nadia"},
	"MFA_SETUP":             {"MFAS_CAN_SETUP": `["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]`, "USER_ID_FOR_SRP": "nadia"},
	"NEW_PASSWORD_REQUIRED": {"USER_ID_FOR_SRP": "nadia", "requiredAttributes": `["userAttributes.given_name","userAttributes.locale"]`, "userAttributes": `{"email":"nadia@example.org","email_verified":"true"}`},
	"CUSTOM_CHALLENGE":      {"USERNAME": "nadia", "question": "colour of the boat"},
	"WEB_AUTHN":             {"CREDENTIAL_REQUEST_OPTIONS": `{"challenge":"Zm9v","timeout":180000,"rpId":"auth.example.org","userVerification":"preferred"}`},
	"PASSWORD_VERIFIER":     {"USERNAME": "nadia", "USER_ID_FOR_SRP": "nadia", "SALT": "6b3a1c5d7e9f0011", "SRP_B": "8f02c1d4", "SECRET_BLOCK": "AAECAwQF"},
	"DEVICE_SRP_AUTH":       {"USERNAME": "nadia"},
	"DEVICE_PASSWORD_VERIFIER": {
		"USERNAME": "nadia", "DEVICE_KEY": "eu-west-1_3f2b8c1e-7d41-4f0a-9a55-2f6d0f7b9c11", "SALT": "6b3a", "SRP_B": "8f02c1d4", "SECRET_BLOCK": "AAECAwQF",
	},
	"TOMORROWS_CHALLENGE": {"riddle": "what has it got in its pocketses"},
}

// leading are the operations that lead to others.
var leading = map[string]string{
	"ConfirmSignUp": "SignUp", "ConfirmForgotPassword": "ForgotPassword",
	"VerifyUserAttribute": "GetUserAttributeVerificationCode", "VerifySoftwareToken": "AssociateSoftwareToken",
	"CompleteWebAuthnRegistration": "StartWebAuthnRegistration",
}

// withoutPasskey is WEB_AUTHN where no passkey is kept.
const withoutPasskey = "WEB_AUTHN-none"

// savePasskey is what is asked before a passkey is written to a file.
const savePasskey = "SavePasskey"

// entries are all that a person can be asked, and one that nobody knows yet: every
// challenge, and every operation that asks for something.
var entries = sync.OnceValue(func() []string {
	// ForgotPassword is sent by itself where the user is known, but for --step.
	names := []string{"TOMORROWS_CHALLENGE", withoutPasskey, savePasskey, "ForgotPassword"}
	for _, entry := range challenge.All() {
		names = append(names, entry.Name)
	}
	for _, entry := range operation.All() {
		if asked, w := askingFor(entry.Name); len(asked.PromptFor(w, entry.Name).Fields) > 0 {
			names = append(names, entry.Name)
		}
	}
	return names
})

// creationOptions are what StartWebAuthnRegistration answers.
const creationOptions = `{"rp":{"id":"auth.example.org","name":"auth.example.org"},"user":{"id":"MWM3ZDlhNTItMGYzZS00Yjg2LThhMGUtNWQyZjljNjZiN2Fh","name":"nadia",` +
	`"displayName":"nadia"},"challenge":"EBESExQVFhcYGRobHB0eHw","timeout":60000,"pubKeyCredParams":[{"type":"public-key","alg":-7},{"type":"public-key","alg":-257}],` +
	`"excludeCredentials":[],"authenticatorSelection":{"requireResidentKey":true,"residentKey":"required","userVerification":"preferred"}}`

// passkeyVault holds a passkey that has signed six times.
func passkeyVault(target walk.Target) *vault.Vault {
	kept := vault.InMemory()
	options, err := passkey.ReadCreationOptions([]byte(creationOptions))
	if err != nil {
		panic(err)
	}
	made, err := passkey.Create(options, nil, passkey.Person{Present: true}, strings.NewReader(strings.Repeat("authwalk", 8)))
	if err != nil {
		panic(err)
	}
	made.Passkey.Counter = 6
	if err := flow.KeepPasskey(kept, target, made.Passkey); err != nil {
		panic(err)
	}
	return kept
}

// askingFor is a controller, and a walk in which an entry asks its question.
func askingFor(name string) (*flow.Controller, walk.Walk) {
	_, begin := storybook.Play("tokens", "http://127.0.0.1:9229")
	kept := passkeyVault(begin.Target)
	if name == withoutPasskey {
		name, kept = "WEB_AUTHN", vault.InMemory()
	}
	begin.Password = walk.Secret{}
	w := walk.Walk{ID: "1", Start: begin}
	step := walk.Step{
		Exchange: walk.Exchange{Operation: walk.InitiateAuth, Status: 200, Started: storybook.Now, Elapsed: 12 * time.Millisecond},
		Members:  walk.NewValues(map[string]string{"SecretCode": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW"}),
	}
	if _, is := operation.Find(name); is || name == savePasskey {
		step.Performed = cmp.Or(leading[name], "GetUser")
		step.Exchange.Operation = step.Performed
		if step.Performed == "StartWebAuthnRegistration" {
			step.Members = walk.NewValues(map[string]string{"CredentialCreationOptions": creationOptions})
		}
		step.FollowUp = &walk.FollowUp{Operation: name, Delivery: walk.Delivery{Medium: "EMAIL", Destination: "n***@e***"}}
	} else {
		step.Challenge = &walk.Challenge{
			Name: name, Session: walk.NewSecret("AYABe-session"), Parameters: parameters[name],
			Available: []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"}, Expires: storybook.Now.Add(3 * time.Minute),
		}
	}
	return flow.New(flow.Options{Now: func() time.Time { return storybook.Now }, Vault: kept}), w.With(step)
}

func askedFor(name string, width, height int) tea.Model {
	controller, w := askingFor(name)
	model := ui.New(ui.Options{
		Controller: asked{controller, start.Form{Service: controller}, w}, Begin: &w.Start, Dark: true, After: storybook.Never, Now: func() time.Time { return storybook.Now },
	})
	return storybook.Show(model, width, height)
}

// Every entry of the real catalogue on its screen, at every size of the
// goldens.
func TestCatalogueGoldens(t *testing.T) {
	for _, name := range fewer(entries()) {
		for _, size := range sizes {
			file := filepath.Join("catalogue", fmt.Sprintf("%s.%dx%d", name, size[0], size[1]))
			t.Run(file, func(t *testing.T) {
				golden(t, file, screenText(askedFor(name, size[0], size[1]).View()))
			})
		}
	}
}

func TestCatalogueSizes(t *testing.T) {
	for _, name := range entries() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			model := askedFor(name, 80, 24)
			for _, width := range widths {
				for _, height := range []int{1, 3, 5, 8, 12, 18, 24, 40, 60} {
					model, _ = model.Update(tea.WindowSizeMsg{Width: width, Height: height})
					inWindow(t, model.View(), width, height)
				}
			}
		})
	}
}

// TestEveryChallengeHasItsGolden holds that the goldens on disk are those of
// all that the service can ask, and no others.
func TestEveryChallengeHasItsGolden(t *testing.T) {
	files, err := os.ReadDir(filepath.Join("testdata", "catalogue"))
	if err != nil {
		t.Fatal(err)
	}
	drawn := map[string]int{}
	for _, file := range files {
		name, _, _ := strings.Cut(file.Name(), ".")
		drawn[name]++
		if !slices.Contains(entries(), name) {
			t.Errorf("testdata/catalogue/%s is of nothing that is asked", file.Name())
		}
	}
	for _, name := range entries() {
		if drawn[name] != len(sizes) {
			t.Errorf("%s has %d goldens, want one for each of %d sizes", name, drawn[name], len(sizes))
		}
	}
}
