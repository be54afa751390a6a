package history

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"sync"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/document"
	"authwalk/flow/pull"
	"authwalk/flow/transcript"
	"authwalk/flow/walk"
)

// Caller makes the calls, as flow/cognito does.
type Caller interface {
	pull.Caller
	// LookupEvents asks CloudTrail.
	LookupEvents(ctx context.Context, request walk.Body) (walk.Exchange, *walk.Error)
}

// Live says how a live pool and its logs are read.
type Live struct {
	UserPoolID string
	Now        time.Time
	// Pace is how long to wait between two calls to CloudTrail, which allows two a second
	// in an account and a region.
	Pace time.Duration
	// Wait waits; an error ends the reading.
	Wait func(ctx context.Context, long time.Duration) error
	// Progress is told of each page; nil where nobody wants to know.
	Progress func(Progress)
}

// Progress is how far the reading is.
type Progress struct {
	Pages, Found int
	// Reaches is how far back was read, Share how much of what was asked for that is.
	Reaches time.Time
	Share   float64
}

// Pace is the rate of CloudTrail.
const Pace = time.Second / api.TrailRate

// The permissions that reading needs beside those of a check.
const (
	trailPermission  = "cloudtrail:LookupEvents"
	eventsPermission = "cognito-idp:AdminListUserAuthEvents"
)

// Read reads what the logs tell of a live pool, as far as they may be read: what they do
// not tell is among the notices. Where the context ends, what came until then is
// returned with its error.
func Read(ctx context.Context, caller Caller, question Question, live Live) (History, error) {
	r := reader{ctx: ctx, caller: caller, live: live, history: History{Question: question, Reaches: question.Since}}
	if err := r.readKnown(); err != nil {
		r.history.Reaches = time.Time{} // no log was read
		return r.history, err
	}
	trail, trailFailed := r.readTrail()
	kept, eventsFailed := r.readAuthEvents()
	found := r.history.with(trail, kept)
	switch {
	case ctx.Err() != nil:
		return found, ctx.Err()
	case len(found.Sources) == 0:
		for _, failed := range []*walk.Error{trailFailed, eventsFailed} {
			if failed != nil {
				return found, failed
			}
		}
	}
	return found, nil
}

type reader struct {
	ctx     context.Context
	caller  Caller
	live    Live
	history History
}

func (r *reader) notice(format string, values ...any) {
	r.history.Notices = append(r.history.Notices, fmt.Sprintf(format, values...))
}

// uuid is what the sub of a user looks like.
var uuid = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
})

// readKnown reads the pool, its clients and the user.
func (r *reader) readKnown() error {
	question := r.history.Question
	if uuid().MatchString(question.Username) {
		r.history.Known.Sub = question.Username
	}
	if r.live.UserPoolID == "" {
		return nil
	}
	wanted := pull.Live{UserPoolID: r.live.UserPoolID, ClientID: question.ClientID, Partly: true, Wait: r.live.Wait}
	if question.Username != "" {
		wanted.Usernames = []string{question.Username}
	}
	pulled, err := pull.FromLive(r.ctx, r.caller, wanted)
	refused, isCall := errors.AsType[*walk.Error](err)
	switch {
	case err == nil:
	case isCall && refused.Kind == walk.Refused && refused.Exception == api.AccessDeniedException:
		r.notice("The settings of the pool are not known: %v", err)
		return nil
	default:
		return err
	}
	r.history.Known.File = pulled.File
	for _, unread := range pulled.Unread {
		if unread.Exception == api.UserNotFoundException && r.history.Known.Sub == "" {
			return fmt.Errorf("there is no user %s in the pool; of one who was deleted, give the sub", document.Printable(question.Username))
		}
		if unread.Exception == api.AccessDeniedException {
			r.notice("%s was refused: the credentials need %s.", unread.Operation, unread.Permission())
		}
	}
	if user := r.history.Known.user(); user != nil {
		r.history.Known.Sub = user.Sub()
	}
	return nil
}

// mostTries is how often a call is made that is throttled.
const mostTries = 6

// patiently makes a call again that is throttled.
func (r *reader) patiently(call func() (walk.Exchange, *walk.Error)) ([]byte, *walk.Error) {
	wait := time.Second
	for try := 1; ; try++ {
		exchange, failed := call()
		throttled := failed != nil && (failed.Exception == api.ThrottlingException || failed.Exception == api.TooManyRequestsException)
		if !throttled || try == mostTries || r.live.Wait(r.ctx, wait) != nil {
			return exchange.Answer.Reveal(), failed
		}
		wait *= 2
	}
}

// mostPages bounds a log that never ends: a million events.
const mostPages = 1_000_000 / api.TrailPageSize

// readTrail reads CloudTrail from the newest event on.
func (r *reader) readTrail() ([]transcript.Event, *walk.Error) {
	question := r.history.Question
	if question.Username != "" && r.history.Known.Sub == "" {
		r.notice("CloudTrail names users by their sub, which AdminGetUser tells: it was not searched.")
		return nil, nil
	}
	var events []transcript.Event
	reaches, token := r.live.Now, ""
	for n := 1; n <= mostPages; n++ {
		if n > 1 && r.live.Wait(r.ctx, r.live.Pace) != nil {
			r.history.Reaches = reaches
			return events, nil
		}
		answer, failed := r.patiently(func() (walk.Exchange, *walk.Error) {
			return r.caller.LookupEvents(r.ctx, trailPage(question.Since, r.live.Now, token))
		})
		if failed != nil {
			r.endTrail(failed, n, reaches)
			return events, failed
		}
		page, next, err := pageOf(answer)
		if err != nil {
			r.notice("The response of CloudTrail cannot be read: %v.", err)
			return events, nil
		}
		if n == 1 {
			r.history.Sources = append(r.history.Sources, "CloudTrail")
		}
		for _, e := range page {
			if at := e.Step.Exchange.Started; !at.IsZero() && at.Before(reaches) {
				reaches = at
			}
		}
		events = r.keep(append(events, page...), reaches)
		r.tell(n, len(events), reaches)
		if next == "" || next == token || r.isComplete(events, reaches) {
			return events, nil
		}
		token = next
	}
	return events, nil
}

// trailPage asks for a page of the calls to user pools.
func trailPage(since, until time.Time, token string) walk.Body {
	asked := map[string]any{
		"LookupAttributes": []map[string]string{{"AttributeKey": "EventSource", "AttributeValue": api.TrailSource}},
		"StartTime":        since.Unix(), "EndTime": until.Unix(), "MaxResults": api.TrailPageSize,
	}
	if token != "" {
		asked["NextToken"] = token
	}
	body, _ := json.Marshal(asked) // texts and numbers can always be written
	return walk.NewBody(body)
}

// pageOf are the events of a page, and where the next one begins.
func pageOf(answer []byte) ([]transcript.Event, string, error) {
	var page struct{ NextToken string }
	if err := json.Unmarshal(answer, &page); err != nil {
		return nil, "", errors.New("it is not a JSON object")
	}
	events, err := transcript.EventsIn(answer)
	return events, page.NextToken, err
}

// endTrail says why the reading of CloudTrail ended.
func (r *reader) endTrail(failed *walk.Error, page int, reaches time.Time) {
	if page > 1 || r.ctx.Err() != nil {
		r.history.Reaches = reaches
	}
	switch {
	case r.ctx.Err() != nil:
	case page > 1:
		r.notice("Reading CloudTrail ended at page %d: %s.", page, failed.Error())
	case failed.Exception == api.AccessDeniedException:
		r.notice("CloudTrail was not read: the credentials need %s.", trailPermission)
	default:
		r.notice("CloudTrail was not read: %s.", failed.Error())
	}
}

// sameWalk is how far from a request the others of its attempt can be.
const sameWalk = 15 * time.Minute

// keep are the events that can matter: those of the user, and refused ones that name
// nobody. Of a request it is known only late which are those beside it.
func (r *reader) keep(events []transcript.Event, reaches time.Time) []transcript.Event {
	question := r.history.Question
	found := requestIn(events, question.RequestID)
	kept := events[:0]
	for _, e := range events {
		at := e.Step.Exchange.Started
		var wanted bool
		switch {
		case question.RequestID != "" && found.IsZero():
			wanted = at.Sub(reaches) <= sameWalk
		case question.RequestID != "":
			wanted = at.Sub(found).Abs() <= sameWalk
		default:
			name := e.Begins.Username
			wanted = question.Username == "" || e.Sub == r.history.Known.Sub || name == question.Username || name == r.history.Known.Sub || e.Sub == "" && e.Step.Error != nil
		}
		if wanted {
			kept = append(kept, e)
		}
	}
	return kept
}

// requestIn is when a request was made, zero where it is not there.
func requestIn(events []transcript.Event, id string) time.Time {
	for _, e := range events {
		if id != "" && e.Step.Exchange.RequestID == id {
			return e.Step.Exchange.Started
		}
	}
	return time.Time{}
}

// isComplete reports whether the attempt of a request has been read as a whole.
func (r *reader) isComplete(events []transcript.Event, reaches time.Time) bool {
	found := requestIn(events, r.history.Question.RequestID)
	return !found.IsZero() && found.Sub(reaches) > sameWalk
}

func (r *reader) tell(pages, found int, reaches time.Time) {
	if r.live.Progress == nil {
		return
	}
	whole := r.live.Now.Sub(r.history.Question.Since)
	share := 0.0
	if whole > 0 {
		share = min(1, r.live.Now.Sub(reaches).Seconds()/whole.Seconds())
	}
	r.live.Progress(Progress{pages, found, reaches, share})
}

// eventsOfPage is how many events AdminListUserAuthEvents gives at once.
const eventsOfPage = 60

// readAuthEvents reads the pool's own record of the user's attempts.
func (r *reader) readAuthEvents() ([]transcript.Event, *walk.Error) {
	question := r.history.Question
	if question.Username == "" || r.live.UserPoolID == "" || r.ctx.Err() != nil {
		return nil, nil
	}
	var events []transcript.Event
	asked := map[string]any{"UserPoolId": r.live.UserPoolID, "Username": question.Username, "MaxResults": eventsOfPage}
	token := ""
	for range mostPages {
		body, _ := json.Marshal(asked) // texts and numbers can always be written
		answer, failed := r.patiently(func() (walk.Exchange, *walk.Error) {
			return r.caller.Call(r.ctx, walk.Request{Operation: api.AdminListUserAuthEvents, Body: walk.NewBody(body)})
		})
		if failed != nil {
			r.endAuthEvents(failed)
			return events, failed
		}
		page, next, err := pageOf(answer)
		if err != nil {
			r.notice("The pool's sign-in events cannot be read: %v.", err)
			return events, nil
		}
		if token == "" {
			r.history.Sources = append(r.history.Sources, "the pool's sign-in events")
		}
		events = append(events, page...)
		older := len(page) > 0 && page[len(page)-1].Step.Exchange.Started.Before(question.Since)
		if next == "" || next == token || older {
			return events, nil
		}
		token, asked["NextToken"] = next, next
	}
	return events, nil
}

func (r *reader) endAuthEvents(failed *walk.Error) {
	switch {
	case r.ctx.Err() != nil:
	case failed.Exception == api.UserPoolAddOnNotEnabledException:
		r.notice("The pool keeps no sign-in events: that is part of threat protection (UserPoolAddOns, Plus).")
	case failed.Exception == api.AccessDeniedException:
		r.notice("The pool's sign-in events were not read: the credentials need %s.", eventsPermission)
	default:
		r.notice("The pool's sign-in events were not read: %s.", failed.Error())
	}
}
