package emulator

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/poolfile"
)

// recordedRow is one row of the table of recorded answers of the real service:
// a request under some condition, and what comes back over the wire. Ids and
// evidence are those of the table.
type recordedRow struct {
	id, evidence string
	condition    string
	// set changes the pool before the emulator starts; nil for the pool as it is.
	set func(*poolfile.File)
	// ask makes the requests and returns the answer the row is about.
	ask func(w *rawClient) reply
	// exception and message are what is refused; a row without an exception is
	// answered with 200. The message "?" is not known.
	exception, message string
	// holds checks an answer further.
	holds func(t *testing.T, w *rawClient, r reply)
}

// notYet are the rows for what is not built, with the reason.
var notYet = map[string][]string{
	"there are no IAM policies": {"A008"},
}

func recordedRows() []recordedRow {
	return slices.Concat(protocolRows, flowRows, secretRows, stateRows, sessionRows, factorRows, choiceRows, tokenRows, accountRows, deviceRows, passkeyRows, triggerRows)
}

func TestRecordedAnswers(t *testing.T) {
	for _, row := range recordedRows() {
		t.Run(row.id+"/"+row.evidence, func(t *testing.T) {
			t.Parallel()
			row.check(t, newRawClient(t, row.set))
		})
	}
}

func (row recordedRow) check(t *testing.T, w *rawClient) {
	t.Helper()
	r := row.ask(w)
	if row.exception == "" && r.status != 200 {
		t.Fatalf("%s: %d %s: %s", row.condition, r.status, r.exception(), r.message())
	}
	if row.exception != "" {
		checkRefusal(t, row, r)
	}
	if row.holds != nil {
		row.holds(t, w, r)
	}
}

func checkRefusal(t *testing.T, row recordedRow, r reply) {
	t.Helper()
	if r.status != 400 || r.exception() != row.exception {
		t.Fatalf("%s: %d %s: %s, want %s", row.condition, r.status, r.exception(), r.message(), row.exception)
	}
	if row.message != "?" && sameMessage(r.message()) != sameMessage(row.message) {
		t.Errorf("%s:\n got %s\nwant %s", row.condition, r.message(), row.message)
	}
}

// sameMessage puts the violations of a validation message, whose order is not
// stable, into order.
func sameMessage(message string) string {
	head, violations, found := strings.Cut(message, " detected: ")
	if !found {
		return message
	}
	list := strings.Split(violations, "; ")
	slices.Sort(list)
	return head + " detected: " + strings.Join(list, "; ")
}

// TestRecordedAnswersAreWhole: every row of the table is tested or listed as not yet,
// none twice.
func TestRecordedAnswersAreWhole(t *testing.T) {
	const rows = 180
	seen := map[string]string{}
	counts := map[string]int{}
	for _, row := range recordedRows() {
		if seen[row.id] != "" {
			t.Errorf("%s is there twice", row.id)
		}
		seen[row.id] = row.evidence
		counts[row.evidence]++
	}
	for _, reason := range slices.Sorted(maps.Keys(notYet)) {
		for _, id := range notYet[reason] {
			if seen[id] != "" {
				t.Errorf("%s is tested and not yet built", id)
			}
			seen[id] = reason
			counts["not yet"]++
		}
		t.Logf("not yet, as %s: %s", reason, strings.Join(notYet[reason], " "))
	}
	for number := 1; number <= rows; number++ {
		if id := fmt.Sprintf("A%03d", number); seen[id] == "" {
			t.Errorf("%s is missing", id)
		}
	}
	t.Logf("rows: %v", counts)
}
