package check

import (
	"slices"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/emulator"
	"authwalk/flow/pool"
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
		for _, client := range file.Clients {
			for i := range file.Users {
				facts := Facts{Now: testNow, File: file, ClientID: client.ClientID, Username: file.Users[i].Username}
				predicted, custom := Predicted(facts), false
				best := endsRefused
				for _, flow := range flowsOf(&client) {
					if flow.Name == api.FlowCustomAuth {
						custom = true
						continue // the functions decide
					}
					path, end := walkThrough(facts, flow)
					switch {
					case end != "tokens" && end != api.ChallengeWebAuthn:
					case slices.Contains(path, api.ChallengeMFASetup):
						best = min(best, setsUpFactor)
					default:
						best = signsIn
					}
					ways := predicted[flow.Name]
					found := slices.ContainsFunc(ways, func(way []string) bool { return slices.Equal(way, path) })
					if signedIn := end == "tokens" || end == api.ChallengeWebAuthn; signedIn != found || !signedIn && len(ways) > 0 {
						t.Errorf("%s at %s by %s: predicted %v, walked %v to %s", facts.Username, client.ClientName, flow.Name, ways, path, end)
					}
					walked++
				}
				if got := endingOf(facts, &file.Users[i]); got != best && !custom {
					t.Errorf("%s at %s ends %d, walked %d", facts.Username, client.ClientName, got, best)
				}
			}
		}
	}
	if walked < 150 {
		t.Errorf("only %d sign-ins were walked", walked)
	}
}

// walkThrough signs in with right answers. A passkey is where it stops: nobody is there to
// touch one.
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
			decision = pool.Resume(facts, decision.Progress, truth(user, decision.Need))
			continue
		case decision.Tokens != nil:
			return path, "tokens"
		case decision.Refusal != nil:
			return path, decision.Refusal.Error()
		}
		name := decision.Challenge.Name
		if path = append(path, name); name == api.ChallengeWebAuthn {
			return path, name
		}
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

func truth(user *pool.User, need *pool.Need) pool.Event {
	event := pool.Event{Kind: need.Kind, OK: true}
	switch need.Kind {
	case pool.VerifyPassword:
		event.OK = need.Given == user.CurrentPassword() && need.Given != ""
	case pool.VerifyProof:
		event.OK = user.CurrentPassword() != ""
	case pool.VerifyTOTP:
		event.Steps = []int64{1 << 40}
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
