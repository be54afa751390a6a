package suite_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"authwalk/flow/script"
	"authwalk/flow/script/suite"
)

// hostile is a text that would be a command to whoever reads it.
const hostile = "no]]>\n::error::[[ATTACHMENT|/etc/passwd]] \x1b[2J\u202e # \\ % \ufffe <&\""

var cases = []suite.Case{
	{Path: "walks/right.yaml", Result: script.Result{Result: "tokens"}, Elapsed: 1500 * time.Millisecond, Started: time.Date(2026, 1, 7, 12, 0, 0, 0, time.UTC)},
	{Path: "walks/missed.yaml", Result: script.Result{Result: "tokens", Ending: script.Missed, Expected: "expected the path [A], got [B]", Difference: []string{"- A", "+ B"}}},
	{Path: "walks/re#fused.yaml", Result: script.Result{Result: "NotAuthorizedException", Message: hostile, Ending: script.Refused}},
	{Path: "walks/broken.yaml", Result: script.Unmade(script.BadInput, "line 1, column 2: expected a mapping")},
	{Path: "walks/live.jsonl", Skipped: "needs --live"},
	{Path: "walks/right.yaml", Result: script.Result{Result: "tokens"}},
}

func written(t *testing.T, write func(out *bytes.Buffer) error) string {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestJUnit(t *testing.T) {
	out := written(t, func(out *bytes.Buffer) error { return suite.WriteJUnit(out, cases) })
	var read struct {
		Suite struct {
			Tests    int `xml:"tests,attr"`
			Failures int `xml:"failures,attr"`
			Errors   int `xml:"errors,attr"`
			Skipped  int `xml:"skipped,attr"`
			Cases    []struct {
				ClassName string    `xml:"classname,attr"`
				Name      string    `xml:"name,attr"`
				Time      string    `xml:"time,attr"`
				Failure   *struct{} `xml:"failure"`
				Error     *struct{} `xml:"error"`
				Skipped   *struct{} `xml:"skipped"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal([]byte(out), &read); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	s := read.Suite
	if s.Tests != 6 || s.Failures != 2 || s.Errors != 1 || s.Skipped != 1 || s.Cases[0].Time != "1.500" || s.Cases[0].ClassName != "walks.right.yaml" {
		t.Errorf("%+v", s)
	}
	names := map[string]bool{}
	for n, c := range s.Cases {
		if names[c.Name] {
			t.Errorf("two tests are named %s", c.Name)
		}
		names[c.Name] = true
		got := []bool{c.Failure != nil, c.Error != nil, c.Skipped != nil}
		want := [][]bool{{false, false, false}, {true, false, false}, {true, false, false}, {false, true, false}, {false, false, true}, {false, false, false}}[n]
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", c.Name, got, want)
		}
	}
	for _, harm := range []string{"[[", "\x1b", "\u202e"} {
		if strings.Contains(out, harm) {
			t.Errorf("%q is in %s", harm, out)
		}
	}
	if !strings.Contains(out, "- A&#xA;+ B") {
		t.Errorf("the difference is not in %s", out)
	}
}

func TestTAP(t *testing.T) {
	out := written(t, func(out *bytes.Buffer) error { return suite.WriteTAP(out, cases[:5]) })
	want := `TAP version 14
1..5
ok 1 - walks/right.yaml
not ok 2 - walks/missed.yaml
  ---
  message: "expected the path [A], got [B]"
  severity: fail
  duration_ms: 0
  path: |2
    - A
    + B
  ...
not ok 3 - walks/re\#fused.yaml
`
	if !strings.HasPrefix(out, want) || !strings.HasSuffix(out, "ok 5 - walks/live.jsonl # SKIP needs --live\n") || strings.ContainsAny(out, "\x1b\u202e") {
		t.Errorf("got\n%s\nwant it to begin\n%s", out, want)
	}
}

func TestJSON(t *testing.T) {
	out := written(t, func(out *bytes.Buffer) error { return suite.WriteJSON(out, cases) })
	var read struct {
		Walks []struct {
			Script, Result, Said, Skipped string
			Passed                        bool
		}
		Passed, Failed, Errors, Skipped int
	}
	if err := json.Unmarshal([]byte(out), &read); err != nil || read.Passed != 2 || read.Failed != 2 || read.Errors != 1 || read.Skipped != 1 {
		t.Fatalf("%v: %s", err, out)
	}
	if read.Walks[2].Result != "NotAuthorizedException" || read.Walks[2].Passed || read.Walks[4].Skipped == "" || strings.ContainsAny(out, "\x1b\u202e") {
		t.Errorf("%s", out)
	}
}

// No text of others begins a line: GitHub would take it for a command.
func TestLines(t *testing.T) {
	for _, c := range cases {
		for n, line := range strings.Split(c.Line(), "\n") {
			if n > 0 && !strings.HasPrefix(line, "      ") || strings.ContainsAny(line, "\x1b\u202e") {
				t.Errorf("%q", line)
			}
		}
	}
	if got := cases[1].Line(); got != "FAIL  walks/missed.yaml  0 ms  expected the path [A], got [B]\n      - A\n      + B" {
		t.Errorf("%s", got)
	}
	if got := cases[1].GitHub(); got != "::error file=walks/missed.yaml,title=authwalk walks/missed.yaml::expected the path [A], got [B]%0A- A%0A+ B" {
		t.Errorf("%s", got)
	}
	if got := cases[2].GitHub(); strings.Count(got, "\n") > 0 || !strings.Contains(got, "%25") {
		t.Errorf("%s", got)
	}
	if cases[0].GitHub() != "" || cases[4].GitHub() != "" {
		t.Error("an annotation for what did not fail")
	}
	if got := written(t, func(out *bytes.Buffer) error { return suite.WriteSummary(out, cases) }); got != "6 walks, 2 ok, 3 failed, 1 skipped\n" {
		t.Errorf("%s", got)
	}
}

func TestEnding(t *testing.T) {
	for _, test := range []struct {
		endings []script.Ending
		want    script.Ending
	}{
		{nil, script.Done},
		{[]script.Ending{script.Done, script.Refused, script.Missed}, script.Missed},
		{[]script.Ending{script.Missed, script.BadInput}, script.BadInput},
		{[]script.Ending{script.BadInput, script.Unreachable, script.Refused}, script.Unreachable},
		{[]script.Ending{script.Interrupted, script.Unreachable}, script.Interrupted},
	} {
		var all []suite.Case
		for _, ending := range test.endings {
			all = append(all, suite.Case{Result: script.Result{Ending: ending}})
		}
		if got := suite.Ending(all); got != test.want {
			t.Errorf("%v: %v, want %v", test.endings, got, test.want)
		}
	}
}

// Walks are told of in their order, however many are made at a time.
func TestRun(t *testing.T) {
	paths := strings.Split("abcdefgh", "")
	for _, jobs := range []int{0, 1, 3, 100} {
		var at, most atomic.Int32
		var told []string
		made := suite.Run(t.Context(), jobs, paths, func(_ context.Context, path string) suite.Case {
			if n := at.Add(1); n > most.Load() {
				most.Store(n)
			}
			defer at.Add(-1)
			return suite.Case{Path: path}
		}, func(c suite.Case) { told = append(told, c.Path) })
		if !slices.Equal(told, paths) || len(made) != len(paths) || int(most.Load()) > max(jobs, 1) {
			t.Errorf("%d jobs: %v, %d at a time", jobs, told, most.Load())
		}
	}
}

func TestFind(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"b.yaml", "a/x.json", "a/.hidden.yaml", ".git/y.yaml", "notes.txt", "c.jsonl", "d.YML"} {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	one := filepath.Join(folder, "notes.txt")
	found, single, err := suite.Find([]string{folder, one})
	want := []string{filepath.Join(folder, "a/x.json"), filepath.Join(folder, "b.yaml"), filepath.Join(folder, "c.jsonl"), filepath.Join(folder, "d.YML"), one}
	if err != nil || single || !slices.Equal(found, want) {
		t.Errorf("found %v, %v", found, err)
	}
	if found, single, err := suite.Find([]string{one}); err != nil || !single || len(found) != 1 {
		t.Errorf("found %v, %v", found, err)
	}
	if _, single, _ := suite.Find([]string{"-"}); !single {
		t.Error("standard input is not one script")
	}
	if _, _, err := suite.Find([]string{filepath.Join(folder, ".git")}); err != nil {
		t.Errorf("a folder that is named is not looked into: %v", err)
	}
	if _, _, err := suite.Find([]string{t.TempDir()}); err == nil || !strings.Contains(err.Error(), "has no scripts") {
		t.Errorf("an empty folder: %v", err)
	}
}
