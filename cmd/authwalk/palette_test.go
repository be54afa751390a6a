package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"authwalk/ui"
	"authwalk/ui/screen"
	"authwalk/ui/storybook"
	"authwalk/ui/termtest"
)

// TestEveryActionOfThePalette performs each by its name in the real program, and sees what
// it has done. The list is the program's own: what its palette lists in every story of the
// storybook and in every place to which the walks here come, and what its source offers
// after steps and refusals.
func TestEveryActionOfThePalette(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	book := bookOfStories(t)
	var walked atomic.Int32
	t.Run("walks", func(t *testing.T) {
		for _, walk := range paletteWalks {
			t.Run(walk.name, func(t *testing.T) {
				t.Parallel()
				w := walk.open(t)
				walk.through(&paletteWalk{Terminal: w, t: t, book: book})
				leaveFrom(t, w)
				walked.Add(1)
			})
		}
	})
	if int(walked.Load()) == len(paletteWalks) { // neither fewer nor ended by a failure
		book.wantComplete(t)
	}
}

// actionBook says where actions are listed, and which ones were performed.
type actionBook struct {
	mu        sync.Mutex
	listed    map[string]string // kind → where
	performed map[string]bool
	keys      map[string]bool // that do one
	written   map[string]bool // names that stand in the source as they are
	families  []family
}

// bookOfStories lists the actions of every story.
func bookOfStories(t *testing.T) *actionBook {
	t.Helper()
	book := &actionBook{listed: map[string]string{}, performed: map[string]bool{}, keys: map[string]bool{}, written: map[string]bool{}, families: slices.Clone(families)}
	book.listOffered(t)
	for _, story := range storybook.Stories() {
		model, is := story.Model(140, 40).(ui.Model)
		if !is {
			t.Fatalf("%s is no screen of the program", story.Name)
		}
		for _, command := range model.Commands() {
			book.listed[book.kindOf(command)] = "the story " + story.Name
			book.keys[command.Key] = true
		}
	}
	return book
}

func (b *actionBook) wantComplete(t *testing.T) {
	t.Helper()
	var missing []string
	for kind, where := range b.listed {
		if !b.performed[kind] {
			missing = append(missing, fmt.Sprintf("%s (listed in %s)", kind, where))
		}
	}
	slices.Sort(missing)
	if len(missing) > 0 {
		t.Errorf("%d of %d actions are performed by no walk of paletteWalks:\n%s", len(missing), len(b.listed), strings.Join(missing, "\n"))
	}
}

// family are actions that are one with many names: what they begin and end with.
type family struct{ begins, ends string }

// families are actions that exist once for each user, panel, value and so on: they are one
// action with many names. What a name begins and ends with is what tells them.
var families = []family{
	{"Sign in as ", ", the next demo user"},
	{"Sign in as ", ""},
	{"Edit the sign-in of ", ""},
	{"Start at ", ""},
	{"Go to the walk of ", ""},
	{"Go to Wire ", ""},
	{"Look at ", ""},
	{"Go on with ", ""},
	{"Show what ", " received and returned"},
}

// copiedValues are the notes of values that can be copied, which have names of their own.
var copiedValues = regexp.MustCompile(`^(in the response|claim|value)\b`)

// kindOf is what an action is called here: by its name and its key, which tells keys of
// the same word apart. A letter tells nothing: calls have one on the screen of the tokens
// alone.
func (b *actionBook) kindOf(c screen.Command) string {
	if b.written[c.Name] {
		return c.Name
	}
	if note := copiedValues.FindString(c.Note); note != "" && strings.HasPrefix(c.Name, "Copy ") {
		return "Copy a value (" + note + ")"
	}
	for _, family := range b.families {
		if strings.HasPrefix(c.Name, family.begins) && strings.HasSuffix(c.Name, family.ends) {
			return family.begins + "…" + family.ends
		}
	}
	if len(c.Key) > 1 {
		return c.Name + " (" + c.Key + ")"
	}
	return c.Name
}
