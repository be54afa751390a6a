package panel

import (
	"strings"
	"testing"

	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// TestARuleThatNobodySawOnAWSSaysSo in plain words; what was seen needs none.
func TestARuleThatNobodySawOnAWSSaysSo(t *testing.T) {
	for _, label := range []string{pool.Verified, pool.Reported, pool.Documented, pool.Inferred, ""} {
		got := Reason(walk.Reason{Setting: "MfaConfiguration", Value: "ON", Text: "required", Evidence: label})
		if said := strings.HasSuffix(got, ")"); said != (label != "" && label != pool.Verified) || strings.Contains(got, label) && label != "" {
			t.Errorf("%q: %q", label, got)
		}
	}
}
