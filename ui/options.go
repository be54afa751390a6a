package ui

import (
	"context"
	"time"

	"authwalk/flow/walk"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// Options are what the program hands to the model.
type Options struct {
	// Context is the program's: when it ends, every request does.
	Context    context.Context
	Controller Controller
	// Filled is what the start form begins with, Begin a start that is
	// complete, so that the walk begins at once.
	Filled walk.Values
	Begin  *walk.Start
	// Recorded are walks to look at; the last one is on screen first.
	Recorded []Recorded
	// Kept lists the recorded walks of this machine, the newest first; nil where there
	// are none to list. With ListKept, the program begins with that list.
	Kept     func() ([]Kept, error)
	ListKept bool
	// History reads what happened to a user, which is on screen first; nil where that is
	// not asked. HistoryFile names the file that it reads, "" where it asks a service.
	History     ReadHistory
	HistoryFile string
	// SetTitle keeps a title with the record of a walk; nil where there are none.
	SetTitle func(id, title string) error
	// Watch tells of the sign-ins of other programs; nil where nobody's are seen. With
	// Watching, the program begins with their list.
	Watch    *Watch
	Watching bool
	// Pasted is what was read of a text with commands; nil where there was none.
	Pasted []walk.Pasted
	// Places finds places to start, and takes its time; nil where nobody is to choose.
	Places func(context.Context) []Place
	// Live is the controller of those and of one's own pools; Controller where nil.
	Live Controller
	// DemoUsers are chosen from instead of filling in the start form. Demo opens
	// the demo pools; with it, the program begins with the choice between them
	// and one's own.
	DemoUsers []walk.DemoUser
	Demo      func(context.Context) (Demo, error)
	// Notice is the first line of the status row, Banner what stands there
	// whenever there is nothing else to say.
	Notice, Banner string
	// Notices stand above the demo users: what of their pools will not do what it
	// seems to.
	Notices []string
	// Step stops at what was computed and sent without a person.
	Step bool

	// Person is asked for what calls need before they can be sent; nil where
	// nothing ever asks.
	Person *Person

	// Present is for people who watch: what happened stands on a line in plain words, there
	// is more room, and secrets stay hidden.
	Present bool
	// Dark is for dark backgrounds, ASCII draws without characters beyond
	// ASCII, NoColor without colours, NoMotion lets nothing move but the clock, Mouse
	// takes clicks and the wheel.
	Dark, ASCII, NoColor, NoMotion, Mouse bool

	// Now is the clock, and After a message after some time: time.Now and
	// tea.Tick where nil.
	Now   func() time.Time
	After func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
	// Copy hands a text to the terminal's clipboard and says how, and why it may not
	// have arrived, if that is not sure; Save keeps a target and says where. Nil where
	// that is not possible.
	Copy func(text string) (how, doubt string, err error)
	// KeepCopy writes a text into a file that only this person can read, where the
	// clipboard is not sure, and says where; remove removes it again. Nil where that is
	// not possible.
	KeepCopy func(text string, secret bool) (where string, remove func() error, err error)
	Save     func(filled walk.Values) (where string, err error)
	// Reports writes walks as reports; nil where that is not possible.
	Reports Reports
	// EditText opens a text in the person's own editor, which has the terminal meanwhile;
	// nil, with the reason in NoEditor, where there is none.
	EditText func(text string) (string, error)
	NoEditor string
	// SaveEvent keeps the event of a trigger as a file and says where.
	SaveEvent func(call walk.TriggerCall) (where string, err error)
}

// Demo is an opened demo pool.
type Demo struct {
	Controller Controller
	DemoUsers  []walk.DemoUser
	Notice     string
	Notices    []string
	// Watch tells of what other programs do at it.
	Watch *Watch
	// Filled is what the start form begins with, where there are no users.
	Filled walk.Values
}

// live is the controller of one's own pools.
func (o Options) live() Controller {
	if o.Live != nil {
		return o.Live
	}
	return o.Controller
}

// style is what is drawn with on a dark or light background.
func (o Options) style(dark bool) style.Style {
	s := style.New(dark, o.ASCII)
	if o.NoColor {
		return s.WithoutColours()
	}
	return s
}

func (o Options) complete() Options {
	if o.Context == nil {
		o.Context = context.Background()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.After == nil {
		o.After = tea.Tick
	}
	return o
}
