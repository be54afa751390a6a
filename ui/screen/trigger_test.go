package screen

import (
	"fmt"
	"strings"
	"testing"

	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/style"
)

// TestALongEventIsDrawnOnce, however many ways of fitting it are tried: an event can
// have a MiB, and is drawn at every key.
func TestALongEventIsDrawnOnce(t *testing.T) {
	members := make([]string, 1000)
	for n := range members {
		members[n] = fmt.Sprintf(`"member%d":"value"`, n)
	}
	call := walk.TriggerCall{Event: walk.NewBody([]byte(`{"request":{"userAttributes":{` + strings.Join(members, ",") + `}}}`))}
	const width, height = 80, 20
	read := panel.ReadTriggerCall(call)
	once := testing.AllocsPerRun(3, func() { panel.TriggerDetail(style.Style{}, read, false, width) })
	shown := NewTrigger(0, call)
	view := testing.AllocsPerRun(3, func() { shown.View(Context{}, width, height) })
	if view > 1.5*once {
		t.Errorf("%.0f allocations, for the event alone %.0f", view, once)
	}
}
