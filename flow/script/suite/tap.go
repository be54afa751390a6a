package suite

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"authwalk/flow/text"
)

// WriteTAP writes the walks in the Test Anything Protocol.
// https://testanything.org/tap-version-14-specification.html
func WriteTAP(out io.Writer, cases []Case) error {
	var written bytes.Buffer
	fmt.Fprintf(&written, "TAP version 14\n1..%d\n", len(cases))
	name := strings.NewReplacer(`\`, `\\`, "#", `\#`)
	for n, c := range cases {
		sign := "not ok"
		if c.passed() || c.Skipped != "" {
			sign = "ok"
		}
		fmt.Fprintf(&written, "%s %d - %s", sign, n+1, name.Replace(text.Line(c.Path)))
		if c.Skipped != "" {
			fmt.Fprintf(&written, " # SKIP %s", name.Replace(text.Line(c.Skipped)))
		}
		written.WriteByte('\n')
		if sign == "not ok" {
			c.writeDiagnostic(&written)
		}
	}
	_, err := out.Write(written.Bytes())
	return err
}

// writeDiagnostic writes the YAML block below a point.
func (c Case) writeDiagnostic(out io.Writer) {
	_, _ = fmt.Fprintf(out, "  ---\n  message: %q\n  severity: fail\n  duration_ms: %d\n", text.Line(c.said()), c.Elapsed.Milliseconds())
	if len(c.Result.Difference) > 0 {
		_, _ = fmt.Fprint(out, "  path: |2\n")
		for _, row := range c.Result.Difference {
			_, _ = fmt.Fprintf(out, "    %s\n", row)
		}
	}
	_, _ = fmt.Fprint(out, "  ...\n")
}
