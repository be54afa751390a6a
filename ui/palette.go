package ui

import (
	"cmp"
	"slices"
	"strings"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/screen"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

// command is an entry of the palette with what it does. It is made from the handler and
// the reason of a key, or from what a screen offers, so that none is missing.
type command struct {
	screen.Command
	run func(Model) (Model, tea.Cmd)
}

// The groups of commands, in the order they are listed.
const (
	groupUsed   = "Used last"
	groupSaved  = headingSaved
	groupStep   = "This step"
	groupKeys   = "On every screen"
	groupSignIn = "After sign-in"
	groupPanels = "Panels"
	groupCopy   = "Copy"
	groupPlaces = "Users and places"
	groupClaims = "Claims"
)

// paletteKey opens the palette.
func (m Model) paletteKey() style.Binding {
	binding := style.Palette
	if !m.typing() {
		binding.Keys = append(binding.Keys[:len(binding.Keys):len(binding.Keys)], ":")
	}
	return binding
}

// typing tells that letters go into a field.
func (m Model) typing() bool {
	switch shown := m.screen().(type) {
	case screen.Form, screen.Repair, screen.Editor:
		return true
	case interface{ Typing() bool }:
		return shown.Typing()
	}
	return false
}

// paletteKeys are the keys of the frame while the palette is open: letters are typed
// into it.
func (m Model) paletteKeys() []keyHandler {
	closing := style.Escape.WithDesc("close")
	closing.Keys = append(closing.Keys[:len(closing.Keys):len(closing.Keys)], style.Palette.Keys...)
	return []keyHandler{{closing, withoutCommand(Model.closePalette)}, redrawKey}
}

// openPalette lists everything that can be done, and what cannot be done now.
func (m Model) openPalette() Model {
	m.commands = m.allCommands()
	return m.push(screen.NewPalette(listedIn(m.commands)))
}

// Commands are what the palette lists here, none where it does not open.
func (m Model) Commands() []screen.Command {
	if _, opens := find(m.frameKeys(), style.Palette.Keys[0]); !opens || m.paletteShown() || m.dialog != nil || m.question != nil || m.request != nil {
		return nil
	}
	return listedIn(m.allCommands())
}

func listedIn(commands []command) []screen.Command {
	listed := make([]screen.Command, len(commands))
	for n, each := range commands {
		listed[n] = each.Command
	}
	return listed
}

func (m Model) closePalette() Model {
	m = m.pop()
	m.commands = nil
	return m
}

// runCommand closes the palette and does what was chosen in it.
func (m Model) runCommand(n int) (Model, tea.Cmd) {
	if n >= len(m.commands) {
		return m, nil
	}
	run := m.commands[n].run
	return run(m.used(m.commands[n].Name).closePalette().withLayout())
}

// allCommands are the commands of the present screen, of its walk, and of the program.
func (m Model) allCommands() []command {
	return m.usedFirst(slices.Concat(
		m.savedCommands(), m.stepCommands(), m.proofCommands(), m.supportCommands(), m.keyCommands(), m.signedInCommands(), m.panelCommands(), m.copyCommands(), m.placeCommands(), m.claimCommands(),
	))
}

// mostUsed is how many commands that were used last are listed first.
const mostUsed = 5

// used remembers a command as the one that was used last.
func (m Model) used(name string) Model {
	others := slices.DeleteFunc(slices.Clone(m.lastUsed), func(other string) bool { return other == name })
	m.lastUsed = slices.Insert(others, 0, name)
	m.lastUsed = m.lastUsed[:min(len(m.lastUsed), mostUsed)]
	return m
}

// usedFirst lists first what was used last and can be done again.
func (m Model) usedFirst(commands []command) []command {
	var first []command
	for _, name := range m.lastUsed {
		at := slices.IndexFunc(commands, func(c command) bool { return c.Name == name && c.Disabled == "" })
		if at < 0 {
			continue
		}
		again := commands[at]
		again.Group = groupUsed
		first, commands = append(first, again), slices.Delete(commands, at, at+1)
	}
	return append(first, commands...)
}

// savedCommands go to the targets that were saved.
func (m Model) savedCommands() []command {
	var commands []command
	for _, place := range m.places {
		if place.Saved && place.Open == nil {
			to := filled(headingSaved, place)
			commands = append(commands, command{
				screen.Command{Group: groupSaved, Name: startAt(place), Note: to.Note},
				func(m Model) (Model, tea.Cmd) { return to.open(m.selectWalk(startScreen)) },
			})
		}
	}
	return commands
}

// startAt is the name of the command that goes to a saved target.
func startAt(place Place) string { return "Start at " + filled(headingSaved, place).Label }

// stepCommands are the keys of the screen that has the focus, and what it offers.
func (m Model) stepCommands() []command {
	offering, offers := m.screen().(interface{ Actions() []walk.Action })
	_, tokens := m.screen().(screen.Tokens)
	enterPerforms := offers && !tokens // the action that is selected, which is listed itself
	var commands []command
	for _, binding := range apart(m.screen().Keys(m.context())) {
		moves := binding.Label == style.Arrows.Label || binding.Label == style.Tab.Label
		name := capital(binding.Desc)
		twice := slices.ContainsFunc(commands, func(c command) bool { return c.Name == name && c.Disabled == binding.DisabledReason })
		if key, known := keyMessage(binding); known && name != "" && !moves && !twice && (!enterPerforms || binding.Label != style.Enter.Label) {
			commands = append(commands, command{
				screen.Command{Group: groupStep, Name: name, Note: strings.TrimSuffix(binding.Help, "."), Key: binding.Label, Disabled: binding.DisabledReason},
				func(m Model) (Model, tea.Cmd) { return m.goToPanel("").handleScreenKey(key) },
			})
		}
	}
	actions := append(m.afterRefusedForm(), m.compareUnsent()...)
	if offers {
		actions = offering.Actions()
	}
	made := make([]command, 0, len(actions)+len(commands))
	for _, action := range actions {
		made = append(made, performed(groupStep, action))
	}
	return append(made, commands...)
}

// afterRefusedForm are what helps, besides another answer, after a refusal whose form stays
// on screen.
func (m Model) afterRefusedForm() []walk.Action {
	v := m.currentWalk()
	if _, filled := m.screen().(screen.Form); !filled || v == nil || v.walk.Last() == nil || v.walk.Last().Error == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(v.actions), func(action walk.Action) bool { return action.Kind == walk.AnswerAgain })
}

// apart has keys that do different things one by one.
func apart(keys []style.Binding) []style.Binding {
	var each []style.Binding
	for _, binding := range keys {
		if len(binding.Apart) == 0 {
			each = append(each, binding)
		}
		for _, one := range binding.Apart {
			each = append(each, one.DisabledIf(cmp.Or(binding.DisabledReason, one.DisabledReason)))
		}
	}
	return each
}

// performed is the command of an action.
func performed(group string, action walk.Action) command {
	note := action.Operation
	if note != "" && action.Group != "" {
		note = action.Group + ": " + note
	}
	return command{
		screen.Command{Group: group, Name: action.Label, Note: note, Key: action.Letter, Disabled: action.Disabled},
		func(m Model) (Model, tea.Cmd) {
			m.overlays = nil
			return m.performAction(action)
		},
	}
}

// signedInCommands are the calls after a sign-in, and those that few walks need. The
// tokens offer the first themselves.
func (m Model) signedInCommands() []command {
	controller, w := m.controller, walk.Walk{}
	if v := m.currentWalk(); v != nil && v.walk.Recorded {
		return nil // nothing is sent from a record
	} else if v != nil {
		controller, w = v.controller, v.walk
	}
	var commands []command
	if _, shown := m.screen().(screen.Tokens); !shown {
		for _, action := range view.Actions(controller.AfterSignIn(w)) {
			action.Letter = ""
			commands = append(commands, performed(groupSignIn, action))
		}
	}
	for _, action := range view.Actions(controller.Operations(w)) {
		commands = append(commands, performed(groupSignIn, action))
	}
	return commands
}

// keyCommands are the keys of the frame.
func (m Model) keyCommands() []command {
	var commands []command
	for _, handler := range m.frameKeys() {
		if handler.Label == style.Palette.Label || handler.Desc == style.History.Desc { // it is one of the commands for support
			continue
		}
		commands = append(commands, command{
			screen.Command{Group: groupKeys, Name: capital(handler.Desc), Note: strings.TrimSuffix(handler.Help, "."), Key: handler.Label, Disabled: handler.DisabledReason},
			handler.handle,
		})
	}
	return append(commands, command{
		screen.Command{Group: groupKeys, Name: capital(style.Quit.Desc), Note: "Asks first where something would be lost", Key: style.Quit.Label},
		Model.requestQuit,
	})
}

// panelCommands go to a panel.
func (m Model) panelCommands() []command {
	var commands []command
	reachable := m.scrollable()
	for _, p := range m.panels() {
		name, off := p.Name(), ""
		if !slices.Contains(reachable, name) {
			off = "something lies over it"
		}
		commands = append(commands, command{
			screen.Command{Group: groupPanels, Name: "Go to " + p.Title(), Key: style.Panel.Label, Disabled: off},
			func(m Model) (Model, tea.Cmd) { return m.goToPanel(name), nil },
		})
	}
	return commands
}

func (m Model) goToPanel(name panel.Name) Model {
	m.active, m.scroll = name, 0
	return m
}

// placeCommands sign in as a demo user, go to another walk, or to the ways to start.
func (m Model) placeCommands() []command {
	var commands []command
	place := func(name, note string, run func(Model) (Model, tea.Cmd)) {
		commands = append(commands, command{screen.Command{Group: groupPlaces, Name: name, Note: note}, run})
	}
	for n, user := range m.demoUsers {
		place("Sign in as "+view.Line(user.Username), view.Line(user.Note), func(m Model) (Model, tea.Cmd) { return m.atDemoPools().beginAs(n) })
		place("Edit the sign-in of "+view.Line(user.Username), "opens the sign-in details", func(m Model) (Model, tea.Cmd) {
			return m.selectWalk(startScreen).atDemoPools().editDemoUser(n), nil
		})
	}
	for n, v := range m.walks {
		if n != m.current {
			place("Go to the walk of "+view.Line(v.walk.Start.Username), m.titleOf(listed{place: n}), func(m Model) (Model, tea.Cmd) { return m.selectWalk(n), nil })
		}
	}
	if m.options.Watch != nil {
		place("Other programs", "what they do at this emulator, while they do it", withoutCommand(Model.watch))
	}
	if len(m.demoUsers) > 0 {
		place("Demo users", "the list of all of them", func(m Model) (Model, tea.Cmd) {
			m = m.selectWalk(startScreen).atDemoPools()
			m.start = m.demoUserList()
			return m, nil
		})
	} else if m.options.Demo != nil {
		place(demoPools.Label, demoPools.Note, demoPools.open)
	}
	place("Sign-in details", "the form, filled in as the program began", func(m Model) (Model, tea.Cmd) {
		m = m.selectWalk(startScreen).atOwnPools()
		m.start = m.startForm(m.options.Filled)
		return m, nil
	})
	if m.options.Kept != nil || len(m.walks) > 0 {
		place(recordedWalks.Label, recordedWalks.Note, Model.showWalks)
		place("Compare two walks", "what differs between this one and another, and which settings explain it", Model.compareThis)
	}
	return commands
}

// claimCommands look at a claim of the tokens.
func (m Model) claimCommands() []command {
	v := m.currentWalk()
	if v == nil || v.walk.Recorded {
		return nil
	}
	var commands []command
	for tab, token := range v.tokens {
		for at, claim := range token.Claims {
			commands = append(commands, command{
				screen.Command{Group: groupClaims, Name: "Look at " + claim.Name, Note: token.Kind + " token"},
				func(m Model) (Model, tea.Cmd) { return m.lookAtClaim(tab, at), nil },
			})
		}
	}
	return commands
}

func (m Model) lookAtClaim(tab, at int) Model {
	m.overlays = nil
	if m.awayFromTokens() {
		m = m.showTokens()
	}
	if shown, ok := m.screen().(screen.Tokens); ok {
		return m.with(shown.At(tab, at))
	}
	m.status = "The tokens are shown again once this challenge is answered."
	return m
}

// copyCommands copy what the copy menu offers, without its secrets.
func (m Model) copyCommands() []command {
	if m.options.Copy == nil {
		return nil // the key of the menu says why
	}
	var commands []command
	for _, offer := range m.offers() {
		copied, off := offer.Copied(false)
		if off != "" && !offer.Cut {
			off = "a secret: " + style.Copy.Label + " asks whether to copy it"
		}
		commands = append(commands, command{
			screen.Command{Group: groupCopy, Name: "Copy " + offer.Label, Note: offer.Note, Disabled: off},
			func(m Model) (Model, tea.Cmd) { return m.handToClipboard(copied) },
		})
	}
	return commands
}

func capital(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// keyMessage is the first key of a binding as a message.
func keyMessage(binding style.Binding) (key tea.KeyMsg, known bool) {
	if len(binding.Keys) == 0 {
		return tea.KeyMsg{}, false
	}
	return keyNamed(binding.Keys[0])
}
