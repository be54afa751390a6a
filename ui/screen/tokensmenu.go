package screen

import (
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// drawActions lists what can be done next by group: one to a line where there is room,
// else a group to a line. What cannot be done is left out: its letter says why.
func (t Tokens) drawActions(out *layout) {
	groups := t.groups()
	if len(groups) == 0 {
		return
	}
	column := 0
	for _, group := range groups {
		column = max(column, style.Width(group[0].Group))
	}
	if out.density < minimal {
		out.heading("Actions")
	}
	for _, group := range groups {
		lead := "  " + out.style.Paint(style.Muted, style.Pad(group[0].Group, column)) + "  "
		if out.density == spacious && out.width >= column+40 {
			t.drawGroup(out, lead, group)
		} else {
			drawShortGroup(out, lead, group)
		}
	}
}

// groups are the actions that can be done, those about the same together.
func (t Tokens) groups() [][]walk.Action {
	var groups [][]walk.Action
	for _, action := range t.actions {
		last := len(groups) - 1
		switch {
		case action.Disabled != "":
		case last >= 0 && groups[last][0].Group == action.Group:
			groups[last] = append(groups[last], action)
		default:
			groups = append(groups, []walk.Action{action})
		}
	}
	return groups
}

// drawGroup lists a group line by line, with the operations.
func (t Tokens) drawGroup(out *layout, lead string, group []walk.Action) {
	for n, action := range group {
		if n == 1 {
			lead = style.Pad("", style.Width(lead))
		}
		line := lead + out.style.Paint(style.Accent, action.Letter) + "  " + action.Label
		if action.Operation != "" && !strings.Contains(action.Label, action.Operation) {
			line = out.style.Ends(line, out.style.Paint(style.Muted, action.Operation), out.width)
		}
		out.add(out.style.Clip(line, out.width))
	}
}

// drawShortGroup puts a group into as few lines as it needs.
func drawShortGroup(out *layout, lead string, group []walk.Action) {
	const gap = "   "
	indent := style.Pad("", style.Width(lead))
	line, begun := lead, false
	for _, action := range group {
		entry := out.style.Paint(style.Accent, action.Letter) + " " + action.Short
		switch {
		case !begun:
		case style.Width(line)+len(gap)+style.Width(entry) > out.width:
			out.add(out.style.Clip(line, out.width))
			line = indent
		default:
			line += gap
		}
		line, begun = line+entry, true
	}
	out.add(out.style.Clip(line, out.width))
}
