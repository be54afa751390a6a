package check

import (
	"crypto/rand"
	"crypto/rsa"
	"fmt"
	mathrand "math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/demouser"
	"authwalk/flow/emulator"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/flow/walk"
	"authwalk/flow/walktest"
	"authwalk/ui/termtest"

	"github.com/aws/aws-sdk-go-v2/credentials"
)

// sampled is how many users are signed in over the wire; a soak takes more.
func sampled(t *testing.T) int {
	t.Helper()
	text := os.Getenv("AUTHWALK_SOAK_PREDICTIONS")
	switch {
	case text == "" && termtest.RaceDetector:
		return 40
	case text == "":
		return 200
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// sample is a user of a pool, there once for each flow of a client: a sign-in can change
// the user, and the next flow is to find them as they were.
type sample struct {
	file   *poolfile.File
	client *pool.Client
	flows  []api.Flow
	users  []string
}

// newSample adds a user to the pool, like one of the demo pool and in any state.
func newSample(random *mathrand.Rand, in changedPool, number int) sample {
	user := in.like[random.IntN(len(in.like))].Clone()
	scramble(random, user)
	user.Passkeys, user.WebAuthnMfaSettings = nil, nil
	s := sample{file: in.file, client: &in.file.Clients[random.IntN(len(in.file.Clients))]}
	for n, flow := range flowsOf(s.client) {
		if flow.Name == api.FlowCustomAuth {
			continue // the functions decide
		}
		id := number*10 + n
		same := user.Clone()
		same.Username = fmt.Sprint("user", id)
		for name, value := range map[string]string{
			"sub": fmt.Sprintf("1c7d9a52-0f3e-4b86-8a0e-%012d", id), api.AttributeEmail: fmt.Sprintf("user%d@example.org", id),
			api.AttributePhoneNumber: fmt.Sprintf("+1555%07d", id),
		} {
			if name == "sub" || same.UserAttributes.Get(name) != "" {
				same.UserAttributes = same.UserAttributes.With(name, value)
			}
		}
		in.file.Users = append(in.file.Users, *same)
		s.flows, s.users = append(s.flows, flow), append(s.users, same.Username)
	}
	return s
}

// goesAsPredicted signs the user in by every flow and compares the way with those that are
// predicted, and the best ending, which it returns, with how the user is counted.
func (s sample) goesAsPredicted(t *testing.T, by *flow.Controller, endpoint string) ending {
	t.Helper()
	best := endsRefused
	for n, username := range s.users {
		authFlow := s.flows[n]
		facts := Facts{Now: testNow, File: s.file, ClientID: s.client.ClientID, Username: username}
		user := facts.user()
		start := walk.Start{
			Target:    walk.Target{UserPoolID: s.file.UserPool.ID, ClientID: s.client.ClientID, Endpoint: endpoint},
			Operation: api.InitiateAuth, AuthFlow: authFlow.Name, Username: username,
			Password: walk.NewSecret(user.CurrentPassword()), ClientSecret: walk.NewSecret(s.client.ClientSecret),
		}
		if !authFlow.Public {
			start.Operation = api.AdminInitiateAuth
		}
		w := walktest.SignIn(t, by, start)
		switch {
		case w.Tokens() == nil:
		case slices.Contains(w.Path(), api.ChallengeMFASetup):
			best = min(best, setsUpFactor)
		default:
			best = signsIn
		}
		ways := Predicted(facts)[authFlow.Name]
		found := slices.ContainsFunc(ways, func(way []string) bool { return slices.Equal(way, w.Path()) })
		if signedIn := w.Tokens() != nil; signedIn != found || !signedIn && len(ways) > 0 {
			t.Errorf("%s (%s, %v) of %s at %s by %s: predicted %v, walked %v to %v", username, user.UserStatus, user.UserMFASettingList, s.file.UserPool.Name, s.client.ClientName, authFlow.Name, ways, w.Path(), w.Last().Error)
		}
	}
	for _, username := range s.users {
		facts := Facts{Now: testNow, File: s.file, ClientID: s.client.ClientID, Username: username}
		if counted := endingOf(facts, facts.user()); counted != best && !pool.FlowEnabled(s.client, api.FlowCustomAuth) {
			t.Errorf("%s at %s is counted as %d, walked %d", username, s.client.ClientName, counted, best)
		}
	}
	return best
}

// TestASampleGoesAsPredictedOverTheWire signs users in every kind of state in at an
// emulator, by every flow, of pools with each second-factor setting, and compares with what
// is predicted: the ways to tokens, and how the user is counted among many. Pools with triggers are left out, as their functions decide,
// and passkeys, which only their devices hold.
func TestASampleGoesAsPredictedOverTheWire(t *testing.T) {
	const outboxToken = "token-of-the-test"
	random := mathrand.New(mathrand.NewPCG(11, 300))
	changed := changedPools(t)
	var samples []sample
	for n := range sampled(t) {
		samples = append(samples, newSample(random, changed[random.IntN(len(changed))], n))
	}
	var pools []*poolfile.File
	for _, c := range changed {
		pools = append(pools, c.file)
	}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	clock := func() time.Time { return testNow }
	served, err := emulator.New(emulator.Options{
		Files: pools, Listen: "127.0.0.1:0", Keys: []*rsa.PrivateKey{key, key}, Clock: clock, Token: outboxToken,
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := served.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	by := flow.New(flow.Options{
		Now: clock, OutboxToken: outboxToken, AuthenticatorSecret: demouser.AuthenticatorSecrets(pools),
		Credentials: credentials.NewStaticCredentialsProvider("key", "secret", ""),
	})
	endings, walked := map[ending]int{}, 0
	for _, s := range samples {
		endings[s.goesAsPredicted(t, by, served.Endpoint())]++
		walked += len(s.users)
	}
	t.Logf("%d users, %d sign-ins: %v", len(samples), walked, endings)
	if len(endings) != 3 {
		t.Errorf("the users end in too few ways: %v", endings)
	}
}

// changedPool is a pool with nobody in it yet, and users whom those in it are to be like.
type changedPool struct {
	file *poolfile.File
	like []pool.User
}

// changedPools are the demo pools, each with every second-factor setting.
func changedPools(t *testing.T) []changedPool {
	t.Helper()
	files, err := emulator.Demo(testNow)
	if err != nil {
		t.Fatal(err)
	}
	var changed []changedPool
	for n, file := range files {
		if !file.UserPool.LambdaConfig.IsZero() {
			continue
		}
		for _, setting := range []string{api.MFAOff, api.MFAOptional, api.MFAOn} {
			other := *file
			mfa := pool.MfaConfig{}
			if file.MfaConfig != nil {
				mfa = *file.MfaConfig
			}
			mfa.MfaConfiguration = setting
			other.MfaConfig, other.UserPool.MfaConfiguration, other.Faults = &mfa, setting, nil
			other.Users = nil
			other.UserPool.ID = fmt.Sprintf("us-east-1_Sample%d%s", n, setting)
			other.Clients = slices.Clone(file.Clients)
			for c := range other.Clients {
				other.Clients[c].ClientID += setting
			}
			changed = append(changed, changedPool{&other, file.Users})
		}
	}
	return changed
}
