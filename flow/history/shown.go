package history

import (
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/explain"
	"authwalk/flow/walk"
)

// Shown is the history for the screens.
func (h History) Shown() walk.History {
	shown := walk.History{Title: h.heading(), Notes: h.Notices, Unread: len(h.Sources) == 0 && len(h.Groups) == 0}
	if h.Guessed != "" {
		shown.Notes = append([]string{h.Guessed}, shown.Notes...)
	}
	for _, g := range h.Groups {
		shown.Groups = append(shown.Groups, g.shown(h))
	}
	if len(h.Groups) == 0 {
		shown.Notes = append([]string{h.nothing()}, shown.Notes...)
	}
	if count := len(h.Unnamed); count > 0 {
		shown.Notes = append(shown.Notes, h.unnamed())
	}
	return shown
}

// Interrupted is the history of a reading that was ended before it was done.
func (h History) Interrupted() walk.History {
	shown := h.Shown()
	shown.Notes = append([]string{"Reading was stopped: the list goes back to " + stamp(h.Reaches) + "."}, shown.Notes...)
	return shown
}

var signMarks = map[string]walk.Mark{wrong: walk.MarkWrong, fine: walk.MarkFine, unknown: walk.MarkUnknown}

func (g Group) shown(h History) walk.HistoryGroup {
	first := g.First()
	shown := walk.HistoryGroup{
		Mark: signMarks[g.sign()], Text: g.Description, When: g.when(),
		Details: []string{joined("  ", first.Address, first.Place, first.Agent), g.about()},
	}
	if g.Customer != "" && len(g.Attempts) >= machine {
		shown.Details = append(shown.Details, "To the customer: \""+g.Customer+"\"")
	}
	for n := len(g.Attempts) - 1; n >= 0; n-- {
		shown.Attempts = append(shown.Attempts, g.Attempts[n].shown(h, Group{Attempts: g.Attempts[n : n+1], Trouble: g.Trouble}))
	}
	return shown
}

func (a Attempt) shown(h History, alone Group) walk.HistoryAttempt {
	shown := walk.HistoryAttempt{Mark: signMarks[alone.sign()], Text: stamp(a.Began) + "  " + alone.about()}
	details := []string{
		joined("  ", a.Address, a.Place, a.Agent), prefixed("client ", h.Known.ClientName(a.ClientID)), prefixed("sub ", a.Sub),
		prefixed("by ", a.Caller), prefixed("Cognito said: ", a.Message), a.Risk,
	}
	for _, id := range a.RequestIDs {
		details = append(details, "request "+id)
	}
	shown.Details = slices.DeleteFunc(details, func(detail string) bool { return detail == "" })
	if !a.IsSignIn() {
		shown.NotAgain = "this is not a sign-in"
		return shown
	}
	shown.Start = walk.Start{
		AuthFlow: a.Flow(), Username: h.Question.Username,
		Target: walk.Target{ClientID: a.ClientID, UserPoolID: a.Walk.Start.Target.UserPoolID, Region: a.Walk.Start.Target.Region},
	}
	if a.Operation() == walk.AdminInitiateAuth {
		shown.Start.Operation = a.Operation()
	}
	return shown
}

// prefixed is a text with what it is, "" where there is none.
func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}

// String says how far the reading is, in a line.
func (p Progress) String() string {
	return fmt.Sprintf("CloudTrail page %d, back to %s UTC, about %d %%, %d events kept", p.Pages, p.Reaches.UTC().Format("2006-01-02 15:04"), int(100*p.Share), p.Found)
}

// HandOn is the command that somebody with the permissions runs to know, with credentials of
// their own.
func HandOn(target walk.Target, username string) string {
	words := []string{"authwalk", "history", "--user-pool-id", explain.Quoted(target.UserPoolID), "--username", explain.Quoted(username)}
	return strings.Join(append(words, explain.Address(target)...), " ")
}
