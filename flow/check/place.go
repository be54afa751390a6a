package check

import (
	"encoding/json"
	"errors"
	"slices"
)

// Place is how far a check of all users of a live pool has come, so that it can go on there.
type Place struct {
	UserPoolID string   `json:"pool"`
	ClientID   string   `json:"client,omitempty"`
	Changes    []string `json:"what_if,omitempty"`
	// Token is where the next page of users begins.
	Token string `json:"token"`
	// Users is how many were looked at, Refused how many of them cannot sign in, by
	// Causes.
	Users   int            `json:"users"`
	Refused int            `json:"refused"`
	Causes  map[string]int `json:"causes"`
	// Counted is what a change of settings would do to them.
	Counted WhatIf `json:"counted"`
}

// NewPlace is the beginning of a check.
func NewPlace(userPoolID, clientID string, changes []string) Place {
	return Place{UserPoolID: userPoolID, ClientID: clientID, Changes: changes, Causes: map[string]int{}, Counted: NewWhatIf()}
}

// Continue is a place that was written down. It must be one of the same check.
func (p Place) Continue(written []byte) (Place, error) {
	read := NewPlace("", "", nil)
	if err := json.Unmarshal(written, &read); err != nil || read.UserPoolID == "" || read.Causes == nil || read.Users < 0 || read.Refused < 0 {
		return p, errors.New("it is not a place that --resume has written: remove it, or name another file")
	}
	if read.UserPoolID != p.UserPoolID || read.ClientID != p.ClientID || !slices.Equal(read.Changes, p.Changes) {
		return p, errors.New("it belongs to a check of another pool, client or change: name another file")
	}
	return read, nil
}
