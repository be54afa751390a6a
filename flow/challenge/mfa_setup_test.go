package challenge

import (
	"reflect"
	"testing"

	"authwalk/flow/api"
)

// The AWS CLI's manuals spell the key without its S: both are understood, and
// the one that the service sends wins.
func TestFactorsToSetUpUnderBothNames(t *testing.T) {
	const factors, app = `["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]`, `["SOFTWARE_TOKEN_MFA"]`
	for name, parameters := range map[string]map[string]string{
		"the manuals' key": {"MFA_CAN_SETUP": factors}, "both": {"MFAS_CAN_SETUP": factors, "MFA_CAN_SETUP": app},
	} {
		want := promptMFASetup(waiting(api.ChallengeMFASetup, map[string]string{"MFAS_CAN_SETUP": factors}))
		if got := promptMFASetup(waiting(api.ChallengeMFASetup, parameters)); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: asked %+v, want %+v", name, got, want)
		}
	}
	if !promptMFASetup(waiting(api.ChallengeMFASetup, map[string]string{"MFA_CAN_SETUP": app})).Auto {
		t.Error("an app that is the only choice is chosen by a person")
	}
}
