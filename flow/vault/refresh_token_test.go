package vault_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"authwalk/flow/vault"
)

func TestARefreshTokenIsForItsClientAndUserAlone(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "vault")
	opened, err := vault.Open(folder, nil)
	if err != nil {
		t.Fatal(err)
	}
	kept := vault.RefreshToken{Endpoint: "http://127.0.0.1:9229", ClientID: "web", Username: "nadia", Token: "canary-1"}
	if err := opened.KeepRefreshToken(kept); err != nil {
		t.Fatal(err)
	}
	kept.Token = "canary-2"
	if err := opened.KeepRefreshToken(kept); err != nil {
		t.Fatal(err)
	}
	again, err := vault.Open(folder, nil)
	if err != nil {
		t.Fatal(err)
	}
	wanted := kept
	wanted.Token = ""
	if found, ok := again.RefreshToken(wanted); !ok || found != kept {
		t.Errorf("found %v, %v", found, ok)
	}
	for _, other := range []vault.RefreshToken{
		{ClientID: "web", Username: "nadia"},
		{Endpoint: kept.Endpoint, ClientID: "app", Username: "nadia"},
		{Endpoint: kept.Endpoint, ClientID: "web", Username: "sam"},
		{Endpoint: kept.Endpoint, Region: "eu-west-1", ClientID: "web", Username: "nadia"},
	} {
		if _, ok := again.RefreshToken(other); ok {
			t.Errorf("it is used for %+v", other)
		}
	}
	if said := fmt.Sprintf("%v %+v %#v %s", kept, kept, kept, kept); said != "refresh token of nadia refresh token of nadia refresh token of nadia refresh token of nadia" {
		t.Errorf("printed as %s", said)
	}
	if about, err := os.Stat(filepath.Join(folder, "refresh-tokens.json")); err != nil || about.Mode().Perm() != 0o600 {
		t.Errorf("the file: %v, %v", about, err)
	}
	if err := again.ForgetRefreshToken(kept); err != nil {
		t.Fatal(err)
	}
	if _, ok := again.RefreshToken(wanted); ok {
		t.Error("a forgotten token is found")
	}
}
