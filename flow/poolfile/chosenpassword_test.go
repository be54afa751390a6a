package poolfile_test

import (
	"strings"
	"testing"

	"authwalk/flow/poolfile"
)

// TestAPasswordIsChosenForWhomNoneIsKnown: temporary where it must be replaced, and for nobody
// who has one, signs in elsewhere or was imported.
func TestAPasswordIsChosenForWhomNoneIsKnown(t *testing.T) {
	file, err := poolfile.Parse([]byte(`Users:
  - {Username: nadia}
  - {Username: tessa, UserStatus: FORCE_CHANGE_PASSWORD, UserLastModifiedDate: 2026-01-01T00:00:00Z}
  - {Username: known, Password: canary}
  - {Username: fay, UserStatus: EXTERNAL_PROVIDER}
  - {Username: imre, UserStatus: RESET_REQUIRED}
`))
	if err != nil {
		t.Fatal(err)
	}
	file.ChoosePassword("chosen")
	var given []string
	for _, user := range file.Users {
		given = append(given, user.Username+" "+user.Password+"/"+user.TemporaryPassword)
	}
	if got := strings.Join(given, ", "); got != "nadia chosen/, tessa /chosen, known canary/, fay /, imre /" {
		t.Errorf("got %s", got)
	}
	if tessa := file.Users[1]; !tessa.Tracked.PasswordSet.Equal(tessa.UserLastModifiedDate.Time) {
		t.Errorf("the temporary password is as old as %s", tessa.Tracked.PasswordSet)
	}
}
