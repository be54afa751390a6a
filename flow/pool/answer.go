package pool

import "authwalk/flow/api"

// answer takes the request that answers a challenge to what the challenge is
// about.
func (r *evaluation) answer(a *Answer) *Decision {
	r.operation, r.parameters, r.metadata = a.Operation, a.Responses, a.ClientMetadata
	answered, _ := r.ask(Need{Kind: Answered})
	r.session = answered.Session
	if !r.progress.Simulated {
		r.user = find(r.facts.Users, r.progress.Username)
	}
	switch a.ChallengeName {
	case api.ChallengePasswordVerifier:
		return r.proveWithSRP()
	case api.ChallengeNewPasswordRequired:
		return r.setNewPassword()
	case smsMFA, smsOTP, emailOTP:
		return r.giveCode(a.ChallengeName)
	case softwareTokenMFA:
		return r.giveTOTP()
	case api.ChallengeSelectMFAType:
		return r.selectFactor()
	case api.ChallengeMFASetup:
		return r.setUpFactor()
	case api.ChallengeSelectChallenge:
		return r.selectChallenge()
	case api.ChallengePassword:
		return r.givePassword()
	case api.ChallengePasswordSRP:
		return r.giveSRP()
	case webAuthn:
		return r.giveAssertion()
	case api.ChallengeDeviceSRPAuth:
		return r.beginDeviceProof()
	case api.ChallengeDevicePasswordVerifier:
		return r.proveDevice()
	case api.ChallengeCustomChallenge:
		return r.giveCustomAnswer()
	default:
		return r.answerOther(a.ChallengeName)
	}
}

// answerOther answers challenges that no sign-in here has asked for.
func (r *evaluation) answerOther(name string) *Decision {
	return firstDecision(
		r.required(api.KeyUsername),
		r.secretHash,
		func() *Decision {
			if decision := r.sessionFault(name); decision != nil {
				return decision
			}
			return r.invalidSession("", "nothing has asked for "+name, Inferred)
		},
	)
}

func find(users []*User, username string) *User {
	for _, user := range users {
		if user != nil && user.Username == username {
			return user
		}
	}
	return nil
}
