package pull_test

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/cognito"
	"authwalk/flow/demouser"
	"authwalk/flow/emulator"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/flow/pull"
	"authwalk/flow/walk"
	"authwalk/flow/walktest"
	"authwalk/ui/termtest"

	"github.com/aws/aws-sdk-go-v2/credentials"
)

const outboxToken = "token-of-the-test"

// live is an emulator that stands in for AWS. It counts the calls, and refuses some.
type live struct {
	client *cognito.Client
	mu     sync.Mutex
	calls  map[string]int
	refuse map[string]string
	times  int
}

func (l *live) Call(ctx context.Context, request walk.Request) (walk.Exchange, *walk.Error) {
	l.mu.Lock()
	l.calls[request.Operation]++
	calls := l.calls[request.Operation]
	l.mu.Unlock()
	if exception := l.refuse[request.Operation]; exception != "" && calls <= l.times {
		return walk.Exchange{}, &walk.Error{Kind: walk.Refused, Operation: request.Operation, Exception: exception}
	}
	return l.client.Call(ctx, request)
}

var signingKey = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

// accept makes an emulator of pool files, without waiting for new keys.
func accept(t *testing.T, files ...*poolfile.File) *emulator.Emulator {
	t.Helper()
	key, err := signingKey()
	if err != nil {
		t.Fatal(err)
	}
	served, err := emulator.New(emulator.Options{Files: files, Listen: "127.0.0.1:0", Keys: []*rsa.PrivateKey{key, key}})
	if err != nil {
		t.Fatal(err)
	}
	return served
}

func serve(t *testing.T, files ...*poolfile.File) *live {
	t.Helper()
	served := accept(t, files...)
	if err := served.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	client, err := cognito.New(cognito.Options{Endpoint: served.Endpoint(), Credentials: credentials.NewStaticCredentialsProvider("key", "secret", "")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return &live{client: client, calls: map[string]int{}, times: 1000}
}

func demoPools(t *testing.T) []*poolfile.File {
	t.Helper()
	files, err := emulator.Demo(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// crowded is a pool that has 10,000 users besides those of the file, and a tenth of them
// where the race detector takes its time.
func crowded(file *poolfile.File) *poolfile.File {
	strangers := 10_000
	if termtest.RaceDetector {
		strangers = 1_000
	}
	larger := *file
	larger.Users = slices.Clone(file.Users)
	for n := range strangers {
		larger.Users = append(larger.Users, pool.User{Username: fmt.Sprintf("stranger%d", n), Password: "Winter-2026!"})
	}
	return &larger
}

// TestAPulledPoolAsksTheSame pulls every demo pool with its users from an emulator, one
// of them from among thousands of others, serves what came, and signs everybody in at both,
// from the first challenge to tokens or a refusal. Left out is what no pool tells: passkeys,
// the secrets of devices and attempts (cannotBePulled), and pools with triggers, whose
// functions are the same here and there. The secrets of authenticator apps are stand-ins.
func TestAPulledPoolAsksTheSame(t *testing.T) {
	files := demoPools(t)
	originals := append([]*poolfile.File{crowded(files[0])}, files[1:]...)
	there := serve(t, originals...)
	var pulled []*poolfile.File
	for _, file := range files {
		got, err := pull.FromLive(t.Context(), there, pull.Live{UserPoolID: file.UserPool.ID, Usernames: usernames(file), Secrets: true})
		if err != nil {
			t.Fatal(err)
		}
		chooseKnownPasswords(got.File, file)
		again, err := poolfile.Parse(got.File.YAML())
		if err != nil {
			t.Fatal(err)
		}
		again.Faults = file.Faults // they are of the emulator, and no pool has them
		pulled = append(pulled, again)
	}
	for operation := range there.calls {
		if found, _ := api.FindOperation(operation); found.Effect != api.Reads {
			t.Errorf("%s was called", operation)
		}
	}
	original, copied := newEntrance(t, originals), newEntrance(t, pulled)
	ends := map[bool]int{}
	for _, file := range files {
		if !file.UserPool.LambdaConfig.IsZero() {
			continue
		}
		for _, client := range file.Clients {
			for _, authFlow := range []string{api.FlowUserPasswordAuth, api.FlowUserSRPAuth, api.FlowUserAuth, api.FlowCustomAuth} {
				original.reset(t)
				copied.reset(t)
				for i := range file.Users {
					user := &file.Users[i]
					if cannotBePulled(user) {
						continue
					}
					start := walk.Start{
						Target:    walk.Target{UserPoolID: file.UserPool.ID, ClientID: client.ClientID},
						Operation: api.InitiateAuth, AuthFlow: authFlow, Username: user.Username,
						Password: walk.NewSecret(user.CurrentPassword()), ClientSecret: walk.NewSecret(client.ClientSecret),
					}
					want, got := original.signIn(t, start), copied.signIn(t, start)
					if path, copiedPath := whatCame(want), whatCame(got); path != copiedPath {
						t.Errorf("%s at %s by %s: %s became %s", user.Username, client.ClientName, authFlow, path, copiedPath)
					}
					ends[want.Tokens() != nil]++
				}
			}
		}
	}
	if ends[true] < 100 || ends[false] < 100 {
		t.Errorf("only so many sign-ins ended with tokens, or without: %v", ends)
	}
}

// entrance is where users of pools sign in, with a clock that can be told.
type entrance struct {
	served *emulator.Emulator
	files  []*poolfile.File
	now    time.Time
}

func newEntrance(t *testing.T, files []*poolfile.File) *entrance {
	t.Helper()
	e := &entrance{files: files, now: time.Now()}
	key, err := signingKey()
	if err != nil {
		t.Fatal(err)
	}
	e.served, err = emulator.New(emulator.Options{
		Files: files, Listen: "127.0.0.1:0", Keys: []*rsa.PrivateKey{key, key}, Clock: e.clock, Token: outboxToken,
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.served.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	return e
}

func (e *entrance) clock() time.Time { return e.now }

// reset takes the pools back to how they were, and lets authenticator apps show new codes.
func (e *entrance) reset(t *testing.T) {
	t.Helper()
	e.now = e.now.Add(time.Minute)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, e.served.Endpoint()+"/_authwalk/reset", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+outboxToken)
	response, err := http.DefaultClient.Do(request)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%v, %v", response, err)
	}
	_ = response.Body.Close()
}

func (e *entrance) signIn(t *testing.T, start walk.Start) walk.Walk {
	t.Helper()
	start.Target.Endpoint = e.served.Endpoint()
	return walktest.SignIn(t, flow.New(flow.Options{
		Now: e.clock, OutboxToken: outboxToken, AuthenticatorSecret: demouser.AuthenticatorSecrets(e.files),
	}), start)
}

// whatCame is each step of a walk, with all parameters that are not of this one sign-in.
func whatCame(w walk.Walk) string {
	var came []string
	for _, step := range w.Steps {
		switch {
		case step.Error != nil:
			came = append(came, step.Error.Exception+" "+step.Error.Message)
		case step.Challenge != nil:
			parameters := maps.Clone(step.Challenge.Parameters)
			delete(parameters, api.KeyFriendlyDeviceName) // nothing tells an authenticator's name
			for _, once := range []string{api.KeySRPB, api.KeySalt, api.KeySecretBlock} {
				if parameters[once] != "" {
					parameters[once] = "?"
				}
			}
			came = append(came, fmt.Sprint(step.Challenge.Name, step.Challenge.Available, parameters))
		case step.Tokens != nil:
			came = append(came, "tokens")
		default:
			came = append(came, step.Exchange.Operation)
		}
	}
	return strings.Join(came, ", ")
}

func usernames(file *poolfile.File) []string {
	names := make([]string, len(file.Users))
	for i := range file.Users {
		names[i] = file.Users[i].Username
	}
	return names
}

// chooseKnownPasswords does what a supporter does: everybody gets a password.
func chooseKnownPasswords(file, known *poolfile.File) {
	for i := range file.Users {
		user := &file.Users[i]
		n := slices.IndexFunc(known.Users, func(other pool.User) bool { return other.Username == user.Username })
		user.Password, user.TemporaryPassword = known.Users[n].Password, known.Users[n].TemporaryPassword
	}
}

// cannotBePulled tells the users whose sign-in hangs on what the service tells nobody.
func cannotBePulled(user *pool.User) bool {
	tracked := user.Tracked
	return len(user.Passkeys) > 0 || len(user.Devices) > 0 || user.WebAuthnMfaSettings != nil ||
		tracked.FailedAttempts > 0 || !tracked.LockedUntil.IsZero() || !tracked.PasswordSet.IsZero()
}

func TestWhatMayNotBeReadIsSaidWithItsPermission(t *testing.T) {
	file := demoPools(t)[0]
	wanted := pull.Live{UserPoolID: file.UserPool.ID, ClientID: file.Clients[0].ClientID, Usernames: usernames(file)[:1]}
	there := serve(t, file)
	for _, operation := range []string{api.GetUserPoolMfaConfig, api.GetUserPoolSessionConfiguration, api.AdminListGroupsForUser} {
		there.refuse = map[string]string{operation: api.AccessDeniedException}
		pulled, err := pull.FromLive(t.Context(), there, wanted)
		if err != nil {
			t.Fatal(err)
		}
		says(t, pulled, "the credentials need cognito-idp:"+operation)
		if len(pulled.File.Clients) != 1 || len(pulled.File.Users) != 1 {
			t.Errorf("%d clients and %d users", len(pulled.File.Clients), len(pulled.File.Users))
		}
	}
	for _, operation := range []string{api.DescribeUserPool, api.DescribeUserPoolClient, api.AdminGetUser} {
		there.refuse = map[string]string{operation: api.AccessDeniedException}
		_, err := pull.FromLive(t.Context(), there, wanted)
		if refused, isRefusal := errors.AsType[*walk.Error](err); !isRefusal || refused.Operation != operation || !strings.Contains(err.Error(), "cognito-idp:"+operation) {
			t.Errorf("%s: %v", operation, err)
		}
	}
}

func TestASecretIsPulledOnlyWhereItIsWanted(t *testing.T) {
	file := demoPools(t)[0]
	n := slices.IndexFunc(file.Clients, func(client pool.Client) bool { return client.ClientSecret != "" })
	there := serve(t, file)
	for _, secrets := range []bool{false, true} {
		pulled, err := pull.FromLive(t.Context(), there, pull.Live{UserPoolID: file.UserPool.ID, Secrets: secrets})
		if err != nil {
			t.Fatal(err)
		}
		if has := strings.Contains(string(pulled.File.YAML()), file.Clients[n].ClientSecret); has != secrets {
			t.Errorf("secrets %v: the secret is there: %v", secrets, has)
		}
		if len(pulled.File.Clients) != len(file.Clients) {
			t.Errorf("%d clients of %d", len(pulled.File.Clients), len(file.Clients))
		}
		says(t, pulled, "name those you want with --username")
	}
}

func TestNobodyAndTooFast(t *testing.T) {
	file := demoPools(t)[0]
	there := serve(t, file)
	_, err := pull.FromLive(t.Context(), there, pull.Live{UserPoolID: file.UserPool.ID, Usernames: []string{"nobody"}})
	if err == nil || !strings.Contains(err.Error(), "there is no user nobody") {
		t.Errorf("got %v", err)
	}
	there.refuse, there.times, there.calls = map[string]string{api.DescribeUserPool: api.TooManyRequestsException}, 2, map[string]int{}
	waited := time.Duration(0)
	wait := func(_ context.Context, wait time.Duration) error {
		waited += wait
		return nil
	}
	wanted := pull.Live{UserPoolID: file.UserPool.ID, ClientID: file.Clients[0].ClientID, Wait: wait}
	if _, err := pull.FromLive(t.Context(), there, wanted); err != nil || waited != 3*time.Second {
		t.Errorf("%v after %v", err, waited)
	}
	there.times, there.calls = 1000, map[string]int{}
	if _, err := pull.FromLive(t.Context(), there, wanted); err == nil || there.calls[api.DescribeUserPool] != 5 {
		t.Errorf("%v after %d calls", err, there.calls[api.DescribeUserPool])
	}
}

// TestUsersComePageByPage reads more users than a page has, several at once, each as
// AdminGetUser shows them and in the order of the list.
func TestUsersComePageByPage(t *testing.T) {
	file := demoPools(t)[0]
	for n := range 70 {
		file.Users = append(file.Users, pool.User{Username: fmt.Sprintf("user%02d", n)})
	}
	there := serve(t, file)
	var names []string
	for user, err := range pull.Users(t.Context(), there, pull.Live{UserPoolID: file.UserPool.ID}, 0) {
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, user.Username)
		if user.Username == "sam" && !slices.Contains(user.UserMFASettingList, api.ChallengeSMSMFA) {
			t.Errorf("sam has no second factor: %+v", user)
		}
	}
	want := usernames(file)
	if !slices.Equal(names, want) || there.calls[api.ListUsers] != 2 {
		t.Errorf("%d calls, users %v", there.calls[api.ListUsers], names)
	}
	there.refuse = map[string]string{api.AdminGetUser: api.AccessDeniedException}
	for _, err := range pull.Users(t.Context(), there, pull.Live{UserPoolID: file.UserPool.ID}, 0) {
		if err == nil || !strings.Contains(err.Error(), "cognito-idp:AdminGetUser") {
			t.Errorf("got %v", err)
		}
	}
}
