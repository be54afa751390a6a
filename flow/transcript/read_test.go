package transcript_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"authwalk/flow/transcript"
	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// written is a record of three steps and its end.
func written(t testing.TB) string {
	t.Helper()
	recorder := &transcript.Recorder{Folder: transcript.In(t.TempDir()), Now: func() time.Time { return noon }}
	w := walk.Walk{ID: "abc", Start: walk.Start{Operation: "InitiateAuth", AuthFlow: "USER_SRP_AUTH", Username: "nadia"}}
	for _, step := range []walk.Step{
		{Exchange: walk.Exchange{Operation: "InitiateAuth", Status: 200, Request: walk.NewBody([]byte(`{"AuthFlow":"USER_SRP_AUTH"}`)), Answer: walk.NewBody([]byte(`{"ChallengeName":"SMS_MFA","Session":"s"}`))}},
		{Answered: "SMS_MFA", Answer: values("SMS_MFA_CODE", "471108"), Exchange: walk.Exchange{Operation: "RespondToAuthChallenge", Status: 400}, Error: &walk.Error{
			Kind: walk.Refused, Exception: "CodeMismatchException", Message: "Invalid code\u202e", Retry: true,
		}},
		{Answered: "SMS_MFA", Exchange: walk.Exchange{Operation: "RespondToAuthChallenge"}, Error: &walk.Error{Kind: walk.Unreachable, Reason: walk.Timeout, Message: "no answer", Retry: true}},
	} {
		w = w.With(step)
		_ = recorder.Record(w)
	}
	if err := recorder.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(recorder.Folder.Path("abc"))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestReading(t *testing.T) {
	whole := written(t)
	lines := strings.SplitAfter(strings.TrimSpace(whole), "\n")
	for _, test := range []struct {
		name, raw string
		steps     int
		notice    string
		err       string
	}{
		{"whole", whole, 3, "", ""},
		{"with blank lines and another line end", strings.ReplaceAll(whole, "\n", "\r\n\r\n"), 3, "", ""},
		{"empty", "", 0, "", "the record is empty"},
		{"no JSON", "hello\n", 0, "", "no record of a walk"},
		{"other JSON", `{"log":{"version":"1.2"}}`, 0, "", "no record of a walk"},
		{"a newer one", `{"authwalk":2,"id":"abc","new":[1]}`, 0, "", "a newer authwalk (form 2, this one reads 1)"},
		{"a type that is wrong", `{"authwalk":1,"id":7}`, 0, "", "unexpected type"},
		{"a negative form", `{"authwalk":-1}`, 0, "", "unexpected type"},
		{"no end", strings.Join(lines[:4], ""), 3, "The record has no end", ""},
		{"cut in the middle of a line", whole[:len(lines[0])+len(lines[1])+40], 1, "The last line is cut off", ""},
		{"cut in the first line", lines[0][:20], 0, "", "no record of a walk"},
		{"a line that is no step", lines[0] + lines[1] + "{}\n" + lines[2], 1, "Line 3 is not a step", ""},
		{"an edited step", strings.Replace(whole, "CodeMismatchException", "ExpiredCodeException", 1), 3, "Line 3 was changed after it was written", ""},
		{"an edited start", strings.Replace(whole, `"nadia"`, `"nadja"`, 1), 3, "Line 1 was changed", ""},
		{"a step less", lines[0] + lines[1] + lines[3] + lines[4], 2, "Line 3 was changed after it was written, or a line before it is missing", ""},
		{"a line without end", lines[0] + lines[1] + strings.Repeat(" ", 2<<20), 1, "Line 3 cannot be read: it is longer than 1 MiB", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			read, err := transcript.Read(strings.NewReader(test.raw))
			if test.err != "" {
				if err == nil || !strings.Contains(strings.ReplaceAll(err.Error(), "not a record", "no record"), test.err) {
					t.Fatalf("got %v, want %s", err, test.err)
				}
				return
			}
			if err != nil || len(read.Walk.Steps) != test.steps {
				t.Fatalf("%d steps, %v", len(read.Walk.Steps), err)
			}
			if notices := strings.Join(read.Notices, " "); test.notice == "" && notices != "" || !strings.Contains(notices, test.notice) {
				t.Errorf("says %q, want %q", notices, test.notice)
			}
		})
	}
}

func TestWhatIsWrittenIsHarmless(t *testing.T) {
	raw := written(t)
	if strings.Contains(raw, "\u202e") || !strings.Contains(raw, `\u202e`) {
		t.Errorf("a mark that turns the text round is in %s", raw)
	}
	read, err := transcript.Read(strings.NewReader(raw))
	if err != nil || read.Walk.Steps[1].Error.Message != "Invalid code\u202e" || read.Walk.Steps[2].Error.Reason != walk.Timeout {
		t.Errorf("%v, %v", read.Walk.Steps, err)
	}
}

// Every byte of a record counts: whichever is changed, the record says so, or it
// is no record any more.
func TestEveryChangeIsNoticed(t *testing.T) {
	raw := []byte(written(t))
	for n := range raw {
		if raw[n] == '\n' {
			continue
		}
		changed := bytes.Clone(raw)
		changed[n] ^= 1
		read, err := transcript.Read(bytes.NewReader(changed))
		if err == nil && len(read.Notices) == 0 {
			t.Fatalf("nobody notices that byte %d became %q", n, changed[n])
		}
	}
}

func FuzzRead(f *testing.F) {
	whole := written(f)
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add(`{"authwalk":1}` + "\n" + `{"step":{"response":{"AuthenticationResult":{}},"operation":"InitiateAuth"}}` + "\n" + `{"end":{}}`)
	f.Add(`{"authwalk":1,"start":{"Operation":"SignUp"}}` + "\n" + `{"step":{"triggers":[{}],"error":{"kind":"?"}}}`)
	f.Fuzz(func(t *testing.T, raw string) {
		read, err := transcript.Read(strings.NewReader(raw))
		if err != nil {
			return
		}
		for n, step := range read.Walk.Steps {
			if step.Number != n+1 || !step.Exchange.Masked {
				t.Errorf("step %d is %+v", n+1, step)
			}
		}
		_ = fmt.Sprint(read.Walk.Path(), read.Walk.Failed(), view.ResultOf(read.Walk))
	})
}
