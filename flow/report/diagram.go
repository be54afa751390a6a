package report

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// The measures of the sequence, in SVG's units.
const (
	laneClient   = 90
	laneCognito  = 430
	laneTriggers = 720
	top          = 54
	callHeight   = 62
	triggerRow   = 40
	// mostInDiagram is how many characters of a text stand on an arrow.
	mostInDiagram = 44
)

// diagram draws the walk as a sequence (SVG 1.1): each call and what came back, the
// calls of triggers beside it.
func (r Report) diagram() string {
	d := &diagram{y: top}
	for _, step := range r.Walk.Steps {
		d.hasTriggers = d.hasTriggers || len(step.Triggers) > 0
	}
	for _, step := range r.Walk.Steps {
		d.step(view.Step(step))
	}
	return d.svg()
}

type diagram struct {
	body        strings.Builder
	y           int
	hasTriggers bool
}

func (d *diagram) step(step walk.Step) {
	label := fmt.Sprintf("%d  %s", step.Number, called(step))
	d.arrow(laneClient, laneCognito, label, "arrow", "head", "")
	for _, call := range step.Triggers {
		d.y += triggerRow
		d.arrow(laneCognito, laneTriggers, call.Trigger+": "+string(call.Result), "back", "backhead", "dim")
	}
	d.y += callHeight / 2
	line, head, text := "back", "backhead", ""
	if step.Error != nil {
		line, head, text = "refused", "refusedhead", "refusedtext"
	}
	if step.Exchange.Status != 0 {
		d.arrow(laneCognito, laneClient, came(step), line, head, text)
	} else {
		d.text((laneClient+laneCognito)/2, d.y-6, "no answer: "+came(step), text)
	}
	d.y += callHeight / 2
}

// called is a step's name, short enough for an arrow.
func called(step walk.Step) string {
	if step.Answered != "" {
		return "answer to " + view.Line(step.Answered)
	}
	return named(step)
}

// arrow draws a line from one lane to another, with a text above it.
func (d *diagram) arrow(from, to int, label, line, head, text string) {
	tip := 7
	if to < from {
		tip = -tip
	}
	_, _ = fmt.Fprintf(&d.body, `<line class="%s" x1="%d" y1="%d" x2="%d" y2="%d"/>`, line, from, d.y, to-tip, d.y)
	_, _ = fmt.Fprintf(&d.body, `<polygon class="%s" points="%d,%d %d,%d %d,%d"/>`, head, to, d.y, to-tip, d.y-4, to-tip, d.y+4)
	d.text((from+to)/2, d.y-6, label, text)
}

func (d *diagram) text(x, y int, label, class string) {
	if utf8.RuneCountInString(label) > mostInDiagram {
		label = string([]rune(label)[:mostInDiagram-1]) + "…"
	}
	_, _ = fmt.Fprintf(&d.body, `<text class="%s" x="%d" y="%d" text-anchor="middle">%s</text>`, class, x, y, html.EscapeString(label))
}

// svg puts the lanes around what was drawn.
func (d *diagram) svg() string {
	width, lanes := laneCognito+90, []struct {
		x    int
		name string
	}{{laneClient, "client"}, {laneCognito, "Cognito"}}
	if d.hasTriggers {
		width = laneTriggers + 90
		lanes = append(lanes, struct {
			x    int
			name string
		}{laneTriggers, "Lambda triggers"})
	}
	var out strings.Builder
	_, _ = fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="Sequence of calls">`, width, d.y)
	for _, lane := range lanes {
		_, _ = fmt.Fprintf(&out, `<line class="life" x1="%d" y1="28" x2="%d" y2="%d"/>`, lane.x, lane.x, d.y-10)
		_, _ = fmt.Fprintf(&out, `<text class="actor" x="%d" y="18" text-anchor="middle">%s</text>`, lane.x, lane.name)
	}
	out.WriteString(d.body.String())
	out.WriteString("</svg>")
	return out.String()
}
