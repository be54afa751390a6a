package screen

import (
	"fmt"
	"strings"
	"testing"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// TestAClickGoesToTheMemberOnItsLine, wherever its value is drawn; a click on the value
// goes nowhere.
func TestAClickGoesToTheMemberOnItsLine(t *testing.T) {
	var members []walk.Line
	for n := range 40 {
		members = append(members, walk.Line{Name: fmt.Sprintf("Member%02d", n), Text: strings.Repeat("value ", 60), Help: "What it is."})
	}
	read := NewWire(func(int) walk.Wire { return walk.Wire{Operation: "GetUser", Sent: members} }, 1, 0)
	c := Context{Style: style.New(true, false)}
	for _, size := range [][2]int{{78, 20}, {130, 30}} {
		for _, whole := range []bool{false, true} {
			read.whole = whole
			shown := read.selectedRow(20)
			for line, drawn := range shown.View(c, size[0], size[1]).Lines {
				at := strings.Index(drawn, "Member")
				clicked, _ := shown.Click(c, size[0], size[1], line)
				name, _ := clicked.(Wire).Focused()
				want := "Member19"
				if at >= 0 && at < 10 && !strings.Contains(drawn[:at], "│") && strings.Contains(drawn, "value") {
					want = drawn[at : at+len(want)]
				}
				if name != want {
					t.Errorf("%v, whole %v: a click on line %d (%q) goes to %s", size, whole, line, drawn, name)
				}
			}
		}
	}
}

// TestWhatWasNotSentHasNoResponse to read.
func TestWhatWasNotSentHasNoResponse(t *testing.T) {
	sent := []walk.Line{{Name: "AccessToken", Text: "x"}}
	for wire, rows := range map[*walk.Wire]int{
		{Operation: "GetUser", Sent: sent}:                3,
		{Operation: "GetUser", Sent: sent, Unsent: true}:  2,
		{Operation: "GetUser", Sent: sent, Waiting: true}: 2,
	} {
		if read := NewWire(func(int) walk.Wire { return *wire }, 1, 0); len(read.rows) != rows {
			t.Errorf("%+v has the rows %+v", *wire, read.rows)
		}
	}
}
