package screen

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/input"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Help explains what has the focus on another screen, words and keys, those that
// cannot work now with the reason. Typing filters it, and a key that is pressed is
// looked up instead of done.
type Help struct {
	entries []helpEntry
	filter  input.Field
	// found are the places of the entries that the filter leaves, in the order they
	// are listed; guessed tells that nothing fits and these are only like it.
	found    []int
	guessed  bool
	selected int
}

// helpEntry is one thing that is explained: text alone where it has no name.
type helpEntry struct {
	group, name, text string
	// keys are what bubbletea calls a key that is explained.
	keys []string
	// disabled tells that the key does nothing on this screen.
	disabled bool
}

// The groups of the help, in the order they are listed.
const (
	helpHere     = "Here"
	helpTerms    = "Terms in this step"
	helpWords    = "Words on all screens"
	helpKeys     = "Keys"
	helpDisabled = "Keys that do nothing here"
)

// NewHelp explains a screen with these bindings, the service's terms that
// stand on it, and the words that all screens use.
func NewHelp(texts []string, terms, glossary []walk.Value, keys []style.Binding) Help {
	var h Help
	for _, text := range texts {
		if text != "" {
			h.entries = append(h.entries, helpEntry{group: helpHere, text: text})
		}
	}
	for _, term := range terms {
		h.entries = append(h.entries, helpEntry{group: helpTerms, name: term.Name, text: term.Text})
	}
	for _, word := range glossary {
		h.entries = append(h.entries, helpEntry{group: helpWords, name: word.Name, text: word.Text})
	}
	var disabled []helpEntry
	for _, key := range keys {
		entry := helpEntry{group: helpKeys, name: key.Label, text: key.Help, keys: key.Keys}
		switch {
		case key.DisabledReason != "":
			entry.group, entry.text, entry.disabled = helpDisabled, joinedReason(key.Help, key.DisabledReason), true
			disabled = append(disabled, entry)
		case key.Help != "":
			h.entries = append(h.entries, entry)
		}
	}
	h.entries = append(h.entries, disabled...)
	h.filter = input.New(input.Options{Limit: 100})
	h.filter.Focus()
	return h.find()
}

// joinedReason says why a key does nothing, then what it does elsewhere.
func joinedReason(help, reason string) string {
	if help == "" {
		return capital(reason) + "."
	}
	return capital(reason) + ". Elsewhere: " + help
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

func (h Help) query() string { return strings.TrimSpace(h.filter.Value()) }

// find filters the entries. With a filter the groups with the closest come first,
// and so do the closest in each.
func (h Help) find() Help {
	h.found, h.guessed, h.selected = nil, false, 0
	scores, best := make([]int, len(h.entries)), map[string]int{}
	for n, entry := range h.entries {
		if score, matches := entry.match(h.query()); matches {
			scores[n] = score
			best[entry.group] = max(best[entry.group], score)
			h.found = append(h.found, n)
		}
	}
	if len(h.found) == 0 {
		h.found, h.guessed = h.similar(), true
		return h
	}
	if h.query() != "" {
		slices.SortStableFunc(h.found, func(a, b int) int {
			first, second := h.entries[a].group, h.entries[b].group
			return cmp.Or(best[second]-best[first], h.groupAt(first)-h.groupAt(second), scores[b]-scores[a])
		})
	}
	return h
}

func (h Help) groupAt(group string) int {
	return slices.IndexFunc(h.entries, func(entry helpEntry) bool { return entry.group == group })
}

// match tells how well an entry fits what was typed: a name that is it, then names
// that have it, then texts that do.
func (e helpEntry) match(query string) (score int, matches bool) {
	if strings.EqualFold(e.name, query) {
		return 1 << 20, true
	}
	if score, matches := match(query, e.name); matches {
		return 1<<10 + score, true
	}
	return match(query, e.text, e.name)
}

// mostSimilar is how many likely words are offered where nothing fits.
const mostSimilar = 4

// similar are the entries whose names are most like what was typed, or what all
// screens have where none is.
func (h Help) similar() []int {
	type scored struct{ at, pairs int }
	var likely []scored
	for n, entry := range h.entries {
		if pairs := commonPairs(h.query(), entry.name); pairs > 0 && !entry.disabled {
			likely = append(likely, scored{n, 100 * pairs / (len(entry.name) + len(h.query()))})
		}
	}
	slices.SortStableFunc(likely, func(a, b scored) int { return b.pairs - a.pairs })
	var found []int
	for _, each := range likely[:min(len(likely), mostSimilar)] {
		found = append(found, each.at)
	}
	for n, entry := range h.entries {
		if len(found) == 0 && (entry.name == "challenge" || entry.name == "session") {
			found = append(found, n)
		}
	}
	return found
}

// commonPairs counts the letters beside each other that two words share.
func commonPairs(a, b string) int {
	a, b = strings.ToLower(a), strings.ToLower(b)
	count := 0
	for n := range len(a) - 1 {
		if strings.Contains(b, a[n:n+2]) {
			count++
		}
	}
	return count
}

// Update goes through the entries or changes the filter. Other keys are looked up.
func (h Help) Update(key tea.KeyMsg, _ Context) (Screen, Event) {
	name := key.String()
	if key.Paste {
		name = ""
	}
	empty := h.filter.Value() == ""
	switch {
	case name == "up" || name == "down":
		h.selected = max(min(target(name, h.selected, len(h.found)), len(h.found)-1), 0)
		return h, nil
	case name == "tab":
		return h.nextGroup(), nil
	case name == "enter":
		return h.onlySelected(), nil
	case name == "f1", empty && (name == "esc" || name == "?"):
		return h, Close{}
	case name == "esc":
		h.filter.SetValue("")
		return h.find(), nil
	}
	if label, looked := h.lookedUp(key, name); looked {
		h.filter.SetValue(label)
		return h.find(), nil
	}
	before := h.filter.Value()
	if h.filter, _ = h.filter.Update(key); h.filter.Value() != before {
		return h.find(), nil
	}
	return h, nil
}

// lookedUp is how people read a key that is no letter and does not edit the filter.
func (h Help) lookedUp(key tea.KeyMsg, name string) (label string, looked bool) {
	if key.Paste || key.Type == tea.KeyRunes || key.Type == tea.KeySpace || slices.Contains(editing, name) {
		return "", false
	}
	for _, entry := range h.entries {
		if slices.Contains(entry.keys, name) {
			return entry.name, true
		}
	}
	if letter, control := strings.CutPrefix(name, "ctrl+"); control {
		return "^" + strings.ToUpper(letter), true
	}
	return name, true
}

// editing are the keys that change the filter.
var editing = []string{
	"backspace", "delete", "left", "right", "home", "end", "ctrl+a", "ctrl+b", "ctrl+d", "ctrl+e", "ctrl+f", "ctrl+h", "ctrl+j", "ctrl+u", "ctrl+v", "ctrl+w",
}

// nextGroup goes to the first entry of the next group, after the last to the first.
func (h Help) nextGroup() Help {
	if len(h.found) == 0 {
		return h
	}
	group := h.entries[h.found[h.selected]].group
	for n := h.selected; n < len(h.found); n++ {
		if h.entries[h.found[n]].group != group {
			h.selected = n
			return h
		}
	}
	h.selected = 0
	return h
}

// onlySelected looks up the name of the selected entry.
func (h Help) onlySelected() Help {
	if len(h.found) == 0 {
		return h
	}
	if name := h.entries[h.found[h.selected]].name; name != "" {
		h.filter.SetValue(name)
		return h.find()
	}
	return h
}

// Keys are the help's bindings.
func (h Help) Keys(Context) []style.Binding {
	nothing := ""
	if len(h.found) == 0 {
		nothing = "nothing matches"
	}
	closing := style.Escape.WithDesc("close")
	closing.Help = "Clears what was typed, then closes the help."
	if h.filter.Value() != "" {
		closing.Desc = "clear"
	}
	group := style.Tab.WithDesc("next part")
	group.Help = "Goes to the next part of the help."
	lookUp := style.Enter.WithDesc("look up")
	lookUp.Help = "Looks the selected word up."
	return []style.Binding{style.Arrows.DisabledIf(nothing), closing, group.DisabledIf(nothing), lookUp.DisabledIf(h.noWord()), style.Help.Unlisted()}
}

// noWord is why there is no word to look up, "" where there is.
func (h Help) noWord() string {
	switch {
	case len(h.found) == 0:
		return "nothing matches"
	case h.entries[h.found[h.selected]].name == "":
		return "a sentence is selected, not a word"
	}
	return ""
}

// Click goes to the entry on a line.
func (h Help) Click(c Context, width, height, line int) (Screen, Event) {
	left, _ := helpColumns(width)
	if n := h.listed(c, left, left < width).entryAt(line-1, height-1, 0); line > 0 && n >= 0 {
		h.selected = n
		return h, Clicked{}
	}
	return h, nil
}

// Shape gives the help the whole width: a text stands beside the list.
func (Help) Shape() Shape { return FullWidth }

// Help says how the help is used.
func (Help) Help(Context) []string {
	return []string{fmt.Sprintf("Words and keys. Type to filter them; a key that you press, such as %s, is looked up, not done.", style.Reveal.Label)}
}
