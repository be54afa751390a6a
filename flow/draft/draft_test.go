package draft_test

import (
	"encoding/json"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/draft"
	"authwalk/flow/walk"
)

// proof answers PASSWORD_VERIFIER; canary is in everything that is secret in it.
const (
	canary = "c4n4ry"
	proof  = `{"ChallengeName":"PASSWORD_VERIFIER","ChallengeResponses":{"PASSWORD_CLAIM_SECRET_BLOCK":"block-c4n4ry","PASSWORD_CLAIM_SIGNATURE":"c4n4ry\u003c=",` +
		`"TIMESTAMP":"Wed Jan 7 08:05:09 UTC 2026","USERNAME":"nadia"},"ClientId":"client0of0walks0public","ClientMetadata":{"a":"‹USERNAME›"},"Session":"session-c4n4ry"}`
)

func proofDraft() walk.Draft {
	return draft.Write(walk.Request{Operation: api.RespondToAuthChallenge, Body: walk.NewBody([]byte(proof))})
}

func TestSecretsStandAsPlaceholders(t *testing.T) {
	d := proofDraft()
	if strings.Contains(d.Text, canary) {
		t.Errorf("the text has a secret:\n%s", d.Text)
	}
	for _, line := range []string{`    "PASSWORD_CLAIM_SIGNATURE": "‹PASSWORD_CLAIM_SIGNATURE›",`, `  "Session": "‹Session›"`, `    "USERNAME": "nadia"`} {
		if !strings.Contains(d.Text, line+"\n") {
			t.Errorf("%s is missing in\n%s", line, d.Text)
		}
	}
	request, edits, problem := draft.Read(d, d.Text)
	if string(request.Body.Reveal()) != proof || len(edits) != 0 || problem != nil {
		t.Errorf("unedited, it becomes %s, %v, %v", request.Body.Reveal(), edits, problem)
	}
	if twice := draft.Write(walk.Request{Operation: api.ChangePassword, Body: walk.NewBody([]byte(
		`{"PreviousPassword":"1","ProposedPassword":"2","AccessToken":"3","Other":"‹Other›","Lists":["a","b"]}`))}); twice.Secrets.Len() != 6 {
		t.Errorf("secrets are mixed up: %v", twice.Secrets)
	}
}

func TestEdits(t *testing.T) {
	signature := `"‹PASSWORD_CLAIM_SIGNATURE›"`
	for name, c := range map[string]struct {
		replace, by string
		sent        string // a part of the body
		edits       string
		remark      string
		problem     string
		line        int
		column      int
	}{
		"old time":          {replace: "08:05:09", by: "07:05:09", sent: `"TIMESTAMP":"Wed Jan 7 07:05:09 UTC 2026"`, edits: "TIMESTAMP changed"},
		"spoilt signature":  {replace: signature, by: `"x‹PASSWORD_CLAIM_SIGNATURE›y"`, sent: `"PASSWORD_CLAIM_SIGNATURE":"xc4n4ry<=y"`, edits: "PASSWORD_CLAIM_SIGNATURE changed"},
		"foreign session":   {replace: `"‹Session›"`, by: `"another"`, sent: `"Session":"another"`, edits: "Session changed"},
		"one secret in two": {replace: `"‹Session›"`, by: `"‹Session›‹Session›"`, sent: `"session-c4n4rysession-c4n4ry"`, edits: "Session changed"},
		"unknown member":    {replace: `"USERNAME"`, by: `"COLOUR": "green", "USERNAME"`, sent: `"COLOUR":"green"`, edits: "COLOUR added", remark: "COLOUR is unknown to Cognito; sent anyway"},
		"another's member":  {replace: `"USERNAME"`, by: `"SMS_MFA_CODE": "1", "USERNAME"`, sent: `"SMS_MFA_CODE":"1"`, edits: "SMS_MFA_CODE added", remark: "SMS_MFA_CODE does not belong to this ChallengeName; sent anyway"},
		"twice":             {replace: `"USERNAME"`, by: `"USERNAME": "paul", "USERNAME"`, sent: `"USERNAME":"paul","USERNAME":"nadia"`, edits: "USERNAME changed, USERNAME added", remark: "USERNAME is there twice; both are sent"},
		"another type":      {replace: `"nadia"`, by: `12`, sent: `"USERNAME":12`, edits: "USERNAME changed", remark: "USERNAME is of another type than Cognito expects; sent anyway"},
		"gone":              {replace: `  "ClientId": "client0of0walks0public",` + "\n", by: "", sent: `},"ClientMetadata"`, edits: "ClientId removed"},
		"stands for nothing": {
			replace: `"nadia"`, by: `"‹NADIA›"`, sent: `"USERNAME":"‹NADIA›"`, edits: "USERNAME changed", remark: "‹NADIA› stands for nothing here; sent as it is written",
		},
		"shown later":      {replace: `"nadia"`, by: `"‹Session›"`, problem: "would be shown and recorded as the value of USERNAME", line: 7, column: 18},
		"shown as a name":  {replace: `"USERNAME"`, by: `"‹Session›"`, problem: "leave it where a secret belongs", line: 7, column: 6},
		"missing comma":    {replace: `2026",`, by: `2026"`, problem: "a comma is missing", line: 7, column: 5},
		"comma too much":   {replace: `"nadia"`, by: `"nadia",`, problem: "no comma after the last member", line: 8, column: 3},
		"missing quote":    {replace: `"nadia"`, by: `"nadia`, problem: "a quote is missing", line: 7, column: 23},
		"missing colon":    {replace: `"USERNAME":`, by: `"USERNAME"`, problem: "a colon is missing", line: 7, column: 16},
		"no value":         {replace: `"nadia"`, by: ``, problem: "a value belongs here", line: 8, column: 3},
		"nadia in no text": {replace: `"nadia"`, by: `nadia`, problem: "not a text, number, true, false or null", line: 7, column: 18},
		"unfinished":       {replace: "\n}", by: "\n", problem: "ends too early", line: 13, column: 25},
		"more":             {replace: "\n}", by: "\n}}", problem: "text after the end", line: 14, column: 2},
		"no UTF-8":         {replace: "nadia", by: "\xff", problem: "not UTF-8", line: 7, column: 18},
	} {
		t.Run(name, func(t *testing.T) {
			d := proofDraft()
			text := strings.Replace(d.Text, c.replace, c.by, 1)
			check := draft.Check(d, text)
			request, edits, problem := draft.Read(d, text)
			if c.problem != "" {
				if problem == nil || !strings.Contains(problem.Text, c.problem) || problem.Line != c.line || problem.Column != c.column {
					t.Errorf("problem %+v in\n%s", problem, text)
				}
				if check.Problem == nil || *check.Problem != *problem {
					t.Errorf("before sending: %+v", check.Problem)
				}
				return
			}
			if problem != nil || !strings.Contains(string(request.Body.Reveal()), c.sent) || walk.Edited(edits) != c.edits {
				t.Errorf("%s, %q, %+v", request.Body.Reveal(), walk.Edited(edits), problem)
			}
			if remarks := check.Remarks; c.remark == "" && len(remarks) > 0 || c.remark != "" && (len(remarks) != 1 || remarks[0].Text != c.remark) {
				t.Errorf("remarks %+v", remarks)
			}
		})
	}
}

// A spoilt AuthFlow makes no parameter unknown, and none of its secrets is shown.
func TestASpoiltFlowKeepsItsParameters(t *testing.T) {
	d := draft.Write(walk.Request{Operation: api.InitiateAuth, Body: walk.NewBody([]byte(`{"AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"nadia","PASSWORD":"c4n4ry"},"ClientId":"client"}`))})
	check := draft.Check(d, strings.Replace(d.Text, "USER_PASSWORD_AUTH", "NONE", 1))
	if len(check.Remarks) != 1 || check.Remarks[0].Text != "PASSWORD does not belong to this AuthFlow; sent anyway" || strings.Contains(d.Text, canary) {
		t.Errorf("%+v in\n%s", check.Remarks, d.Text)
	}
}

func TestWhatIsNoObjectIsNoRequest(t *testing.T) {
	for _, text := range []string{"", " ", "null", "[]", `"a"`, "12"} {
		if _, _, problem := draft.Read(proofDraft(), text); problem == nil || problem.Line != 1 {
			t.Errorf("%q: %+v", text, problem)
		}
	}
}

// Whatever is typed, what is said of it has no secret, and what would be sent is JSON.
func FuzzRead(f *testing.F) {
	f.Add(proofDraft().Text)
	for _, text := range []string{`{"a":[[],{}],"a":{"‹Session›":1}}`, `{"Session":"‹Session›\ud800"}`, "{\"\":\"‹\"}", "[", "{\"a\":1}\n\xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := proofDraft()
		check := draft.Check(d, text)
		said, err := json.Marshal(check)
		if err != nil || strings.Contains(string(said), canary) && !strings.Contains(text, canary) {
			t.Errorf("%q: a secret is said: %s", text, said)
		}
		request, edits, problem := draft.Read(d, text)
		if (problem == nil) != (check.Problem == nil) {
			t.Errorf("%q: sent %v, checked %v", text, problem, check.Problem)
		}
		if problem == nil && (!json.Valid(request.Body.Reveal()) || len(edits) != len(check.Changes)) {
			t.Errorf("%q becomes %s with %v", text, request.Body.Reveal(), edits)
		}
	})
}
