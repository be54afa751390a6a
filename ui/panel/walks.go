package panel

import (
	"strings"

	"authwalk/flow/walk"
	"authwalk/ui/style"
)

// Walks is the walks of this run, newest first.
type Walks struct {
	Style style.Style
	Walks []walk.Walk
}

// Name is the panel's.
func (Walks) Name() Name { return "walks" }

// Title is the panel's.
func (Walks) Title() string { return "Earlier walks" }

// Hint is the key that opens them.
func (Walks) Hint() string { return style.Path.Label }

// Tail is not: the newest walk is the first.
func (Walks) Tail() bool { return false }

// Empty says that there is none.
func (Walks) Empty() string { return "No walks yet." }

// Rows draws a row for each walk.
func (p Walks) Rows(width int) Rows {
	return Rows{Total: len(p.Walks), At: func(n int) string {
		w := p.Walks[len(p.Walks)-1-n]
		path := w.Start.Username + "  " + strings.Join(w.Path(), " "+p.Style.Signs.Next+" ")
		result := ""
		if last := w.Last(); last != nil {
			result = Result(*last)
		}
		return p.Style.Ends(path, result, width)
	}}
}

// Result is what came back for a step, in a word.
func Result(step walk.Step) string {
	switch {
	case step.Challenge != nil:
		return step.Challenge.Name
	case step.Tokens != nil:
		return "tokens"
	case step.Error != nil && step.Error.Exception != "":
		return step.Error.Exception
	case step.Error != nil:
		return step.Error.Message
	default:
		return "done"
	}
}
