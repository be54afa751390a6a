package history

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"authwalk/flow/view"
)

// The signs of the lines: wrong, fine, unfinished or not told, and a notice.
const (
	wrong   = "✗"
	fine    = "✓"
	unknown = "?"
	note    = "–"
)

// mostListed is how many groups are written out for people.
const mostListed = 200

// Lines is the history for people, without control characters of others taken out.
func (h History) Lines() []string {
	lines := append(view.Paragraph("", "", h.heading()), "")
	headed := len(lines)
	if h.Guessed != "" {
		lines = append(lines, view.Paragraph(wrong+" ", "  ", h.Guessed)...)
	}
	for _, g := range h.Groups {
		if g.Trouble && len(g.Attempts) >= machine {
			lines = append(lines, view.Paragraph(wrong+" ", "  ", g.Description)...)
			if g.Customer != "" {
				lines = append(lines, view.Paragraph("  To the customer  ", strings.Repeat(" ", 19), "\""+g.Customer+"\"")...)
			}
		}
	}
	if len(lines) > headed {
		lines = append(lines, "")
	}
	for _, g := range h.Groups[:min(len(h.Groups), mostListed)] {
		lines = append(lines, g.lines(h.Known)...)
	}
	if more := len(h.Groups) - mostListed; more > 0 {
		lines = append(lines, fmt.Sprintf("… %d older ones: --json lists all", more))
	}
	if len(h.Groups) == 0 {
		lines = append(lines, view.Paragraph(note+" ", "  ", h.nothing())...)
	}
	if len(h.Unnamed) > 0 {
		lines = append(lines, "")
		lines = append(lines, view.Paragraph(unknown+" ", "  ", h.unnamed())...)
	}
	if len(h.Notices) > 0 {
		lines = append(lines, "")
	}
	for _, notice := range h.Notices {
		lines = append(lines, view.Paragraph(note+" ", "  ", notice)...)
	}
	return lines
}

// unnamed says how many attempts name no user.
func (h History) unnamed() string {
	return counted(len(h.Unnamed), "refused attempt names", "refused attempts name") +
		" no user, as CloudTrail leaves out names that sign nobody in. They come from an address and agent of this user, and are not counted above."
}

func (h History) heading() string {
	about := "Attempts"
	switch {
	case h.Question.RequestID != "":
		about = "The attempt of request " + h.Question.RequestID
	case h.Question.Username != "":
		about += " of " + h.Question.Username
		if h.Known.Sub != "" && h.Known.Sub != h.Question.Username {
			about += " (sub " + h.Known.Sub + ")"
		}
	}
	if !h.Reaches.IsZero() {
		about += " since " + stamp(h.Reaches)
	}
	if len(h.Sources) > 0 {
		about += ", from " + strings.Join(h.Sources, " and ")
	}
	return about
}

// nothing says that nothing was found, and what the logs do not have.
func (h History) nothing() string {
	if len(h.Sources) == 0 {
		return "Nothing could be read, so whether there were attempts is not known."
	}
	if h.Question.RequestID != "" {
		return "There is no such request. CloudTrail has calls after some minutes, for 90 days, of one region; calls that were throttled or blocked by a firewall may be missing."
	}
	said := "There are no attempts. CloudTrail has calls after some minutes, for 90 days, of one region, and names users by their sub; calls that were throttled, blocked by a firewall, or made with a name that belongs to nobody do not name the user."
	if h.Question.Username != "" && h.Known.Sub == "" {
		said += " Give the sub as --username: admin-get-user tells it."
	}
	return said
}

// stamp is a time as it is written. Not every record has one that can be read.
func stamp(at time.Time) string {
	if at.IsZero() {
		return "time unknown"
	}
	return at.UTC().Format("2006-01-02 15:04:05") + " UTC"
}

// lines are one group.
func (g Group) lines(known Known) []string {
	first, last := g.First(), g.Last()
	lines := view.Paragraph(g.sign()+" ", "  ", g.when()+"  "+joined("  ", first.Address, first.Place, first.Agent))
	lines = append(lines, view.Paragraph("    ", "    ", g.Description)...)
	lines = append(lines, view.Paragraph("    ", "      ", g.about())...)
	if ids := last.RequestIDs; len(ids) > 0 {
		lines = append(lines, view.Paragraph("    request ", "            ", ids[len(ids)-1])...)
	}
	return lines
}

// when is the time of the attempts.
func (g Group) when() string {
	first, last := g.First().Began.UTC(), g.Last().Began.UTC()
	switch {
	case first.Equal(last):
		return stamp(first)
	case last.Sub(first) > 12*time.Hour:
		return first.Format("2006-01-02 15:04") + " to " + stamp(last)
	default:
		return first.Format("2006-01-02 15:04:05") + " to " + last.Format("15:04:05") + " UTC"
	}
}

// about is how the attempts began, what was asked, and how they ended.
func (g Group) about() string {
	first := g.First()
	return joined(" › ", append([]string{joined(" ", first.Operation(), first.Flow())}, append(first.Path(), g.ending())...)...)
}

func (g Group) sign() string {
	switch a := g.First(); {
	case g.Trouble:
		return wrong
	case a.Outcome == SignedIn, a.Outcome == Accepted && !a.IsSignIn():
		return fine
	default:
		return unknown
	}
}

// ending is what came last, in a word.
func (g Group) ending() string {
	switch a := g.First(); {
	case a.Exception != "":
		return a.Exception
	case a.FromPool:
		return map[Outcome]string{SignedIn: "passed", Refused: "failed", Unfinished: "in progress"}[a.Outcome]
	case a.Outcome == SignedIn:
		return "tokens"
	default:
		return ""
	}
}

// Write writes the history for people.
func (h History) Write(out io.Writer) error { return view.WriteLines(out, h.Lines()) }

// object is one attempt for programs.
type object struct {
	Began      string   `json:"began"`
	Ended      string   `json:"ended"`
	Operation  string   `json:"operation"`
	Flow       string   `json:"flow,omitempty"`
	ClientID   string   `json:"client_id,omitempty"`
	Sub        string   `json:"sub,omitempty"`
	Address    string   `json:"address,omitempty"`
	Place      string   `json:"place,omitempty"`
	Agent      string   `json:"agent,omitempty"`
	Caller     string   `json:"caller,omitempty"`
	Path       []string `json:"path"`
	Outcome    Outcome  `json:"outcome"`
	Exception  string   `json:"exception,omitempty"`
	Message    string   `json:"message,omitempty"`
	Risk       string   `json:"risk,omitempty"`
	RequestIDs []string `json:"request_ids"`
}

type groupObject struct {
	Description string   `json:"says"`
	Customer    string   `json:"customer,omitempty"`
	Trouble     bool     `json:"trouble"`
	Attempts    []object `json:"attempts"`
}

// Object is the history for programs.
func (h History) Object() any {
	groups := []groupObject{}
	for _, g := range h.Groups {
		written := groupObject{g.Description, g.Customer, g.Trouble, nil}
		for _, a := range g.Attempts {
			written.Attempts = append(written.Attempts, a.object())
		}
		groups = append(groups, written)
	}
	unnamed := []object{}
	for _, a := range h.Unnamed {
		unnamed = append(unnamed, a.object())
	}
	written := struct {
		Username string        `json:"username,omitempty"`
		Sub      string        `json:"sub,omitempty"`
		Reaches  string        `json:"reaches,omitempty"`
		Sources  []string      `json:"sources"`
		Guessed  string        `json:"guessed,omitempty"`
		Groups   []groupObject `json:"groups"`
		Unnamed  []object      `json:"unnamed"`
		Notices  []string      `json:"notices"`
	}{h.Question.Username, h.Known.Sub, "", listed(h.Sources), h.Guessed, groups, unnamed, listed(h.Notices)}
	if !h.Reaches.IsZero() {
		written.Reaches = h.Reaches.UTC().Format(time.RFC3339)
	}
	return written
}

func (a Attempt) object() object {
	return object{
		machineTime(a.Began), machineTime(a.Ended), a.Operation(), a.Flow(), a.ClientID, a.Sub, a.Address, a.Place, a.Agent, a.Caller,
		listed(a.Path()), a.Outcome, a.Exception, a.Message, a.Risk, listed(a.RequestIDs),
	}
}

// machineTime is a time for programs, "" where it is not known.
func machineTime(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format(time.RFC3339)
}

// listed is a list that JSON writes as one.
func listed(texts []string) []string { return append([]string{}, slices.Clip(texts)...) }
