package api

import (
	"strings"
	"testing"
)

func TestWhatFits(t *testing.T) {
	pool, _ := Body{Operation: AdminInitiateAuth}.Find("UserPoolId")
	flow, _ := Body{Operation: InitiateAuth}.Find("AuthFlow")
	code, _ := Body{Operation: VerifySoftwareToken}.Find("UserCode")
	value, _ := Body{Operation: SignUp}.Find("UserAttributes", "Value")
	for _, test := range []struct {
		member Member
		text   string
		fits   bool
	}{
		{pool, "eu-west-1_Ab12Cd34E", true},
		{pool, "eu-west-1_Ab12Cd34E\n", false},
		{pool, "x eu-west-1_Ab12Cd34E", false},
		{pool, "eu-west-1_" + strings.Repeat("a", 50), false},
		{pool, "", false},
		{flow, FlowUserAuth, true},
		{flow, "USER_AUTHS", false},
		{code, "123456", true},
		{code, "12345", false},
		{code, "1234567", false},
		{value, strings.Repeat("ü", 2048), true},
		{value, strings.Repeat("ü", 2049), false},
	} {
		if got := test.member.Fits(test.text); got != test.fits {
			t.Errorf("%s %q fits: %v", test.member.Name, test.text, got)
		}
	}
}
