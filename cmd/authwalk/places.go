package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"authwalk/flow/poolfile"
	"authwalk/flow/pull"
	"authwalk/flow/start"
	"authwalk/flow/transcript"
	"authwalk/flow/walk"
	"authwalk/ui"
)

// places are the saved targets, and what the files of the working folder tell of. What
// cannot be read is not offered.
func (p *program) places(ctx context.Context, form screenController, f demoFlags) []ui.Place {
	var places []ui.Place
	targets, _ := savedTargets().Read()
	var recent []transcript.Entry
	if len(targets) > 0 {
		recent = recordedWalks().Newest(mostRecent)
	}
	for _, target := range targets {
		flags := start.Flags{Target: target.Name}
		begin, err := flags.Start(ctx, walk.Start{}, start.Edges{Find: savedTargets().Find})
		if err == nil {
			places = append(places, ui.Place{Label: target.Name, Note: about(begin.Target), Saved: true, LastUsed: lastUsed(begin.Target, recent), Filled: form.Filled(begin)})
		}
	}
	return append(places, p.found(ctx, form, f)...)
}

// mostRecent is how many records are looked through for the targets that were used last.
const mostRecent = 30

// lastUsed is when a recorded sign-in last began at a target, the zero time where none of
// these did.
func lastUsed(target walk.Target, recorded []transcript.Entry) time.Time {
	var last time.Time
	for _, entry := range recorded {
		began := entry.Walk.Start.Target
		same := began.UserPoolID == target.UserPoolID && began.ClientID == target.ClientID && began.Where() == target.Where()
		if entry.Unreadable == nil && same && entry.Started.After(last) {
			last = entry.Started
		}
	}
	return last
}

// about says where a target leads.
func about(target walk.Target) string {
	var parts []string
	for _, part := range []struct{ what, value string }{
		{"pool", target.UserPoolID}, {"client", target.ClientID}, {"user", target.Username}, {"at", target.Where()},
	} {
		if part.value != "" {
			parts = append(parts, part.what+" "+part.value)
		}
	}
	return strings.Join(parts, ", ")
}

// found are the pools of the working folder, at AWS and to serve on this machine.
func (p *program) found(ctx context.Context, form screenController, f demoFlags) []ui.Place {
	folder, err := os.OpenRoot(".")
	if err != nil {
		return nil
	}
	defer func() { _ = folder.Close() }()
	var places []ui.Place
	files, more := pull.Look(ctx, folder.FS())
	for _, file := range files {
		if file.Target != nil {
			begin := walk.Start{Target: *file.Target}
			places = append(places, ui.Place{Label: file.Pool, Note: "Sign in there. From " + file.Path + ".", Filled: form.Filled(begin)})
		}
		places = append(places, ui.Place{
			Label: file.Pool, Note: "Serve it on this machine. From " + file.Path + ".",
			Open: func(ctx context.Context) (ui.Demo, error) { return p.serveFound(ctx, file.Path, f) },
		})
	}
	if n := len(places); more && n > 0 {
		places[n-1].Note += " The folder may have more pools than are listed here: authwalk demo --pool FILE opens any."
	}
	return places
}

// serveFound serves the pool of a file on this machine.
func (p *program) serveFound(ctx context.Context, path string, f demoFlags) (ui.Demo, error) {
	data, err := p.readFile(ctx, path, pull.Largest)
	if err != nil {
		return ui.Demo{}, err
	}
	pulled, err := pull.From(data, pull.Options{Secrets: true})
	if err != nil {
		return ui.Demo{}, fmt.Errorf("%s: %w", path, err)
	}
	served, _, err := p.servePools(ctx, []*poolfile.File{pulled.File}, f)
	served.Notice, served.Notices = path+" is served on this machine", pulled.Missing
	return served, err
}
