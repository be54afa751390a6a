package operation

import (
	"crypto/subtle"
	"encoding/base64"
	"fmt"

	"authwalk/flow/api"
	"authwalk/flow/emulator/random"
	"authwalk/flow/emulator/state"
	"authwalk/flow/pool"
	"authwalk/srp"
)

// findOut finds out what the rules need to know.
func (a *attempt) findOut(d pool.Decision) (pool.Event, error) {
	need := d.Need
	event := pool.Event{Kind: need.Kind}
	var err error
	switch need.Kind {
	case pool.VerifySecretHash:
		event.OK = a.secretHashMatches(need.Name, need.Given)
	case pool.VerifyPassword:
		event.OK = a.pool.PasswordIs(a.pool.User(need.Name), need.Name, need.Given)
	case pool.CallTrigger:
		event = a.callTrigger(*need)
	case pool.CheckSRPA:
		event.OK = srp.CheckA(need.Given) == nil
	case pool.CheckTimestamp:
		_, malformed := srp.ParseTimestamp(need.Given)
		event.OK = malformed == nil
	case pool.VerifyProof:
		event.OK, err = a.proofMatches(d.Progress)
	case pool.VerifyDeviceProof:
		event.OK, err = a.deviceProofMatches(d.Progress)
	case pool.MakeID:
		event.Text = random.UUID(a.random())
	case pool.MakePasskeyChallenge:
		event.Text = a.makePasskeyChallenge(need.Name)
	case pool.VerifyAssertion:
		event.Assertion = a.readAssertion(need)
	case pool.Deliver:
		err = a.deliver(need)
	case pool.VerifyCode:
		event.OK = a.session != nil && a.session.Code != "" && equal(a.session.Code, need.Given)
	case pool.VerifyTOTP:
		event.Steps = a.totpSteps(need)
	case pool.CheckRefreshToken:
		event.Token = a.readRefreshToken(need.Given)
		if a.refresh != nil {
			event.Username, event.DeviceKey = a.refresh.Username, a.refresh.DeviceKey
		}
	case pool.CheckAccessToken:
		event, err = a.accessToken(need.Given)
	case pool.CheckSignUpSession:
		event.Session = a.signUpState(need)
	default:
		err = fmt.Errorf("the rules need something unknown: %s", need.Kind)
	}
	return event, err
}

// equal compares secrets in constant time.
func equal(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

func (a *attempt) secretHashMatches(username, hash string) bool {
	right := false
	for _, secret := range a.client.Secrets() {
		right = equal(srp.SecretHash(username, a.client.ClientID, secret), hash) || right
	}
	return right
}

// deliver sends a code and keeps it for the session that comes next.
func (a *attempt) deliver(need *pool.Need) error {
	a.code = a.pool.NewCode(a.pool.User(need.Name), need.Delivery.Digits)
	return a.send(need.Name, need.Delivery, a.code)
}

// signUpState is what is known of a session that ConfirmSignUp gave.
func (a *attempt) signUpState(need *pool.Need) pool.SessionState {
	known, found := a.pool.SignUp(need.Given)
	if !found || !known.Confirmed || known.Username != need.Name || known.ClientID != a.client.ClientID {
		return pool.SessionState{}
	}
	a.signUp = need.Given
	return pool.SessionState{Known: true, Expires: known.Expires}
}

// verifier is what the proof that the challenge asks for stands on, nil for a
// challenge without one.
func (a *attempt) verifier(p pool.Progress, user *pool.User) (*srp.Verifier, error) {
	switch p.Challenge {
	case api.ChallengePasswordVerifier:
		if p.Simulated {
			user = nil
		}
		verifier, err := a.pool.Verifier(user, p.Username, p.Typed)
		return &verifier, err
	case api.ChallengeDevicePasswordVerifier:
		device := deviceOf(user, p.DeviceKey)
		if device == nil {
			return nil, pool.DeviceUnknown()
		}
		verifier := a.pool.DeviceVerifier(device)
		return &verifier, nil
	default:
		return nil, nil
	}
}

// handshake begins the server's side of a proof and returns the parameters of its
// challenge.
func (a *attempt) handshake(next *state.Session, verifier srp.Verifier) (map[string]string, error) {
	var err error
	if next.Handshake, err = a.pool.Handshake(verifier, next.Progress.SRPA); err != nil {
		return nil, err
	}
	block, err := a.pool.KeepSessionUnderBlock(next, a.now)
	if err != nil {
		return nil, err
	}
	return map[string]string{
		api.KeySalt: verifier.SaltText(), api.KeySRPB: next.Handshake.B(), api.KeySecretBlock: block,
	}, nil
}

// proofMatches checks the proof of a password.
func (a *attempt) proofMatches(p pool.Progress) (bool, error) {
	identity, err := a.pool.Identity(p.Username)
	if err != nil {
		return false, err
	}
	return a.signatureMatches(p, identity)
}

// deviceProofMatches checks the proof of a device.
func (a *attempt) deviceProofMatches(p pool.Progress) (bool, error) {
	device := deviceOf(a.pool.User(p.Username), p.DeviceKey)
	if device == nil {
		return false, nil
	}
	return a.signatureMatches(p, a.pool.DeviceIdentity(device))
}

// signatureMatches checks a PASSWORD_CLAIM_SIGNATURE. The time is written anew, so
// that the proof over a sloppy one fails.
func (a *attempt) signatureMatches(p pool.Progress, identity srp.Identity) (bool, error) {
	if a.session == nil || a.session.Handshake == nil {
		return false, nil
	}
	responses := p.Answer.Responses
	at, err := srp.ParseTimestamp(responses[api.KeyTimestamp])
	if err != nil {
		return false, nil
	}
	block, err := base64.StdEncoding.DecodeString(responses[api.KeyClaimSecretBlock])
	if err != nil {
		return false, nil
	}
	return a.session.Handshake.Verify(identity, p.SRPA, block, srp.Timestamp(at), responses[api.KeyClaimSignature])
}
