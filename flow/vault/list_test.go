package vault

import (
	"errors"
	"path/filepath"
	"testing"
)

// What counts as kept is what the file holds, whatever is in memory.
func TestWhatIsKeptIsReadBackFromTheFile(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "vault")
	open := func() *list[Authenticator] {
		return &list[Authenticator]{folder: folder, name: "authenticators", disk: realDisk{}}
	}
	kept, other := open(), open()
	app := Authenticator{UserPoolID: "eu-west-1_Ab12Cd34E", Username: "nadia", Secret: "JBSWY3DPEHPK3PXP"}
	if err := kept.change(func([]Authenticator) ([]Authenticator, error) { return []Authenticator{app}, nil }); err != nil {
		t.Fatal(err)
	}
	if err := kept.holds(app); err != nil {
		t.Errorf("what was kept: %v", err)
	}
	if err := other.change(func([]Authenticator) ([]Authenticator, error) { return nil, nil }); err != nil {
		t.Fatal(err)
	}
	if err := kept.holds(app); !errors.Is(err, errNotReadBack) {
		t.Errorf("what another program has removed: %v", err)
	}
}
