package emulator

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"authwalk/flow/emulator/state"
	"authwalk/flow/poolfile"
)

func TestOutboxFindsUsersUnderAnyName(t *testing.T) {
	s := newDemo(t)
	must(s.passwordSignIn(web, "sam", winter))(t)
	must(s.passwordSignIn(web, "sam", winter))(t)
	sub := s.data().Pool(everyday).User("sam").Sub()
	for _, name := range []string{"sam", "SAM", "%2B15555550142", sub} {
		var messages []state.Message
		s.control(http.MethodGet, "outbox?user="+name, "", &messages)
		if len(messages) != 2 || messages[0].Medium != "SMS" || messages[0].Destination != "+15555550142" || len(messages[0].Code) != 6 || messages[0].Pool != everyday {
			t.Errorf("%s: %+v", name, messages)
		}
	}
	for _, query := range []string{"nobody", "sam&pool=us-east-1_AuthwalkM", ""} {
		var messages []state.Message
		s.control(http.MethodGet, "outbox?user="+query, "", &messages)
		if messages == nil || len(messages) != 0 {
			t.Errorf("%s: %+v", query, messages)
		}
	}
}

func TestClockMovesTheDateHeader(t *testing.T) {
	s := newDemo(t)
	var answer struct{ Now time.Time }
	if status := s.control(http.MethodPost, "clock", `{"advance":"181s"}`, &answer); status != http.StatusOK || !answer.Now.Equal(signingTime.Add(181*time.Second)) {
		t.Errorf("%d, now %v", status, answer.Now)
	}
	response, _ := s.post("GetUser", "{}")
	if want := signingTime.Add(181 * time.Second).Format(http.TimeFormat); response.Header.Get("Date") != want {
		t.Errorf("Date: %s, want %s", response.Header.Get("Date"), want)
	}
	for _, body := range []string{"", "{}", `{"advance":"-1s"}`, `{"advance":"soon"}`, "[1]", `{"advance":"876001h"}`} {
		if status := s.control(http.MethodPost, "clock", body, nil); status != http.StatusBadRequest {
			t.Errorf("%s: %d", body, status)
		}
	}
}

func TestStateIsAPoolFileAndResetGoesBack(t *testing.T) {
	s := newDemo(t)
	must(s.passwordSignIn(web, "nadia", winter))(t)
	_, err := s.passwordSignIn(web, "nadia", "wrong")
	s.refused(err, "NotAuthorizedException", "Incorrect username or password.")
	s.data().Pool(everyday).RemoveUser("gina")

	state := s.state(everyday)
	again, err := New(Options{Files: []*poolfile.File{state}, Keys: testKeys()})
	if err != nil {
		t.Fatal(err)
	}
	nadia := again.data().Pool(everyday).User("nadia")
	if nadia.Tracked.FailedAttempts != 1 || again.data().Pool(everyday).User("gina") != nil {
		t.Errorf("the state has lost something: %+v", nadia.Tracked)
	}

	s.control(http.MethodPost, "clock", `{"advance":"1h"}`, nil)
	s.control(http.MethodPost, "reset", "", nil)
	back := s.state(everyday)
	if s.data().Pool(everyday).User("gina") == nil || !s.now().Equal(signingTime) || len(back.Users) != len(state.Users)+1 {
		t.Error("a reset does not go back to the start")
	}
	must(s.passwordSignIn(web, "gina", winter))(t)
	if status := s.control(http.MethodGet, "state?pool=unknown", "", nil); status != http.StatusNotFound {
		t.Errorf("an unknown pool has a state: %d", status)
	}
}

func (s *service) state(id string) *poolfile.File {
	s.t.Helper()
	var text json.RawMessage
	s.control(http.MethodGet, "state?pool="+id, "", &text)
	file, err := poolfile.Parse(text)
	if err != nil {
		s.t.Fatal(err)
	}
	return file
}

func TestReadyLine(t *testing.T) {
	s := newDemo(t)
	line, err := json.Marshal(s.Ready())
	if err != nil {
		t.Fatal(err)
	}
	var ready map[string]any
	if err := json.Unmarshal(line, &ready); err != nil {
		t.Fatal(err)
	}
	first := ready["pools"].([]any)[0].(map[string]any)
	client := first["clients"].([]any)[1].(map[string]any)
	user := first["users"].([]any)[0].(map[string]any)
	if ready["endpoint"] != s.Endpoint() || ready["region"] != "us-east-1" || ready["token"] != s.Token() || first["id"] != everyday ||
		client["id"] != "authwalkdemosecret" || client["secret"] == "" || user["username"] != "nadia" || user["password"] != winter || user["note"] == "" {
		t.Errorf("%s", line)
	}
}

func TestFaults(t *testing.T) {
	files, err := Demo(signingTime)
	if err != nil {
		t.Fatal(err)
	}
	files[0].Faults = []poolfile.Fault{
		{Operation: "InitiateAuth", Username: "nadia", Kind: "throttle", Times: 1},
		{Operation: "InitiateAuth", Username: "gina", Kind: "risk", Every: 2},
		{Operation: "InitiateAuth", Username: "sid", Kind: "waf"},
		{Operation: "InitiateAuth", Username: "flora", Kind: "error500"},
		{Operation: "InitiateAuth", Username: "pia", Kind: "drop"},
		{Operation: "InitiateAuth", Username: "chloe", Kind: "delay", Delay: "1ms"},
		{Operation: "ForgotPassword", Username: "nadia", Kind: "delivery"},
	}
	s := newService(t, Options{Files: files})
	signIn := func(username string) error {
		_, err := s.passwordSignIn(web, username, winter)
		return err
	}
	s.refused(signIn("nadia"), "TooManyRequestsException", "Too many requests")
	for _, username := range []string{"nadia", "gina", "chloe"} {
		if err := signIn(username); err != nil {
			t.Errorf("%s: %v", username, err)
		}
	}
	s.refused(signIn("gina"), "NotAuthorizedException", "Unable to login because of security reasons.")
	s.refused(signIn("sid"), "ForbiddenException", "Request not allowed due to WAF captcha.")
	s.refused(signIn("flora"), "InternalErrorException", "Something went wrong")
	if err := signIn("pia"); err == nil {
		t.Error("an answer to a request that is to be dropped")
	}
	_, err = s.forgot("nadia")
	s.refused(err, "CodeDeliveryFailureException", "Failed to deliver the verification code.")
}
