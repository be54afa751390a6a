//go:build interop

package emulator

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
	"testing"

	"authwalk/flow/poolfile"
)

// TestInteropTriggersOfTheExample walks the example of docs/triggers.md with its
// function running under Node.
func TestInteropTriggersOfTheExample(t *testing.T) {
	node, err := exec.LookPath("node")
	switch {
	case err != nil && os.Getenv("CI") != "":
		t.Fatal("node is not installed")
	case err != nil:
		t.Skip("SKIP: node is not installed")
	}
	command := exec.CommandContext(t.Context(), node, "../../docs/examples/triggers.mjs", "0")
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../docs/examples/triggers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	example, err := poolfile.Parse([]byte(strings.ReplaceAll(string(text), "http://127.0.0.1:3000", strings.TrimSpace(address))))
	if err != nil {
		t.Fatal(err)
	}
	const client = "4example0client1id"
	w := newRawClient(t, func(f *poolfile.File) { *f = *example })
	ask := func(username string) reply { return w.initiateAs(client, "CUSTOM_AUTH", members{"USERNAME": username}) }
	answer := func(r reply, text string) reply {
		in := w.response(r, "CUSTOM_CHALLENGE", "nadia", members{"ANSWER": text})
		in["ClientId"] = client
		return w.call("RespondToAuthChallenge", in)
	}
	r := ask("nadia")
	if r.parameter("question") != "2 + 4" {
		t.Fatalf("asked with %s", r.raw)
	}
	if r = answer(r, "7"); r.parameter("question") != "3 + 4" {
		t.Fatalf("after a wrong answer: %s", r.raw)
	}
	if r = answer(r, "7"); claims(t, r.token("IdToken"))["tier"] != "gold" {
		t.Errorf("signed in with %s", r.raw)
	}
	ask("boris").refuses(t, "UserLambdaValidationException", "PreAuthentication failed with error This address is blocked.")
	r = ask("nadia")
	for range 3 {
		r = answer(r, "wrong")
	}
	r.refuses(t, notAllowed, "Incorrect username or password.")
}
