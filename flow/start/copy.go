package start

import (
	"authwalk/flow/command"
	"authwalk/flow/walk"
)

// Commands are the newest call of a walk, and the whole walk, in the languages of
// other tools. A language that cannot express one of them is left out.
func (Form) Commands(w walk.Walk) []walk.Command {
	last := w.Last()
	if last == nil || last.Exchange.Request.Len() == 0 {
		return nil
	}
	var commands []walk.Command
	for _, language := range command.Written() {
		if safe, whole, err := command.Copies(language, w, *last); err == nil {
			if last.Exchange.Masked { // its secrets are not known any more
				whole = safe
			}
			commands = append(commands, walk.Command{Label: language.Label(), Note: last.Exchange.Operation, Safe: safe, Whole: whole})
		}
	}
	if len(w.Steps) == 1 {
		return commands
	}
	for _, language := range command.Written() {
		if script, err := command.Export(language, w); err == nil {
			commands = append(commands, walk.Command{Label: language.Label() + " script", Note: "the whole walk", Safe: script, Whole: script})
		}
	}
	return commands
}
