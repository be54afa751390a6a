package explain

import "testing"

// TestEveryRowSaysWhoCanMendIt, and nothing else does.
func TestEveryRowSaysWhoCanMendIt(t *testing.T) {
	rows := map[string]bool{}
	for _, row := range families() {
		rows[row.id] = true
		if who[row.id] == "" {
			t.Errorf("%s: who can fix it is not said", row.id)
		}
	}
	for id := range who {
		if !rows[id] {
			t.Errorf("%s is no row", id)
		}
	}
}
