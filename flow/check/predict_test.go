package check

import (
	"crypto/sha256"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/emulator"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/ui/termtest"
)

// TestDemoUsersGoAsPredicted takes every demo user through the pool's rules by every flow of
// every client, with right answers, and compares that with what is predicted.
func TestDemoUsersGoAsPredicted(t *testing.T) {
	files, err := emulator.Demo(testNow)
	if err != nil {
		t.Fatal(err)
	}
	walked := 0
	for _, file := range files {
		for n := range file.Users {
			walked += goesAsPredicted(t, file, &file.Users[n])
		}
	}
	if walked < 150 {
		t.Errorf("only %d sign-ins were walked", walked)
	}
}

// TestAThousandUsersGoAsPredicted does the same with users who are in every kind of state,
// now and with each second-factor setting that a pool can be changed to.
func TestAThousandUsersGoAsPredicted(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	files, err := emulator.Demo(testNow)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(11, 1000))
	endings := map[ending]int{}
	for range 1000 {
		file := *files[random.IntN(len(files))]
		mfa := pool.MfaConfig{}
		if file.MfaConfig != nil {
			mfa = *file.MfaConfig
		}
		mfa.MfaConfiguration = []string{"OFF", "OPTIONAL", "ON"}[random.IntN(3)]
		file.MfaConfig, file.UserPool.MfaConfiguration = &mfa, mfa.MfaConfiguration
		user := file.Users[random.IntN(len(file.Users))].Clone()
		scramble(random, user)
		file.Users = []pool.User{*user}
		goesAsPredicted(t, &file, user)
		endings[endingOf(Facts{Now: testNow, File: &file, Username: user.Username}, user)]++
	}
	if len(endings) != 3 || endings[endsRefused] < 50 || endings[setsUpFactor] < 50 {
		t.Errorf("the users end in too few ways: %v", endings)
	}
}

// scramble puts a user into a state that a user can be in.
func scramble(random *rand.Rand, user *pool.User) {
	often := func() bool { return random.IntN(4) > 0 }
	user.UserStatus = []string{"CONFIRMED", "CONFIRMED", "CONFIRMED", "UNCONFIRMED", "RESET_REQUIRED"}[random.IntN(5)]
	if enabled := often(); !enabled {
		user.Enabled = &enabled
	}
	if !often() {
		user.Password, user.TemporaryPassword, user.UserStatus = "", "Temporary-1!", "FORCE_CHANGE_PASSWORD"
	}
	user.UserAttributes = slices.DeleteFunc(user.UserAttributes, func(pool.Attribute) bool { return !often() })
	user.UserMFASettingList = nil
	for _, factor := range []string{api.ChallengeSMSMFA, api.ChallengeSoftwareTokenMFA, api.ChallengeEmailOTP} {
		if !often() {
			user.UserMFASettingList = append(user.UserMFASettingList, factor)
		}
	}
	user.PreferredMfaSetting = ""
	if len(user.UserMFASettingList) > 0 && often() {
		user.PreferredMfaSetting = user.UserMFASettingList[0]
	}
	if user.TotpSecret = ""; slices.Contains(user.UserMFASettingList, api.ChallengeSoftwareTokenMFA) {
		user.TotpSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
	}
	if !often() {
		user.Passkeys, user.WebAuthnMfaSettings = nil, nil
	}
}

// goesAsPredicted walks a user by every flow of every client and compares; it returns how
// many sign-ins that were.
func goesAsPredicted(t *testing.T, file *poolfile.File, user *pool.User) (walked int) {
	t.Helper()
	for _, client := range file.Clients {
		facts := Facts{Now: testNow, File: file, ClientID: client.ClientID, Username: user.Username}
		predicted, custom := Predicted(facts), false
		best := endsRefused
		for _, flow := range flowsOf(&client) {
			if flow.Name == api.FlowCustomAuth {
				custom = true
				continue // the functions decide
			}
			path, end := walkThrough(facts, flow)
			signedIn := end == "tokens"
			switch {
			case !signedIn:
			case slices.Contains(path, api.ChallengeMFASetup):
				best = min(best, setsUpFactor)
			default:
				best = signsIn
			}
			ways := predicted[flow.Name]
			found := slices.ContainsFunc(ways, func(way []string) bool { return slices.Equal(way, path) })
			if signedIn != found || !signedIn && len(ways) > 0 {
				t.Errorf("%s (%s, %v) at %s by %s: predicted %v, walked %v to %s", user.Username, user.UserStatus, user.UserMFASettingList, client.ClientName, flow.Name, ways, path, end)
			}
			walked++
		}
		if got := endingOf(facts, user); got != best && !custom {
			t.Errorf("%s at %s ends %d, walked %d", user.Username, client.ClientName, got, best)
		}
	}
	return walked
}

// walkThrough signs in with right answers.
func walkThrough(f Facts, flow api.Flow) (path []string, end string) {
	operation, answering := api.InitiateAuth, api.RespondToAuthChallenge
	if !flow.Public {
		operation, answering = api.AdminInitiateAuth, api.AdminRespondToAuthChallenge
	}
	user := f.user().Clone()
	facts := pool.Facts{Now: f.Now, Pool: &f.File.UserPool, Mfa: f.File.MfaConfig, Client: f.client(), Users: []*pool.User{user}, SimulatedID: "x"}
	given := map[string]string{api.KeyUsername: user.Username, api.KeyPassword: user.CurrentPassword(), api.KeySRPA: "a"}
	if flow.Name == api.FlowUserAuth {
		given = map[string]string{api.KeyUsername: user.Username}
	}
	if len(facts.Client.Secrets()) > 0 {
		given[api.KeySecretHash] = "right"
	}
	path = []string{}
	decision := pool.Begin(facts, pool.Start{Operation: operation, AuthFlow: flow.Name, Parameters: given})
	for {
		switch {
		case decision.Need != nil:
			decision = pool.Resume(facts, decision.Progress, truth(user, decision))
			continue
		case decision.Tokens != nil:
			return path, "tokens"
		case decision.Refusal != nil:
			return path, decision.Refusal.Error()
		}
		name := decision.Challenge.Name
		path = append(path, name)
		_ = pool.Apply(decision.Changes, user, facts.Pool, facts.Now)
		progress := decision.Progress
		responses := rightAnswer(facts, user, progress, name)
		progress.TotpVerified = name == api.ChallengeMFASetup && slices.Contains(progress.Offered, api.ChallengeSoftwareTokenMFA)
		decision = pool.Resume(facts, progress, pool.Event{
			Kind: pool.Answered, Session: pool.SessionState{Known: true, Expires: facts.Now},
			Answer: &pool.Answer{Operation: answering, ChallengeName: name, Session: "session", Responses: responses},
		})
	}
}

func truth(user *pool.User, decision pool.Decision) pool.Event {
	need := decision.Need
	event := pool.Event{Kind: need.Kind, OK: true}
	switch need.Kind {
	case pool.VerifyPassword:
		event.OK = need.Given == user.CurrentPassword() && need.Given != ""
	case pool.VerifyProof:
		event.OK = user.CurrentPassword() != ""
	case pool.VerifyTOTP:
		event.Steps = []int64{1 << 40}
	case pool.VerifyAssertion:
		event.Assertion = &pool.Assertion{
			CredentialID: user.Passkeys[0].CredentialID,
			Client:       pool.ClientData{Type: pool.ClientDataGet, Challenge: decision.Progress.PasskeyChallenge, Origin: "http://localhost"},
			Authenticator: pool.AuthenticatorData{
				RelyingPartyHash: sha256.Sum256([]byte("localhost")), UserPresent: true, UserVerified: true, SignCount: user.Passkeys[0].SignCount + 1,
			},
			Issued: true, Signed: true,
		}
	case pool.MakeID, pool.MakePasskeyChallenge:
		event.Text = "5f0c9a52-0f3e-4b86-8a0e-5d2f9c66b7aa"
	}
	return event
}

func rightAnswer(f pool.Facts, user *pool.User, progress pool.Progress, name string) map[string]string {
	responses := map[string]string{
		api.KeyUsername: user.Username, api.KeyPassword: user.CurrentPassword(), api.KeySRPA: "a",
		api.KeyClaimSecretBlock: "b", api.KeyClaimSignature: "c", api.KeyTimestamp: "d",
		api.KeySMSMFACode: "1", api.KeySMSOTPCode: "1", api.KeyEmailOTPCode: "1", api.KeySoftwareTokenCode: "1",
		api.KeyNewPassword: "Winter-2027!" + strings.Repeat("x", 20),
	}
	if len(f.Client.Secrets()) > 0 {
		responses[api.KeySecretHash] = "right"
	}
	if name == api.ChallengeWebAuthn {
		responses[api.KeyCredential] = "{}"
	}
	if len(progress.Offered) > 0 {
		responses[api.KeyAnswer] = progress.Offered[len(progress.Offered)-1]
	}
	if name == api.ChallengeMFASetup && !slices.Contains(progress.Offered, api.ChallengeSoftwareTokenMFA) {
		responses[api.KeyEmail] = "someone@example.org"
	}
	if name == api.ChallengeNewPasswordRequired {
		for _, attribute := range f.Pool.SchemaAttributes {
			if attribute.Required && user.UserAttributes.Get(attribute.Name) == "" {
				responses[api.AttributePrefix+attribute.Name] = "someone"
			}
		}
	}
	return responses
}
