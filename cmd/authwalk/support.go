package main

import (
	"context"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/check"
	"authwalk/flow/history"
	"authwalk/flow/pull"
	"authwalk/flow/walk"
)

// Subject is whom the start form names so far, and where.
func (c screenController) Subject(filled walk.Values) walk.Start {
	target, _ := c.Target(filled)
	return walk.Start{Target: target, Username: filled.Get(api.KeyUsername)}
}

// Diagnose says what keeps the user of a walk from signing in, as authwalk check does.
func (c screenController) Diagnose(ctx context.Context, w walk.Walk) (walk.Diagnosis, error) {
	target, name := w.Start.Target, w.Start.Username
	handOn := walk.Diagnosis{HandOn: check.HandOn(target.UserPoolID, target.ClientID, name, target.Endpoint)}
	client, err := c.Client(target)
	if err != nil {
		return handOn, err
	}
	facts, err := check.Read(ctx, client, pull.Live{UserPoolID: target.UserPoolID, Wait: wait},
		check.Facts{Now: c.Time(w), Username: name, ClientID: target.ClientID, Endpoint: target.Endpoint, Region: target.Region, Profile: target.Profile})
	if err != nil {
		return handOn, err
	}
	return check.Of(facts.After(w)).Diagnosis(), nil
}

// History says what happened to the user of a walk, as authwalk history does.
func (c screenController) History(ctx context.Context, w walk.Walk) (walk.Diagnosis, error) {
	target := w.Start.Target
	handOn := walk.Diagnosis{HandOn: history.HandOn(target.UserPoolID, w.Start.Username, target.Endpoint)}
	client, err := c.Client(target)
	if err != nil {
		return handOn, err
	}
	now := time.Now()
	if target.IsLocal() {
		now = c.Time(w) // an emulator's clock can be ahead
	}
	found, err := history.Read(ctx, client, history.Question{Username: w.Start.Username, Since: now.Add(-usualSince)}, history.Live{
		UserPoolID: target.UserPoolID, Now: now, Pace: history.Pace, Wait: wait,
	})
	if err != nil && !target.IsLocal() {
		handOn.Notes = found.Notices
		return handOn, err
	}
	return found.Diagnosis(), nil
}
