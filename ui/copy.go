package ui

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"authwalk/flow/walk"
	"authwalk/ui/qr"
	"authwalk/ui/screen"
	"authwalk/ui/style"
)

type copiedMsg struct {
	what string
	size int
	how  string
	err  error
}

func (c copiedMsg) text(s style.Style) string {
	if c.err != nil {
		return "Not copied: " + line(c.err.Error())
	}
	return fmt.Sprintf("%s Copied %s, %d characters, %s", s.Signs.Done, c.what, c.size, c.how)
}

func (m Model) copyOff() string {
	switch {
	case m.options.Copy == nil:
		return "there is no clipboard to copy to"
	case m.nothingToCopy():
		return "there is nothing to copy yet"
	}
	return ""
}

// nothingToCopy is asked with every frame, and so makes no offers.
func (m Model) nothingToCopy() bool {
	if o := m.currentWalk(); o != nil && o.walk.Last() != nil {
		exchange := o.walk.Last().Exchange
		if exchange.Request.Len() > 0 || exchange.Answer.Len() > 0 {
			return false
		}
	}
	return len(m.values()) == 0
}

// copyMenu asks what to copy.
func (m Model) copyMenu() Model {
	if _, open := m.screen().(screen.Menu); open {
		return m.pop()
	}
	return m.push(screen.NewMenu(m.offers()))
}

// offers are what can be copied from here: the value that has the focus, then
// the newest exchange.
func (m Model) offers() []screen.Offer {
	offers := m.values()
	o := m.currentWalk()
	if o == nil || o.walk.Last() == nil {
		return offers
	}
	exchange := o.walk.Last().Exchange
	for _, body := range []struct {
		label string
		raw   []byte
	}{{"JSON request", exchange.Request.Reveal()}, {"JSON answer", exchange.Answer.Reveal()}} {
		if len(body.raw) > 0 {
			offers = append(offers, screen.Offer{
				Label: body.label, Note: exchange.Operation,
				Masked: masked(body.raw, o.wire), Clear: string(body.raw),
			})
		}
	}
	return append(offers, m.valuesOf(o.wire.Received)...)
}

// valuesOf are the single values of the newest answer.
func (m Model) valuesOf(lines []walk.Line) []screen.Offer {
	var offers []screen.Offer
	for _, l := range lines {
		if l.Name != "" && l.Text != "" {
			offers = append(offers, screen.Offer{Label: l.Name, Note: "in the answer", Masked: m.style.Hide(l.Text, l.Secret, false), Clear: l.Text})
		}
	}
	return offers
}

// values are the single values that have the focus.
func (m Model) values() []screen.Offer {
	switch s := m.screen().(type) {
	case screen.Tokens:
		kind, raw := s.Raw()
		offers := []screen.Offer{{Label: kind + " token", Note: "as it came", Masked: m.style.Mask(raw.Reveal()), Clear: raw.Reveal()}}
		if claim, ok := s.Focused(); ok {
			offers = append([]screen.Offer{{Label: claim.Name, Note: "the claim", Masked: claim.Text, Clear: claim.Text}}, offers...)
		}
		return offers
	case screen.Replay:
		if working, ok := s.Focused(); ok {
			return []screen.Offer{{Label: working.Name, Note: "the value", Masked: m.style.Hide(working.Text, working.Secret, false), Clear: working.Text}}
		}
	case screen.Form:
		if a := s.Authenticator(); a != nil {
			secret, address := a.Secret.Reveal(), qr.Address(*a)
			return []screen.Offer{
				{Label: "secret", Note: "of the authenticator", Masked: m.style.Mask(secret), Clear: secret},
				{Label: "otpauth address", Note: "for an authenticator app", Masked: m.style.Mask(address), Clear: address},
			}
		}
	}
	return nil
}

// deepest is how many levels are still indented: the blanks before the lines of
// a deep answer can be a thousand times its size.
const deepest = 40

// masked is a JSON body with everything replaced by masks that the wire does
// not show as no secret. What cannot be read is masked as a whole.
func masked(raw []byte, wire walk.Wire) string {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var body any
	if err := decoder.Decode(&body); err != nil {
		return walk.Mask(string(raw))
	}
	open, depth := openTexts(wire)
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if depth <= deepest {
		encoder.SetIndent("", "  ")
	}
	if err := encoder.Encode(mask(body, open)); err != nil {
		return walk.Mask(string(raw))
	}
	return text.String()
}

// openTexts are the texts of an exchange that are secret nowhere in it, and
// how deep its lines go.
func openTexts(wire walk.Wire) (open map[string]bool, depth int) {
	open = map[string]bool{}
	lines := slices.Concat(wire.Sent, wire.Received)
	for _, l := range lines {
		open[l.Text] = true
		depth = max(depth, l.Depth)
	}
	for _, l := range lines {
		if l.Secret {
			delete(open, l.Text)
		}
	}
	return open, depth
}

func mask(value any, open map[string]bool) any {
	switch value := value.(type) {
	case map[string]any:
		for name := range value {
			value[name] = mask(value[name], open)
		}
	case []any:
		for n := range value {
			value[n] = mask(value[n], open)
		}
	case nil:
	default:
		if text := fmt.Sprint(value); text != "" && !open[line(text)] {
			return walk.Mask(text)
		}
	}
	return value
}

// copyText hands a text to the clipboard.
func (m Model) copyText(event screen.Copied) (Model, tea.Cmd) {
	m = m.pop()
	hand := m.options.Copy
	return m, func() tea.Msg {
		how, err := hand(event.Text)
		return copiedMsg{event.What, utf8.RuneCountInString(event.Text), how, err}
	}
}
