package command

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// shown is what a script prints at its end: all of the last answer where it is empty.
type shown struct {
	// path is a member of the last answer.
	path []string
	// value is one from before: of an earlier answer, or given to the first call.
	value any
}

// memberPath is what --query and -Select write alike: the way to one member.
var memberPath = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$`)
})

// show has the script print what the first call was to show. The call itself needs the
// whole answer, since the next one may need any of it.
func (w *scriptWriter) show(show string) {
	if show == "" || show == "*" {
		return
	}
	if name, isParameter := strings.CutPrefix(show, "^"); isParameter {
		w.script.shown.value = w.script.first().parameter(name)
	} else if memberPath().MatchString(show) {
		w.showMember(strings.Split(show, "."))
	}
	if w.script.shown.path == nil && w.script.shown.value == nil {
		w.add(note{"The first call was to show " + show + ", which this script cannot: it prints the whole answer."})
		return
	}
	w.add(note{"The first call was to show " + show + ": here, the script prints that at its end."})
}

// showMember shows a member of the newest answer that has it. Of an earlier answer than
// the last one, a text can be carried to the end.
func (w *scriptWriter) showMember(path []string) {
	for i, answer := range slices.Backward(w.answers) {
		value, has := answer.members.at(path)
		text, isText := value.(string)
		switch {
		case !has:
			continue
		case i == len(w.answers)-1:
			w.script.shown.path = path
		case isText:
			w.script.shown.value = Variable{Name: w.carry(answer, answerValue{path, text})}
		}
		return
	}
}

// at is the value that a path leads to.
func (o Object) at(path []string) (value any, has bool) {
	value = o
	for _, name := range path {
		object, _ := value.(Object)
		if value, has = object.Get(name); !has {
			return nil, false
		}
	}
	return value, true
}

// parameter is the value of a cmdlet's parameter, nil where it has none.
func (r *request) parameter(name string) any {
	for _, candidate := range parametersOf(r.call.Operation) {
		if !strings.EqualFold(candidate.name, name) && !strings.EqualFold(candidate.alias, name) {
			continue
		}
		value, _ := r.call.Members.at(candidate.path)
		return value
	}
	return nil
}
