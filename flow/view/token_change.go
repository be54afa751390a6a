package view

import (
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// earlierTokens are those before the newest ones, nil where a sign-in brought
// the first; by is what brought the newest.
func earlierTokens(w walk.Walk, now time.Time) (earlier []walk.TokenView, by string) {
	newest := true
	for n := len(w.Steps) - 1; n >= 0; n-- {
		tokens := w.Steps[n].Tokens
		switch {
		case tokens == nil:
		case newest:
			newest, by = false, "sign-in"
			if api.Refreshes(w.Steps[n].Performed) || w.Steps[n].Performed == api.GetTokensFromRefreshToken {
				by = "refresh"
			}
		default:
			return tokensOf(w.Start.Target, tokens, now), by
		}
	}
	return nil, ""
}

// compared marks in tokens what is not as it was before the refresh or the further
// sign-in that brought them.
func compared(before []walk.TokenView, by string, after []walk.TokenView) []walk.TokenView {
	for n := range before {
		after[n].Changed = changed(before[n], by, after[n])
		after[n].Before, after[n].By = before[n].Claims, by
		for i, claim := range after[n].Claims {
			if was, there := claimOf(before[n], claim.Name); there && was != claim.Text {
				after[n].Claims[i].Was = was
			}
			after[n].Claims[i].Renewed = slices.Contains(renewed[by], claim.Name)
		}
	}
	return after
}

// changed says what a refresh or a further sign-in did to a token.
func changed(before walk.TokenView, by string, after walk.TokenView) string {
	if before.Raw.Reveal() == after.Raw.Reveal() {
		return "The " + by + " brought no new " + after.Kind + " token: this is the one from before."
	}
	if len(after.Claims) == 0 {
		return "The " + by + " brought a new " + after.Kind + " token. " + replaced[by]
	}
	var parts []string
	part := func(what string, names []string) {
		if len(names) > 0 {
			parts = append(parts, what+" "+strings.Join(names, ", "))
		}
	}
	names := differing(before, after, func(was string, there bool, text string) bool { return there && was != text })
	part("changed", slices.DeleteFunc(names, func(name string) bool { return slices.Contains(renewed[by], name) }))
	part("added", differing(before, after, func(_ string, there bool, _ string) bool { return !there }))
	part("removed", differing(after, before, func(_ string, there bool, _ string) bool { return !there }))
	if len(parts) == 0 {
		return "The " + by + " changed nothing but what is new in every token: " + strings.Join(renewed[by], ", ") + "."
	}
	return "By the " + by + ": " + strings.Join(parts, "; ") + "."
}

// renewed are the claims that are another in every token of a refresh or a sign-in:
// that they differ tells nothing.
var renewed = map[string][]string{
	"refresh": {"iat", "exp", "jti"},
	"sign-in": {"auth_time", "iat", "exp", "jti", "origin_jti", "event_id"},
}

// replaced is what has become of the refresh token before the newest one.
var replaced = map[string]string{
	"refresh": "The previous refresh token works only for the client's grace period (RetryGracePeriodSeconds).",
	"sign-in": "The previous refresh token still works.",
}

// differing are the claims of a token that another one has differently.
func differing(from, in walk.TokenView, differs func(was string, there bool, text string) bool) []string {
	var names []string
	for _, claim := range in.Claims {
		if was, there := claimOf(from, claim.Name); differs(was, there, claim.Text) {
			names = append(names, claim.Name)
		}
	}
	return names
}

func claimOf(token walk.TokenView, name string) (text string, there bool) {
	for _, claim := range token.Claims {
		if claim.Name == name {
			return claim.Text, true
		}
	}
	return "", false
}

// revocation is what it means for a token to be revoked.
var revocation = map[string]string{
	"id":      "Services that check only the signature accept it until it expires.",
	"access":  "Cognito no longer accepts it. Services that check only the signature do until it expires.",
	"refresh": "Cognito no longer accepts it.",
}

// endings are the calls that end the tokens of the user of a walk, with what they do.
var endings = map[string]string{
	api.RevokeToken: "Revoked by ", api.GlobalSignOut: "Revoked by ", api.AdminUserGlobalSignOut: "Revoked by ",
	api.DeleteUser: deleted, api.AdminDeleteUser: deleted,
	api.ForgetDevice: forgotten, api.AdminForgetDevice: forgotten,
}

const (
	deleted = "The user was deleted by "
	// forgotten ends the refresh token alone, of the device that it was issued to.
	forgotten = "The device of this sign-in was forgotten by "
)

// forgets tells that a call forgot the device that the tokens were issued to.
func forgets(step walk.Step, tokens []walk.TokenView) bool {
	key := step.Exchange.Request.Members().Get("DeviceKey")
	return slices.ContainsFunc(tokens, func(token walk.TokenView) bool {
		of, there := claimOf(token, "device_key")
		return there && of == key
	})
}

// revoked marks tokens that a call after them has ended.
func revoked(w walk.Walk, tokens []walk.TokenView) []walk.TokenView {
	for n := len(w.Steps) - 1; n >= 0 && w.Steps[n].Tokens == nil; n-- {
		step := w.Steps[n]
		ended, ends := endings[step.Exchange.Operation]
		if step.Error != nil || !ends || !isOwn(w, step) || ended == forgotten && !forgets(step, tokens) {
			continue
		}
		by := ended + step.Exchange.Operation + " at " + step.Exchange.Started.UTC().Format(timeLayout) + ". "
		for i := range tokens {
			if ended != forgotten || tokens[i].Kind == "refresh" {
				tokens[i].Revoked = by + revocation[tokens[i].Kind]
			}
		}
	}
	return tokens
}

// Deleted tells that the walk deleted its user after the newest tokens.
func Deleted(w walk.Walk) bool {
	for n := len(w.Steps) - 1; n >= 0 && w.Steps[n].Tokens == nil; n-- {
		if step := w.Steps[n]; step.Error == nil && endings[step.Exchange.Operation] == deleted && isOwn(w, step) {
			return true
		}
	}
	return false
}

// SignedOut tells that a call after the newest tokens ended all of them.
func SignedOut(w walk.Walk) bool {
	for n := len(w.Steps) - 1; n >= 0 && w.Steps[n].Tokens == nil; n-- {
		step := w.Steps[n]
		if ended, ends := endings[step.Exchange.Operation]; ends && ended != forgotten && step.Error == nil && isOwn(w, step) {
			return true
		}
	}
	return false
}

// isOwn tells that the call was about the walk's user, and not about one who was named
// for it.
func isOwn(w walk.Walk, step walk.Step) bool {
	named := step.Answer.Get(api.KeyUsername)
	return named == "" || named == w.Start.Username
}
