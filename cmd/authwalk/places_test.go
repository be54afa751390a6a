package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"authwalk/flow"
	"authwalk/flow/walk"
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
