package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"authwalk/flow/check"
	"authwalk/flow/poolfile"
	"authwalk/flow/pull"
	"authwalk/flow/text"
	"authwalk/flow/walk"
)

// livePace is how long to wait between the calls about each user of a live pool. The
// service's rate is shared by everything in the account.
const livePace = 50 * time.Millisecond

// everybody checks all users of a pool.
type everybody struct {
	*program
	flags checkFlags
	facts check.Facts
	// after are the facts with the change that is asked about.
	after check.Facts
	place check.Place
	shown *progress
	// lines are what is to be printed once the place behind it is kept.
	lines bytes.Buffer
	saved time.Time
	// resumed tells that the next page is the first one of an earlier check's place, lost
	// that the service does not know that place any more.
	resumed, lost bool
	// before is how many users the earlier check had looked at.
	before int
}

// newEverybody is a check that has not begun. The change is read, and held in what is
// asked.
func (p *program) newEverybody(ctx context.Context, f checkFlags, facts check.Facts, asked check.Asked) (everybody, error) {
	e := everybody{program: p, flags: f, facts: facts, shown: p.newProgress()}
	asked.Changes, asked.Format = f.whatIf, f.format()
	var err error
	if len(f.whatIf) > 0 {
		e.after, asked.SHA256, err = e.changed(ctx)
	}
	e.place = check.NewPlace(asked)
	return e, err
}

// format is how the answer is written.
func (f checkFlags) format() string {
	switch {
	case f.csv:
		return "csv"
	case f.asJSON:
		return "json"
	default:
		return "text"
	}
}

// check looks at all users: what a change would do to them, or who of them cannot
// sign in.
func (e *everybody) check(users check.Users) error {
	for _, unread := range e.facts.Unread {
		e.say(unread.Operation + " was refused with " + unread.Exception + ", so the count can be wrong")
	}
	list := e.checkAll
	if len(e.flags.whatIf) > 0 {
		list = e.whatIf
	}
	err := list(users)
	e.shown.clear()
	exit, ended := errors.AsType[*exitError](err)
	if e.flags.resume != "" && err != nil && !e.lost && (!ended || exit.code != exitMissed) {
		e.say("the same command goes on where this one ended")
	}
	return err
}

func (e *everybody) whatIf(users check.Users) error {
	if err := check.Compare(e.facts, e.after, users, &e.place.Counted); err != nil {
		return e.callError(err)
	}
	e.shown.clear()
	counted, refused := e.place.Counted, check.Refused(e.after)
	var err error
	if e.flags.asJSON {
		err = writeJSON(e.stdout, counted.Object(refused))
	} else {
		err = counted.Write(e.stdout, strings.Join(e.flags.whatIf, " "), refused)
	}
	if err == nil {
		err = e.forget()
	}
	if err == nil && len(counted.LockedOut) > 0 {
		err = &exitError{code: exitMissed}
	}
	return err
}

// changed are the facts with the settings of the flags: those of a pool file, with its
// hash, or some.
func (e *everybody) changed(ctx context.Context) (after check.Facts, hash string, err error) {
	named := e.flags.whatIf
	if _, err := os.Stat(named[0]); len(named) > 1 || err != nil {
		after, err := check.Changed(e.facts, named)
		return after, "", err
	}
	data, err := e.readFile(ctx, named[0], poolfile.Largest)
	if err != nil {
		return e.facts, "", err
	}
	file, err := poolfile.ParseSettings(data)
	if err != nil {
		return e.facts, "", fmt.Errorf("%s: %w", named[0], err)
	}
	after = e.facts
	after.File = file
	return after, fmt.Sprintf("%x", sha256.Sum256(data)), nil
}

// checkAll lists who cannot sign in, and why.
func (e *everybody) checkAll(users check.Users) error {
	if e.flags.csv && e.place.Token == "" && !e.place.Done {
		if _, err := fmt.Fprintln(e.stdout, "username,id,says,fix"); err != nil {
			return err
		}
	}
	if err := check.All(e.facts, users, &e.place.Users, e.list); err != nil {
		return e.callError(err)
	}
	e.shown.clear()
	if !e.flags.csv && !e.flags.asJSON {
		_, _ = fmt.Fprintf(&e.lines, "%d of %d users cannot sign in\n", e.place.Refused, e.place.Users)
		for _, id := range slices.Sorted(maps.Keys(e.place.Causes)) {
			_, _ = fmt.Fprintf(&e.lines, "  %6d  %s: %s\n", e.place.Causes[id], id, text.Line(e.place.Descriptions[id]))
		}
	}
	if err := e.print(); err != nil {
		return err
	}
	if err := e.forget(); err != nil {
		return err
	}
	if e.place.Refused > 0 {
		return &exitError{code: exitMissed}
	}
	return nil
}

// list writes a user down who cannot sign in.
func (e *everybody) list(kept check.Kept) error {
	e.place.Refused++
	if e.place.Causes[kept.ID]++; e.place.Causes[kept.ID] == 1 {
		e.place.Descriptions[kept.ID] = kept.Description
	}
	switch {
	case e.flags.csv:
		table := csv.NewWriter(&e.lines)
		// A buffer takes everything.
		_ = table.Write([]string{cell(text.Line(kept.Username)), kept.ID, text.Line(kept.Description), text.Line(kept.Fix)})
		table.Flush()
	case e.flags.asJSON:
		if err := writeJSON(&e.lines, kept); err != nil {
			return err
		}
	default:
		_, _ = fmt.Fprintln(&e.lines, text.Line("✗ "+kept.Username+": "+kept.Description))
	}
	if e.flags.resume == "" {
		return e.print()
	}
	return nil
}

// print prints what was written down.
func (e *everybody) print() error {
	if e.lines.Len() > 0 {
		e.shown.clear()
	}
	_, err := e.lines.WriteTo(e.stdout)
	return err
}

// listed is told that a page of users was looked at.
func (e *everybody) listed(next string) error {
	// A list whose next page is the same one has an end, too.
	e.place.Done = next == "" || next == e.place.Token
	if e.resumed {
		e.say(fmt.Sprintf("going on behind %d users", e.before))
		e.resumed = false
	}
	e.place.Token = next
	of := ""
	if about := e.facts.File.UserPool.EstimatedNumberOfUsers; about != nil && *about >= e.place.Looked() && *about > 0 {
		of = fmt.Sprintf(" of about %d (%d %%)", *about, 100*e.place.Looked() / *about)
	}
	e.shown.show(fmt.Sprintf("%d users%s looked at, %d cannot sign in", e.place.Looked(), of, e.place.Refused+len(e.place.Counted.LockedOut)))
	if e.flags.resume == "" || !e.place.Done && time.Since(e.saved) < time.Second {
		return nil
	}
	e.saved = time.Now()
	if err := e.print(); err != nil {
		return err
	}
	return e.keep()
}

// cell is a text that a spreadsheet does not take for a formula
// (https://owasp.org/www-community/attacks/CSV_Injection).
func cell(text string) string {
	if text != "" && strings.ContainsRune("=+-@", rune(text[0])) {
		return "'" + text
	}
	return text
}

// checkEverybodyLive looks at all users of a live pool, from the place on that an earlier
// check has kept.
func (p *program) checkEverybodyLive(ctx context.Context, f checkFlags, facts check.Facts, caller pull.Caller, target walk.Target) error {
	pace := livePace
	if target.IsLocal() {
		pace = 0
	}
	e, err := p.newEverybody(ctx, f, facts, check.Asked{UserPoolID: target.UserPoolID, ClientID: target.ClientID, Endpoint: target.Endpoint})
	if err != nil {
		return err
	}
	if err := e.resume(ctx); err != nil {
		return err
	}
	if e.place.Done {
		return e.check(check.Nobody)
	}
	collectSeldom()
	wanted := pull.Live{UserPoolID: target.UserPoolID, Wait: wait, Token: e.place.Token, Listed: e.listed}
	return e.check(pull.Users(ctx, caller, wanted, pace))
}
