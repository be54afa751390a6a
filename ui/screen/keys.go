package screen

import (
	"slices"
	"strconv"

	"authwalk/ui/style"
)

// keyHandler is a key of a screen with what it does there: they stand
// together, so that no hint names a key that does nothing.
type keyHandler[S Screen] struct {
	style.Binding
	handle func(screen S, key string) (Screen, Event)
}

// handleKey does what a key is bound to. A key that is disabled says why.
func handleKey[S Screen](screen S, handlers []keyHandler[S], key string) (Screen, Event) {
	for _, handler := range handlers {
		switch {
		case !slices.Contains(handler.Keys, key):
		case handler.DisabledReason != "":
			return screen, Notify{"Not possible here: " + handler.DisabledReason}
		default:
			return handler.handle(screen, key)
		}
	}
	return screen, nil
}

func bindings[S Screen](handlers []keyHandler[S]) []style.Binding {
	list := make([]style.Binding, len(handlers))
	for n, handler := range handlers {
		list[n] = handler.Binding
	}
	return list
}

// listKeys are the keys that go through a list.
var listKeys = style.Binding{
	Keys:  []string{"up", "down", "tab", "shift+tab", "home", "end", "1", "2", "3", "4", "5", "6", "7", "8", "9"},
	Label: style.Arrows.Label, Help: "Goes through the list; home, end and numbers work too.",
}

// choose goes through a list of so many entries, from the selected one.
func choose[S Screen](desc string, selected, count int, with func(S, int) S) keyHandler[S] {
	binding := listKeys.WithDesc(desc)
	if count < 2 {
		binding = binding.DisabledIf("there is nothing else to select")
	}
	return keyHandler[S]{binding, func(screen S, key string) (Screen, Event) {
		return with(screen, max(min(target(key, selected, count), count-1), 0)), nil
	}}
}

// target is the entry that a key goes to.
func target(key string, selected, count int) int {
	switch key {
	case "up", "shift+tab":
		return selected - 1
	case "down", "tab":
		return selected + 1
	case "home":
		return 0
	case "end":
		return count - 1
	}
	if n, err := strconv.Atoi(key); err == nil && n <= count {
		return n - 1
	}
	return selected
}
