package suite

import (
	"encoding/xml"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"authwalk/flow/text"
)

// The elements of JUnit XML that its readers agree on.
// https://github.com/testmoapp/junitxml
type junitSuites struct {
	XMLName xml.Name   `xml:"testsuites"`
	Suite   junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name      string      `xml:"name,attr"`
	Tests     int         `xml:"tests,attr"`
	Failures  int         `xml:"failures,attr"`
	Errors    int         `xml:"errors,attr"`
	Skipped   int         `xml:"skipped,attr"`
	Time      string      `xml:"time,attr"`
	Timestamp string      `xml:"timestamp,attr"`
	Cases     []junitCase `xml:"testcase"`
}

type junitCase struct {
	ClassName string        `xml:"classname,attr"`
	Name      string        `xml:"name,attr"`
	File      string        `xml:"file,attr"`
	Time      string        `xml:"time,attr"`
	Failure   *junitProblem `xml:"failure"`
	Error     *junitProblem `xml:"error"`
	Skipped   *junitProblem `xml:"skipped"`
}

type junitProblem struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}

// WriteJUnit writes the walks as JUnit XML. Every reader keeps one test of a name, so
// that a walk is named by its path, and one that is made again by its place too.
func WriteJUnit(out io.Writer, cases []Case) error {
	counted := count(cases)
	suite := junitSuite{Name: "authwalk", Tests: len(cases), Failures: counted.failures, Errors: counted.errors, Skipped: counted.skipped}
	var all time.Duration
	made := map[string]int{}
	for _, c := range cases {
		all += c.Elapsed
		made[c.Path]++
		suite.Cases = append(suite.Cases, c.junit(made[c.Path]))
	}
	suite.Time = seconds(all)
	if len(cases) > 0 {
		suite.Timestamp = cases[0].Started.UTC().Format("2006-01-02T15:04:05")
	}
	if _, err := io.WriteString(out, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(out)
	encoder.Indent("", "  ")
	if err := encoder.Encode(junitSuites{Suite: suite}); err != nil {
		return err
	}
	_, err := fmt.Fprintln(out)
	return err
}

func (c Case) junit(times int) junitCase {
	path := text.Line(filepath.ToSlash(c.Path))
	written := junitCase{ClassName: strings.ReplaceAll(strings.TrimPrefix(path, "./"), "/", "."), Name: path, File: path, Time: seconds(c.Elapsed)}
	if times > 1 {
		written.Name += fmt.Sprintf(" (%d)", times)
	}
	problem := &junitProblem{Message: harmless(text.Line(c.said())), Type: text.Line(c.Result.Result), Text: c.details()}
	switch {
	case c.passed():
	case c.Skipped != "":
		written.Skipped = &junitProblem{Message: c.Skipped}
	case c.isFailure():
		written.Failure = problem
	default:
		written.Error = problem
	}
	return written
}

// details are what is said and the difference, in lines.
func (c Case) details() string {
	return harmless(strings.Join(append([]string{text.Line(c.said())}, c.Result.Difference...), "\n"))
}

// harmless is a text without what readers of JUnit XML take for the name of a file to
// fetch: [[ATTACHMENT|path]].
func harmless(said string) string { return strings.ReplaceAll(said, "[[", "[ [") }

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f", d.Seconds()) }
