package emulator

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"authwalk/flow/pool"
	"authwalk/srp"
)

func BenchmarkPasswordSignIn(b *testing.B) { signIns(b, passwordSignIn) }

// BenchmarkKeptPasswordSignIn writes every sign-in into a data file.
func BenchmarkKeptPasswordSignIn(b *testing.B) { signInsWith(b, b.TempDir(), passwordSignIn) }

func passwordSignIn(c *benchClient) {
	c.signIn(map[string]any{
		"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": "authwalkdemoweb",
		"AuthParameters": map[string]string{"USERNAME": "nadia", "PASSWORD": "Winter-2026!"},
	})
}

// BenchmarkSRPSignIn does the client's arithmetic on the same cores.
func BenchmarkSRPSignIn(b *testing.B) { signIns(b, srpSignIn) }

// BenchmarkKeptSRPSignIn writes every sign-in into a data file, and before that the
// handshake that waits.
func BenchmarkKeptSRPSignIn(b *testing.B) { signInsWith(b, b.TempDir(), srpSignIn) }

func srpSignIn(c *benchClient) {
	client, err := srp.NewClient(rand.Reader)
	if err != nil {
		c.b.Fatal(err)
	}
	challenge := c.call("InitiateAuth", map[string]any{
		"AuthFlow": "USER_SRP_AUTH", "ClientId": "authwalkdemoweb",
		"AuthParameters": map[string]string{"USERNAME": "nadia", "SRP_A": client.A()},
	}).ChallengeParameters
	timestamp := srp.Timestamp(time.Now())
	proof, err := client.Prove(srp.Identity{Scope: "AuthwalkD", ID: challenge["USER_ID_FOR_SRP"]}, "Winter-2026!",
		srp.Challenge{Salt: challenge["SALT"], B: challenge["SRP_B"], SecretBlock: challenge["SECRET_BLOCK"]}, timestamp)
	if err != nil {
		c.b.Fatal(err)
	}
	answer := c.call("RespondToAuthChallenge", map[string]any{
		"ChallengeName": "PASSWORD_VERIFIER", "ClientId": "authwalkdemoweb",
		"ChallengeResponses": map[string]string{
			"USERNAME": challenge["USERNAME"], "TIMESTAMP": timestamp,
			"PASSWORD_CLAIM_SECRET_BLOCK": challenge["SECRET_BLOCK"], "PASSWORD_CLAIM_SIGNATURE": proof.Signature,
		},
	})
	if answer.AuthenticationResult.AccessToken == "" {
		c.b.Fatal("no tokens")
	}
}

// BenchmarkDeviceSignIn signs in with a password and the proof of a remembered
// device, whose client side is done on the same cores.
func BenchmarkDeviceSignIn(b *testing.B) {
	const key, group, password = "us-east-1_7c1d9a52-0f3e-4b86-8a0e-5d2f9c66b701", "-Demo2026", "demo-device-that-is-no-secret"
	signIns(b, func(c *benchClient) {
		client, err := srp.NewClient(rand.Reader)
		if err != nil {
			c.b.Fatal(err)
		}
		asked := c.call("InitiateAuth", map[string]any{
			"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": "authwalkdemodevice",
			"AuthParameters": map[string]string{"USERNAME": "dora", "PASSWORD": "Winter-2026!", "DEVICE_KEY": key},
		})
		challenge := c.call("RespondToAuthChallenge", map[string]any{
			"ChallengeName": "DEVICE_SRP_AUTH", "ClientId": "authwalkdemodevice", "Session": asked.Session,
			"ChallengeResponses": map[string]string{"USERNAME": "dora", "DEVICE_KEY": key, "SRP_A": client.A()},
		}).ChallengeParameters
		timestamp := srp.Timestamp(time.Now())
		proof, err := client.Prove(srp.Identity{Scope: group, ID: key}, password,
			srp.Challenge{Salt: challenge["SALT"], B: challenge["SRP_B"], SecretBlock: challenge["SECRET_BLOCK"]}, timestamp)
		if err != nil {
			c.b.Fatal(err)
		}
		answer := c.call("RespondToAuthChallenge", map[string]any{
			"ChallengeName": "DEVICE_PASSWORD_VERIFIER", "ClientId": "authwalkdemodevice",
			"ChallengeResponses": map[string]string{
				"USERNAME": "dora", "DEVICE_KEY": key, "TIMESTAMP": timestamp,
				"PASSWORD_CLAIM_SECRET_BLOCK": challenge["SECRET_BLOCK"], "PASSWORD_CLAIM_SIGNATURE": proof.Signature,
			},
		})
		if answer.AuthenticationResult.AccessToken == "" {
			c.b.Fatal("no tokens")
		}
	})
}

// BenchmarkPasskeySignIn signs in with a passkey of the demo, whose side is done on the
// same cores. It counts nothing, since sign-ins at once overtake each other.
func BenchmarkPasskeySignIn(b *testing.B) {
	user := demoUser(b, "kim")
	signIns(b, func(c *benchClient) {
		asked := c.call("InitiateAuth", map[string]any{
			"AuthFlow": "USER_AUTH", "ClientId": "authwalkdemopasskey",
			"AuthParameters": map[string]string{"USERNAME": "kim", "PREFERRED_CHALLENGE": "WEB_AUTHN"},
		})
		a := demoAuthenticator(b, user.Passkeys[0])
		a.data = uncounted
		answer := c.call("RespondToAuthChallenge", map[string]any{
			"ChallengeName": "WEB_AUTHN", "ClientId": "authwalkdemopasskey", "Session": asked.Session,
			"ChallengeResponses": map[string]string{
				"USERNAME": "kim", "CREDENTIAL": a.get(asked.ChallengeParameters["CREDENTIAL_REQUEST_OPTIONS"], user.Sub()),
			},
		})
		if answer.AuthenticationResult.AccessToken == "" {
			c.b.Fatal("no tokens")
		}
	})
}

func demoUser(t testing.TB, username string) pool.User {
	t.Helper()
	files, err := Demo(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		for _, user := range file.Users {
			if user.Username == username {
				return user
			}
		}
	}
	t.Fatalf("no %s in the demo", username)
	return pool.User{}
}

// signIns measures with one client and with sixteen at a time.
func signIns(b *testing.B, signIn func(*benchClient)) {
	b.Helper()
	signInsWith(b, "", signIn)
}

// signInsWith is signIns where the state is kept in a folder, "" for nowhere.
func signInsWith(b *testing.B, folder string, signIn func(*benchClient)) {
	b.Helper()
	for _, clients := range []int{1, 16} {
		b.Run(fmt.Sprintf("clients=%d", clients), func(b *testing.B) {
			data := ""
			if folder != "" {
				data = filepath.Join(folder, fmt.Sprint(clients))
			}
			e := benchEmulator(b, data)
			client := &benchClient{b, e.Endpoint(), &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: clients}}}
			signIn(client)
			var wait sync.WaitGroup
			b.ResetTimer()
			for worker := range clients {
				wait.Go(func() {
					for i := worker; i < b.N; i += clients {
						signIn(client)
					}
				})
			}
			wait.Wait()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "sign-ins/s")
		})
	}
}

func benchEmulator(b *testing.B, data string) *Emulator {
	b.Helper()
	files, err := Demo(time.Now())
	if err != nil {
		b.Fatal(err)
	}
	e, err := New(Options{Files: files, Listen: "127.0.0.1:0", Data: data})
	if err != nil {
		b.Fatal(err)
	}
	if err := e.Start(b.Context()); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = e.Close() })
	for _, p := range e.store.Pools() {
		if _, err := p.Keys.Public(); err != nil {
			b.Fatal(err)
		}
	}
	return e
}

type benchClient struct {
	b        *testing.B
	endpoint string
	http     *http.Client
}

type benchAnswer struct {
	Session              string
	ChallengeParameters  map[string]string
	AuthenticationResult struct{ AccessToken, IDToken, RefreshToken string }
}

func (c *benchClient) signIn(request map[string]any) {
	if c.call("InitiateAuth", request).AuthenticationResult.AccessToken == "" {
		c.b.Error("no tokens")
	}
}

func (c *benchClient) call(operation string, request map[string]any) benchAnswer {
	body, err := json.Marshal(request)
	if err != nil {
		c.b.Error(err)
	}
	r, err := http.NewRequestWithContext(c.b.Context(), http.MethodPost, c.endpoint+"/", bytes.NewReader(body))
	if err != nil {
		c.b.Error(err)
	}
	r.Header.Set("Content-Type", jsonContent)
	r.Header.Set("X-Amz-Target", targetOf+operation)
	response, err := c.http.Do(r)
	if err != nil {
		c.b.Error(err)
		return benchAnswer{}
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		c.b.Errorf("%s: %v %s", response.Status, err, text)
	}
	var answer benchAnswer
	if err := json.Unmarshal(text, &answer); err != nil {
		c.b.Error(err)
	}
	return answer
}
