package check

import (
	"errors"
	"iter"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// Users are the users of a pool, one after the other, with what ended the list early.
type Users = iter.Seq2[*pool.User, error]

// Nobody are the users behind the last page.
func Nobody(func(*pool.User, error) bool) {}

// ending is how a sign-in ends that goes as well as it can, from the best to the worst.
type ending int

const (
	signsIn ending = iota
	setsUpFactor
	endsRefused
)

// endingOf is the best ending of a user by any flow of any client.
func endingOf(f Facts, user *pool.User) ending {
	best := endsRefused
	for _, client := range f.clients() {
		rules := f.rules(client, user)
		for _, flow := range flowsOf(client) {
			best = min(best, endingBy(rules, flow, user))
			if best == signsIn {
				return best
			}
		}
	}
	return best
}

func endingBy(rules pool.Facts, flow api.Flow, user *pool.User) ending {
	start := pool.Start{Operation: api.InitiateAuth, AuthFlow: flow.Name, Parameters: map[string]string{api.KeyUsername: user.Username}}
	if !flow.Public {
		start.Operation = api.AdminInitiateAuth
	}
	// Only with several first factors to choose from is one way not enough to look at.
	predict := pool.PredictOne
	if flow.Name == api.FlowUserAuth && len(user.Passkeys) > 0 {
		predict = pool.Predict
	}
	best := endsRefused
	for _, path := range predict(rules, start).Paths {
		if !slices.Contains(path, api.ChallengeMFASetup) {
			return signsIn
		}
		best = setsUpFactor
	}
	return best
}

// shown is a user with what AdminGetUser leaves open.
func (f Facts) shown(user *pool.User) *pool.User {
	if !f.Live {
		return user
	}
	// AdminGetUser does not show when a temporary password was set. It was not after the
	// last change.
	shown := user.Clone()
	shown.Tracked.PasswordSet = user.UserLastModifiedDate
	return shown
}

// WhatIf is what a change of settings would do to users.
type WhatIf struct {
	Users     int `json:"users"`
	Unchanged int `json:"unchanged"`
	// SetUp are the names of those who would meet MFA_SETUP and do not now, LockedOut of
	// those who could not sign in and can now.
	SetUp     []string `json:"mfa_setup"`
	LockedOut []string `json:"locked_out"`
	// Before is how many cannot sign in now either.
	Before int `json:"locked_out_before"`
}

// NewWhatIf has counted nobody yet.
func NewWhatIf() WhatIf { return WhatIf{SetUp: []string{}, LockedOut: []string{}} }

// Compare adds to what was counted what a change of settings would do to users. An error
// ends it with what has been counted so far.
func Compare(before, after Facts, users Users, counted *WhatIf) error {
	for user, err := range users {
		if err != nil {
			return err
		}
		user = before.shown(user)
		now, then := endingOf(before, user), endingOf(after, user)
		counted.Users++
		switch {
		case now == endsRefused && then == endsRefused:
			counted.Before++
			counted.Unchanged++
		case then > now && then == setsUpFactor:
			counted.SetUp = append(counted.SetUp, user.Username)
		case then > now:
			counted.LockedOut = append(counted.LockedOut, user.Username)
		default:
			counted.Unchanged++
		}
	}
	return nil
}

// Refused are what the service would say of the settings themselves.
func Refused(f Facts) []Finding { return refusedSettings(f) }

// Kept is a user who cannot sign in, and why.
type Kept struct {
	Username    string `json:"username"`
	ID          string `json:"id"`
	Description string `json:"says"`
	Fix         string `json:"fix"`
}

// All hands on those of the users who cannot sign in, in the order of the users, each with
// the first cause, as soon as it is known; count counts the users.
func All(f Facts, users Users, count *int, found func(Kept) error) error {
	for user, err := range users {
		if err != nil {
			return err
		}
		*count++
		if endingOf(f, f.shown(user)) != endsRefused {
			continue
		}
		kept, is := f.kept(user)
		if !is {
			continue
		}
		if err := found(kept); err != nil {
			return err
		}
	}
	return nil
}

// kept says why a user cannot sign in, with the user as the only one of the pool.
func (f Facts) kept(user *pool.User) (kept Kept, is bool) {
	file := *f.File
	file.Users = []pool.User{*user}
	f.File, f.Username = &file, user.Username
	findings := stopping(f)
	if !hasError(findings) {
		return Kept{}, false
	}
	return Kept{user.Username, findings[0].ID, findings[0].Description, findings[0].Fix}, true
}

// UsersIn are the users in the text of a pool file, read one by one.
func UsersIn(data []byte) Users {
	return func(yield func(*pool.User, error) bool) {
		enough := errors.New("enough")
		err := poolfile.EachUser(data, func(user *pool.User) error {
			if !yield(user, nil) {
				return enough
			}
			return nil
		})
		if err != nil && !errors.Is(err, enough) {
			yield(nil, err)
		}
	}
}
