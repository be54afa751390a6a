package screen

import (
	"time"

	"authwalk/flow/walk"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Screen is what stands in the step's place.
type Screen interface {
	// Update takes a key and returns the screen it leads to, with an event
	// where the person asked for something the screen cannot do itself.
	Update(key tea.KeyMsg, c Context) (Screen, Event)
	// View draws the screen into width cells and height lines.
	View(c Context, width, height int) View
	// Keys are the bindings of the screen, most useful first.
	Keys(c Context) []style.Binding
	// Shape is how much of the window it asks for, and Lines how many lines
	// it would like at this width.
	Shape() Shape
	Lines(c Context, width int) int
	// Help explains what has the focus, a paragraph each.
	Help(c Context) []string
}

// Clickable is a screen with entries to click on, told apart by their line. Other
// screens are gone through as with the arrows.
type Clickable interface {
	// Click goes to what is on a line: Clicked is the event where it is something that
	// enter opens.
	Click(c Context, width, height, line int) (Screen, Event)
}

// Shape is how much of the window's width a screen asks for.
type Shape int

// The shapes: beside its panels, wider than usual, the whole width where the
// window is not large, the whole width always, and the whole window.
const (
	Normal Shape = iota
	Wide
	WholeStep
	FullWidth
	FullWindow
)

// Context is what a screen is given to draw and decide with.
type Context struct {
	Style style.Style
	// Width and Height are the room that the screen has.
	Width, Height int
	// Now is the time by the server's clock, Here by this machine's.
	Now, Here time.Time
	// Revealed shows secrets.
	Revealed bool
	// Present is for people who watch from afar: empty lines between entries where there
	// is room, and no way to show a secret.
	Present bool
	// Explanation is to be explained under the fields, where no panel does; nil else.
	Explanation *walk.Explanation
	// HelpBeside tells that what has the focus is explained beside the screen.
	HelpBeside bool
	// Scroll is how many lines the screen is scrolled from where the focus is in
	// sight.
	Scroll int
	// PageKey is the key that scrolls the screen by a page, "" while it scrolls
	// something else.
	PageKey string
	// Arrived says that the code that is asked for has arrived, and how to take it; "" where
	// it has not.
	Arrived string
	// Expired says that the session that the answer belongs to is over: enter asks whether to
	// repeat the sign-in.
	Expired bool
	// Preview is the request an answer would become; nil where it is not shown.
	Preview func(walk.Values) walk.Wire
}

// View is a drawn screen.
type View struct {
	// Title and Corner belong into the border, or a line where there is none.
	Title, Corner string
	Lines         []string
	Cursor        Cursor
	// Above and Below are how many lines are out of sight, and Page how many of
	// those that scroll are in sight.
	Above, Below, Page int
}

// Cursor is where the real cursor stands, from the area's top left corner.
type Cursor struct {
	X, Y    int
	Visible bool
}

// Event is what a person wants that a screen cannot do itself; nil for nothing.
type Event any

// The events.
type (
	// Submit presses the button of a form.
	Submit struct{ Answer walk.Values }
	// Edited tells that the form's content has changed.
	Edited struct{}
	// OfferTaken tells that the value at hand was filled in, and what it is.
	OfferTaken struct{ Desc string }
	// Pasted is a text that was pasted into a field on the start form.
	Pasted struct{ Text string }
	// Clicked tells that the click went to something that a second one opens.
	Clicked struct{}
	// Suggest asks for a list of values of a field.
	Suggest struct{ Key string }
	// Perform asks for an action.
	Perform struct{ Action walk.Action }
	// Pick chooses an entry of a list; Edit tells to look at it first.
	Pick struct {
		Index int
		Edit  bool
	}
	// CompareWalks asks to compare two entries of the list of walks.
	CompareWalks struct{ A, B int }
	// Watch asks for the sign-ins of other programs.
	Watch struct{}
	// Branch asks to walk again up to a step.
	Branch struct{ Step int }
	// Switch goes to another walk.
	Switch struct{ Walk int }
	// Open shows how the values of a step were computed.
	Open struct{ Step walk.Step }
	// OpenTrigger shows a call of a trigger that belongs to a walk.
	OpenTrigger struct {
		Walk int
		Call walk.TriggerCall
	}
	// SendEventAgain asks to call the function of such a call once more.
	SendEventAgain struct {
		Walk int
		Call walk.TriggerCall
	}
	// SaveEvent asks to keep the event of a call as a file.
	SaveEvent struct{ Call walk.TriggerCall }
	// WriteReport asks for a report in one of the formats, as a file or to copy.
	WriteReport struct {
		Format int
		Copy   bool
	}
	// Diagnose asks why a user cannot sign in, or what happened to them.
	Diagnose struct{ History bool }
	// OpenRepair shows a call that mends something, RunRepair asks to make it.
	OpenRepair struct{ Repair walk.Repair }
	RunRepair  struct{ Repair walk.Repair }
	// CopyLine asks to copy a line of a screen that stays.
	CopyLine struct{ What, Text string }
	// Close leaves a screen that only shows something.
	Close struct{}
	// Copied asks to copy a text. Secret tells that it was asked for with the
	// secrets in it.
	Copied struct {
		What, Text string
		Secret     bool
	}
	// CompareProof asks to compare a text, the values of another client, with those of a
	// step. One value that stands alone is the one that is looked at.
	CompareProof struct {
		Step           walk.Step
		LookedAt, Text string
	}
	// EditCall asks to edit the request of an action by hand.
	EditCall struct{ Action walk.Action }
	// SendDraft sends a request as it was edited by hand.
	SendDraft struct {
		Draft walk.Draft
		Text  string
	}
	// EditOutside opens a request in another editor.
	EditOutside struct{ Text string }
	// Scroll asks to scroll the screen.
	Scroll struct{ Rows int }
	// Notify puts a line into the status row.
	Notify struct{ Text string }
	// Run is a command a field asks for.
	Run struct{ Command tea.Cmd }
)
