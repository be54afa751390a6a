package ui

import (
	"testing"

	"authwalk/ui/screen"
)

// TestArrange holds at every size and for every shape that places lie in the
// window, do not overlap, and that the step always has one.
func TestArrange(t *testing.T) {
	shapes := []screen.Shape{screen.Normal, screen.Wide, screen.WholeStep, screen.FullWidth, screen.FullWindow}
	for _, shape := range shapes {
		for _, lines := range []int{0, 15, 200} {
			for width := 1; width <= 220; width++ {
				for height := 1; height <= 70; height++ {
					check(t, arrange(width, height, shape, lines), width, height)
					check(t, arrange(width, height, shape, lines).withStatus(max(1, height/4)), width, height)
					if t.Failed() {
						t.Fatalf("shape %d, %d lines, %dx%d", shape, lines, width, height)
					}
				}
			}
		}
	}
}

func check(t *testing.T, p layout, width, height int) {
	t.Helper()
	if p.tooSmall {
		if width >= leastWidth && height >= leastHeight {
			t.Error("too small")
		}
		return
	}
	if area := inner(p.step, p.border); area.empty() {
		t.Errorf("the step has no room: %+v", p.step)
	}
	rects := []rect{p.header, p.path, p.status, p.keys, p.step, p.top, p.bottom, p.under}
	for n, a := range rects {
		if a.empty() {
			continue
		}
		if a.x < 0 || a.y < 0 || a.x+a.w > width || a.y+a.h > height {
			t.Errorf("%+v leaves the window", a)
		}
		for _, b := range rects[n+1:] {
			if !b.empty() && a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.y+b.h && b.y < a.y+a.h {
				t.Errorf("%+v and %+v overlap", a, b)
			}
		}
	}
}

func TestSizesOfTheTable(t *testing.T) {
	for _, c := range []struct {
		width, height               int
		shape                       screen.Shape
		swapping, border            bool
		hasTop, hasBottom, hasUnder bool
		help                        bool
	}{
		{width: 20, height: 5, swapping: true},
		{width: 40, height: 12, swapping: true, help: true},
		{width: 80, height: 24, border: true, hasBottom: true, help: true},
		{width: 140, height: 40, border: true, hasTop: true, hasBottom: true, hasUnder: true, help: true},
		{width: 140, height: 20, border: true, hasTop: true, hasBottom: true, help: true},
		{width: 60, height: 40, border: true, swapping: true, hasUnder: true, help: true},
		{width: 79, height: 40, shape: screen.WholeStep, border: true, swapping: true, hasUnder: true, help: true},
		{width: 80, height: 40, shape: screen.WholeStep, border: true, swapping: true, help: true},
		{width: 180, height: 50, border: true, hasTop: true, hasBottom: true, hasUnder: true, help: true},
	} {
		p := arrange(c.width, c.height, c.shape, 10)
		if p.single != c.swapping || p.border != c.border || p.top.empty() == c.hasTop ||
			p.bottom.empty() == c.hasBottom || p.under.empty() == c.hasUnder || p.keys.empty() == c.help {
			t.Errorf("%dx%d is arranged as %+v", c.width, c.height, p)
		}
	}
	if p := arrange(200, 60, screen.Normal, 10); inner(p.step, true).w > 78 {
		t.Errorf("sentences of %d columns in a huge window", inner(p.step, true).w)
	}
}
