package transcript

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// Event is something that a log of AWS says of a user: a call in CloudTrail, or an
// attempt as a whole of AdminListUserAuthEvents. What the log leaves out is empty.
type Event struct {
	// Begins is how a walk begins that has this event first.
	Begins walk.Start
	// Step is masked.
	Step walk.Step
	// Sub is the user's, Address, Agent and Caller where the call came from and who
	// signed it.
	Sub, Address, Agent, Caller string
	// Attempt is what an attempt as a whole says; nil for a call.
	Attempt *AuthAttempt
	// order tells attempts apart.
	order int
}

// AuthAttempt is an event of AdminListUserAuthEvents.
type AuthAttempt struct {
	EventType, EventResponse string
	EventRisk                struct {
		RiskDecision, RiskLevel        string
		CompromisedCredentialsDetected bool
	}
	ChallengeResponses []struct{ ChallengeName, ChallengeResponse string }
	EventContextData   struct{ IPAddress, DeviceName, City, Country string }
}

// who are the things that tell one person's calls from others', at one client and at any:
// not every call names it.
func (e Event) who() (atClient, anywhere string) {
	if e.Attempt != nil {
		return strconv.Itoa(e.order), ""
	}
	anywhere = fmt.Sprintf("%q", []string{e.Sub, e.Address, e.Agent})
	if e.Begins.Target.ClientID == "" {
		return anywhere, anywhere
	}
	return e.Begins.Target.ClientID + anywhere, anywhere
}

// trailEvent is a record of CloudTrail. Any of its members may be missing, null or of
// another type: what cannot be read is empty.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
type trailEvent struct {
	EventSource, EventName, EventTime, AwsRegion, SourceIPAddress, UserAgent, ErrorMessage, RequestID string
	ErrorCode                                                                                         errorCode
	RequestParameters, ResponseElements                                                               json.RawMessage
	AdditionalEventData                                                                               struct{ Sub string }
	UserIdentity                                                                                      struct{ Arn string }
}

// errorCode is why a call was refused, "" where it was not.
type errorCode string

// UnmarshalJSON takes anything but null and an empty text for a refusal, also what is no
// text: such a call was not accepted.
func (c *errorCode) UnmarshalJSON(raw []byte) error {
	var text *string
	switch err := json.Unmarshal(raw, &text); {
	case err != nil:
		*c = "UnknownError"
	case text != nil:
		*c = errorCode(*text)
	}
	return nil
}

// eventMembers are the members of a record that are read.
var eventMembers = []string{
	"eventSource", "eventName", "eventTime", "awsRegion", "sourceIPAddress", "userAgent", "errorCode", "errorMessage", "requestID",
	"requestParameters", "responseElements", "additionalEventData", "userIdentity",
}

// takeEvent keeps an object that is a record of a call to Cognito.
func (f *foreign) takeEvent(raw []byte) {
	var e trailEvent
	_ = json.Unmarshal(raw, &e) // members of unexpected types stay empty
	if e.EventSource != api.TrailSource || e.EventName == "" {
		return
	}
	s := f.tags.masked(e.step())
	if e.ErrorCode == "" {
		s.Error = nil // a record leaves out what would make the answer a whole one
	}
	if e.ErrorCode == "" && e.issued() {
		s.Challenge, s.Tokens = nil, &walk.Tokens{}
	}
	begins := startOf(call{target: walk.Target{Region: e.AwsRegion}, step: s})
	begins.Username = cmp.Or(begins.Username, e.AdditionalEventData.Sub)
	f.events = append(f.events, Event{
		Begins: begins, Step: s, Sub: e.AdditionalEventData.Sub, Address: e.SourceIPAddress, Agent: e.UserAgent, Caller: e.UserIdentity.Arn,
	})
}

// lookedUp reads one event of LookupEvents, which holds its record as a text.
func (f *foreign) lookedUp() error {
	var found struct{ CloudTrailEvent string }
	if err := f.decode(&found); err != nil {
		return err
	}
	f.takeEvent([]byte(found.CloudTrailEvent))
	return nil
}

// step is a record as a step that is not masked yet.
func (e trailEvent) step() walk.Step {
	started, _ := time.Parse(time.RFC3339, e.EventTime)
	s := stepOf(walk.Exchange{
		Operation: e.EventName, Sent: true, Status: http.StatusOK, Started: started, RequestID: e.RequestID,
		Request: asInAPI(e.RequestParameters), Answer: asInAPI(e.ResponseElements),
	}, "", "")
	if e.ErrorCode != "" {
		s.Exchange.Status = http.StatusBadRequest
		s.Error = &walk.Error{Kind: walk.Refused, Exception: api.ExceptionName(string(e.ErrorCode)), Message: e.ErrorMessage}
	}
	return s
}

// issued reports whether the record shows that tokens came, which are hidden themselves.
func (e trailEvent) issued() bool {
	var members map[string]any
	_ = json.Unmarshal(e.ResponseElements, &members) // what is no object has none
	return members["authenticationResult"] != nil
}

// asInAPI has the names of the API in place of CloudTrail's, which begin small, and
// leaves out what is hidden.
func asInAPI(raw json.RawMessage) walk.Body {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var members map[string]any
	if decoder.Decode(&members) != nil || members == nil {
		return walk.Body{}
	}
	named := map[string]any{}
	for name, value := range members {
		if value == nil || value == api.TrailHidden || name == "authenticationResult" {
			continue
		}
		first := []rune(name)
		if len(first) > 0 {
			first[0] = unicode.ToUpper(first[0])
		}
		named[string(first)] = value
	}
	written, err := json.Marshal(named)
	if err != nil {
		return walk.Body{}
	}
	return walk.NewBody(written)
}

// authEvent reads one event of AdminListUserAuthEvents: an attempt as a whole.
func (f *foreign) authEvent() error {
	var raw json.RawMessage
	if err := f.decode(&raw); err != nil {
		return err
	}
	var e struct {
		AuthAttempt
		CreationDate json.RawMessage
	}
	_ = json.Unmarshal(raw, &e) // members of unexpected types stay empty
	answer, err := json.Marshal(map[string]any{"AuthEvents": []json.RawMessage{raw}})
	if err != nil || e.EventType == "" {
		return nil
	}
	s := walk.Step{Performed: e.EventType, Exchange: walk.Exchange{
		Operation: api.AdminListUserAuthEvents, Sent: true, Status: http.StatusOK, Answer: walk.NewBody(answer), Started: timeIn(e.CreationDate),
	}}
	if strings.EqualFold(e.EventResponse, api.EventFail) {
		s.Error = &walk.Error{Kind: walk.Refused, Exception: e.EventResponse, Message: "the pool's record of the attempt says no more than what it responded"}
	}
	f.events = append(f.events, Event{
		Begins: walk.Start{Operation: e.EventType}, Step: f.tags.masked(s), Address: e.EventContextData.IPAddress, Attempt: &e.AuthAttempt, order: len(f.events),
	})
	return nil
}

// timeIn is a time as the CLI writes it, or as the API does: seconds since 1970.
func timeIn(raw json.RawMessage) time.Time {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		at, _ := time.Parse(time.RFC3339Nano, text)
		return at
	}
	seconds, err := strconv.ParseFloat(string(raw), 64)
	if err != nil {
		return time.Time{}
	}
	return time.UnixMilli(int64(seconds * 1000)).UTC()
}

// sameWalk is how long after a call another one can belong to the same sign-in: no
// session lasts longer than fifteen minutes.
const sameWalk = 15 * time.Minute

// Attempts puts events together to attempts, in the order of their beginnings. No record
// names the session: events belong together where client, user, address and program are
// the same, until the next attempt begins.
func Attempts(events []Event) [][]Event {
	events = slices.Clone(events)
	if newestFirst(events) {
		slices.Reverse(events)
	}
	slices.SortStableFunc(events, func(a, b Event) int { return a.Step.Exchange.Started.Compare(b.Step.Exchange.Started) })
	var attempts [][]Event
	newest := map[string]int{}
	for _, e := range events {
		atClient, anywhere := e.who()
		at, known := newest[atClient]
		if !known || !follows(attempts[at][len(attempts[at])-1].Step, e.Step) {
			at = len(attempts)
			attempts = append(attempts, nil)
		}
		newest[atClient], newest[anywhere] = at, at
		attempts[at] = append(attempts[at], e)
	}
	return attempts
}

// newestFirst reports whether a log begins with what came last. Its times are whole
// seconds, so that the order of the calls within one is the log's.
func newestFirst(events []Event) bool {
	if len(events) < 2 {
		return false
	}
	first, last := events[0].Step, events[len(events)-1].Step
	if order := first.Exchange.Started.Compare(last.Exchange.Started); order != 0 {
		return order > 0
	}
	return answers(first) && !answers(last)
}

// answers reports whether a call goes on with a sign-in.
func answers(s walk.Step) bool {
	operation := s.Exchange.Operation
	return s.Answered != "" || operation == api.RespondToAuthChallenge || operation == api.AdminRespondToAuthChallenge
}

// follows reports whether a call can belong to the same sign-in as an earlier one.
func follows(last, next walk.Step) bool {
	if next.Exchange.Started.Sub(last.Exchange.Started) > sameWalk || last.Tokens != nil {
		return false
	}
	switch next.Exchange.Operation {
	case api.AssociateSoftwareToken:
		return last.Challenge != nil && last.Challenge.Name == api.ChallengeMFASetup
	case api.VerifySoftwareToken:
		return last.Exchange.Operation == api.AssociateSoftwareToken || last.Exchange.Operation == api.VerifySoftwareToken
	default:
		return answers(next)
	}
}

// WalkOf is an attempt as a walk.
func WalkOf(attempt []Event) walk.Walk {
	w := walk.Walk{Recorded: true, Start: attempt[0].Begins}
	for _, e := range attempt {
		w = w.With(e.Step)
	}
	return w
}

// walksOfEvents are the attempts as walks.
func (f *foreign) walksOfEvents() []Transcript {
	var walks []Transcript
	for n, attempt := range Attempts(f.events) {
		w := WalkOf(attempt)
		w.ID = strconv.Itoa(n + 1)
		walks = append(walks, Transcript{Started: attempt[0].Step.Exchange.Started, Walk: w})
	}
	return finished(walks)
}

// EventsIn are the events in an answer of LookupEvents or AdminListUserAuthEvents.
func EventsIn(answer []byte) ([]Event, error) {
	f := &foreign{bounded: &boundedReader{from: &shortened{from: bufio.NewReader(bytes.NewReader(answer))}}, tags: newTags()}
	f.read(f.bounded)
	if err := f.value(); err != nil {
		return nil, errors.New("the response is not a list of events")
	}
	return f.events, nil
}
