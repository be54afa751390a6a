package screen

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"authwalk/ui/input"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Command is an entry of the palette: something that can be done, or not now.
type Command struct {
	// Group is what it stands under, Name what it does, Note more of that: the
	// operation, say. Key is the key that does it, "" for none.
	Group, Name, Note, Key string
	// Disabled is why it cannot be done now.
	Disabled string
}

// Palette finds what can be done by name, note and key.
type Palette struct {
	commands []Command
	filter   input.Field
	// found are the places of the commands that the filter leaves, in the order
	// they are listed.
	found    []int
	selected int
	// possible hides what cannot be done now.
	possible bool
}

// Chosen is an event: the command at this place is to be done.
type Chosen struct{ Command int }

// NewPalette lists commands.
func NewPalette(commands []Command) Palette {
	filter := input.New(input.Options{Limit: 100})
	filter.Focus()
	return Palette{commands: commands, filter: filter}.find()
}

// find filters the commands: without a filter by group, else the closest first. What can
// be done now stands above what cannot, and first what is typed by its whole name.
func (p Palette) find() Palette {
	query := p.filter.Value()
	p.found, p.selected = nil, 0
	score := make([]int, len(p.commands))
	for n, command := range p.commands {
		closeness, matches := match(query, command.Name, command.Note, command.Key, command.Group)
		if score[n] = closeness; matches && (command.Disabled == "" || !p.possible) {
			p.found = append(p.found, n)
		}
	}
	typed := strings.TrimSpace(query)
	whole := func(n int) int {
		if strings.EqualFold(p.commands[n].Name, typed) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(p.found, func(a, b int) int {
		if typed != "" {
			return cmp.Or(whole(a)-whole(b), off(p.commands[a])-off(p.commands[b]), score[b]-score[a])
		}
		return cmp.Or(off(p.commands[a])-off(p.commands[b]), p.group(a)-p.group(b))
	})
	return p
}

// group is where the group of a command begins.
func (p Palette) group(n int) int {
	return slices.IndexFunc(p.commands, func(c Command) bool { return c.Group == p.commands[n].Group })
}

func off(command Command) int { return min(len(command.Disabled), 1) }

// Update goes through the commands, does the selected one, or changes the filter.
func (p Palette) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	name := key.String()
	if key.Paste {
		name = ""
	}
	if step := map[string]int{"up": -1, "down": 1, "pgup": -10, "pgdown": 10}[name]; step != 0 {
		p.selected = max(min(p.selected+step, len(p.found)-1), 0)
		return p, nil
	}
	switch name {
	case "enter":
		return p, p.chosen()
	case "tab":
		p.possible = !p.possible
		return p.find(), nil
	}
	before := p.filter.Value()
	p.filter, _ = p.filter.Update(key)
	if p.filter.Value() != before {
		return p.find(), nil
	}
	return p, nil
}

// chosen is the selected command, or why it cannot be done.
func (p Palette) chosen() Event {
	if len(p.found) == 0 {
		return nil
	}
	n := p.found[p.selected]
	if why := p.commands[n].Disabled; why != "" {
		return Notify{"Not possible now: " + why}
	}
	return Chosen{n}
}

// View draws the filter and under it what it leaves.
func (p Palette) View(c Context, width, height int) View {
	lead := c.Style.Paint(style.Accent, style.Pad(c.Style.Signs.Here, 2))
	shown, x := p.filter.View(max(width-2, 1))
	view := p.listed(c, width).window(height-1, 0)
	view.Lines = append([]string{lead + shown}, view.Lines...)
	view.Cursor = Cursor{X: 2 + x, Visible: true}
	view.Title, view.Corner = "What do you want to do?", fmt.Sprintf("%d of %d", len(p.found), len(p.commands))
	return view
}

// listed is the list: lines that can be spared have none of it.
func (p Palette) listed(c Context, width int) *layout {
	out := newLayout(c, width)
	out.density = minimal
	p.draw(out)
	return out
}

func (p Palette) draw(out *layout) {
	grouped := strings.TrimSpace(p.filter.Value()) == ""
	group := ""
	for at, n := range p.found {
		command := p.commands[n]
		heading := command.Group
		if command.Disabled != "" {
			heading = "Not possible now"
		}
		if grouped && heading != group {
			group = heading
			out.heading(group)
		}
		from := len(out.lines)
		p.drawCommand(out, command, at == p.selected)
		out.entry(at, from)
		if at == p.selected {
			out.focus(from)
		}
	}
	switch {
	case len(p.found) > 0:
	case p.possible:
		out.paragraph(style.Muted, "", "Nothing that works now matches. tab shows the rest, ^U clears the filter.")
	default:
		out.paragraph(style.Muted, "", "Nothing matches. ^U clears the filter.")
	}
}

// drawCommand is a line with the note and the key at its end; what does not fit there
// stands under the selected one.
func (p Palette) drawCommand(out *layout, command Command, selected bool) {
	lead, role, after := "  ", style.Text, command.Note
	switch {
	case command.Disabled != "" && selected:
		lead, role, after = style.Pad(out.style.Signs.Here, 2), style.Muted, command.Disabled
	case command.Disabled != "":
		lead, role, after = style.Pad(out.style.Signs.Impossible, 2), style.Muted, command.Disabled
	case selected:
		lead, role = style.Pad(out.style.Signs.Here, 2), style.Accent
	}
	name := out.style.Paint(role, lead+command.Name)
	key := ""
	if command.Key != "" && command.Disabled == "" {
		key = "  " + out.style.Paint(style.Accent, out.style.ASCII(command.Key))
	}
	room := out.width - style.Width(name) - style.Width(key) - 2
	switch {
	case style.Width(after) <= room:
		out.add(out.style.Ends(name, out.style.Paint(style.Muted, after)+key, out.width))
	case selected:
		out.add(out.style.Ends(out.style.Clip(name, out.width-style.Width(key)), key, out.width))
		out.shortParagraph(style.Muted, "    ", after, 3)
	case room >= 12 && command.Disabled == "":
		out.add(out.style.Ends(name, out.style.Paint(style.Muted, out.style.Clip(after, room))+key, out.width))
	default:
		out.add(out.style.Ends(out.style.Clip(name, out.width-style.Width(key)), key, out.width))
	}
}

// Click goes to the command on a line.
func (p Palette) Click(c Context, width, height, line int) (Screen, Event) {
	if n := p.listed(c, width).entryAt(line-1, height-1, 0); line > 0 && n >= 0 {
		p.selected = n
		return p, Clicked{}
	}
	return p, nil
}

// Keys are the palette's bindings.
func (p Palette) Keys(Context) []style.Binding {
	nothing := ""
	if len(p.found) == 0 {
		nothing = "nothing matches"
	}
	filter := style.Tab.WithDesc("what works now")
	if p.possible {
		filter = style.Tab.WithDesc("all")
	}
	filter.Help = "Hides what cannot be done now, or shows it again."
	return []style.Binding{
		{Keys: style.Enter.Keys, Label: style.Enter.Label, Desc: "run", Help: "Does what is selected, or says why it cannot be done.", DisabledReason: nothing},
		style.Arrows.DisabledIf(nothing), filter,
	}
}

// Shape gives the palette the whole width where it does not lie over the step.
func (Palette) Shape() Shape { return FullWidth }

// Lines is how many lines the palette would like.
func (p Palette) Lines(c Context, width int) int { return 1 + lineCount(c, width, p.draw) }

// Help explains the palette.
func (Palette) Help(Context) []string {
	return []string{"Everything that can be done, by name, operation or key. What cannot be done now says why."}
}
