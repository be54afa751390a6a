package emulator

import (
	"slices"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/emulator/operation"
)

// TestEveryOperationOfTheSDKIsAnswered: those in the table do something, the
// others are refused by name, and none is unknown. What the SDK lacks is in flow/api,
// whose tests name it.
func TestEveryOperationOfTheSDKIsAnswered(t *testing.T) {
	s := newDemo(t)
	known := sdkOperations()
	for name := range known {
		_, body := s.post(name, "{}")
		built := slices.Contains(operation.Names(), name)
		refused := strings.Contains(body, `"UnsupportedOperationException"`)
		if strings.Contains(body, `"UnknownOperationException"`) || built == refused {
			t.Errorf("%s: in the table %v, answered %s", name, built, body)
		}
	}
	for _, name := range operation.Names() {
		_, there := known[name]
		if _, described := api.FindOperation(name); !there && !described {
			t.Errorf("neither the SDK nor flow/api has %s", name)
		}
	}
}
