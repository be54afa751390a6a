package screen

import "authwalk/ui/style"

// withFoot draws a text with a part under it that stays in sight: where both
// do not fit, the text scrolls above it, and a foot that is longer than half
// the height shows what has the focus.
func withFoot(c Context, width, height int, text, foot func(*layout)) View {
	both := func(out *layout) {
		text(out)
		foot(out)
	}
	if whole := fit(c, width, height, both); len(whole.lines) <= height {
		return whole.window(height, c.Scroll)
	}
	pinned := pinnedFoot(c, width, foot)
	below := pinned.window(footHeight(pinned, height), 0)
	above := height - len(below.Lines)
	view := fitOpen(c, width, above, text).window(above, c.Scroll)
	view.namePageKey(c)
	view.Cursor = below.Cursor
	view.Cursor.Y += len(view.Lines)
	view.Lines = append(view.Lines, below.Lines...)
	return view
}

// namePageKey says beside the count of what is below which key leads there.
func (v View) namePageKey(c Context) {
	if n := len(v.Lines); v.Below > 0 && n >= marked && c.PageKey != "" {
		v.Lines[n-1] += c.Style.Paint(style.Muted, "   "+c.PageKey)
	}
}

// entryAtFoot is the entry of the foot on a line of such a drawing, or -1.
func entryAtFoot(c Context, width, height, line int, text, foot func(*layout)) int {
	both := func(out *layout) {
		text(out)
		foot(out)
	}
	if whole := fit(c, width, height, both); len(whole.lines) <= height {
		return whole.entryAt(line, height, c.Scroll)
	}
	pinned := pinnedFoot(c, width, foot)
	rows := footHeight(pinned, height)
	if line < height-rows {
		return -1
	}
	return pinned.entryAt(line-(height-rows), rows, 0)
}

func pinnedFoot(c Context, width int, foot func(*layout)) *layout {
	out := newLayout(c, width)
	out.density = minimal
	foot(out)
	return out
}

func footHeight(foot *layout, height int) int { return min(len(foot.lines), max(height/2, 1)) }
