package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"authwalk/flow/text"
	"authwalk/flow/vault"
	"authwalk/flow/walk"
)

// printToken prints the token that is wanted, and keeps the refresh token where that
// is wanted.
func (p *program) printToken(w walk.Walk, f tokenFlags, kept *vault.Vault) error {
	tokens := *w.Tokens()
	at := place(w.Start)
	if token, found := kept.RefreshToken(at); found && tokens.Refresh.IsZero() {
		tokens.Refresh = walk.NewSecret(token.Token)
	}
	if f.keep && !tokens.Refresh.IsZero() && at.Username != "" {
		at.Token = tokens.Refresh.Reveal()
		if err := kept.KeepRefreshToken(at); err != nil {
			p.say("the refresh token is not kept: " + err.Error())
		} else if warning := kept.Warning(); warning != "" {
			p.say(warning)
		}
	}
	if f.output.given() {
		return f.output.write(p.stdout, answerWith(w, tokens))
	}
	token := tokens.Access
	switch {
	case f.id:
		token = tokens.ID
	case f.refresh:
		token = tokens.Refresh
	}
	if token.IsZero() {
		return errors.New("the service sent no such token")
	}
	line := text.Line(token.Reveal())
	if f.header {
		line = "Authorization: Bearer " + line
	}
	_, err := fmt.Fprintln(p.stdout, line)
	return err
}

// answerWith is the answer that had the tokens, with the refresh token that it was
// asked with where it has none.
func answerWith(w walk.Walk, tokens walk.Tokens) map[string]any {
	var answer map[string]any
	for _, step := range w.Steps {
		if step.Tokens != nil {
			answer = nil
			_ = json.Unmarshal(step.Exchange.Answer.Reveal(), &answer) // tokens were read from it
		}
	}
	if result, is := answer["AuthenticationResult"].(map[string]any); is && result["RefreshToken"] == nil && !tokens.Refresh.IsZero() {
		result["RefreshToken"] = tokens.Refresh.Reveal()
	}
	return answer
}
