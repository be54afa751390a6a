package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"authwalk/flow"
	"authwalk/flow/walk"
	"authwalk/ui/termtest"
)

// TestPoolsOfTheFolderAreFoundAndServed begins in a folder with a Terraform state.
func TestPoolsOfTheFolderAreFoundAndServed(t *testing.T) {
	state, err := os.ReadFile("../../flow/pull/testdata/terraform.tfstate")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "terraform.tfstate"), state, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	p := &program{}
	found := p.found(t.Context(), screenControllerOf(flow.New(flow.Options{})), demoFlags{})
	if len(found) != 2 || found[0].Label != "customers" || found[0].Filled.Get("ClientId") != "4example0client1id2abc3def" {
		t.Fatalf("found %+v", found)
	}
	opened, err := found[1].Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(opened.DemoUsers, func(user walk.DemoUser) bool { return user.Username == "nadia@example.org" }) {
		t.Errorf("opened %+v", opened.DemoUsers)
	}
	if opened.DemoUsers[0].Start.Target.UserPoolID != "eu-west-1_Ab12Cd34E" || !opened.DemoUsers[0].Start.Target.IsLocal() {
		t.Errorf("it leads to %+v", opened.DemoUsers[0].Start.Target)
	}
}

// TestTargetsUsedLastOutliveARun: the palette lists first where a recorded sign-in began.
func TestTargetsUsedLastOutliveARun(t *testing.T) {
	t.Parallel()
	served := serveDemo(t)
	configuration, state := t.TempDir(), t.TempDir()
	targets := `[{Name: never, UserPoolId: us-east-1_AuthwalkM, ClientId: authwalkdemomfa, Endpoint: "` + served.Endpoint() + `"},` +
		`{Name: often, UserPoolId: us-east-1_AuthwalkD, ClientId: authwalkdemoweb, Endpoint: "` + served.Endpoint() + `"}]`
	if err := os.Mkdir(filepath.Join(configuration, "authwalk"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(configuration, "authwalk", "targets.yaml"), []byte(targets), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(arguments ...string) *termtest.Terminal {
		return open(t, termtest.Options{
			Width: 120, Height: 40, Answers: true, Args: arguments,
			Env: []string{"XDG_CONFIG_HOME=" + configuration, "XDG_STATE_HOME=" + state, "AUTHWALK_PASSWORD=Winter-2026!"},
		})
	}
	palette := func() *termtest.Terminal {
		return run().See("▸ nadia").Press("esc").See("often").Press("ctrl+k").See("Start at often")
	}
	leaveFrom(t, palette().SeeNot("Used last").Press("esc"))
	w := run("walk", "--target", "often", "--username", "nadia")
	w.See("▸ User name").Press("enter").See(signedIn)
	leave(t, w)
	leaveFrom(t, palette().See("Used last").See("▸ Start at often").See("  Start at never").Press("esc"))
}
