package main

import (
	"context"
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
)

// livePace is how long to wait between the calls about each user of a live pool. The
// service's rate is shared by everything in the account.
const livePace = 50 * time.Millisecond

// checkEverybody looks at all users: what a change would do to them, or who of them cannot
// sign in.
func (p *program) checkEverybody(ctx context.Context, f checkFlags, facts check.Facts, users check.Users) error {
	for _, unread := range facts.Unread {
		p.say(unread.Operation + " was refused with " + unread.Exception + ", so the count can be wrong")
	}
	if len(f.whatIf) > 0 {
		return p.whatIf(ctx, f, facts, users)
	}
	return p.checkAll(f, facts, users)
}

func (p *program) whatIf(ctx context.Context, f checkFlags, before check.Facts, users check.Users) error {
	after, err := p.changed(ctx, f, before)
	if err != nil {
		return err
	}
	counted, err := check.Compare(before, after, users)
	if err != nil {
		return callError(err)
	}
	refused := check.Refused(after)
	if f.asJSON {
		err = writeJSON(p.stdout, counted.Object(refused))
	} else {
		err = counted.Write(p.stdout, strings.Join(f.whatIf, " "), refused, text.Line)
	}
	if err == nil && len(counted.LockedOut) > 0 {
		err = &exitError{code: exitMissed}
	}
	return err
}

// changed are the facts with the settings of the flags: those of a pool file, or some.
func (p *program) changed(ctx context.Context, f checkFlags, before check.Facts) (check.Facts, error) {
	if _, err := os.Stat(f.whatIf[0]); len(f.whatIf) > 1 || err != nil {
		return check.Changed(before, f.whatIf)
	}
	data, err := p.readFile(ctx, f.whatIf[0], poolfile.Largest)
	if err != nil {
		return before, err
	}
	file, err := poolfile.Parse(data)
	if err != nil {
		return before, fmt.Errorf("%s: %w", f.whatIf[0], err)
	}
	after := before
	after.File = file
	return after, nil
}

// checkAll lists who cannot sign in, and why.
func (p *program) checkAll(f checkFlags, facts check.Facts, users check.Users) error {
	causes := map[string]int{}
	refused := 0
	table := csv.NewWriter(p.stdout)
	if f.csv {
		_ = table.Write([]string{"username", "id", "says", "fix"}) // Flush has the error
	}
	count, err := check.All(facts, users, func(kept check.Kept) error {
		refused++
		causes[kept.ID]++
		switch {
		case f.csv:
			return table.Write([]string{cell(text.Line(kept.Username)), kept.ID, text.Line(kept.Says), text.Line(kept.Fix)})
		case f.asJSON:
			return writeJSON(p.stdout, kept)
		default:
			_, err := fmt.Fprintln(p.stdout, text.Line("✗ "+kept.Username+": "+kept.Says))
			return err
		}
	})
	table.Flush()
	if err = errors.Join(err, table.Error()); err != nil {
		return callError(err)
	}
	if !f.csv && !f.asJSON {
		_, _ = fmt.Fprintf(p.stdout, "%d of %d users cannot sign in\n", refused, count)
		for _, id := range slices.Sorted(maps.Keys(causes)) {
			_, _ = fmt.Fprintf(p.stdout, "  %6d  %s\n", causes[id], id)
		}
	}
	if refused > 0 {
		return &exitError{code: exitMissed}
	}
	return nil
}

// cell is a text that a spreadsheet does not take for a formula
// (https://owasp.org/www-community/attacks/CSV_Injection).
func cell(text string) string {
	if text != "" && strings.ContainsRune("=+-@", rune(text[0])) {
		return "'" + text
	}
	return text
}

// everybody are the users of a live pool.
func everybody(ctx context.Context, caller pull.Caller, poolID string, local bool) check.Users {
	pace := livePace
	if local {
		pace = 0
	}
	return pull.Users(ctx, caller, pull.Live{UserPoolID: poolID, Wait: wait}, pace)
}
