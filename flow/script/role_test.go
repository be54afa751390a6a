package script

import (
	"slices"
	"strings"
	"testing"
)

// The code of a role comes from the script, or from whoever sits there.
func TestTokenCode(t *testing.T) {
	const question = "MFA code of the device"
	for _, test := range []struct {
		role, want, says string
		asked            bool
	}{
		{"", "typed", "", true},
		{"role: {}", "typed", "", true},
		{`role: {TokenCode: "${prompt}"}`, "typed", "", true},
		{"role: {TokenCode: 012345}", "012345", "", false},
		{`role: {TokenCode: "${file:password.txt}"}`, "from a file", "", false},
		{`role: {TokenCode: "${file:open.txt}"}`, "", "TokenCode: others can read the file", false},
		{`role: {TokenCode: "${env:NOWHERE}"}`, "", "TokenCode: the environment variable NOWHERE is not set", false},
		{`role: {TokenCode: "${outbox}"}`, "", "TokenCode: ${outbox} works in answers only", false},
		{`role: {TokenCode: "${totp}"}`, "", "TokenCode: ${totp}", false},
	} {
		parsed, err := Parse([]byte("start: {AuthFlow: USER_AUTH}\n" + test.role + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		from := &fakeSources{}
		code, err := Runner{Sources: from}.TokenCode(t.Context(), parsed, question)
		if code != test.want || (err == nil) != (test.says == "") || err != nil && !strings.HasPrefix(err.Error(), test.says) {
			t.Errorf("%q gave %q (%v)", test.role, code, err)
		}
		if asked := slices.Equal(from.asked, []string{question}); asked != test.asked {
			t.Errorf("%q asked %q", test.role, from.asked)
		}
	}
}
