package vault

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func appOf(username, secret string, verified bool) Authenticator {
	return Authenticator{UserPoolID: "eu-west-1_Ab12Cd34E", Username: username, Typed: username + "@example.org", Secret: secret, Verified: verified}
}

// TestAnAuthenticatorOutlivesTheProgram: a secret that may work is not lost to one that
// was only begun, and the newest that was verified is the one.
func TestAnAuthenticatorOutlivesTheProgram(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "vault")
	for _, step := range []struct {
		kept Authenticator
		want string
	}{
		{appOf("nadia", "ONE", false), "ONE"},
		{appOf("nadia", "TWO", false), "TWO"},
		{appOf("nadia", "ONE", true), "ONE"},
		{appOf("nadia", "THREE", false), "ONE"},
		{appOf("nadia", "THREE", true), "THREE"},
		{appOf("ben", "OTHER", true), "THREE"},
		{appOf("nadia", "ONE", false), "ONE"},
	} {
		if err := open(t, folder).KeepAuthenticator(step.kept); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"nadia", "nadia@example.org"} {
			if got, found := open(t, folder).Authenticator("", step.kept.UserPoolID, name); !found || got.Secret != step.want {
				t.Errorf("after %s, verified %v: %s, %v", step.kept.Secret, step.kept.Verified, got.Secret, found)
			}
		}
	}
	for _, other := range [][3]string{{"", "eu-west-1_Other0000", "nadia"}, {"http://127.0.0.1:9229", "eu-west-1_Ab12Cd34E", "nadia"}, {"", "eu-west-1_Ab12Cd34E", ""}} {
		if _, found := open(t, folder).Authenticator(other[0], other[1], other[2]); found {
			t.Errorf("%v has an app", other)
		}
	}
	if text := fmt.Sprintf("%v %+v %s %#v", appOf("nadia", "CANARY", true), appOf("nadia", "CANARY", true), appOf("nadia", "CANARY", true), appOf("nadia", "CANARY", true)); strings.Contains(text, "CANARY") {
		t.Error(text)
	}
}

// TestAuthenticatorsMakeNoRoom: what cannot be kept is said, and nothing is dropped.
func TestAuthenticatorsMakeNoRoom(t *testing.T) {
	v := InMemory()
	for n := range mostAuthenticators {
		if err := v.KeepAuthenticator(appOf(strconv.Itoa(n), "S", true)); err != nil {
			t.Fatal(err)
		}
	}
	if err := v.KeepAuthenticator(appOf("one more", "S", false)); !errors.Is(err, ErrTooManyAuthenticators) {
		t.Errorf("one more: %v", err)
	}
	if _, found := v.Authenticator("", appOf("", "", false).UserPoolID, "0"); !found {
		t.Error("the oldest is gone")
	}
	none, err := Open("", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := none.KeepAuthenticator(appOf("nadia", "S", false)); !errors.Is(err, ErrNoFolder) {
		t.Errorf("without a folder: %v", err)
	}
}

// TestLocalAuthenticatorsMakeRoom: those of emulators do not fill the vault.
func TestLocalAuthenticatorsMakeRoom(t *testing.T) {
	v := InMemory()
	lasting := appOf("nadia", "S", true)
	if err := v.KeepAuthenticator(lasting); err != nil {
		t.Fatal(err)
	}
	for n := range mostAuthenticators + 10 {
		local := appOf(strconv.Itoa(n), "S", true)
		local.Local = true
		if err := v.KeepAuthenticator(local); err != nil {
			t.Fatal(err)
		}
	}
	_, oldest := v.Authenticator("", lasting.UserPoolID, "0")
	_, newest := v.Authenticator("", lasting.UserPoolID, strconv.Itoa(mostAuthenticators+9))
	_, kept := v.Authenticator("", lasting.UserPoolID, "nadia")
	if oldest || !newest || !kept || len(v.authenticators.all()) != mostLocal+1 {
		t.Errorf("oldest %v, newest %v, lasting %v, %d in all", oldest, newest, kept, len(v.authenticators.all()))
	}
}
