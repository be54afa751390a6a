package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// session is what has been said so far.
type session struct {
	options    Options
	controller Controller
	walk       walk.Walk
	// told is how many steps of the walk have been said.
	told int
	// explained is how many steps the walk had when what can be done was said.
	explained int
	// warned are the warnings that were said.
	warned map[string]bool
	// aside tells that the pending challenge is left alone for the moment.
	aside bool
	// checked are the tokens after so many steps.
	checked   []walk.TokenView
	checkedAt int
}

var (
	// errQuit is the end of a session that a person asked for.
	errQuit = errors.New("quit")
	// errBack is the way out of a prompt.
	errBack = errors.New("back")
	// errRepeat asks for the same prompt with a new session.
	errRepeat = errors.New("repeat")
)

// Run asks and tells until a person has enough or the input ends, and returns
// the last walk. The error is io.EOF where the input ended while an answer was
// wanted, and the context's where that is over.
func Run(ctx context.Context, options Options) (walk.Walk, error) {
	s := &session{options: options, controller: options.Controller}
	for _, notice := range options.Notices {
		s.print(view.Line(notice))
	}
	begin, err := s.first(ctx)
	if err == nil {
		err = s.begin(ctx, begin)
	}
	for err == nil {
		err = s.advance(ctx)
	}
	if errors.Is(err, errQuit) {
		err = nil
	}
	return s.walk, err
}

// first is how the first walk begins.
func (s *session) first(ctx context.Context) (walk.Start, error) {
	switch {
	case s.options.Begin != nil:
		return *s.options.Begin, nil
	case len(s.options.Users) > 0:
		return s.user(ctx)
	default:
		return s.fillStart(ctx, s.options.Filled, true)
	}
}

// user asks for one of the demo users.
func (s *session) user(ctx context.Context) (walk.Start, error) {
	users, heading := s.options.Users, ""
	for i, user := range users {
		if user.Heading != heading {
			heading = user.Heading
			s.print(view.Line(heading) + ":")
		}
		s.print(view.Line(fmt.Sprintf("%d. %s: %s", i+1, user.Username, user.Note)))
	}
	for {
		typed, err := s.line(ctx, "User, by number or name", []command{s.quit("q")}, false)
		if err != nil {
			return walk.Start{}, err
		}
		if place, found := chosen(typed, len(users), func(i int) []string { return []string{users[i].Username} }); found {
			return users[place].Start, nil
		}
		s.print("Type " + numbersTo(len(users)) + ", or a name.")
	}
}

func (s *session) quit(letter string) command {
	return command{letter: letter, name: "quit", do: func(context.Context) (string, error) { return "", errQuit }}
}

// fillStart fills in the start form. Where some of it was given, what has a value
// need not be asked for.
func (s *session) fillStart(ctx context.Context, filled walk.Values, given bool) (walk.Start, error) {
	f := form{prompt: s.controller.StartPrompt, filled: filled, asked: map[string]bool{}, commands: []command{s.quit("q")}}
	f.standing = given && filled.Len() > 0
	s.say(f.shown().Sentence)
	for {
		values, err := s.fill(ctx, f)
		if err != nil {
			return walk.Start{}, err
		}
		begin, err := s.controller.Start(values)
		if err == nil {
			return begin, nil
		}
		s.print(view.Line(err.Error()))
		f.filled = values
		if fault, ok := errors.AsType[*walk.Error](err); ok && fault.Field != "" {
			f.asked[fault.Field], f.fault = false, fault.Field
		} else {
			f.asked, f.standing = map[string]bool{}, false
		}
	}
}

// begin makes the first call of a walk.
func (s *session) begin(ctx context.Context, begin walk.Start) error {
	if may, err := s.mayChange(ctx, begin.Target, begin.Operation); err != nil || !may {
		return errors.Join(err, map[bool]error{true: errQuit}[err == nil])
	}
	s.tellStart(begin)
	begun := s.controller.Begin(ctx, begin)
	if s.options.Facts != nil {
		s.controller = s.options.Facts(ctx, begin)
	}
	s.replace(begun)
	return ctx.Err()
}

// replace goes to another walk.
func (s *session) replace(w walk.Walk) {
	s.walk, s.told, s.explained, s.checkedAt = w, 0, -1, -1
	s.tell()
}

// mayChange asks before something is changed for real users, or cannot be undone.
func (s *session) mayChange(ctx context.Context, target walk.Target, operation string) (bool, error) {
	irreversible := s.controller.Irreversible(operation)
	switch {
	case target.IsLocal() && irreversible:
		return s.confirm(ctx, operation+" cannot be undone. Send it?")
	case target.IsLocal() || !s.controller.Changes(operation):
		return true, nil
	case irreversible:
		return s.confirm(ctx, "LIVE: "+operation+" cannot be undone. Send it?")
	}
	return s.confirm(ctx, "LIVE: "+operation+" can change or notify real users. Send it?")
}

// advance answers what is pending, or does what is chosen next.
func (s *session) advance(ctx context.Context) error {
	if s.options.UntilTokens && s.walk.Tokens() != nil {
		return errQuit
	}
	if _, waiting := s.walk.Pending(); waiting && !s.aside {
		return s.answer(ctx)
	}
	s.aside = false
	return s.whatNext(ctx)
}

// answer asks what the pending challenge asks, and sends it.
func (s *session) answer(ctx context.Context) error {
	prompt := view.Prompt(s.controller.Prompt(s.walk))
	s.tellPrompt(prompt)
	s.tellWhy()
	s.tellSession()
	pending, _ := s.walk.Pending()
	f := s.formOf(s.controller.Prompt(s.walk), pending.Name(), walk.Values{})
	if refused := pending.Refused(); refused != nil {
		f.fault = refused.Field
	}
	values, err := s.fill(ctx, f)
	switch {
	case errors.Is(err, errBack):
		s.aside = true
		return nil
	case errors.Is(err, errRepeat):
		s.replace(s.controller.Replay(ctx, s.walk, pending.Step.Number))
		return ctx.Err()
	case err != nil:
		return err
	}
	may, err := s.mayChange(ctx, s.walk.Start.Target, pending.Name())
	if err != nil || !may {
		s.aside = true
		return err
	}
	before := len(s.walk.Steps)
	s.walk = s.controller.Answer(ctx, s.walk, values)
	s.tell()
	if len(s.walk.Steps) == before {
		s.aside = true // nothing came of it
	}
	return ctx.Err()
}

// formOf is the form of a challenge or an operation, with what can be typed
// instead of an answer.
func (s *session) formOf(p walk.Prompt, name string, filled walk.Values) form {
	f := fixed(p, filled)
	f.code = func(ctx context.Context) (string, error) {
		code, err := s.controller.NewestCode(ctx, s.walk, name)
		if err != nil {
			s.print("No code: " + view.Line(err.Error()))
			return "", ctx.Err()
		}
		s.print("Using " + view.Line(code.Code.Reveal()) + " from " + view.Line(code.From) + ".")
		return code.Code.Reveal(), nil
	}
	if a := p.Authenticator; a != nil {
		f.commands = append(f.commands, s.show("k", "the key for the authenticator app", false, func(context.Context) {
			s.print("Key for the app, account " + view.Line(a.Account) + ": " + inGroups(a.Secret.Reveal()))
		}))
	}
	f.commands = append(f.commands,
		s.show("w", "the last request and response", true, func(context.Context) { s.tellWire() }),
		s.show("i", "the messages to the user", true, s.tellMessages),
		command{letter: "r", name: "signing in again up to this step", rare: true, do: func(context.Context) (string, error) { return "", errRepeat }},
		command{letter: "b", name: "going back, without an answer", rare: true, do: func(context.Context) (string, error) { return "", errBack }},
	)
	quit := s.quit("q")
	quit.rare = true
	f.commands = append(f.commands, quit)
	return f
}

// show is a command that says something.
func (s *session) show(letter, name string, rare bool, tell func(context.Context)) command {
	return command{letter: letter, name: name, rare: rare, do: func(ctx context.Context) (string, error) {
		tell(ctx)
		return "", ctx.Err()
	}}
}

// inGroups writes a key so that it can be read out.
func inGroups(key string) string {
	var groups []string
	for len(key) > 4 {
		groups, key = append(groups, key[:4]), key[4:]
	}
	return strings.Join(append(groups, key), " ")
}

// ended is the error of an input that ended: none where nothing was wanted.
func ended(err error) error {
	if errors.Is(err, io.EOF) {
		return errQuit
	}
	return err
}
