package challenge

import "authwalk/flow/api"

// challenges is the catalogue, in the order of the API's enumeration.
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
var challenges = []Challenge{
	smsMFA,
	emailOTP,
	softwareTokenMFA,
	selectMFAType,
	mfaSetup,
	passwordVerifier,
	customChallenge,
	selectChallenge,
	deviceSRPAuth,
	devicePasswordVerifier,
	adminNoSRPAuth,
	newPasswordRequired,
	smsOTP,
	passwordChallenge,
	webAuthn,
	passwordSRP,
}

// All returns every entry.
func All() []Challenge {
	all := make([]Challenge, len(challenges))
	for i, entry := range challenges {
		all[i] = entry.described()
	}
	return all
}

// Lookup returns the entry of a challenge; a name that is not known gets the
// generic one.
func Lookup(name string) Challenge {
	for _, entry := range challenges {
		if entry.Name == name {
			return entry.described()
		}
	}
	return generic(name)
}

// described fills in what the API says of the challenge.
func (c Challenge) described() Challenge {
	known, _ := api.FindChallenge(c.Name)
	c.Label, c.Description = known.Label, known.Description
	return c
}
