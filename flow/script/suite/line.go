package suite

import (
	"fmt"
	"io"
	"strings"

	"authwalk/flow/script"
	"authwalk/flow/text"
)

// passed tells that a walk came out as it was to.
func (c Case) passed() bool { return c.Skipped == "" && c.Result.Ending == script.Done }

// said is what there is to say of a walk that did not pass.
func (c Case) said() string {
	if c.Skipped != "" {
		return c.Skipped
	}
	return c.Result.Summary()
}

// Line is the walk in one line, and the difference below it where it went another
// way than it was to. No line begins with what others wrote.
func (c Case) Line() string {
	sign := "FAIL"
	switch {
	case c.Skipped != "":
		sign = "skip"
	case c.passed():
		sign = "ok  "
	}
	line := fmt.Sprintf("%s  %s  %d ms", sign, text.Line(c.Path), c.Elapsed.Milliseconds())
	if !c.passed() {
		line += "  " + text.Line(c.said())
	}
	for _, row := range c.Result.Difference {
		line += "\n      " + row
	}
	return line
}

// WriteSummary says how many walks came out how.
func WriteSummary(out io.Writer, cases []Case) error {
	counted := count(cases)
	walks := "walks"
	if len(cases) == 1 {
		walks = "walk"
	}
	parts := []string{fmt.Sprintf("%d %s", len(cases), walks), fmt.Sprintf("%d ok", counted.passed)}
	if n := counted.failures + counted.errors; n > 0 {
		parts = append(parts, fmt.Sprintf("%d failed", n))
	}
	if counted.skipped > 0 {
		parts = append(parts, fmt.Sprintf("%d skipped", counted.skipped))
	}
	_, err := fmt.Fprintln(out, strings.Join(parts, ", "))
	return err
}

type counts struct{ passed, failures, errors, skipped int }

// count parts what did not come out as it was to from what could not be tried.
func count(cases []Case) counts {
	var counted counts
	for _, c := range cases {
		switch {
		case c.Skipped != "":
			counted.skipped++
		case c.passed():
			counted.passed++
		case c.isFailure():
			counted.failures++
		default:
			counted.errors++
		}
	}
	return counted
}

// isFailure tells that the service answered, and otherwise than it was to.
func (c Case) isFailure() bool {
	return c.Result.Ending == script.Missed || c.Result.Ending == script.Refused
}

// GitHub is an annotation for a walk that did not pass, empty for others.
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
func (c Case) GitHub() string {
	if c.passed() || c.Skipped != "" {
		return ""
	}
	message := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	said := strings.Join(append([]string{text.Line(c.said())}, c.Result.Difference...), "\n")
	return fmt.Sprintf("::error file=%s,title=%s::%s", property.Replace(text.Line(c.Path)), property.Replace("authwalk "+text.Line(c.Path)), message.Replace(said))
}
