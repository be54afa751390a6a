package script

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDifference(t *testing.T) {
	got := difference([]string{"PASSWORD_VERIFIER", "SMS_MFA"}, []string{"PASSWORD_VERIFIER", "SOFTWARE_TOKEN_MFA"})
	if want := []string{"  PASSWORD_VERIFIER", "- SMS_MFA", "+ SOFTWARE_TOKEN_MFA"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		paths := rapid.SliceOfN(rapid.SampledFrom([]string{"A", "B", "C"}), 0, 8)
		expected, received := paths.Draw(t, "expected"), paths.Draw(t, "received")
		var left, right []string
		for _, row := range difference(expected, received) {
			name := row[2:]
			if !strings.HasPrefix(row, "+") {
				left = append(left, name)
			}
			if !strings.HasPrefix(row, "-") {
				right = append(right, name)
			}
		}
		if !slices.Equal(left, expected) || !slices.Equal(right, received) {
			t.Fatalf("%v and %v became %v and %v", expected, received, left, right)
		}
	})
}
