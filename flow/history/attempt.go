package history

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/transcript"
	"authwalk/flow/walk"
)

// Outcome is how an attempt ended.
type Outcome string

// The outcomes. A log may show that a call was accepted, and not what it answered.
const (
	SignedIn   Outcome = "tokens"
	Refused    Outcome = "refused"
	Unfinished Outcome = "unfinished"
	Accepted   Outcome = "accepted"
)

// Attempt is one thing that somebody did: a sign-in as a whole, or a call beside it.
type Attempt struct {
	// Walk is the attempt as a record, masked.
	Walk         walk.Walk
	Began, Ended time.Time
	// ClientID is the client, Sub the user, as far as the log tells.
	ClientID, Sub string
	// Address and Agent are where it came from, Caller who signed it; Place is where the
	// address is, for attempts of a pool that looks it up.
	Address, Agent, Caller, Place string
	Outcome                       Outcome
	Exception, Message            string
	RequestIDs                    []string
	// Risk is what threat protection said, "" for nothing.
	Risk string
	// FromPool tells that the pool's own record has it, and not CloudTrail.
	FromPool bool
	// Failed is what was wrong in the pool's own record: Password or Mfa.
	Failed string
}

// Operation is what began it.
func (a Attempt) Operation() string { return a.Walk.Start.Operation }

// Flow is the flow of a sign-in, "" where it is none or not told.
func (a Attempt) Flow() string { return a.Walk.Start.AuthFlow }

// IsSignIn reports whether it is a sign-in.
func (a Attempt) IsSignIn() bool {
	return api.IsSignIn(a.Operation()) || a.Operation() == api.EventSignIn
}

// Path is what was asked, in order. Where the log does not show an answer, what was
// answered next tells it.
func (a Attempt) Path() []string {
	var path []string
	pending := ""
	for _, step := range a.Walk.Steps {
		if step.Answered != "" && step.Answered != pending {
			path = append(path, step.Answered)
			pending = step.Answered
		}
		switch {
		case step.Challenge != nil:
			path = append(path, step.Challenge.Name)
			pending = step.Challenge.Name
		case step.Answered != "" && step.Error == nil:
			pending = ""
		}
	}
	return path
}

// attemptsOf puts events together to attempts. Calls that only read are none.
func attemptsOf(events []transcript.Event) []Attempt {
	events = slices.DeleteFunc(slices.Clone(events), func(e transcript.Event) bool {
		operation, known := api.FindOperation(e.Step.Exchange.Operation)
		return e.Attempt == nil && known && operation.Effect == api.Reads
	})
	var attempts []Attempt
	for _, joined := range transcript.Attempts(events) {
		attempts = append(attempts, attemptOf(joined))
	}
	return attempts
}

func attemptOf(joined []transcript.Event) Attempt {
	first, last := joined[0], joined[len(joined)-1]
	a := Attempt{
		Walk: transcript.WalkOf(joined), Began: first.Step.Exchange.Started, Ended: last.Step.Exchange.Started,
		ClientID: first.Begins.Target.ClientID, Sub: first.Sub, Address: first.Address, Agent: first.Agent, Caller: first.Caller,
		Outcome: outcomeOf(last.Step),
	}
	if failed := last.Step.Error; failed != nil {
		a.Exception, a.Message = failed.Exception, failed.Message
	}
	for _, e := range joined {
		a.Sub = cmp.Or(a.Sub, e.Sub)
		if id := e.Step.Exchange.RequestID; id != "" {
			a.RequestIDs = append(a.RequestIDs, id)
		}
	}
	if first.Attempt != nil {
		a.take(*first.Attempt)
	}
	return a
}

func outcomeOf(last walk.Step) Outcome {
	switch {
	case last.Error != nil:
		return Refused
	case last.Tokens != nil:
		return SignedIn
	case last.Challenge != nil:
		return Unfinished
	default:
		return Accepted
	}
}

// take takes what the pool's own record of an attempt says.
func (a *Attempt) take(kept transcript.AuthAttempt) {
	a.FromPool = true
	a.Walk.Start.Operation = kept.EventType
	a.Exception, a.Message = "", ""
	switch kept.EventResponse {
	case api.EventPass:
		a.Outcome = SignedIn
	case api.EventInProgress:
		a.Outcome = Unfinished
	default:
		a.Outcome = Refused
	}
	where := kept.EventContextData
	a.Place = joined(", ", where.City, where.Country)
	a.Agent = where.DeviceName
	for _, answered := range kept.ChallengeResponses {
		if answered.ChallengeResponse == api.EventFailure {
			a.Failed = answered.ChallengeName
		}
	}
	a.Risk = riskOf(kept)
}

// riskOf says what threat protection thought of an attempt.
func riskOf(kept transcript.AuthAttempt) string {
	risk := kept.EventRisk
	var words []string
	switch risk.RiskDecision {
	case api.RiskBlock:
		words = append(words, "threat protection blocked it")
	case api.RiskTaken:
		words = append(words, "threat protection took it for another person")
	}
	if risk.RiskLevel != "" && risk.RiskDecision != api.RiskNone {
		words = append(words, "risk "+strings.ToLower(risk.RiskLevel))
	}
	if risk.CompromisedCredentialsDetected {
		words = append(words, "the password is in a list of stolen ones")
	}
	return strings.Join(words, ", ")
}

// joined are the texts that are not empty.
func joined(between string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), between)
}

// sameAttempt is how far apart the times of one attempt in two logs can be.
const sameAttempt = 90 * time.Second

// merged are the attempts of CloudTrail with what the pool's own record adds to them, and
// those that only the pool has.
func merged(trail, kept []Attempt) []Attempt {
	taken := map[int]bool{}
	all := slices.Clone(trail)
	for _, own := range kept {
		at := slices.IndexFunc(all[:len(trail)], func(a Attempt) bool {
			apart := own.Began.Sub(a.Began).Abs()
			return a.IsSignIn() == own.IsSignIn() && a.Address == own.Address && apart <= sameAttempt && (a.Outcome == Refused) == (own.Outcome == Refused)
		})
		if at < 0 || taken[at] {
			all = append(all, own)
			continue
		}
		taken[at] = true
		all[at].Place, all[at].Risk, all[at].Failed = own.Place, own.Risk, own.Failed
	}
	slices.SortStableFunc(all, func(a, b Attempt) int { return a.Began.Compare(b.Began) })
	return all
}
