package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/document"
	"authwalk/flow/history"
	"authwalk/flow/start"
	"authwalk/flow/transcript"
	"authwalk/flow/walk"

	"github.com/spf13/cobra"
)

// historyFlags are those of `authwalk history`.
type historyFlags struct {
	start           start.Flags
	safety          safetyFlags
	requestID, from string
	since           time.Duration
	sinceGiven      bool
	asJSON          bool
	// onScreen opens it on screen.
	onScreen bool
	display  displayFlags
}

// usualSince is how far back is looked unless told otherwise: a page of CloudTrail is 50
// events of the whole region, and there are two a second.
const usualSince = 24 * time.Hour

func (p *program) historyCommand() *cobra.Command {
	var f historyFlags
	command := &cobra.Command{
		Use:   "history",
		Short: "Say what happened when a user tried to sign in",
		Long: "Say what happened when a user tried to sign in: the attempts of a user, or that of a\n" +
			"request, from CloudTrail (90 days, any plan) and from the sign-in events of a pool with\n" +
			"threat protection, put together and explained.\n\n" +
			"Every request only reads, and is signed with AWS credentials that need\n" +
			"cloudtrail:LookupEvents, cognito-idp:AdminGetUser and, for the pool's own record,\n" +
			"cognito-idp:AdminListUserAuthEvents. What is missing is said, and the rest is read.\n" +
			"^C prints what has come.\n\n" +
			"With --from a file of either is read instead, and nothing is sent: a file of a trail,\n" +
			"aws cloudtrail lookup-events, EventBridge, records in lines or in a list, or\n" +
			"admin-list-user-auth-events. CloudTrail names users by their sub.\n\n" +
			"With --screen the attempts are opened on screen: to unfold, to filter by what you\n" +
			"type, and to sign in again with the details of one.",
		Args: noArguments,
		RunE: func(command *cobra.Command, _ []string) error {
			for _, name := range []string{"username", "request-id", "from"} {
				if flag := command.Flags().Lookup(name); flag.Changed && flag.Value.String() == "" {
					return fmt.Errorf("--%s is empty", name)
				}
			}
			f.sinceGiven = command.Flags().Changed("since")
			return p.history(command.Context(), f)
		},
	}
	set := command.Flags()
	set.SortFlags = false
	registerPlace(set, &f.start.Place)
	set.StringVar(&f.start.Target, "target", "", "saved target to look at (`NAME` in targets.yaml)")
	set.StringVar(&f.start.Username, "username", "", "`NAME`, alias or sub of the user")
	set.StringVar(&f.requestID, "request-id", "", "`ID` of a request, whose attempt is wanted (x-amzn-RequestId)")
	set.DurationVar(&f.since, "since", usualSince, "how far back to look (`DURATION`, such as 48h)")
	set.StringVar(&f.from, "from", "", "`FILE` of events to read instead; - reads standard input")
	set.BoolVar(&f.asJSON, "json", false, "print one JSON object")
	set.BoolVar(&f.onScreen, "screen", false, "open the attempts on screen: unfold, filter, sign in again")
	f.display.registerScreens(set)
	f.safety.registerReading(set)
	return command
}

func (p *program) history(ctx context.Context, f historyFlags) error {
	if f.start.Username != "" && f.requestID != "" {
		return errors.New("--username and --request-id are two questions: ask one of them")
	}
	if f.onScreen {
		return p.historyOnScreen(ctx, f)
	}
	read := p.historyLive
	if f.from != "" {
		read = p.historyFile
	}
	found, err := read(ctx, f)
	if err != nil && !errors.Is(err, context.Canceled) {
		return callError(err)
	}
	if err != nil && found.Reaches.IsZero() {
		return err
	}
	if err != nil {
		back := "interrupted: read back to " + found.Reaches.UTC().Format("2006-01-02 15:04") + " UTC"
		err = &exitError{code: exitInterrupted}
		if found.Count() == 0 {
			p.say(back + ", and no attempt was found so far")
			return err
		}
		p.say(back)
	}
	if written := p.writeHistory(f, found); written != nil {
		return written
	}
	if err == nil && f.requestID != "" && found.Count() == 0 {
		err = &exitError{code: exitMissed}
	}
	return err
}

func (p *program) writeHistory(f historyFlags, found history.History) error {
	if f.asJSON {
		return writeJSON(p.stdout, found.Object())
	}
	return found.Write(p.stdout)
}

// historyFile reads a file of events.
func (p *program) historyFile(ctx context.Context, f historyFlags) (history.History, error) {
	if others := (start.Flags{Username: f.start.Username, Place: start.Place{ClientID: f.start.ClientID}}); f.start != others || f.safety != (safetyFlags{}) {
		return history.History{}, errors.New("--from reads a file: leave out the flags of a live pool")
	}
	question := history.Question{Username: f.start.Username, RequestID: f.requestID, ClientID: f.start.ClientID}
	if f.sinceGiven {
		if f.since <= 0 {
			return history.History{}, errors.New("--since must be more than 0")
		}
		question.Since = time.Now().Add(-f.since)
	}
	from, err := p.openPatiently(ctx, f.from)
	if err != nil {
		return history.History{}, err
	}
	opened, err := document.Wait(ctx, "", func() (transcript.Opened, error) { return readEvents(from) })
	if err != nil {
		return history.History{}, fmt.Errorf("%s: %w", f.from, err)
	}
	found := history.Of(question, history.Known{}, opened.Events)
	found.Sources, found.Notices = []string{f.from}, opened.Notices
	return found, nil
}

func readEvents(from io.ReadCloser) (transcript.Opened, error) {
	defer func() { _ = from.Close() }()
	opened, err := transcript.Open(from)
	if err == nil && len(opened.Events) == 0 {
		err = errors.New("there are no events of AWS in it: authwalk open shows records and HAR files")
	}
	return opened, err
}

// historyLive asks CloudTrail and the pool.
func (p *program) historyLive(ctx context.Context, f historyFlags) (history.History, error) {
	target, err := p.historyTarget(ctx, f)
	if err != nil {
		return history.History{}, err
	}
	controls, err := p.controllerOptions(ctx, f.safety)
	if err != nil {
		return history.History{}, err
	}
	controls.Person = linePerson{p}
	client, err := flow.New(controls).Client(target)
	if err != nil {
		return history.History{}, err
	}
	defer client.Close()
	now := time.Now()
	shown := p.newProgress()
	defer shown.clear()
	return readHistory(ctx, client, target, f.question(target, now), now, func(at history.Progress) { shown.show(at.String()) })
}

// historyTarget is the live pool that the flags name.
func (p *program) historyTarget(ctx context.Context, f historyFlags) (walk.Target, error) {
	target, err := f.start.Destination(ctx, walk.Target{}, p.startEdges())
	switch {
	case err != nil:
		return target, err
	case f.start.Username == "" && f.requestID == "":
		return target, errors.New("history needs --username or --request-id, or --from FILE: see authwalk history --help")
	case f.start.Username != "" && target.UserPoolID == "":
		return target, errors.New("--username needs --user-pool-id or --target: see authwalk history --help")
	case f.since <= 0 || f.since > api.TrailDays*24*time.Hour:
		return target, fmt.Errorf("--since must be more than 0 and at most %dh: CloudTrail keeps %d days", api.TrailDays*24, api.TrailDays)
	}
	return target, nil
}

func (f historyFlags) question(target walk.Target, now time.Time) history.Question {
	return history.Question{Username: f.start.Username, RequestID: f.requestID, ClientID: target.ClientID, Since: now.Add(-f.since)}
}
