package trigger

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"authwalk/flow/pool"
)

// customFlow plays the service to a custom flow's functions: define, create,
// verify, and define again with the result.
type customFlow struct {
	t        *testing.T
	function string
	// attributes are the user's.
	attributes map[string]string
	session    []pool.ChallengeResult
	public     map[string]string
	private    map[string]string
	metadata   *string
	sent       []Message
}

func (f *customFlow) call(source string, request map[string]any) (response struct {
	ChallengeName                   string
	IssueTokens, FailAuthentication bool
	AnswerCorrect                   bool
	Public                          map[string]string `json:"publicChallengeParameters"`
	Private                         map[string]string `json:"privateChallengeParameters"`
	Metadata                        *string           `json:"challengeMetadata"`
},
) {
	f.t.Helper()
	request["userAttributes"], request["session"] = f.attributes, f.session
	event, err := json.Marshal(map[string]any{"version": "1", "userName": "cara", "triggerSource": source, "request": request, "response": map[string]any{}})
	if err != nil {
		f.t.Fatal(err)
	}
	got := New(Options{}).Call(f.t.Context(), f.function, event, func(m Message) { f.sent = append(f.sent, m) })
	var whole struct{ Response json.RawMessage }
	if !got.OK || json.Unmarshal(got.Returned, &whole) != nil || json.Unmarshal(whole.Response, &response) != nil {
		f.t.Fatalf("%s of %s: %+v", source, f.function, got)
	}
	return response
}

// next is what define chooses; a challenge is made.
func (f *customFlow) next() string {
	f.t.Helper()
	switch verdict := f.call("DefineAuthChallenge_Authentication", map[string]any{}); {
	case verdict.FailAuthentication:
		return "end"
	case verdict.IssueTokens:
		return "tokens"
	}
	made := f.call("CreateAuthChallenge_Authentication", map[string]any{})
	f.public, f.private, f.metadata = made.Public, made.Private, made.Metadata
	return *made.Metadata
}

func (f *customFlow) answer(text string) {
	f.t.Helper()
	right := f.call("VerifyAuthChallengeResponse_Authentication", map[string]any{"challengeAnswer": text, "privateChallengeParameters": f.private}).AnswerCorrect
	f.session = append(f.session, pool.ChallengeResult{ChallengeName: "CUSTOM_CHALLENGE", ChallengeResult: right, ChallengeMetadata: f.metadata})
}

func (f *customFlow) expect(want string) {
	f.t.Helper()
	if got := f.next(); got != want {
		f.t.Fatalf("%s comes next, want %s", got, want)
	}
}

// TestCustomFunctions: what is asked can be answered from what a user sees, and is
// asked again after a wrong answer.
func TestCustomFunctions(t *testing.T) {
	f := &customFlow{t: t, function: "builtin:challenges", attributes: map[string]string{"email": "cara@example.org", "custom:challenges": "captcha,email-code,nothing"}}
	f.expect("CAPTCHA")
	f.answer("wrong")
	f.expect("CAPTCHA")
	var a, b int
	if _, err := fmt.Sscanf(f.public["captcha"], "%d + %d", &a, &b); err != nil {
		t.Fatal(err)
	}
	f.answer(fmt.Sprintf(" %d ", a+b))
	f.expect("EMAIL_CODE")
	first := f.sent[0]
	f.answer("000000x")
	f.expect("EMAIL_CODE")
	if len(f.sent) != 2 || f.sent[1].Address != "cara@example.org" || len(f.sent[1].Code) != 6 || !strings.Contains(f.sent[1].Body, f.sent[1].Code) {
		t.Errorf("sent %+v", f.sent)
	}
	if f.public["sent_to"] != "c***@***" || len(f.public) != 1 {
		t.Errorf("told %v", f.public)
	}
	if first.Code != f.sent[1].Code { // else the old one is the new one, once in a million
		f.answer(first.Code)
		f.expect("end")
	}
}

// TestCustomFunctionsEnd: with tokens after the right answer, and for a user whose
// attribute says nothing it is riddles.
func TestCustomFunctionsEnd(t *testing.T) {
	f := &customFlow{t: t, function: "builtin:email-code", attributes: map[string]string{"email": "cara@example.org"}}
	f.expect("EMAIL_CODE")
	f.answer(f.sent[0].Code)
	f.expect("tokens")

	f = &customFlow{t: t, function: "builtin:challenges"}
	f.expect("RIDDLE")
	f.answer("bottle")
	f.expect("RIDDLE")
	f.answer("towel")
	f.expect("tokens")
}

// TestANameOfOtherLettersIsCutWhole: the first letter of a name can be several bytes.
func TestANameOfOtherLettersIsCutWhole(t *testing.T) {
	for name, want := range map[string]string{"Źródła": "Ź", "李": "李", "": "?"} {
		if got := initial(name); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestACodeForNobody: a name that nobody has is asked the same, and gets nothing.
func TestACodeForNobody(t *testing.T) {
	f := &customFlow{t: t, function: "builtin:email-code"}
	f.expect("EMAIL_CODE")
	if len(f.sent) > 0 || f.public["sent_to"] != "c***@***" {
		t.Errorf("told %v, sent %v", f.public, f.sent)
	}
}

// TestBlocklist: by the domain of the address, and no other part of it.
func TestBlocklist(t *testing.T) {
	for address, want := range map[string]string{
		"boris@blocked.example": "This address is blocked", "timo@slow.example": timeout,
		"blocked.example@example.org": "", "a@not-blocked.example": "", "": "",
	} {
		event := []byte(`{"version":"1","request":{"userAttributes":{"email":"` + address + `"}},"response":{}}`)
		if got := New(Options{Limit: 1}).Call(t.Context(), "builtin:blocklist", event, nil); got.Text != want {
			t.Errorf("%q: %+v", address, got)
		}
	}
}
