package plain

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/text"
	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// whatNext offers what can be done now, and does it.
func (s *session) whatNext(ctx context.Context) error {
	actions := s.actions()
	if s.explained != len(s.walk.Steps) {
		s.explained = len(s.walk.Steps)
		if s.walk.Last().Tokens != nil {
			s.tellTokens(ctx)
		}
		s.tellWhy()
		s.tellActions(actions)
	}
	place, err := s.chooseAction(ctx, actions)
	if err != nil {
		return ended(err)
	}
	err = s.perform(ctx, actions[place])
	if errors.Is(err, errBack) {
		return nil
	}
	return err
}

// actions are those of the explanation, or of the tokens.
func (s *session) actions() []walk.Action {
	actions := view.Explanation(s.controller.Explain(s.walk, 0)).Actions
	if _, waiting := s.walk.Pending(); waiting {
		actions = append([]walk.Action{{Kind: walk.AnswerAgain, Label: "Answer what is asked"}}, actions...)
	}
	if len(actions) == 0 || s.walk.Tokens() != nil {
		possible := slices.DeleteFunc(s.controller.Actions(s.walk), func(action walk.Action) bool { return action.Disabled != "" })
		actions = append(actions, view.Actions(possible)...)
	}
	return actions
}

func (s *session) tellActions(actions []walk.Action) {
	s.print("What next:")
	for i, action := range actions {
		line := fmt.Sprintf("%d. %s", i+1, action.Label)
		if action.Disabled != "" {
			line += " (not possible now: " + action.Disabled + ")"
		}
		s.print(line)
	}
}

func (s *session) chooseAction(ctx context.Context, actions []walk.Action) (int, error) {
	commands := []command{
		s.show("l", "the list again", true, func(context.Context) { s.tellActions(actions) }),
		s.show("c", "every claim of the tokens", true, s.tellClaims),
		{letter: "p", name: "print a token", rare: true, do: s.printToken},
		s.show("w", "the last request and response", true, func(context.Context) { s.tellWire() }),
		s.show("i", "the messages to the user", true, s.tellMessages),
	}
	if s.walk.Tokens() != nil {
		commands[1].rare, commands[2].rare = false, false
	}
	commands = s.withHelp([]string{"Choose by number, or by the name of the operation."}, append(commands, s.quit("q")), true)
	for {
		typed, err := s.line(ctx, "Which one, by number", commands, true)
		if err != nil {
			return 0, err
		}
		place, found := chosen(typed, len(actions), func(i int) []string { return []string{actions[i].Operation, actions[i].Label} })
		switch {
		case !found:
			s.print("Type " + numbersTo(len(actions)) + ".")
		case actions[place].Disabled != "":
			s.print("That is not possible now: " + actions[place].Disabled + ".")
		default:
			return place, nil
		}
	}
}

// printToken prints one token whole, on request.
func (s *session) printToken(ctx context.Context) (string, error) {
	tokens := s.walk.Tokens()
	if tokens == nil {
		s.print("There are no tokens.")
		return "", nil
	}
	typed, err := s.line(ctx, "Which one: id, access or refresh. Whoever has it can use it", nil, false)
	if err != nil {
		return "", err
	}
	token, known := map[string]walk.Secret{"id": tokens.ID, "access": tokens.Access, "refresh": tokens.Refresh}[strings.TrimSpace(typed)]
	if !known || token.IsZero() {
		s.print("There is no such token.")
		return "", nil
	}
	s.print(text.Line(token.Reveal()))
	return "", nil
}

// perform does one of the actions.
func (s *session) perform(ctx context.Context, action walk.Action) error {
	c, pending := s.controller, 0
	if p, waiting := s.walk.Pending(); waiting {
		pending = p.Step.Number
	}
	last := len(s.walk.Steps)
	switch action.Kind {
	case walk.TryAgain:
		return s.tryAgain(ctx, pending > 0)
	case walk.AnswerAgain:
		if pending == 0 {
			s.replace(c.Replay(ctx, s.walk, max(last-1, 1)))
		}
		return ctx.Err()
	case walk.StartOver:
		return s.begin(ctx, s.walk.Start)
	case walk.Wait:
		if left := action.Until.Sub(s.options.Now()); !action.Until.IsZero() && left > 0 {
			s.print("The lock ends in " + inWords(left) + " at the latest. Nothing was sent. " + walk.WhileLocked)
			return nil
		}
		return s.begin(ctx, s.walk.Start)
	case walk.EditStart:
		begin := action.StartFrom(s.walk.Start)
		if action.AtOnce {
			return s.begin(ctx, begin)
		}
		begin, err := s.fillStart(ctx, c.Filled(begin), false)
		if err != nil {
			return err
		}
		return s.begin(ctx, begin)
	case walk.ReplayHere:
		if pending == 0 {
			pending = max(last-1, 1)
		}
		if action.Step > 0 {
			pending = action.Step - 1
		}
		s.replace(c.Replay(ctx, s.walk, pending))
		return ctx.Err()
	case walk.CopyText, walk.HandOver:
		s.print(text.Line(action.Text))
		return nil
	case walk.ShowTokens:
		s.tellTokens(ctx)
		return nil
	case walk.ShowTrigger:
		s.tellTriggerCalls()
		return nil
	default:
		return s.operation(ctx, action)
	}
}

// tryAgain sends the newest answer once more: the start as it was, or all of
// them.
func (s *session) tryAgain(ctx context.Context, waiting bool) error {
	switch last := len(s.walk.Steps); {
	case waiting:
		s.walk = s.controller.Answer(ctx, s.walk, s.walk.Last().Answer)
		s.tell()
		return ctx.Err()
	case last <= 1:
		return s.begin(ctx, s.walk.Start)
	default:
		s.replace(s.controller.Replay(ctx, s.walk, last))
		return ctx.Err()
	}
}

// operation fills in what an operation needs, and makes it.
func (s *session) operation(ctx context.Context, action walk.Action) error {
	prompt := s.controller.PromptFor(s.walk, action.Operation)
	s.tellPrompt(view.Prompt(prompt))
	values, err := s.fill(ctx, s.formOf(prompt, action.Operation, walk.Values{}))
	if err != nil {
		return err
	}
	if action.Kind == walk.WriteFile {
		said, err := s.controller.WriteFile(s.walk, action.Operation, values)
		if err != nil {
			said = err.Error()
		}
		s.print(view.Line(said))
		return nil
	}
	if may, err := s.mayChange(ctx, s.walk.Start.Target, action.Operation); err != nil || !may {
		return err
	}
	s.walk = s.controller.Perform(ctx, s.walk, action.Operation, values)
	s.tell()
	return ctx.Err()
}

// tellTriggerCalls says what the functions behind the newest step got and
// returned.
func (s *session) tellTriggerCalls() {
	for _, call := range s.walk.Last().Triggers {
		s.print("Event of " + view.Line(call.Trigger) + ":")
		s.tellWireLines(view.TriggerEvent(call))
		s.print("Returned:")
		s.tellWireLines(view.TriggerResponse(call))
	}
}
