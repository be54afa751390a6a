package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"time"

	"authwalk/flow"
	"authwalk/flow/emulator"
	"authwalk/flow/start"
	"authwalk/flow/text"
	"authwalk/flow/transcript"
	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui"

	"github.com/aws/aws-sdk-go-v2/credentials"
)

// newMark ends the version that screens beside an emulator call it with, so that their
// own calls are not among those of other programs.
func newMark() string { return "-screens-" + rand.Text() }

// watching puts the calls of other programs to an emulator on screen.
type watching struct {
	endpoint string
	// mark is what the screens' own calls have in their User-Agent.
	mark    string
	screens *ui.Watch
	calls   *transcript.Watch
}

// observe takes one call at a time.
func (w *watching) observe(call emulator.Call) {
	if strings.Contains(call.UserAgent, w.mark) {
		return
	}
	seen := w.calls.Add(walk.Target{Endpoint: w.endpoint, UserPoolID: call.UserPoolID}, walk.Exchange{
		Operation: call.Operation, Request: walk.NewBody(call.Request), Answer: walk.NewBody(call.Answer), Sent: true, Status: call.Status,
		RequestID: call.RequestID, Started: call.Started, Elapsed: call.Elapsed, ServerTime: call.Started, Signed: call.Signed,
	}, call.ErrorType)
	w.screens.Tell(ui.Watched{
		When: seen.Started.Local().Format(time.TimeOnly), What: titleOf(seen) + callerOf(call, seen.Walk) + refusalOf(seen.Walk),
		Recorded: ui.Recorded{Walk: seen.Walk, Notices: seen.Notices},
	})
}

// callerOf is the program that called and the app client that it called for, as far as they
// are known.
func callerOf(call emulator.Call, w walk.Walk) string {
	program, _, _ := strings.Cut(call.UserAgent, " ")
	var known []string
	for _, name := range []string{program, w.Start.Target.ClientID} {
		if name != "" {
			known = append(known, text.Clip(text.Excerpt(name), longestName))
		}
	}
	if len(known) == 0 {
		return ""
	}
	return " (" + strings.Join(known, ", ") + ")"
}

// refusalOf is what the service said where it refused: the same exception stands for many
// things.
func refusalOf(w walk.Walk) string {
	last := w.Last()
	if last == nil || last.Error == nil || last.Error.Message == "" {
		return ""
	}
	return " " + text.Excerpt(last.Error.Message)
}

// longestName is how many cells a name may take in the list: other programs choose it.
const longestName = 40

// titleOf is a walk that may go on, in a line.
func titleOf(seen transcript.Transcript) string {
	w, stands := seen.Walk, seen.Outcome()
	w.Recorded = false // it is asked right now
	if pending, waiting := w.Pending(); waiting && pending.Refused() == nil {
		stands = "now at " + pending.Name()
	}
	w.Start.Target = walk.Target{} // all are here
	for _, name := range []*string{&w.Start.Username, &w.Start.AuthFlow, &w.Start.Operation} {
		*name = text.Clip(text.Excerpt(*name), longestName)
	}
	return view.Title(w, stands)
}

// watch serves the emulator's calls to the screens from now on.
func watch(served *emulator.Emulator, mark string) *watching {
	w := &watching{
		endpoint: served.Endpoint(), mark: mark, screens: ui.NewWatch(served.Endpoint(), waysIn(served.Ready())...), calls: transcript.NewWatch(),
	}
	served.Observe(w.observe)
	return w
}

// waysIn say how a program gets to an emulator.
func waysIn(ready emulator.Ready) []string {
	lines := []string{fmt.Sprintf("To see your program here, start it with AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER=%s, or give its client the endpoint %s.", ready.Endpoint, ready.Endpoint)}
	for _, pool := range ready.Pools {
		if len(pool.Clients) > 0 {
			return append(lines, fmt.Sprintf("The first pool is %s, and its app client %s.", pool.ID, pool.Clients[0].ID))
		}
	}
	return lines
}

// checkWatch refuses --watch where it cannot have the screen.
func (f emulateFlags) checkWatch(command []string) error {
	switch {
	case f.watch && f.asJSON:
		return errors.New("--watch takes the screen: leave out --json")
	case f.watch && len(command) > 0:
		return errors.New("--watch takes the screen, which the command needs: start the command in another terminal")
	}
	return nil
}

// watchScreens shows what other programs do at the emulator, until a person leaves.
func (p *program) watchScreens(ctx context.Context, served *emulator.Emulator, pair *emulator.Credentials) error {
	keys, err := openKeys(false, "authwalk emulate")
	if err != nil {
		return err
	}
	if pair == nil { // the emulator takes any
		pair = &emulator.Credentials{AccessKeyID: "watch", SecretAccessKey: "watch"}
	}
	mark := newMark()
	controller := screenControllerOf(flow.New(flow.Options{
		Notation: start.Notation{}, OutboxToken: served.Token(), Version: readBuild().Version + mark,
		Credentials: credentials.NewStaticCredentialsProvider(pair.AccessKeyID, pair.SecretAccessKey, ""),
	}))
	options := ui.Options{Controller: controller, Watch: watch(served, mark).screens, Watching: true}
	return p.show(ctx, options, displayFlags{theme: "auto"}, keys)
}
