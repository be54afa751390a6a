package emulator

import (
	"crypto/subtle"
	"encoding/base64"
	"fmt"

	"authwalk/flow/emulator/random"
	"authwalk/flow/pool"
	"authwalk/srp"
)

// meet finds out what the rules need to know.
func (a *attempt) meet(d pool.Decision) (pool.Event, error) {
	need := d.Need
	event := pool.Event{Kind: need.Kind}
	var err error
	switch need.Kind {
	case pool.VerifySecretHash:
		event.OK = a.secretHashMatches(need.Name, need.Given)
	case pool.VerifyPassword:
		event.OK, err = a.passwordMatches(need.Name, need.Given)
	case pool.CheckSRPA:
		event.OK = srp.CheckA(need.Given) == nil
	case pool.CheckTimestamp:
		_, malformed := srp.ParseTimestamp(need.Given)
		event.OK = malformed == nil
	case pool.VerifyProof:
		event.OK, err = a.proofMatches(d.Progress)
	case pool.Deliver:
		err = a.deliver(need)
	case pool.VerifyCode:
		event.OK = a.session != nil && a.session.code != "" && equal(a.session.code, need.Given)
	case pool.VerifyTOTP:
		event.Steps = a.totpSteps(need)
	case pool.CheckRefreshToken:
		a.refresh, event.Token = a.readRefreshToken(need.Given)
		if a.refresh != nil {
			event.Username = a.refresh.Username
		}
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
	a.code = random.Digits(a.random(), need.Delivery.Digits)
	return a.send(need.Name, need.Delivery, a.code)
}

// signUpState is what is known of a session that ConfirmSignUp gave.
func (a *attempt) signUpState(need *pool.Need) pool.SessionState {
	known, found := a.pool.signUps.get(need.Given)
	if !found || !known.confirmed || known.username != need.Name || known.clientID != a.client.ClientID {
		return pool.SessionState{}
	}
	a.signUp = need.Given
	return pool.SessionState{Known: true, Expires: known.expires}
}

// passwordMatches checks a password that was sent as it is. Where there is no
// password to compare with, the same work is done: the time that an answer
// takes must not tell who exists.
func (a *attempt) passwordMatches(username, password string) (bool, error) {
	identity, err := a.identity(username)
	if err != nil {
		return false, err
	}
	user := a.pool.user(username)
	if user == nil || user.CurrentPassword() == "" {
		srp.DeriveVerifier(identity, password, a.pool.keyed("salt", username)[:16])
		return false, nil
	}
	verifier, err := a.verifier(user)
	return err == nil && verifier.Matches(identity, password), err
}

// identity is whose password SRP proves.
func (a *attempt) identity(username string) (srp.Identity, error) {
	scope, err := srp.PoolName(a.pool.id)
	return srp.Identity{Scope: scope, ID: username}, err
}

// handshake begins the server's side of a PASSWORD_VERIFIER and returns its
// parameters. The user is nil, or without a password, where one is simulated.
func (a *attempt) handshake(next *session, user *pool.User) (map[string]string, error) {
	verifier, err := a.verifierFor(next.progress, user)
	if err != nil {
		return nil, err
	}
	if next.handshake, err = srp.NewServer(verifier, a.random()); err != nil {
		return nil, err
	}
	block, err := a.keepUnderBlock(next)
	if err != nil {
		return nil, err
	}
	return map[string]string{
		"SALT": verifier.SaltText(), "SRP_B": next.handshake.B(), "SECRET_BLOCK": block,
	}, nil
}

func (a *attempt) verifierFor(p pool.Progress, user *pool.User) (srp.Verifier, error) {
	if user != nil && !p.Simulated && user.CurrentPassword() != "" {
		return a.verifier(user)
	}
	identity, err := a.identity(p.Username)
	return a.pool.simulatedVerifier(identity, p.Typed), err
}

// proofMatches checks a PASSWORD_CLAIM_SIGNATURE. The time is written anew, so
// that the proof over a sloppy one fails (reference section 4.6).
func (a *attempt) proofMatches(p pool.Progress) (bool, error) {
	if a.session == nil || a.session.handshake == nil {
		return false, nil
	}
	responses := p.Answer.Responses
	at, err := srp.ParseTimestamp(responses["TIMESTAMP"])
	if err != nil {
		return false, nil
	}
	block, err := base64.StdEncoding.DecodeString(responses["PASSWORD_CLAIM_SECRET_BLOCK"])
	if err != nil {
		return false, nil
	}
	identity, err := a.identity(p.Username)
	if err != nil {
		return false, err
	}
	return a.session.handshake.Verify(identity, p.SRPA, block, srp.Timestamp(at), responses["PASSWORD_CLAIM_SIGNATURE"])
}
