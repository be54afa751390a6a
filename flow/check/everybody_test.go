package check

import (
	"slices"
	"strings"
	"testing"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

const manyUsers = `
UserPool: {Id: eu-west-1_Ab12Cd34E}
MfaConfig: {MfaConfiguration: OPTIONAL, SoftwareTokenMfaConfiguration: {Enabled: true}}
Clients:
  - {ClientId: web, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]}
  - {ClientId: other, ExplicitAuthFlows: [ALLOW_USER_AUTH, ALLOW_REFRESH_TOKEN_AUTH]}
Users:
  - {Username: plain, Password: Winter-2026!}
  - {Username: app, Password: Winter-2026!, UserMFASettingList: [SOFTWARE_TOKEN_MFA], TotpSecret: ABCDEFGHIJKLMNOP}
  - {Username: registered, Password: Winter-2026!, TotpSecret: ABCDEFGHIJKLMNOP}
  - {Username: pending, Password: Winter-2026!, UserStatus: UNCONFIRMED}
  - {Username: gone, Password: Winter-2026!, Enabled: false}
`

// TestWhatASettingWouldDo counts and names whom a setting would hit.
func TestWhatASettingWouldDo(t *testing.T) {
	file, err := poolfile.Parse([]byte(manyUsers))
	if err != nil {
		t.Fatal(err)
	}
	before := Facts{Now: testNow, File: file}
	for name, test := range map[string]struct {
		changes          []string
		setUp, lockedOut []string
		refused          bool
	}{
		"the same":              {changes: []string{"MfaConfiguration=OPTIONAL"}},
		"MFA for everybody":     {changes: []string{"MfaConfiguration=ON"}, setUp: []string{"plain"}},
		"MFA and no app":        {changes: []string{"MfaConfiguration=ON", `SoftwareTokenMfaConfiguration={"Enabled":false}`}, lockedOut: []string{"plain"}, refused: true},
		"only custom sign-in":   {changes: []string{"ExplicitAuthFlows=ALLOW_CUSTOM_AUTH"}, lockedOut: []string{"plain", "app", "registered"}},
		"two flows":             {changes: []string{"ExplicitAuthFlows=ALLOW_USER_PASSWORD_AUTH,ALLOW_REFRESH_TOKEN_AUTH"}},
		"a factor of no sender": {changes: []string{`EmailMfaConfiguration={}`}, refused: true},
		"a code first, and MFA": {changes: []string{"MfaConfiguration=ON", `Policies={"SignInPolicy":{"AllowedFirstAuthFactors":["PASSWORD","EMAIL_OTP"]}}`}, setUp: []string{"plain"}, refused: true},
	} {
		after, err := Changed(before, test.changes)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := NewWhatIf()
		err = Compare(before, after, usersOf(before), &got)
		if err != nil || got.Users != 5 || got.Before != 2 || !slices.Equal(got.SetUp, test.setUp) || !slices.Equal(got.LockedOut, test.lockedOut) ||
			got.Unchanged != 5-len(test.setUp)-len(test.lockedOut) || len(Refused(after)) > 0 != test.refused {
			t.Errorf("%s: %+v, %v, %v", name, got, err, Refused(after))
		}
	}
	if before.mfaConfiguration() != "OPTIONAL" || len(file.Clients[0].ExplicitAuthFlows) != 2 || !slices.Contains(file.Clients[0].ExplicitAuthFlows, "ALLOW_USER_SRP_AUTH") {
		t.Errorf("the settings were changed themselves: %+v", file)
	}
	for _, change := range []string{"MfaConfiguration", "Nope=1", "MfaConfiguration=", "MfaConfiguration=MAYBE", "=ON", "SoftwareTokenMfaConfiguration=yes", "AccessTokenValidity=long", "Policies={", "ExplicitAuthFlows=["} {
		if _, err := Changed(before, []string{change}); err == nil || strings.Contains(strings.ToLower(err.Error()), "unexpected end") {
			t.Errorf("%s: %v", change, err)
		}
	}
}

// TestWhoCannotSignIn names everybody who cannot, with the first cause.
func TestWhoCannotSignIn(t *testing.T) {
	file, err := poolfile.Parse([]byte(manyUsers))
	if err != nil {
		t.Fatal(err)
	}
	facts := Facts{Now: testNow, File: file}
	var found []string
	count := 0
	err = All(facts, UsersIn([]byte(manyUsers)), &count, func(kept Kept) error {
		found = append(found, kept.Username+" "+kept.ID)
		return nil
	})
	if err != nil || count != 5 || !slices.Equal(found, []string{"pending pain-07", "gone disabled"}) {
		t.Errorf("%v of %d, %v", found, count, err)
	}
}

// usersOf are the users of a pool file.
func usersOf(f Facts) Users {
	return func(yield func(*pool.User, error) bool) {
		for i := range f.File.Users {
			if !yield(&f.File.Users[i], nil) {
				return
			}
		}
	}
}
