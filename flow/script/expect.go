package script

import (
	"fmt"
	"slices"
	"strings"
)

// compare compares a result with what the script expects. What kept the walk
// from being made at all (no way to the service, a person who gave up, an
// input that could not be used) stays what it is; an answer that is lacking
// can be expected, as "stopped".
func (s *Script) compare(result Result) Result {
	if s.expect == nil || result.Ending == Unreachable || result.Ending == Interrupted {
		return result
	}
	if result.Ending == BadInput && !result.lacks {
		return result
	}
	result.Expected = s.expect.misses(result)
	result.Ending = Done
	if result.Expected != "" {
		result.Ending, result.Difference = Missed, s.expect.pathDifference(result)
	}
	return result
}

// misses says in words what was expected and did not come, "" when it did.
func (e *expectation) misses(result Result) string {
	var missed []string
	if e.path != nil && !slices.Equal(*e.path, result.received) {
		missed = append(missed, fmt.Sprintf("expected the path %s, got %s", list(*e.path), list(result.received)))
	}
	if e.result != "" && e.result != result.Result {
		missed = append(missed, fmt.Sprintf("expected the result %s, got %s", e.result, result.Result))
	}
	return strings.Join(missed, "; ")
}

func list(names []string) string { return "[" + strings.Join(names, ", ") + "]" }
