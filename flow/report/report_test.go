package report_test

import (
	"bytes"
	"encoding/json"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/document"
	"authwalk/flow/report"
	"authwalk/flow/transcript"
	"authwalk/flow/walk"
)

// hostile is text that a service or a user could have chosen.
const hostile = "</style><script>alert(1)</script><img src=x onerror=y>|`*_[a](javascript:b)\x1b]0;t\a\u202e\n# c"

func at(second int) time.Time { return time.Date(2026, 11, 30, 10, 0, second, 0, time.UTC) }

// refused is a walk of three steps: a challenge, a wrong code, and the end.
func refused() transcript.Transcript {
	w := walk.Walk{ID: "0123456789abcdef", Start: walk.Start{
		Operation: walk.InitiateAuth, AuthFlow: "USER_PASSWORD_AUTH", Username: hostile,
		Target: walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E", ClientID: "4example0client1id", Endpoint: "http://127.0.0.1:9229"},
	}}
	w = w.With(walk.Step{
		Exchange:  exchange(walk.InitiateAuth, `{"AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"PASSWORD":"password#1"}}`, 200, `{"ChallengeName":"SMS_MFA","Session":"session#1"}`),
		Challenge: &walk.Challenge{Name: "SMS_MFA"},
	})
	w = w.With(walk.Step{
		Answered: "SMS_MFA", Answer: walk.NewValues(map[string]string{"SMS_MFA_CODE": "sms-mfa-code#1"}),
		Exchange: exchange(walk.RespondToAuthChallenge, `{"ChallengeName":"SMS_MFA"}`, 400, `{"__type":"CodeMismatchException"}`),
		Error:    &walk.Error{Kind: walk.Refused, Exception: "CodeMismatchException", Message: hostile, Retry: true},
		Triggers: []walk.TriggerCall{{Trigger: "PreAuthentication", Result: walk.TriggerRefused, Message: hostile}},
	})
	w = w.With(walk.Step{
		Answered: "SMS_MFA", Answer: walk.NewValues(map[string]string{"SMS_MFA_CODE": "sms-mfa-code#2"}),
		Exchange: exchange(walk.RespondToAuthChallenge, `{"ChallengeName":"SMS_MFA"}`, 400, `{"__type":"NotAuthorizedException"}`),
		Error:    &walk.Error{Kind: walk.Refused, Exception: "NotAuthorizedException", Message: hostile, Next: "Start over."},
	})
	return transcript.Transcript{Walk: w, Started: at(0), Ended: at(9), Result: "NotAuthorizedException", Notices: []string{"Line 3 was changed after it was written."}}
}

func exchange(operation, request string, status int, answer string) walk.Exchange {
	return walk.Exchange{
		Operation: operation, Request: walk.NewBody([]byte(request)), Sent: true, Status: status, Answer: walk.NewBody([]byte(answer)),
		RequestID: "4f1a-" + operation, Started: at(1), Elapsed: 12 * time.Millisecond, ServerTime: at(1), Masked: true,
	}
}

func made() report.Report {
	r := report.Of(refused(), func(_ walk.Walk, step int) walk.Explanation {
		return walk.Explanation{
			Description: "Described " + hostile, Causes: []string{"A cause."}, NotCauses: []string{"the password"}, Notes: []string{"A note."},
			Who:     "an administrator of the pool",
			Reasons: []walk.Reason{{Setting: "MfaConfiguration", Value: "ON", Text: "the pool requires it", Evidence: "VERIFIED"}},
			Actions: []walk.Action{{Kind: walk.CopyText, Label: "Copy the command for an administrator", Text: "aws cognito-idp admin-get-user"}},
		}
	})
	r.Diagnosis = &walk.Diagnosis{
		Findings: []walk.Finding{{Mark: walk.MarkWrong, Text: "The culprit " + hostile, Details: []string{"Fix: Fix it."}}, {Mark: walk.MarkNone, Text: "Good to know."}},
		Card:     []walk.CardLine{{Mark: walk.MarkWrong, Label: "enabled", Text: "no"}}, Customer: "We fix it.", Administrator: "Enable the user.",
		Repairs: []walk.Repair{{Label: "Enable the user", Command: "aws cognito-idp admin-enable-user"}},
	}
	r.Made, r.Zone, r.Version = at(10), time.FixedZone("CET", 3600), "1.2.3"
	return r
}

func written(t *testing.T, write func(report.Report, *bytes.Buffer) error) string {
	t.Helper()
	var out bytes.Buffer
	if err := write(made(), &out); err != nil {
		t.Fatal(err)
	}
	for _, raw := range []string{"\x1b", "\a", "\u202e"} {
		if strings.Contains(out.String(), raw) {
			t.Errorf("%q is written raw", raw)
		}
	}
	return out.String()
}

// TestMarkdownSaysWhatWasTriedAndWhatToDo and takes texts of others for text.
func TestMarkdownSaysWhatWasTriedAndWhatToDo(t *testing.T) {
	text := written(t, func(r report.Report, out *bytes.Buffer) error { return r.Markdown(out) })
	for _, want := range []string{
		"NotAuthorizedException", "| Began | 2026-11-30 10:00:00 UTC (2026-11-30 11:00:00 CET) |", "LOCAL, 127.0.0.1:9229", "> Line 3 was changed",
		"- A cause.", "**Ruled out**", "- the password", "`MfaConfiguration` is ON: the pool requires it (seen on AWS)",
		"- Start over.", "- The command for an administrator: `` aws cognito-idp admin-get-user ``",
		"| 2 | RespondToAuthChallenge, the answer to SMS\\_MFA | CodeMismatchException | 12 ms | 4f1a-RespondToAuthChallenge |",
		"request id 4f1a-InitiateAuth", "- **The culprit", "  - Fix: Fix it.", "  - Enable the user: `` aws cognito-idp admin-enable-user ``", "To the customer: \"We fix it.\"", "| enabled | ✗ no |",
		"Who can fix it: an administrator of the pool", "Trigger `PreAuthentication`: refused", "\"PASSWORD\": \"password#1\"",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "<script") || strings.Contains(strings.ReplaceAll(text, `\]`, ""), "](javascript") || strings.Contains(text, "\n# c") {
		t.Errorf("text of others is Markdown or HTML:\n%s", text)
	}
}

// TestARecordSaysWhatItDoesNotKnow: what was tried and came back, and how to read what was
// not read. Where somebody looked at the user, or nothing was refused, nothing is missing.
func TestARecordSaysWhatItDoesNotKnow(t *testing.T) {
	alone := func(r report.Report) report.Report {
		r.FromRecord, r.Look, r.Diagnosis = true, "authwalk check --username 'nadia'", nil
		return r
	}
	looked, begun := made(), alone(made())
	looked.FromRecord, looked.Look = true, "authwalk check --username 'nadia'"
	begun.Walk.Steps, begun.Explanations = begun.Walk.Steps[:1], begun.Explanations[:1]
	for name, c := range map[string]struct {
		report  report.Report
		unknown bool
		tried   string
	}{
		"a record":           {alone(made()), true, "Tried: InitiateAuth with USER_PASSWORD_AUTH, then the answer to SMS_MFA (several times)."},
		"somebody looked":    {looked, false, "Tried: InitiateAuth with USER_PASSWORD_AUTH, then the answer to SMS_MFA (several times)."},
		"nothing is refused": {begun, false, "Tried: InitiateAuth with USER_PASSWORD_AUTH."},
	} {
		for format, write := range map[string]func(report.Report, io.Writer) error{"md": report.Report.Markdown, "html": report.Report.HTML, "json": report.Report.JSON} {
			var out bytes.Buffer
			if err := write(c.report, &out); err != nil {
				t.Fatal(err)
			}
			text := html.UnescapeString(strings.ReplaceAll(out.String(), `\_`, "_"))
			if strings.Contains(text, "the user were not read") != c.unknown || strings.Contains(text, "authwalk check --username 'nadia'") != c.unknown {
				t.Errorf("%s, %s:\n%s", name, format, text)
			}
			if format != "json" && (!strings.Contains(text, c.tried) || !strings.Contains(text, "Came back: ")) {
				t.Errorf("%s, %s lacks %q:\n%s", name, format, c.tried, text)
			}
		}
	}
}

// TestThePageNeedsNothingElse: no script, nothing loaded, a policy that forbids both,
// and no text of others is part of the page.
func TestThePageNeedsNothingElse(t *testing.T) {
	page := written(t, func(r report.Report, out *bytes.Buffer) error { return r.HTML(out) })
	policy := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '(?:&#43;|[^'"])*'; base-uri 'none'; form-action 'none'">`)
	if !policy.MatchString(page) {
		t.Errorf("the policy is missing:\n%s", page)
	}
	for _, not := range []string{"<script", "<img", "javascript:b)\"", "src=\"", "href=", "url(", "@import", " onerror=y>"} {
		if strings.Contains(strings.ReplaceAll(page, "&lt;", ""), not) {
			t.Errorf("the page has %s", not)
		}
	}
	if strings.Count(page, "</style>") != 1 || strings.Count(page, "<details") != 3 || strings.Count(page, "<svg") != 1 {
		t.Errorf("the page has another shape:\n%s", page)
	}
	if _, steps, _ := strings.Cut(page, `id="steps"`); strings.Count(steps, "A cause.") != 2 || !strings.Contains(page, `<li>Enable the user<pre class="command"><code>aws cognito-idp admin-enable-user</code></pre></li>`) {
		t.Errorf("the last step is explained twice, or a command is cut:\n%s", page)
	}
	for _, want := range []string{"CodeMismatchException", "A cause.", "Start over.", "aws cognito-idp admin-get-user", "4f1a-InitiateAuth", "Line 3 was changed", "The culprit", "Fix it.", "admin-enable-user", "We fix it.", "Who can fix it"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestJSONIsForPrograms(t *testing.T) {
	var object struct {
		Authwalk  string
		Walk      struct{ Username, Result string }
		Diagnosis struct {
			Findings []struct{ Says string }
			Customer string `json:"to_the_customer"`
		}
		Steps []struct {
			Exception   string
			Received    string
			Request     map[string]any
			Explanation struct {
				Causes   []string
				Settings map[string]string
				Remedies []string
			}
		}
	}
	text := written(t, func(r report.Report, out *bytes.Buffer) error { return r.JSON(out) })
	if err := json.Unmarshal([]byte(text), &object); err != nil {
		t.Fatal(err)
	}
	if object.Authwalk != "1.2.3" || object.Walk.Username != hostile || object.Walk.Result != "NotAuthorizedException" || len(object.Steps) != 3 {
		t.Errorf("%s", text)
	}
	if d := object.Diagnosis; len(d.Findings) != 1 || !strings.HasPrefix(d.Findings[0].Says, "The culprit") || d.Customer != "We fix it." {
		t.Errorf("%s", text)
	}
	if s := object.Steps[0]; s.Received != "SMS_MFA" || s.Request["AuthFlow"] != "USER_PASSWORD_AUTH" || s.Explanation.Settings["MfaConfiguration"] == "" {
		t.Errorf("%+v", s)
	}
	if s := object.Steps[2]; s.Exception != "NotAuthorizedException" || len(s.Explanation.Remedies) != 2 {
		t.Errorf("%+v", s)
	}
}

// TestTheArchiveHasWhatReadersRequire of HAR 1.2.
func TestTheArchiveHasWhatReadersRequire(t *testing.T) {
	text := written(t, func(r report.Report, out *bytes.Buffer) error { return r.HAR(out) })
	var file struct {
		Log struct {
			Version string
			Creator struct{ Name, Version string }
			Entries []map[string]json.RawMessage
		}
	}
	if err := json.Unmarshal([]byte(text), &file); err != nil {
		t.Fatal(err)
	}
	if file.Log.Version != "1.2" || file.Log.Creator.Name != "authwalk" || len(file.Log.Entries) != 3 {
		t.Fatalf("%s", text)
	}
	members := map[string][]string{
		"request":  {"method", "url", "httpVersion", "cookies", "headers", "queryString", "postData", "headersSize", "bodySize"},
		"response": {"status", "statusText", "httpVersion", "cookies", "headers", "content", "redirectURL", "headersSize", "bodySize"},
		"timings":  {"send", "wait", "receive"},
	}
	for _, entry := range file.Log.Entries {
		for name, wanted := range members {
			var object map[string]json.RawMessage
			if err := json.Unmarshal(entry[name], &object); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for _, member := range wanted {
				if value := string(object[member]); value == "" || value == "null" {
					t.Errorf("%s has no %s", name, member)
				}
			}
		}
		if _, err := time.Parse(time.RFC3339, strings.Trim(string(entry["startedDateTime"]), `"`)); err != nil || entry["cache"] == nil || entry["time"] == nil {
			t.Errorf("%v: %s", err, entry)
		}
	}
}

// TestTheScriptAsksForSecrets and expects the same end.
func TestTheScriptAsksForSecrets(t *testing.T) {
	text := written(t, func(r report.Report, out *bytes.Buffer) error { return r.Script(out) })
	node, err := document.Read([]byte(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	plain, _ := json.Marshal(node.Plain())
	for _, want := range []string{
		`"PASSWORD":"${prompt}"`, `"SMS_MFA":[{"SMS_MFA_CODE":"${outbox}"},{"SMS_MFA_CODE":"${outbox}"}]`, `"result":"NotAuthorizedException"`, `"path":["SMS_MFA"]`,
	} {
		if !strings.Contains(string(plain), want) {
			t.Errorf("it lacks %s:\n%s", want, plain)
		}
	}
	if strings.Contains(text, "#1") {
		t.Errorf("a tag is an answer:\n%s", text)
	}
}

// A script cannot repeat what was edited by hand, and says so in a comment of one line.
func TestAScriptSaysWhatWasEditedByHand(t *testing.T) {
	text := written(t, func(r report.Report, out *bytes.Buffer) error {
		r.Walk.Steps = slices.Clone(r.Walk.Steps)
		r.Walk.Steps[1].Edits = []walk.Edit{{Kind: walk.Added, Name: "COLOUR\nstart: {}"}}
		return r.Script(out)
	})
	first, rest, _ := strings.Cut(text, "\n")
	if !strings.HasPrefix(first, "# The request of step 2 was edited by hand (COLOUR") || !strings.HasSuffix(first, "This script sends it without that.") {
		t.Errorf("the comment is %q", first)
	}
	if _, err := document.Read([]byte(rest)); err != nil {
		t.Errorf("%v\n%s", err, text)
	}
}
