// Command demo is a small program for the tests of the terminal's edge: two
// fields, and words that make it do what programs do.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"authwalk/flow/text"
	"authwalk/ui/input"
	"authwalk/ui/term"
	"authwalk/ui/term/program"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	name, password input.Field
	onPassword     bool
	width, height  int
	background     string
	news           string
	output         *term.Output
}

type copied struct {
	how string
	err error
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case term.BackgroundMsg:
		m.background = fmt.Sprintf("dark %v", msg.Dark)
	case tea.ResumeMsg:
		m.news = "resumed"
	case tea.MouseMsg:
		m.news = fmt.Sprintf("clicked %d,%d", msg.X, msg.Y)
	case copied:
		m.news = text.Line(fmt.Sprint(msg.how, msg.err))
	case tea.KeyMsg:
		return m.key(msg)
	}
	return m, nil
}

func (m model) key(msg tea.KeyMsg) (tea.Model, tea.Cmd) {
	switch msg.String() {
	case "ctrl+c":
		return m, tea.Quit
	case "tab":
		m.onPassword = !m.onPassword
		m.focus()
		return m, nil
	case "ctrl+r":
		m.password.Reveal(true)
		return m, nil
	case "ctrl+y":
		return m, func() tea.Msg {
			how, _, err := m.output.Copy(context.Background(), "copied text")
			return copied{how, err}
		}
	case "enter":
		return m.enter()
	}
	m.name, _ = m.name.Update(msg)
	m.password, _ = m.password.Update(msg)
	m.news = m.name.Notice() + m.password.Notice()
	return m, nil
}

func (m model) enter() (tea.Model, tea.Cmd) {
	secret := m.password.Value()
	switch m.name.Value() {
	case "panic":
		panic(secret)
	case "panic in a command":
		return m, tea.Sequence(func() tea.Msg { return nil }, tea.Batch(nil, func() tea.Msg { panic(secret) }))
	case "flood":
		return m, func() tea.Msg {
			_, _ = m.output.WriteString("flooded" + strings.Repeat("\x1b]11;no end", 1<<16))
			return nil
		}
	case "panic in the view":
		m.width = -1
		return m, nil
	}
	m.news = "entered " + m.name.Value()
	return m, nil
}

func (m *model) focus() {
	m.name.Blur()
	m.password.Blur()
	if m.onPassword {
		m.password.Focus()
		return
	}
	m.name.Focus()
}

func (m model) View() string { frame, _ := m.Draw(); return frame }

func (m model) Draw() (string, term.Cursor) {
	if m.width < 0 {
		panic(m.password.Value())
	}
	name, nameAt := m.name.View(30)
	password, passwordAt := m.password.View(30)
	cursor := term.Cursor{X: 10 + nameAt, Y: 1, Visible: true}
	if m.onPassword {
		cursor = term.Cursor{X: 10 + passwordAt, Y: 2, Visible: true}
	}
	return strings.Join([]string{
		fmt.Sprintf("demo %d×%d %s", m.width, m.height, m.background),
		"name      " + name,
		"password  " + password,
		m.news,
	}, "\n"), cursor
}

func main() {
	output := term.NewOutput(os.Stdout)
	m := model{name: input.New(input.Options{}), password: input.New(input.Options{Secret: true}), output: output}
	m.focus()
	_, err := program.Run(context.Background(), m, program.Options{
		Input: os.Stdin, Output: output, Theme: os.Getenv("DEMO_THEME"), Mouse: os.Getenv("DEMO_MOUSE") != "", Getenv: os.Getenv,
	})
	switch {
	case errors.Is(err, program.ErrInterrupted):
		os.Exit(130)
	case errors.Is(err, program.ErrNoTerminal):
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
