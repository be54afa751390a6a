package ui_test

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"runtime/pprof"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/walk"
	"authwalk/srp"
	"authwalk/ui"
	"authwalk/ui/storybook"

	tea "github.com/charmbracelet/bubbletea"
)

// longController begins walks with 500 steps on record.
type longController struct{ ui.Controller }

func (l longController) Begin(ctx context.Context, start walk.Start) walk.Walk {
	w := l.Controller.Begin(ctx, start)
	steps := slices.Repeat(w.Steps[:1], 500-len(w.Steps))
	w.Steps = append(steps, w.Steps...)
	for n := range w.Steps {
		w.Steps[n].Number = n + 1
	}
	return w
}

func (l longController) WithPoolFacts(ctx context.Context, start walk.Start) ui.Controller {
	return longController{l.Controller.WithPoolFacts(ctx, start)}
}

// hundred are that many demo users.
func hundred() []walk.DemoUser {
	users := storybook.DemoUsers()
	for n := 0; len(users) < 100; n++ {
		user := users[n]
		user.Username = fmt.Sprintf("%s-%d", user.Username, len(users))
		users = append(users, user)
	}
	return users
}

// long is a story in a large window, its walk with 500 steps on record.
func long(t testing.TB, name string, users []walk.DemoUser) tea.Model {
	story := find(t, name)
	options := story.Setup()
	options.Controller = longController{options.Controller}
	if users != nil {
		options.DemoUsers = users
	}
	return storybook.Press(storybook.Show(ui.New(options), 200, 60), story.Keys...)
}

// BenchmarkFrame moves the cursor, or types into a field, and draws the frame that follows.
func BenchmarkFrame(b *testing.B) {
	for _, name := range append(slices.Clone(chosen), "tokens-revealed") {
		b.Run(name, func(b *testing.B) {
			m := long(b, name, nil)
			for n := 0; b.Loop(); n++ {
				m, _ = m.Update(storybook.Keys([]string{"4", "backspace", "down", "up"}[n%4])[0])
				_ = m.View()
			}
		})
	}
}

// BenchmarkPalette types into the palette, which lists 100 users, after a sign-in.
func BenchmarkPalette(b *testing.B) {
	m := storybook.Press(long(b, "tokens", hundred()), "ctrl+k")
	for n := 0; b.Loop(); n++ {
		m, _ = m.Update(storybook.Keys([]string{"e", "backspace"}[n%2])[0])
		_ = m.View()
	}
}

// cryptography are what the functions of a calculation begin with, as stacks name them.
var cryptography = []string{"math/big.", "crypto/", "authwalk/srp.(*element)."}

// calculations are the calls of cryptography under a function, of those that were made
// while every allocation was recorded: none of them does without memory.
func calculations(t *testing.T, under string, run func()) []string {
	t.Helper()
	rate := runtime.MemProfileRate
	runtime.MemProfileRate = 1
	run()
	runtime.MemProfileRate = rate
	runtime.GC() // what was allocated is published by the second collection after it
	runtime.GC()
	var recorded bytes.Buffer
	if err := pprof.Lookup("allocs").WriteTo(&recorded, 1); err != nil {
		t.Fatal(err)
	}
	var found []string
	for stack := range strings.SplitSeq(recorded.String(), "\n\n") {
		if !strings.Contains(stack, under) {
			continue
		}
		for _, calculating := range cryptography {
			if strings.Contains(stack, "\t"+calculating) {
				found = append(found, stack)
				break
			}
		}
	}
	return found
}

// draw draws a model, moves the cursor in it, types into it, and draws it again.
func draw(m tea.Model) {
	for _, key := range []string{"", "down", "pgdown", "tab", "4"} {
		for _, pressed := range storybook.Keys(key) {
			m, _ = m.Update(pressed)
		}
		_ = m.View()
	}
}

// provenByHand is a model that asks for what a proof needs: for the password where no
// parameters are given, for a signature where SRP_A is.
func provenByHand(t *testing.T, parameters walk.Values) tea.Model {
	options := find(t, "sms").Setup()
	begin := *options.Begin
	begin.AuthFlow, begin.Password, begin.Parameters = api.FlowUserSRPAuth, walk.Secret{}, parameters
	options.Begin = &begin
	m := storybook.Show(ui.New(options), 200, 60)
	if !strings.Contains(m.View(), api.ChallengePasswordVerifier) {
		t.Fatalf("no proof is asked for:\n%s", m.View())
	}
	return m
}

// TestNothingIsCalculatedWhileDrawing draws every story: no proof is calculated for that,
// no signature made or checked, no key derived.
func TestNothingIsCalculatedWhileDrawing(t *testing.T) {
	var models []tea.Model
	for _, story := range fewer(storybook.Stories()) {
		models = append(models, tell(story, 80, 24), tell(story, 200, 60))
	}
	models = append(models, provenByHand(t, walk.Values{}), provenByHand(t, walk.NewValues(map[string]string{api.KeySRPA: "5"})))
	found := calculations(t, "authwalk/ui_test.draw+", func() {
		for _, m := range models {
			draw(m)
		}
	})
	for _, stack := range found {
		t.Errorf("calculated while drawing:\n%s", stack)
	}
}

// TestACalculationIsFound: what the test above looks for is seen where it happens.
func TestACalculationIsFound(t *testing.T) {
	if len(calculations(t, "authwalk/ui_test.calculate+", func() { calculate(t) })) == 0 {
		t.Error("a public value was calculated, and not found")
	}
}

func calculate(t *testing.T) {
	if _, err := srp.NewClient(strings.NewReader(strings.Repeat("a", 1024))); err != nil {
		t.Fatal(err)
	}
}
