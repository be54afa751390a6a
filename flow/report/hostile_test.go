package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"authwalk/flow/command"
	"authwalk/flow/report"
	"authwalk/flow/transcript"
	"authwalk/flow/walk"
)

// Whatever stands in a record, in its first line too, no report and no script of
// commands has a character that a terminal obeys or that changes how text is read.
func TestNoFactOfARecordReachesATerminal(t *testing.T) {
	const odd = "a\x1b]0;t\a\u202eb\u009bc\u2028d"
	fact, err := json.Marshal(odd)
	if err != nil {
		t.Fatal(err)
	}
	record := strings.ReplaceAll(`{"authwalk":1,"id":"ODD","started":"2026-11-30T10:00:00Z","version":"ODD","target":{"Name":"ODD","UserPoolId":"ODD","ClientId":"ODD","Region":"ODD","Endpoint":"ODD","Profile":"ODD"},"start":{"Operation":"AdminInitiateAuth","AuthFlow":"ODD","Username":"ODD"},"branch":{"of":"ODD","step":1}}
{"step":{"number":1,"ms":1,"answered":"ODD","operation":"AdminInitiateAuth","sent":true,"signed":true,"status":200,"request_id":"ODD","emulator":"ODD","request":{"UserPoolId":"ODD","ClientId":"ODD","AuthFlow":"ODD","AuthParameters":{"USERNAME":"ODD"},"ClientMetadata":{"ODD":"ODD"},"ContextData":{"ServerName":"ODD"}},"response":{"ChallengeName":"ODD","ChallengeParameters":{"ODD":"ODD"},"Session":"session#1"}}}
{"step":{"number":2,"ms":1,"operation":"ODD","sent":true,"request":{"ODD":"ODD"},"status":400,"error":{"kind":"refused","exception":"ODD","message":"ODD","next":"ODD"}}}
{"end":{"at":"2026-11-30T10:00:09Z","result":"ODD"}}
`, `"ODD"`, string(fact))
	kept, err := transcript.Read(strings.NewReader(record))
	if err != nil {
		t.Fatal(err)
	}
	r := report.Of(kept, func(walk.Walk, int) walk.Explanation { return walk.Explanation{} })
	written := map[string]string{}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"md": func(out *bytes.Buffer) error { return r.Markdown(out) }, "html": func(out *bytes.Buffer) error { return r.HTML(out) },
		"json": func(out *bytes.Buffer) error { return r.JSON(out) }, "har": func(out *bytes.Buffer) error { return r.HAR(out) },
		"script": func(out *bytes.Buffer) error { return r.Script(out) }, "lines": func(out *bytes.Buffer) error { return kept.Write(out) },
	} {
		var out bytes.Buffer
		if err := write(&out); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		written[name] = out.String()
	}
	for _, language := range command.Written() {
		text, err := command.Export(language, kept.Walk)
		if err != nil {
			t.Errorf("%s: %v", language, err)
		}
		written[string(language)] = text
	}
	if !strings.Contains(strings.Join(kept.Notices, " "), "characters that no address has") {
		t.Errorf("the record says %q", kept.Notices)
	}
	for name, text := range written {
		for n, line := range strings.Split(text, "\n") {
			if strings.ContainsFunc(line, func(c rune) bool { return c != '\t' && !unicode.IsPrint(c) }) {
				t.Errorf("%s, line %d: %+q", name, n+1, line)
			}
		}
	}
}
