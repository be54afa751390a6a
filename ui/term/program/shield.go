package program

import (
	"context"
	"reflect"

	"authwalk/ui/term"

	tea "github.com/charmbracelet/bubbletea"
)

// shield is what is outside of the model: the terminal, and the way out.
type shield struct {
	output *term.Output
	mouse  bool
	ctx    context.Context
	stop   context.CancelCauseFunc
	send   func(tea.Msg)
}

// background passes on what the terminal has said of its background.
func (s *shield) background(dark bool) { s.send(term.BackgroundMsg{Dark: dark}) }

// recovered ends the program with a Bug if there is a panic. It is deferred.
func (s *shield) recovered() {
	if value := recover(); value != nil {
		s.stop(newBug(value))
	}
}

// shielded is a model whose panics end the program in order, whose cursor is
// placed, and which ctrl+z suspends.
type shielded struct {
	Model
	*shield
	first tea.Cmd // to be run beside that of Init
}

// Init implements tea.Model.
func (s shielded) Init() tea.Cmd {
	defer s.recovered()
	return s.guard(tea.Batch(s.first, s.Model.Init()))
}

// Update implements tea.Model. Once the program is to end nothing changes the
// model: it tells what was going on, and that its requests were cut off is no news.
func (s shielded) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	next = s
	if s.ctx.Err() != nil {
		return next, nil
	}
	defer s.recovered()
	msg = received(msg)
	if pressed, ok := msg.(tea.KeyMsg); ok && pressed.Type == tea.KeyCtrlZ {
		if canSuspend() {
			cmd = tea.Suspend
		}
		return next, cmd
	}
	model, cmd := s.Model.Update(msg)
	s.Model = model.(Model)
	if _, resumed := msg.(tea.ResumeMsg); resumed && s.mouse {
		cmd = tea.Batch(cmd, tea.EnableMouseCellMotion) // bubbletea brings back all but the mouse
	}
	return s, s.guard(cmd)
}

// View implements tea.Model. Placing the cursor is the one thing here that a
// view should not do: bubbletea has no other place for it, and what it does is
// told by the model alone.
func (s shielded) View() (frame string) {
	defer s.recovered()
	frame, cursor := s.Draw()
	s.output.SetCursor(cursor)
	return frame
}

// guard has the panics of a command, and of the commands it returns, end the
// program in order.
func (s *shield) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer s.recovered()
		return s.guardMore(cmd())
	}
}

// guardMore guards the commands in a message that is a list of them: a batch,
// or a sequence, whose type bubbletea keeps to itself.
func (s *shield) guardMore(msg tea.Msg) tea.Msg {
	list := reflect.ValueOf(msg)
	if !list.IsValid() || list.Kind() != reflect.Slice || list.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return msg
	}
	guarded := reflect.MakeSlice(list.Type(), list.Len(), list.Len())
	for i := range list.Len() {
		guarded.Index(i).Set(reflect.ValueOf(s.guard(list.Index(i).Interface().(tea.Cmd))))
	}
	return guarded.Interface()
}
