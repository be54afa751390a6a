package emulator

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// tracked lets the pool keep records of sessions, and each user have this many.
func tracked(most int) func(*poolfile.File) {
	return func(f *poolfile.File) {
		f.SessionConfiguration = &pool.SessionConfiguration{UserSessionTracking: "ENABLED", TokenSession: &pool.TokenSession{MaxPerUser: most}}
	}
}

// sessions are the user's by the access token.
func (w *rawClient) sessions(token string) []members {
	w.t.Helper()
	r := w.call("ListUserSessions", members{"AccessToken": token})
	list, isList := r.body["Sessions"].([]any)
	if !isList {
		w.t.Fatalf("%s", r.raw)
	}
	var sessions []members
	for _, session := range list {
		sessions = append(sessions, session.(members))
	}
	return sessions
}

// TestUserSessions: each sign-in is one, and refreshing is using it; what is revoked
// ends with its tokens, but for the session that asks.
func TestUserSessions(t *testing.T) {
	w := newRawClient(t, tracked(5))
	first := nadia(w)
	w.wait(time.Minute)
	second := nadia(w)
	w.wait(time.Minute)
	tokens(t, w, refreshWith(func(*rawClient) string { return first.token("RefreshToken") })(w))
	listed := w.sessions(second.token("AccessToken"))
	if len(listed) != 2 || listed[0]["IsCurrentSession"] != false || listed[1]["IsCurrentSession"] != true {
		t.Fatalf("%v", listed)
	}
	id, _ := listed[0]["SessionId"].(string)
	if len(id) != 28 || !strings.HasPrefix(id, "tkn") || listed[0]["LastIPAddress"] != "127.0.0.1" ||
		listed[0]["LastActiveDate"].(float64)-listed[0]["CreateDate"].(float64) != 120 || listed[1]["LastActiveDate"] != listed[1]["CreateDate"] {
		t.Errorf("%v", listed)
	}
	revoke := func(session any) reply {
		return w.call("RevokeUserSession", members{"AccessToken": second.token("AccessToken"), "SessionId": session})
	}
	revoke(listed[1]["SessionId"]).refuses(t, invalid, "The current session cannot be revoked.")
	revoke("tkn"+strings.Repeat("0", 25)).refuses(t, notFound, "Session does not exist.")
	if r := revoke(id); r.status != 200 || len(r.body) != 0 {
		t.Fatalf("%s", r.raw)
	}
	getUserWith(func(*rawClient) string { return first.token("AccessToken") })(w).refuses(t, notAllowed, "Access Token has been revoked")
	refreshWith(func(*rawClient) string { return first.token("RefreshToken") })(w).refuses(t, notAllowed, "Refresh Token has been revoked")
	revoke(id).refuses(t, notFound, "Session does not exist.")
	admin := w.call("AdminListUserSessions", members{"UserPoolId": recordedPool, "Username": "nadia"})
	if left, _ := admin.body["Sessions"].([]any); len(left) != 1 || left[0].(members)["IsCurrentSession"] != false {
		t.Errorf("%s", admin.raw)
	}
	w.call("AdminRevokeUserSession", members{"UserPoolId": recordedPool, "Username": "nobody", "SessionId": listed[1]["SessionId"]}).refuses(t, "UserNotFoundException", "User does not exist.")
	if r := w.call("AdminRevokeUserSession", members{"UserPoolId": recordedPool, "Username": "nadia", "SessionId": listed[1]["SessionId"]}); r.status != 200 {
		t.Errorf("%s", r.raw)
	}
	getUserWith(func(*rawClient) string { return second.token("AccessToken") })(w).refuses(t, notAllowed, "Access Token has been revoked")
}

// TestTooManySessions: the next sign-in ends the one that was used least recently.
func TestTooManySessions(t *testing.T) {
	w := newRawClient(t, tracked(2))
	var signedIn []reply
	for range 2 {
		signedIn = append(signedIn, nadia(w))
		w.wait(time.Minute)
	}
	refresh := func(r reply) reply {
		return refreshWith(func(*rawClient) string { return r.token("RefreshToken") })(w)
	}
	tokens(t, w, refresh(signedIn[0]))
	w.wait(time.Minute)
	tokens(t, w, nadia(w))
	tokens(t, w, refresh(signedIn[0]))
	refresh(signedIn[1]).refuses(t, notAllowed, "Refresh Token has been revoked")
}

// TestSessionConfiguration: off until somebody turns it on, and not to be had with the
// LITE tier.
func TestSessionConfiguration(t *testing.T) {
	w := newRawClient(t, nil)
	const off = "User session tracking is not enabled for the user pool."
	w.call("ListUserSessions", members{"AccessToken": nadia(w).token("AccessToken")}).refuses(t, "OperationNotEnabledException", off)
	shown := w.call("GetUserPoolSessionConfiguration", members{"UserPoolId": recordedPool})
	if shown.text("UserSessionTracking") != "DISABLED" || shown.body["TokenSession"].(members)["MaxPerUser"] != 20.0 {
		t.Errorf("%s", shown.raw)
	}
	set := members{"UserPoolId": recordedPool, "UserSessionTracking": "ENABLED", "TokenSession": members{"MaxPerUser": 3}}
	if r := w.call("SetUserPoolSessionConfiguration", set); r.text("UserSessionTracking") != "ENABLED" || r.body["TokenSession"].(members)["MaxPerUser"] != 3.0 {
		t.Errorf("%s", r.raw)
	}
	if got := w.sessions(nadia(w).token("AccessToken")); len(got) != 1 {
		t.Errorf("%v", got)
	}
	lite := newRawClient(t, func(f *poolfile.File) {
		f.UserPool.UserPoolTier = "LITE"
		f.UserPool.Policies.SignInPolicy.AllowedFirstAuthFactors = []string{"PASSWORD"}
	})
	if r := lite.call("SetUserPoolSessionConfiguration", set); r.exception() != "FeatureUnavailableInTierException" {
		t.Errorf("%s", r.raw)
	}
}

// TestLinkedSessions: LINKED ends the session of managed login that a session began in,
// too. No session began in one here, so that the others of the user stay.
func TestLinkedSessions(t *testing.T) {
	w := newRawClient(t, tracked(5))
	first, second, third := nadia(w), nadia(w), nadia(w)
	ids := w.sessions(third.token("AccessToken"))
	w.call("RevokeUserSession", members{
		"AccessToken": third.token("AccessToken"), "SessionId": ids[0]["SessionId"], "RevokeAssociatedSessions": "ALL",
	}).refuses(t, invalid, "1 validation error detected: Value 'ALL' at 'revokeAssociatedSessions' failed to satisfy constraint: Member must satisfy enum value set: [NONE, LINKED]")
	for _, call := range []struct {
		operation string
		in        members
	}{
		{"RevokeUserSession", members{"AccessToken": third.token("AccessToken"), "SessionId": ids[0]["SessionId"]}},
		{"RevokeToken", members{"ClientId": "public", "Token": second.token("RefreshToken")}},
	} {
		call.in["RevokeAssociatedSessions"] = "LINKED"
		if r := w.call(call.operation, call.in); r.status != 200 {
			t.Errorf("%s: %s", call.operation, r.raw)
		}
	}
	if left := w.sessions(third.token("AccessToken")); len(left) != 1 || left[0]["IsCurrentSession"] != true || left[0]["OriginSessionId"] != nil {
		t.Errorf("%v", left)
	}
	w.call("GetUser", members{"AccessToken": first.token("AccessToken")}).refuses(t, notAllowed, "Access Token has been revoked")
}

// TestClientSessionConfiguration: a client has a setting of its own for managed login,
// which can be set where the pool keeps records, and stays when it no longer does.
func TestClientSessionConfiguration(t *testing.T) {
	w := newRawClient(t, tracked(5))
	client := members{"UserPoolId": recordedPool, "ClientId": "public"}
	minutes := func() any {
		r := w.call("GetUserPoolClientSessionConfiguration", client)
		session, _ := r.body["SSOSession"].(members)
		return session["MaxValidityMinutes"]
	}
	if got := minutes(); got != 60.0 {
		t.Errorf("never set: %v", got)
	}
	set := func(minutes int) reply {
		return w.call("SetUserPoolClientSessionConfiguration", members{
			"UserPoolId": recordedPool, "ClientId": "public", "SSOSession": members{"MaxValidityMinutes": minutes},
		})
	}
	for _, r := range []reply{set(0), w.call("GetUserPoolClientSessionConfiguration", client)} {
		if !reflect.DeepEqual(r.body, members{"UserPoolId": recordedPool, "ClientId": "public", "SSOSession": members{"MaxValidityMinutes": 0.0}}) {
			t.Errorf("%s", r.raw)
		}
	}
	if r := set(129601); r.exception() != invalid {
		t.Errorf("%s", r.raw)
	}
	w.call("UpdateUserPoolClient", client)
	described := w.call("DescribeUserPoolClient", client)
	if _, shown := described.body["UserPoolClient"].(members)["SSOSession"]; shown {
		t.Errorf("%s", described.raw)
	}
	w.call("SetUserPoolSessionConfiguration", members{"UserPoolId": recordedPool, "UserSessionTracking": "DISABLED", "TokenSession": members{"MaxPerUser": 3}})
	set(5).refuses(t, "OperationNotEnabledException", "User session tracking is not enabled for the user pool.")
	if got := minutes(); got != 0.0 {
		t.Errorf("without records: %v", got)
	}
}
