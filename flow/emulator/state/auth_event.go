package state

import (
	"encoding/json"
	"slices"
	"sync"
	"time"

	"authwalk/flow/pool"
)

const (
	// authEventsKept bounds the memory of sign-in events; the oldest are forgotten
	// first. What an event is kept for at most is INFERRED.
	authEventsKept = 10_000
	authEventLife  = 90 * 24 * time.Hour
)

// AuthEvent is an attempt of a user, as AdminListUserAuthEvents shows it
// (API_AuthEventType).
type AuthEvent struct {
	EventID            string             `json:"EventId"`
	EventType          string             `json:"EventType"`
	CreationDate       pool.Time          `json:"CreationDate"`
	EventResponse      string             `json:"EventResponse"`
	EventRisk          EventRisk          `json:"EventRisk"`
	ChallengeResponses []ChallengeOutcome `json:"ChallengeResponses"`
	EventContextData   EventContext       `json:"EventContextData"`
	EventFeedback      *EventFeedback     `json:"EventFeedback,omitempty"`

	// FeedbackToken lets the user rate the attempt: it stands in the notification
	// about it, "" where none was sent.
	FeedbackToken string `json:"-"`

	sub string
}

// EventRisk is how threat protection rated an attempt.
type EventRisk struct {
	RiskDecision                   string `json:"RiskDecision"`
	RiskLevel                      string `json:"RiskLevel,omitempty"`
	CompromisedCredentialsDetected bool   `json:"CompromisedCredentialsDetected"`
}

// ChallengeOutcome is a challenge of an attempt, and whether it was passed.
type ChallengeOutcome struct {
	ChallengeName     string `json:"ChallengeName"`
	ChallengeResponse string `json:"ChallengeResponse"`
}

// EventContext is where an attempt came from. The place of an address is not known
// here.
type EventContext struct {
	IPAddress  string `json:"IpAddress,omitempty"`
	DeviceName string `json:"DeviceName,omitempty"`
}

// EventFeedback is what somebody says of an attempt.
type EventFeedback struct {
	FeedbackValue string    `json:"FeedbackValue"`
	Provider      string    `json:"Provider"`
	FeedbackDate  pool.Time `json:"FeedbackDate"`
}

// AuthLog is what the users of a pool attempted.
type AuthLog struct {
	mu     sync.Mutex
	events *cache[*AuthEvent]
}

func newAuthLog() *AuthLog {
	return &AuthLog{events: newCache[*AuthEvent](authEventsKept).recorded(func(e *AuthEvent) any { return authEventRecord{e, e.FeedbackToken, e.sub} })}
}

// authEventRecord is an event with what the service does not show of it.
type authEventRecord struct {
	Event *AuthEvent `json:"event"`
	Token string     `json:"token,omitempty"`
	Sub   string     `json:"sub"`
}

func readAuthEvent(text json.RawMessage) (*AuthEvent, error) {
	record := authEventRecord{Event: &AuthEvent{}}
	err := json.Unmarshal(text, &record)
	record.Event.FeedbackToken, record.Event.sub = record.Token, record.Sub
	return record.Event, err
}

// Keep keeps an event of the user with this sub.
func (l *AuthLog) Keep(sub string, event AuthEvent, now time.Time) {
	event.sub = sub
	l.events.put(event.EventID, &event, now, now.Add(authEventLife))
}

// Change changes an event of the user; false tells that there is none.
func (l *AuthLog) Change(sub, id string, change func(*AuthEvent)) bool {
	event, found := l.events.get(id)
	if !found || event.sub != sub {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	change(event)
	l.events.changed(id)
	return true
}

// Of are the events of a user, newest first.
func (l *AuthLog) Of(sub string) []AuthEvent {
	l.mu.Lock()
	defer l.mu.Unlock()
	events := []AuthEvent{}
	l.events.each(func(event *AuthEvent) {
		if event.sub == sub {
			copied := *event
			copied.ChallengeResponses = slices.Clone(event.ChallengeResponses)
			events = append(events, copied)
		}
	})
	slices.Reverse(events)
	return events
}
