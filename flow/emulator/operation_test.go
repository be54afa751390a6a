package emulator

import (
	"strings"
	"testing"
)

// TestEveryOperationOfTheSDKIsAnswered: those in the table do something, the
// others are refused by name, and none is unknown.
func TestEveryOperationOfTheSDKIsAnswered(t *testing.T) {
	s := newDemo(t)
	known := sdkOperations()
	for name := range known {
		_, body := s.post(name, "{}")
		_, built := operations[name]
		refused := strings.Contains(body, `"UnsupportedOperationException"`)
		if strings.Contains(body, `"UnknownOperationException"`) || built == refused {
			t.Errorf("%s: in the table %v, answered %s", name, built, body)
		}
	}
	for name := range operations {
		if _, there := known[name]; !there {
			t.Errorf("the SDK has no %s", name)
		}
	}
}
