package check

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// Asked is what a check of all users was asked: one that goes on must be asked the same.
type Asked struct {
	UserPoolID string `json:"pool"`
	ClientID   string `json:"client,omitempty"`
	Endpoint   string `json:"endpoint,omitempty"`
	// Format is how the answer is written.
	Format  string   `json:"format"`
	Changes []string `json:"what_if,omitempty"`
	// SHA256 is the hash of the pool file that Changes name, "" for none.
	SHA256 string `json:"what_if_sha256,omitempty"`
}

// difference is what other asks differently, "" for nothing.
func (a Asked) difference(other Asked) string {
	switch {
	case a.UserPoolID != other.UserPoolID:
		return "another pool"
	case a.Endpoint != other.Endpoint:
		return "another endpoint"
	case a.ClientID != other.ClientID:
		return "another client"
	case !slices.Equal(a.Changes, other.Changes):
		return "another --what-if"
	case a.SHA256 != other.SHA256:
		return "a --what-if file with other content"
	case a.Format != other.Format:
		return "another output format"
	default:
		return ""
	}
}

// Place is how far a check of all users of a live pool has come, so that it can go on there.
type Place struct {
	Asked
	// Token is where the next page of users begins, Done that there is none.
	Token string `json:"token"`
	Done  bool   `json:"done"`
	// Users is how many were looked at, Refused how many of them cannot sign in, by
	// Causes, and Descriptions what was said of the first of each cause.
	Users        int               `json:"users"`
	Refused      int               `json:"refused"`
	Causes       map[string]int    `json:"causes"`
	Descriptions map[string]string `json:"descriptions"`
	// Counted is what a change of settings would do to them.
	Counted WhatIf `json:"counted"`
}

// NewPlace is the beginning of a check.
func NewPlace(asked Asked) Place {
	return Place{Asked: asked, Causes: map[string]int{}, Descriptions: map[string]string{}, Counted: NewWhatIf()}
}

// Looked is how many users were looked at.
func (p Place) Looked() int { return p.Users + p.Counted.Users }

// Continue is a place that was written down. It must be one of the same check.
func (p Place) Continue(written []byte) (Place, error) {
	read := NewPlace(Asked{})
	if err := json.Unmarshal(written, &read); err != nil || read.UserPoolID == "" || read.Causes == nil || read.Descriptions == nil || read.Users < 0 || read.Refused < 0 || read.Counted.Users < 0 {
		return p, errors.New("it is not a place that --resume has written: remove it, or name another file")
	}
	if different := p.difference(read.Asked); different != "" {
		return p, fmt.Errorf("it belongs to a check of %s: name another file", different)
	}
	if !read.Done && read.Token == "" && read.Looked() > 0 {
		return p, errors.New("it does not say where to go on: remove it to begin again")
	}
	return read, nil
}
