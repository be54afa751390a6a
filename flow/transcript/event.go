package transcript

import (
	"bytes"
	"cmp"
	"encoding/json"
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

// event is something that a log of AWS says of a user.
type event struct {
	// who are the things that tell one person's calls from others'.
	who    string
	begins walk.Start
	// step is masked already.
	step walk.Step
}

// trailEvent is a record of CloudTrail. Any of its members may be missing, null or of
// another type: what cannot be read is empty.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
type trailEvent struct {
	EventSource, EventName, EventTime, AwsRegion, SourceIPAddress, UserAgent, ErrorCode, ErrorMessage, RequestID string
	RequestParameters, ResponseElements                                                                          json.RawMessage
	AdditionalEventData                                                                                          struct{ Sub string }
}

// eventMembers are the members of a record that are read.
var eventMembers = []string{
	"eventSource", "eventName", "eventTime", "awsRegion", "sourceIPAddress", "userAgent", "errorCode", "errorMessage", "requestID",
	"requestParameters", "responseElements", "additionalEventData",
}

const cognitoSource = "cognito-idp.amazonaws.com"

// takeEvent keeps an object that is a record of a call to Cognito.
func (f *foreign) takeEvent(raw []byte) {
	var e trailEvent
	_ = json.Unmarshal(raw, &e) // members of unexpected types stay empty
	if e.EventSource != cognitoSource || e.EventName == "" {
		return
	}
	s := f.tags.masked(e.step())
	begins := startOf(call{target: walk.Target{Region: e.AwsRegion}, step: s})
	begins.Username = cmp.Or(begins.Username, e.AdditionalEventData.Sub)
	f.events = append(f.events, event{
		who: fmt.Sprintf("%q", []string{begins.Target.ClientID, e.AdditionalEventData.Sub, e.SourceIPAddress, e.UserAgent}), begins: begins, step: s,
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
		s.Error = &walk.Error{Kind: walk.Refused, Exception: api.ExceptionName(e.ErrorCode), Message: e.ErrorMessage}
	}
	return s
}

// hidden is what CloudTrail has in place of what is sensitive.
const hidden = "HIDDEN_DUE_TO_SECURITY_REASONS"

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
		if value == nil || value == hidden {
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
		EventType, EventResponse string
		CreationDate             json.RawMessage
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
	f.events = append(f.events, event{who: fmt.Sprint(len(f.events)), begins: walk.Start{Operation: e.EventType}, step: f.tags.masked(s)})
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

// walksOfEvents puts events together to attempts. No record names the session: they
// belong together where client, user, address and program are the same, until the
// next one begins.
func (f *foreign) walksOfEvents() []Transcript {
	events := slices.Clone(f.events)
	slices.SortStableFunc(events, func(a, b event) int { return a.step.Exchange.Started.Compare(b.step.Exchange.Started) })
	var walks []Transcript
	newest := map[string]int{}
	for _, e := range events {
		at, known := newest[e.who]
		answers := e.step.Answered != "" || e.step.Exchange.Operation == api.RespondToAuthChallenge || e.step.Exchange.Operation == api.AdminRespondToAuthChallenge
		if !known || !answers || e.step.Exchange.Started.Sub(walks[at].Walk.Last().Exchange.Started) > sameWalk {
			at = len(walks)
			newest[e.who] = at
			walks = append(walks, Transcript{Started: e.step.Exchange.Started, Walk: walk.Walk{ID: strconv.Itoa(at + 1), Recorded: true, Start: e.begins}})
		}
		walks[at].Walk = walks[at].Walk.With(e.step)
	}
	return finished(walks)
}
