package screen

import (
	"fmt"
	"strings"
	"time"

	"authwalk/ui/style"
)

// widestTimeBar is the longest bar of the time that a code has left.
const widestTimeBar = 30

// drawCodeTime says under a field for the code of an authenticator app how long the app
// shows this one, and whether the clocks agree that make codes and check them.
func (f Form) drawCodeTime(out *layout, c Context, i item, indent string) {
	if i.field.NewEvery == 0 || c.Now.IsZero() {
		return
	}
	left := i.field.NewEvery - time.Duration(c.Now.UnixNano())%i.field.NewEvery
	said := fmt.Sprintf("  next code in %d s", int((left+time.Second-1)/time.Second))
	apart := c.Here.Sub(c.Now).Round(time.Second)
	if out.density == minimal {
		clocks := " " + out.style.Signs.Dot + " clocks agree " + out.style.Signs.Done
		role := style.Muted
		if apart != 0 {
			clocks, role = " "+out.style.Signs.Dot+" here "+aheadOrBehind(apart), style.Warning
		}
		out.paragraph(role, indent, strings.TrimSpace(said)+clocks)
		return
	}
	if room := min(out.width-style.Width(indent)-style.Width(said), widestTimeBar); room > 0 {
		full := max(int(int64(room)*int64(left)/int64(i.field.NewEvery)), 1)
		signs := out.style.Signs
		bar := out.style.Paint(style.Accent, strings.Repeat(signs.Remains, full)) + out.style.Paint(style.Muted, strings.Repeat(signs.Passed, room-full))
		out.add(indent + bar + out.style.Paint(style.Muted, said))
	}
	const hour = "15:04:05"
	clocks := "Cognito " + c.Now.UTC().Format(hour) + " " + out.style.Signs.Dot + " here " + c.Here.UTC().Format(hour)
	if apart != 0 {
		out.paragraph(style.Warning, indent+out.style.Paint(style.Warning, "! "), clocks+", "+aheadOrBehind(apart))
		return
	}
	out.paragraph(style.Muted, indent, clocks+" "+out.style.Signs.Done)
}

// timeInPlaceOfHint tells that the smallest windows have the time of the code in place of
// what f1 says of its form.
func timeInPlaceOfHint(out *layout, c Context, i item) bool {
	return out.density == minimal && i.field.NewEvery > 0 && !c.Now.IsZero()
}

// aheadOrBehind says how far this machine's clock is from the server's: in seconds, or in
// minutes where there are several.
func aheadOrBehind(apart time.Duration) string {
	said := fmt.Sprintf("%d s", int(apart.Abs()/time.Second))
	if apart.Abs() >= 2*time.Minute {
		said = fmt.Sprintf("%d min", int(apart.Abs()/time.Minute))
	}
	if apart < 0 {
		return said + " behind"
	}
	return said + " ahead"
}
