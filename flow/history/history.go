package history

import (
	"slices"
	"time"

	"authwalk/flow/poolfile"
	"authwalk/flow/transcript"
)

// Question is what is asked of the logs.
type Question struct {
	// Username is the user in question, as the name was typed, RequestID the request
	// whose attempt is wanted; both empty for everybody.
	Username, RequestID string
	// ClientID is the one client that matters, "" for all.
	ClientID string
	// Since is from when on.
	Since time.Time
}

// Known is what the pool tells of the user and its settings. Nothing of it has to be.
type Known struct {
	// Sub is the user's, which is what CloudTrail names.
	Sub  string
	File *poolfile.File
}

// History is what happened.
type History struct {
	Question Question
	Known    Known
	// Groups are the attempts, the newest first.
	Groups []Group
	// Guessed says that wrong passwords come from many addresses, "" for no.
	Guessed string
	// Unnamed are refused attempts that name no user, and come from where the user's
	// come from.
	Unnamed []Attempt
	// Sources are the logs that were read, Notices what is to be known of them.
	Sources, Notices []string
	// Reaches is how far back was read; later than Question.Since where the reading was
	// ended.
	Reaches time.Time
}

// Of puts the events of a file together.
func Of(question Question, known Known, events []transcript.Event) History {
	h := History{Question: question, Known: known, Reaches: question.Since}
	trail, kept := apart(events)
	return h.with(trail, kept)
}

// apart are the calls of CloudTrail and the attempts of the pool's own record.
func apart(events []transcript.Event) (trail, kept []transcript.Event) {
	for _, e := range events {
		if e.Attempt != nil {
			kept = append(kept, e)
		} else {
			trail = append(trail, e)
		}
	}
	return trail, kept
}

// with adds the attempts that are asked for.
func (h History) with(trail, kept []transcript.Event) History {
	all := merged(attemptsOf(trail), attemptsOf(kept))
	var wanted, nameless []Attempt
	for _, a := range all {
		switch {
		case a.Began.Before(h.Question.Since) || h.Question.ClientID != "" && a.ClientID != "" && a.ClientID != h.Question.ClientID:
		case h.isWanted(a):
			wanted = append(wanted, a)
		case a.Sub == "" && a.Outcome == Refused && a.IsSignIn():
			nameless = append(nameless, a)
		}
	}
	for _, a := range nameless {
		if h.Question.Username != "" && slices.ContainsFunc(wanted, func(b Attempt) bool { return a.Address == b.Address && a.Agent == b.Agent }) {
			h.Unnamed = append(h.Unnamed, a)
		}
	}
	h.Groups = grouped(wanted, h.Known)
	h.Guessed = guessed(h.Groups)
	slices.Reverse(h.Groups)
	return h
}

// isWanted reports whether an attempt is one that is asked for.
func (h History) isWanted(a Attempt) bool {
	name := h.Question.Username
	switch {
	case h.Question.RequestID != "":
		return slices.Contains(a.RequestIDs, h.Question.RequestID)
	case name == "" || a.FromPool:
		return true
	default:
		begins := a.Walk.Start.Username
		return a.Sub != "" && (a.Sub == name || a.Sub == h.Known.Sub) || begins != "" && (begins == name || begins == h.Known.Sub)
	}
}

// Count is how many attempts there are.
func (h History) Count() int {
	count := 0
	for _, g := range h.Groups {
		count += len(g.Attempts)
	}
	return count
}
