package emulator

import (
	"sync"
	"testing"
	"time"
)

const reused = "Refresh token reuse detected"

// TestRotation: within the grace period an exchanged token works again, and what it
// was exchanged for before is dead. Times of the sign-in stay.
func TestRotation(t *testing.T) {
	w := newRawClient(t, rotating(30))
	signedIn := nadia(w)
	first := signedIn.token("RefreshToken")
	w.wait(time.Minute)
	second := w.exchange(first)
	tokens(t, w, second)
	before, after := claims(t, signedIn.token("AccessToken")), claims(t, second.token("AccessToken"))
	if before["auth_time"] != after["auth_time"] || before["origin_jti"] != after["origin_jti"] || before["iat"] == after["iat"] {
		t.Errorf("%v\n%v", before, after)
	}
	third := w.exchange(first)
	tokens(t, w, third)
	w.exchange(second.token("RefreshToken")).refuses(t, "RefreshTokenReuseException", reused)
	tokens(t, w, w.exchange(third.token("RefreshToken")))
	w.initiate("REFRESH_TOKEN_AUTH", members{"REFRESH_TOKEN": third.token("RefreshToken")}).refuses(t, invalid, "REFRESH_TOKEN_AUTH flow not enabled for this client")
}

// TestRotatedTokensExpireTogether: a new refresh token lives no longer than the first.
func TestRotatedTokensExpireTogether(t *testing.T) {
	w := newRawClient(t, rotating(0))
	token := nadia(w).token("RefreshToken")
	w.wait(29 * 24 * time.Hour)
	token = w.exchange(token).token("RefreshToken")
	w.wait(2 * 24 * time.Hour)
	w.exchange(token).refuses(t, notAllowed, "Refresh Token has expired")
}

// TestRevokingRotatedTokens: the newest token and the first end the sign-in, others do
// nothing.
func TestRevokingRotatedTokens(t *testing.T) {
	for number, ends := range []bool{true, false, true} {
		w := newRawClient(t, rotating(0))
		given := []string{nadia(w).token("RefreshToken")}
		for range 2 {
			given = append(given, w.exchange(given[len(given)-1]).token("RefreshToken"))
		}
		if r := w.call("RevokeToken", members{"ClientId": "public", "Token": given[number]}); r.status != 200 {
			t.Fatalf("%s", r.raw)
		}
		if r := w.exchange(given[2]); (r.message() == "Refresh Token has been revoked") != ends {
			t.Errorf("after revoking token %d: %s", number, r.raw)
		}
	}
}

// TestExchangedOnceAtATime: of many who exchange one token at once, without a grace
// period one is served.
func TestExchangedOnceAtATime(t *testing.T) {
	w := newRawClient(t, rotating(0))
	token := nadia(w).token("RefreshToken")
	var served int
	var mu sync.Mutex
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			r := w.exchange(token)
			mu.Lock()
			defer mu.Unlock()
			if r.status == 200 {
				served++
			} else if r.message() != reused {
				t.Errorf("%s", r.raw)
			}
		})
	}
	group.Wait()
	if served != 1 {
		t.Errorf("%d were served", served)
	}
}

// TestDeletedAuthenticator: nothing is left of it, and the next sign-in asks for none.
func TestDeletedAuthenticator(t *testing.T) {
	w := newRawClient(t, nil)
	waiting := w.signIn("totp", rightPassword)
	for range 2 { // deleting nothing is no error
		if r := w.call("AdminDeleteSoftwareToken", members{"UserPoolId": recordedPool, "Username": "totp"}); r.status != 200 || len(r.body) != 0 {
			t.Fatalf("%s", r.raw)
		}
	}
	tokens(t, w, w.signIn("totp", rightPassword))
	giveTOTP(w, waiting, w.totp(totpSecret)).refuses(t, "SoftwareTokenMFANotFoundException", "Software Token MFA does not exist for the user.")
	if r := w.call("AdminGetUser", members{"UserPoolId": recordedPool, "Username": "totp"}); len(r.list("UserMFASettingList")) != 0 {
		t.Errorf("%s", r.raw)
	}
	w.call("AdminDeleteSoftwareToken", members{"UserPoolId": recordedPool, "Username": "ghost"}).refuses(t, "UserNotFoundException", "User does not exist.")
}
