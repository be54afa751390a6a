package ui

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"authwalk/flow/text"
	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/qr"
	"authwalk/ui/screen"
	"authwalk/ui/style"

	tea "github.com/charmbracelet/bubbletea"
)

type copiedMsg struct {
	what, text string
	how        string
	// doubt is why it may not have arrived, empty where it has.
	doubt string
	// secret tells that it is one, which nobody clears.
	secret bool
	err    error
}

func (c copiedMsg) said(s style.Style) string {
	size := utf8.RuneCountInString(c.text)
	switch {
	case c.err != nil:
		return "Not copied: " + view.Line(c.err.Error())
	case c.doubt != "":
		return fmt.Sprintf("Copied %s (%d characters), but %s.%s", c.what, size, c.doubt, stays(c.secret))
	}
	if c.secret {
		return fmt.Sprintf("%s Copied %s (%d characters). It stays in the clipboard until replaced.", s.Signs.Done, c.what, size)
	}
	return fmt.Sprintf("%s Copied %s, %d characters, %s", s.Signs.Done, c.what, size, c.how)
}

// stays says of a secret that nobody clears it.
func stays(secret bool) string {
	if secret {
		return " It stays there until replaced."
	}
	return ""
}

// nothingToCopy is why there is nothing to copy. It is asked with every frame,
// and so makes no offers.
func (m Model) nothingToCopy() string {
	if m.options.Copy == nil {
		return "there is no clipboard to copy to"
	}
	if v := m.currentWalk(); v != nil && v.walk.Last() != nil {
		exchange := v.walk.Last().Exchange
		if exchange.Request.Len() > 0 || exchange.Answer.Len() > 0 {
			return ""
		}
	}
	if len(m.values()) == 0 {
		return "there is nothing to copy yet"
	}
	return ""
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
	v := m.currentWalk()
	if v == nil || v.walk.Last() == nil {
		return offers
	}
	exchange := v.walk.Last().Exchange
	for _, copied := range []struct {
		label string
		body  walk.Body
	}{{"JSON request", exchange.Request}, {"JSON response", exchange.Answer}} {
		if copied.body.Len() > 0 {
			offers = append(offers, screen.Offer{
				Label: copied.label, Note: exchange.Operation,
				Masked: view.Masked(exchange.Operation, copied.body), Clear: string(copied.body.Reveal()), Document: true,
			})
		}
	}
	for _, action := range v.explanation.Actions {
		if action.Kind == walk.CopyText {
			offers = append(offers, screen.Offer{Label: "command", Note: "for an administrator", Masked: action.Text, Clear: action.Text, Document: true})
		}
	}
	for _, command := range v.controller.Commands(v.walk) {
		offers = append(offers, screen.Offer{
			Label: command.Label, Note: command.Note, Masked: command.Safe, Clear: command.Whole, Document: true, Instead: ", which asks for its secrets",
		})
	}
	return append(offers, m.valuesOf(v.wire.Received)...)
}

// valuesOf are the single values of the newest answer.
func (m Model) valuesOf(lines []walk.Line) []screen.Offer {
	var offers []screen.Offer
	for _, l := range lines {
		if l.Name != "" && l.Text != "" {
			offers = append(offers, screen.Offer{Label: l.Name, Note: "in the response", Masked: m.style.Hide(l.Text, l.Whole, l.Secret), Clear: l.Text, Cut: l.Whole > 0})
		}
	}
	return offers
}

// values are the single values that have the focus.
func (m Model) values() []screen.Offer {
	switch s := m.screen().(type) {
	case screen.Tokens:
		var offers []screen.Offer
		if called, raw := s.Raw(); !raw.IsZero() {
			offers = append(offers, screen.Offer{Label: called, Note: "raw", Masked: m.style.Mask(raw.Reveal()), Clear: raw.Reveal()})
		}
		if values := s.Verifier(); len(values) > 0 {
			offers = append(offers, verifierOffer(values))
		}
		return append(claimOffers(s.Focused()), offers...)
	case screen.TokenValue:
		return claimOffers(s.Claims())
	case screen.Trigger:
		call := s.Call()
		return []screen.Offer{{Label: "event", Note: call.Source, Masked: view.MaskedEvent(call), Clear: string(call.Event.Reveal()), Document: true}}
	case screen.Replay:
		if working, ok := s.Focused(); ok {
			return []screen.Offer{{Label: working.Name, Note: "value", Masked: m.style.Hide(working.Text, 0, working.Secret), Clear: working.Text, Cut: text.IsCut(working.Text)}}
		}
	case screen.Form:
		if a := s.Authenticator(); a != nil {
			return m.authenticatorOffers(*a)
		}
	case screen.Code:
		return m.authenticatorOffers(s.Authenticator())
	}
	return nil
}

// authenticatorOffers are what an authenticator app takes.
func (m Model) authenticatorOffers(a walk.Authenticator) []screen.Offer {
	secret, address := a.Secret.Reveal(), qr.Address(a)
	return []screen.Offer{
		{Label: "secret", Note: "of the authenticator", Masked: m.style.Mask(secret), Clear: secret},
		{Label: "otpauth address", Note: "for an authenticator app", Masked: m.style.Mask(address), Clear: address},
	}
}

// claimOffers are the values of claims.
func claimOffers(claims []screen.FocusedClaim) []screen.Offer {
	var offers []screen.Offer
	for _, claim := range claims {
		note := "claim"
		if len(claims) > 1 {
			note = "claim, " + claim.Token
		}
		offers = append(offers, screen.Offer{Label: claim.Name, Note: note, Masked: claim.Text, Clear: claim.Text, Cut: text.IsCut(claim.Text)})
	}
	return offers
}

// verifierOffer is what a server needs to check a token, a line each.
func verifierOffer(values []walk.Value) screen.Offer {
	var lines strings.Builder
	for _, value := range values {
		fmt.Fprintf(&lines, "%s: %s\n", value.Name, value.Text)
	}
	return screen.Offer{Label: "for a verifier", Note: "issuer, client, JWKS", Masked: lines.String(), Clear: lines.String(), Document: true}
}

const noClipboard = "Not copied: there is no clipboard to copy to."

// copyText hands a text to the clipboard.
func (m Model) copyText(event screen.Copied) (Model, tea.Cmd) {
	return m.pop().handToClipboard(event)
}

func (m Model) handToClipboard(event screen.Copied) (Model, tea.Cmd) {
	hand := m.options.Copy
	if hand == nil {
		m.status = noClipboard
		return m, nil
	}
	return m, func() tea.Msg {
		how, doubt, err := hand(event.Text)
		return copiedMsg{event.What, event.Text, how, doubt, event.Secret, err}
	}
}
