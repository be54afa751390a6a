package main

import (
	"context"
	"errors"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/check"
	"authwalk/flow/cognito"
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
	handOn := walk.Diagnosis{HandOn: check.HandOn(target, name)}
	client, err := c.Client(target)
	if err != nil {
		return handOn, err
	}
	facts, err := check.Read(ctx, client, pull.Live{UserPoolID: target.UserPoolID, Wait: wait},
		check.Facts{Now: c.Time(w), Username: name, ClientID: target.ClientID, Endpoint: target.Endpoint, Region: target.Region, Profile: target.Profile})
	if err != nil {
		return handOn, err
	}
	found := check.Of(facts.After(w)).Diagnosis()
	found.NoLogs = target.Endpoint != "" && client.TrailEndpoint() == "" && !facts.File.UserPool.ProtectsFromThreats()
	return found, nil
}

// History says what happened to the user of a walk, as authwalk history does.
func (c screenController) History(ctx context.Context, w walk.Walk, progress func(string)) (walk.History, error) {
	target := w.Start.Target
	now := time.Now()
	if target.IsLocal() {
		now = c.Time(w) // an emulator's clock can be ahead
	}
	return c.readHistory(ctx, target, history.Question{Username: w.Start.Username, Since: now.Add(-usualSince)}, now, progress)
}

// readHistory reads what happened for the screens.
func (c screenController) readHistory(ctx context.Context, target walk.Target, question history.Question, now time.Time, progress func(string)) (walk.History, error) {
	handOn := walk.History{HandOn: history.HandOn(target, question.Username)}
	client, err := c.Client(target)
	if err != nil {
		return handOn, err
	}
	found, err := readHistory(ctx, client, target, question, now, func(at history.Progress) { progress(at.String()) })
	switch {
	case errors.Is(err, context.Canceled):
		return found.Interrupted(), err
	case err != nil && !target.IsLocal():
		handOn.Notes = found.Notices
		return handOn, err
	}
	return found.Shown(), nil
}

// readHistory reads the logs of a live pool.
func readHistory(ctx context.Context, client *cognito.Client, target walk.Target, question history.Question, now time.Time, progress func(history.Progress)) (history.History, error) {
	pace := history.Pace
	if trail := (walk.Target{Endpoint: client.TrailEndpoint()}); trail.IsLocal() {
		pace = 0 // a stand-in is nobody's to share
	}
	return history.Read(ctx, client, question, history.Live{UserPoolID: target.UserPoolID, Now: now, Pace: pace, Wait: wait, Progress: progress})
}
