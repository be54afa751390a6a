package screen

import (
	"slices"
	"strconv"
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// tokenTab is one of the views of the tokens.
type tokenTab struct {
	kind tabKind
	// view is the token that is shown, where it is one.
	view int
}

type tabKind int

// One token, the ID and the access token beside each other, the refresh token before
// a refresh, and the tokens before and after one.
const (
	oneToken tabKind = iota
	bothTokens
	refreshToken
	refreshedTokens
)

// tabs are the views in the order of their numbers.
func (t Tokens) tabs() []tokenTab {
	var tabs []tokenTab
	for n, view := range t.views {
		if n == 2 {
			tabs = append(tabs, tokenTab{bothTokens, 0})
		}
		tab := tokenTab{oneToken, n}
		if view.Kind == "refresh" {
			tab.kind = refreshToken
			if slices.ContainsFunc(t.views, func(view walk.TokenView) bool { return len(view.Before) > 0 }) {
				tab.kind = refreshedTokens
			}
		}
		tabs = append(tabs, tab)
	}
	return tabs
}

func (t Tokens) present() tokenTab {
	if tabs := t.tabs(); t.tab < len(tabs) {
		return tabs[t.tab]
	}
	return tokenTab{view: len(t.views)}
}

// cornerGap is how many cells stand between a title in a border and what is in its corner.
const cornerGap = 4

// title is the row of the views: those that are not shown have only their numbers where
// there is no room for their names.
func (t Tokens) title(s style.Style, room int) string {
	if whole := t.titleOf(s, false); style.Width(whole) <= room {
		return whole
	}
	return t.titleOf(s, true)
}

func (t Tokens) titleOf(s style.Style, short bool) string {
	var titles []string
	for n, tab := range t.tabs() {
		number, called := strconv.Itoa(n+1), t.views[tab.view].Kind
		if tab.kind == bothTokens {
			called = "both"
		}
		switch {
		case n != t.tab && short:
			titles = append(titles, number)
			continue
		case n != t.tab:
			titles = append(titles, number+" "+called)
			continue
		case tab.kind == refreshedTokens && short:
			called = "refreshed"
		case tab.kind == refreshedTokens:
			called = "before and after " + t.by()
		case tab.kind != bothTokens && !t.isDevice() && !short:
			called += " token"
		}
		titles = append(titles, s.Paint(style.Accent, "["+number+" "+called+"]"))
	}
	if short {
		return strings.Join(titles, " ")
	}
	return strings.Join(titles, "  ")
}

// called is what a view is called in a sentence.
func (t Tokens) called(tab tokenTab) string {
	switch view := t.views[tab.view]; {
	case tab.kind == bothTokens:
		return "both tokens side by side"
	case tab.kind == refreshedTokens:
		return "what the new tokens changed"
	case isDevice(view):
		return "the device"
	default:
		return "the " + view.Kind + " token"
	}
}

// by is what brought the newest tokens.
func (t Tokens) by() string {
	for _, view := range t.views {
		if view.By != "" {
			return view.By
		}
	}
	return ""
}

func (t Tokens) isDevice() bool { return isDevice(t.view()) }

func isDevice(view walk.TokenView) bool { return view.Raw.IsZero() && len(view.Claims) > 0 }

// compares tells that the present view compares two tokens.
func (t Tokens) compares() bool {
	kind := t.present().kind
	return kind == bothTokens || kind == refreshedTokens
}

// count is how many claims there are to go through.
func (t Tokens) count() int {
	if t.compares() {
		return len(t.rows())
	}
	return len(t.claims())
}
