//go:build interop

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"authwalk/flow/passkey"
)

// browser is a Chromium without windows, driven over a pipe.
type browser struct {
	t        *testing.T
	requests io.Writer
	answers  *bufio.Reader
	last     int
	// session is the page's.
	session string
}

// browserTime is how long the browser gets for everything: it takes a few seconds.
const browserTime = time.Minute

// openBrowser starts Chromium on a page that can sign in.
func openBrowser(t *testing.T, page string) *browser {
	t.Helper()
	// Not t.TempDir: what the browser's helpers still write there would fail the test.
	profile, err := os.MkdirTemp("", "authwalk-chromium")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(profile) })
	command := exec.Command(tool(t, "chromium"), "--headless", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
		"--no-first-run", "--user-data-dir="+profile, "about:blank")
	theirRequests, requests := pipe(t)
	answers, theirAnswers := pipe(t)
	// The browser reads from its descriptor 3 and writes to 4.
	command.ExtraFiles = []*os.File{theirRequests, theirAnswers}
	// Its helpers end with it.
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	for _, theirs := range command.ExtraFiles {
		_ = theirs.Close()
	}
	t.Cleanup(func() {
		_ = syscall.Kill(-command.Process.Pid, syscall.SIGKILL)
		_ = command.Wait()
	})
	if err := answers.SetReadDeadline(time.Now().Add(browserTime)); err != nil {
		t.Fatal(err)
	}
	b := &browser{t: t, requests: requests, answers: bufio.NewReader(answers)}
	var target struct{ TargetID string }
	b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	b.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	b.session = attached.SessionID
	b.call("Page.enable", map[string]any{}, nil)
	b.call("Page.navigate", map[string]any{"url": page}, nil)
	for b.run("typeof signIn") != "function" {
		b.read("the page") // the browser tells of every step of loading it
	}
	return b
}

func pipe(t *testing.T) (read, write *os.File) {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = read.Close(), write.Close() })
	return read, write
}

// call makes a call of the Chrome DevTools protocol and reads its answer; what
// happens meanwhile is passed over.
func (b *browser) call(method string, parameters map[string]any, answer any) {
	b.t.Helper()
	b.last++
	request := map[string]any{"id": b.last, "method": method, "params": parameters}
	if b.session != "" {
		request["sessionId"] = b.session
	}
	raw, err := json.Marshal(request)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.requests.Write(append(raw, 0)); err != nil {
		b.t.Fatal(err)
	}
	for {
		message := b.read(method)
		switch {
		case message.ID != b.last:
		case message.Error != nil:
			b.t.Fatalf("%s: %s", method, message.Error.Message)
		case answer == nil:
			return
		default:
			if err := json.Unmarshal(message.Result, answer); err != nil {
				b.t.Fatalf("%s: %v", method, err)
			}
			return
		}
	}
}

// message is an answer of the browser, or what it tells of its own accord.
type message struct {
	ID     int
	Result json.RawMessage
	Error  *struct{ Message string }
}

// read reads the next message while something is waited for.
func (b *browser) read(awaited string) message {
	b.t.Helper()
	raw, err := b.answers.ReadBytes(0)
	if err != nil {
		b.t.Fatalf("%s: %v", awaited, err)
	}
	var read message
	if err := json.Unmarshal(raw[:len(raw)-1], &read); err != nil {
		b.t.Fatal(err)
	}
	return read
}

// authenticator adds a virtual authenticator that verifies its user.
func (b *browser) authenticator() string {
	b.t.Helper()
	var added struct{ AuthenticatorID string }
	b.call("WebAuthn.addVirtualAuthenticator", map[string]any{"options": map[string]any{
		"protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true, "isUserVerified": true,
		"automaticPresenceSimulation": true,
	}}, &added)
	return added.AuthenticatorID
}

// run runs a script of the page and returns its text.
func (b *browser) run(script string) string {
	b.t.Helper()
	var evaluated struct {
		Result           struct{ Value string }
		ExceptionDetails *struct{ Exception struct{ Description string } }
	}
	b.call("Runtime.evaluate", map[string]any{"expression": script, "awaitPromise": true, "returnByValue": true}, &evaluated)
	if failed := evaluated.ExceptionDetails; failed != nil {
		b.t.Fatalf("%s: %s", script, failed.Exception.Description)
	}
	return evaluated.Result.Value
}

// page calls the service as the page of an app does.
const page = `<!doctype html><title>app</title><script>
const endpoint = "%s", client = "authwalkdemopasskey";
async function call(operation, body) {
  const answer = await fetch(endpoint, { method: "POST", body: JSON.stringify(body),
    headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": "AWSCognitoIdentityProviderService." + operation } });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.__type);
  return said;
}
async function register(username, password) {
  const signedIn = await call("InitiateAuth", { AuthFlow: "USER_PASSWORD_AUTH", ClientId: client, AuthParameters: { USERNAME: username, PASSWORD: password } });
  const { AccessToken } = signedIn.AuthenticationResult;
  const { CredentialCreationOptions } = await call("StartWebAuthnRegistration", { AccessToken });
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(CredentialCreationOptions);
  const made = await navigator.credentials.create({ publicKey });
  await call("CompleteWebAuthnRegistration", { AccessToken, Credential: made.toJSON() });
  return "registered";
}
let spent;
async function ask(username) {
  return call("InitiateAuth", { AuthFlow: "USER_AUTH", ClientId: client, AuthParameters: { USERNAME: username, PREFERRED_CHALLENGE: "WEB_AUTHN" } });
}
async function respond(username, asked, credential) {
  spent = credential;
  const said = await call("RespondToAuthChallenge", { ChallengeName: asked.ChallengeName, ClientId: client, Session: asked.Session,
    ChallengeResponses: { USERNAME: username, CREDENTIAL: credential } });
  return said.AuthenticationResult ? "tokens" : said.ChallengeName;
}
async function signIn(username) {
  const asked = await ask(username);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(asked.ChallengeParameters.CREDENTIAL_REQUEST_OPTIONS));
  return respond(username, asked, JSON.stringify(await navigator.credentials.get({ publicKey })));
}
async function signInWithSpent(username) {
  try { return await respond(username, await ask(username), spent); } catch (refused) { return refused.message; }
}
</script>`

// TestInteropChromium: the virtual authenticator of a browser registers a passkey and
// signs in, is refused where it has signed something else, and hands the passkey to
// authwalk and takes it back, counter included.
func TestInteropChromium(t *testing.T) {
	s := startService(t)
	app := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = fmt.Fprintf(w, page, s.endpoint)
	}))
	t.Cleanup(app.Close)
	b := openBrowser(t, strings.Replace(app.URL, "127.0.0.1", "localhost", 1))
	b.call("WebAuthn.enable", map[string]any{}, nil)
	key := b.authenticator()

	for _, step := range []struct{ script, want string }{
		{`register("kurt", "` + rightPassword + `")`, "registered"},
		{`signIn("kurt")`, "tokens"},
		{`signInWithSpent("kurt")`, "NotAuthorizedException"},
		{`signIn("kurt")`, "tokens"},
	} {
		if got := b.run(step.script); got != step.want {
			t.Fatalf("%s: %s, want %s", step.script, got, step.want)
		}
	}

	var held struct{ Credentials json.RawMessage }
	b.call("WebAuthn.getCredentials", map[string]any{"authenticatorId": key}, &held)
	file := filepath.Join(t.TempDir(), "passkey.json")
	if err := os.WriteFile(file, held.Credentials, 0o600); err != nil {
		t.Fatal(err)
	}
	script := `{"target": {"UserPoolId": "us-east-1_AuthwalkK", "Endpoint": "` + s.endpoint + `"}, "start": {"AuthFlow": "USER_AUTH", "ClientId": "authwalkdemopasskey",
		"AuthParameters": {"USERNAME": "kurt", "PREFERRED_CHALLENGE": "WEB_AUTHN"}}, "answers": {"WEB_AUTHN": {"PASSKEY": "${file:` + file + `}"}}}`
	command := exec.CommandContext(t.Context(), tool(t, "authwalk"), "run", "-")
	command.Stdin = strings.NewReader(script)
	if said, err := command.CombinedOutput(); err != nil {
		t.Fatalf("authwalk does not sign in with the browser's passkey: %v\n%s", err, said)
	}

	read, err := passkey.ReadFile(held.Credentials)
	if err != nil || len(read) != 1 {
		t.Fatalf("%d passkeys: %v", len(read), err)
	}
	counted, err := read[0].Counted()
	if err != nil {
		t.Fatal(err)
	}
	written, err := counted.WriteFile(passkey.Chrome)
	if err != nil {
		t.Fatal(err)
	}
	b.call("WebAuthn.removeVirtualAuthenticator", map[string]any{"authenticatorId": key}, nil)
	b.call("WebAuthn.addCredential", map[string]any{"authenticatorId": b.authenticator(), "credential": json.RawMessage(written)}, nil)
	if got := b.run(`signIn("kurt")`); got != "tokens" {
		t.Errorf("with the passkey that authwalk wrote: %s", got)
	}
}
