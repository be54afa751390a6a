package script

import (
	"context"
	"errors"
	"fmt"
	"time"

	"authwalk/flow/document"
	"authwalk/flow/start"
	"authwalk/flow/target"
	"authwalk/flow/walk"
)

// Runner runs scripts over a controller.
type Runner struct {
	Controller Controller
	Sources    Sources
	Now        func() time.Time
	// Destination is where the walk of a script with this target will go, so
	// that a question for a secret can name it; nil where nothing changes it.
	Destination func(walk.Target) walk.Target
}

// Start is what the script's target and start say, with their references
// looked up. The caller may still change it before Run.
func (r Runner) Start(ctx context.Context, s *Script) (walk.Start, error) {
	references := r.lookup(ctx)
	place, err := references.replace(s.target, func(string) bool { return false })
	if err != nil {
		return walk.Start{}, err
	}
	var begin walk.Start
	if s.target.Kind != document.Null {
		if begin.Target, err = target.Read(place); err != nil {
			return walk.Start{}, err
		}
	}
	references.destination = func() walk.Target { return r.destination(begin.Target) }
	input, err := references.replace(s.start, start.IsSecret)
	if err != nil {
		return walk.Start{}, err
	}
	begin.AuthFlow, begin.Username = begin.Target.AuthFlow, begin.Target.Username
	if err := start.Read(input, &begin); err != nil {
		return walk.Start{}, err
	}
	return start.Resolve(begin, s.admin)
}

func (r Runner) destination(target walk.Target) walk.Target {
	if r.Destination == nil {
		return target
	}
	return r.Destination(target)
}

func (r Runner) lookup(ctx context.Context) *lookup {
	return &lookup{ctx: ctx, sources: r.Sources, controller: r.Controller, now: r.Now}
}

// replace looks up the references in a part of the script.
func (l *lookup) replace(n document.Node, isSecret func(name string) bool) (document.Node, error) {
	return n.Replace(func(name string, n document.Node, text string) (string, error) {
		parsed, err := ParseText(text)
		if err != nil {
			return "", n.Errorf("%w", err)
		}
		l.question = fmt.Sprintf("%s (line %d of the script)", name, n.At.Line)
		l.isSecret = isSecret(name)
		found, err := parsed.resolve(l.find)
		if err != nil {
			return "", n.Errorf("%w", err)
		}
		return found, nil
	})
}

// Run walks from begin with the script's answers until there are tokens, a
// refusal that no answer follows, or nothing to answer with.
func (r Runner) Run(ctx context.Context, s *Script, begin walk.Start) Result {
	if err := s.checkCalls(begin); err != nil {
		return s.compare(stop(walk.Walk{Start: begin}, walk.Pending{}, err))
	}
	references := r.lookup(ctx)
	references.destination = func() walk.Target { return begin.Target }
	queue := newAnswerQueue(s.answers)
	w, refused, err := r.begin(ctx, references, queue, begin)
	if err != nil {
		return s.compare(stop(w, walk.Pending{}, err).after(refused))
	}
	return s.compare(r.answerAll(ctx, references, queue, w).after(refused))
}

// begin makes the first call. One that is made with answers and refused is made
// again with the next ones of their list; the calls before the last are returned
// beside its walk.
func (r Runner) begin(ctx context.Context, references *lookup, queue *answerQueue, begin walk.Start) (w walk.Walk, refused []Call, err error) {
	for {
		if begin.Members, err = members(references, queue, begin); err != nil {
			return walk.Walk{Start: begin}, refused, err
		}
		w = r.Controller.Begin(ctx, begin)
		if failed := w.Failed(); failed == nil || failed.Kind != walk.Refused || !queue.hasMore(begin.Operation) {
			return w, refused, nil
		}
		refused = append(refused, describe(w).Path...)
	}
}

// answerAll answers what the walk asks until it ends.
func (r Runner) answerAll(ctx context.Context, references *lookup, queue *answerQueue, w walk.Walk) Result {
	for {
		pending, waiting := w.Pending()
		if !waiting || ended(pending.Refused()) {
			return resultOf(w)
		}
		values, err := r.answer(references, queue, w, pending)
		if err != nil {
			return stop(w, pending, err)
		}
		longer := r.Controller.Answer(ctx, w, values)
		if len(longer.Steps) == len(w.Steps) {
			return stop(w, pending, errors.New("authwalk could not send the answer"))
		}
		w = longer
	}
}

// members are those that a start with an operation that is a walk of its own is
// made with: what the script answers that operation with.
func members(references *lookup, queue *answerQueue, begin walk.Start) (walk.Values, error) {
	asked, is := start.Asks(begin)
	if !is {
		return begin.Members, nil
	}
	references.walk = &walk.Walk{Start: begin}
	return queue.first(begin.Operation).fill(asked, references)
}

// ended reports whether a try failed in a way that another answer cannot mend.
func ended(failed *walk.Error) bool {
	return failed != nil && failed.Kind != walk.Refused
}

func (r Runner) answer(references *lookup, queue *answerQueue, w walk.Walk, pending walk.Pending) (walk.Values, error) {
	asked := r.Controller.Prompt(w)
	if asked.Authenticator != nil {
		references.secret = asked.Authenticator.Secret
	}
	references.walk = &w
	given, has := queue.next(pending)
	switch {
	case has:
		return given.fill(asked, references)
	case asked.Auto:
		return walk.Values{}, nil
	default:
		return walk.Values{}, &noAnswerError{fmt.Sprintf("the script has no answer to %s", asked.Name)}
	}
}
