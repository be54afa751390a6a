package ui

import "authwalk/ui/screen"

// rect is a place in the window, in cells, from the top left corner.
type rect struct{ x, y, w, h int }

func (r rect) empty() bool { return r.w <= 0 || r.h <= 0 }

// layout are the rectangles of one window size. A place that is empty has been
// cut: why goes first, then path, wire, the help line, the border. The step's
// place is never empty unless the window is too small for anything.
type layout struct {
	tooSmall           bool
	header, path       rect
	summary            rect
	status, keys       rect
	step               rect
	top, bottom, under rect
	border, single     bool
}

// The least window, and the sizes at which something more finds room.
const (
	leastWidth, leastHeight = 20, 5
	helpHeight              = 10
	borderWidth             = 40
	borderHeight            = 16
	twoColumns              = 80
	columnHeight            = 14
	threeAreas              = 120
	whyHeight               = 30
	hugeWidth, hugeHeight   = 180, 50
	conversationWidth       = 160
	leastPath               = 8
)

// arrange computes every place for a window, for a step of this shape that
// would like to have so many lines. Width and height are decided separately.
func arrange(width, height int, shape screen.Shape, lines int) layout {
	if width < leastWidth || height < leastHeight {
		return layout{tooSmall: true}
	}
	p, body := frame(width, height, shape == screen.FullWindow)
	p.border = width >= borderWidth && height >= borderHeight && shape != screen.FullWindow
	switch {
	case shape == screen.FullWindow:
		p.step = body
	case width >= threeAreas && height >= whyHeight && shape != screen.FullWidth:
		p.fourAreas(body, shape, lines, width >= hugeWidth && height >= hugeHeight)
	case width >= threeAreas && height >= columnHeight && shape != screen.FullWidth:
		p.columns(body, shape)
	case width >= twoColumns && height >= columnHeight && shape < screen.WholeStep:
		p.twoAreas(body, shape)
	default:
		p.oneArea(body, lines)
	}
	return p
}

// withStatus gives the status some rows of what stands above it.
func (p layout) withStatus(rows int) layout {
	if p.keys.empty() {
		return p
	}
	more := rows - p.status.h
	for _, r := range []*rect{&p.step, &p.top, &p.bottom, &p.under} {
		if !r.empty() && r.y+r.h == p.status.y {
			r.h -= more
		}
	}
	p.status.y, p.status.h = p.status.y-more, rows
	return p
}

// frame places the rows around the step and returns what is left for it.
func frame(width, height int, full bool) (layout, rect) {
	row := func(y int) rect { return rect{0, y, width, 1} }
	p := layout{status: row(height - 1)}
	end := height - 1
	if height >= helpHeight {
		p.status, p.keys = row(height-2), row(height-1)
		end--
	}
	if full {
		return p, rect{0, 0, width, end}
	}
	p.header, p.path = row(0), row(1)
	return p, rect{0, 2, width, end - 2}
}

// oneArea gives everything to the step; panels take its place on request.
// Where the window is high, why stands under the step.
func (p *layout) oneArea(body rect, lines int) {
	p.single = true
	p.step = body
	if p.border && body.h >= whyHeight-4 && body.w < twoColumns {
		p.splitUnder(lines)
	}
}

// twoAreas puts one panel on the right.
func (p *layout) twoAreas(body rect, shape screen.Shape) {
	left := 46 + (body.w-twoColumns)*11/20
	if shape == screen.Wide {
		left += 4
	}
	p.step, p.bottom = split(body, left)
}

// columns puts path and wire beside the step where the window is low; a wide
// step leaves room for one of them.
func (p *layout) columns(body rect, shape screen.Shape) {
	if shape != screen.Normal {
		p.step, p.bottom = split(body, body.w*13/20)
		return
	}
	var rest rect
	p.step, rest = split(body, body.w*21/50)
	p.top, p.bottom = split(rest, rest.w*9/20)
}

// fourAreas has step and why on the left, path over wire on the right. In a
// huge window sentences stay short and the rest goes to the right.
func (p *layout) fourAreas(body rect, shape screen.Shape, lines int, huge bool) {
	left := body.w / 2
	if shape != screen.Normal {
		left = body.w * 13 / 20
	}
	if huge {
		left = min(left, 82+10*int(min(shape, screen.Wide)))
	}
	var right rect
	p.step, right = split(body, left)
	p.splitUnder(lines)
	above := right.h * 3 / 10
	if body.w >= conversationWidth {
		above = right.h * 13 / 20
	}
	above = max(above, leastPath)
	p.top = rect{right.x, right.y, right.w, above}
	p.bottom = rect{right.x, right.y + above, right.w, right.h - above}
}

// splitUnder takes a third of the step's place for why, less if the step
// needs it, nothing if hardly any would be left.
func (p *layout) splitUnder(lines int) {
	under := min(p.step.h/3, p.step.h-lines-2)
	if under < 5 {
		return
	}
	p.step.h -= under
	p.under = rect{p.step.x, p.step.y + p.step.h, p.step.w, under}
}

func split(r rect, left int) (rect, rect) {
	return rect{r.x, r.y, left, r.h}, rect{r.x + left, r.y, r.w - left, r.h}
}

// inner is the part of a bordered place that lines can be written to.
func inner(r rect, border bool) rect {
	if !border {
		return rect{r.x + 1, r.y, r.w - 2, r.h}
	}
	return rect{r.x + 2, r.y + 1, r.w - 4, r.h - 2}
}
