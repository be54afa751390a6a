package pool

import (
	"slices"
	"strings"

	"authwalk/flow/api"
)

// Prediction is how a sign-in goes, as far as the facts tell.
type Prediction struct {
	// Paths are the challenges, in order, of every way to tokens, the shortest first. A
	// path without challenges gets tokens at once.
	Paths [][]string
	// Refusal ends the sign-in though every answer is right, after the challenges in
	// Until; nil where there are Paths. Because says why.
	Refusal *Refusal
	Until   []string
	Because []Reason
}

// Predict says how a sign-in goes that begins this way. What is missing in the facts
// may be anything: a nil Pool, a nil Client, and Users nil (an empty list means that
// there is no such user).
func Predict(f Facts, s Start) Prediction {
	paths := map[string][]string{}
	var p Prediction
	for _, facts := range hypotheses(f, s) {
		start := hypotheticalStart(facts, s)
		explore(facts, start, func(path []string, d Decision) bool {
			if d.Tokens != nil {
				path = oncePerRepetition(path)
				paths[strings.Join(path, " ")] = path
			}
			return false
		})
		if p.Refusal == nil && len(p.Until) == 0 {
			p = allGoesWell(facts, start)
		}
	}
	if len(paths) == 0 {
		return p
	}
	p = Prediction{}
	for _, path := range paths {
		p.Paths = append(p.Paths, path)
	}
	slices.SortFunc(p.Paths, func(a, b []string) int {
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return slices.Compare(a, b)
	})
	return p
}

// PredictOne says how the sign-in goes where everything goes well that may, along one way
// only. It is the quick way to look at many users.
func PredictOne(f Facts, s Start) Prediction {
	for _, facts := range hypotheses(f, s) {
		return allGoesWell(facts, hypotheticalStart(facts, s))
	}
	return Prediction{}
}

// oncePerRepetition has a custom challenge that is asked again once: how often is up to
// the pool's functions.
func oncePerRepetition(path []string) []string {
	kept := []string{}
	for _, name := range path {
		if name != api.ChallengeCustomChallenge || len(kept) == 0 || kept[len(kept)-1] != name {
			kept = append(kept, name)
		}
	}
	return kept
}

// allGoesWell follows the sign-in along the first good answers, to tokens or to the
// refusal that ends it all the same.
func allGoesWell(f Facts, s Start) Prediction {
	var p Prediction
	d := Begin(f, s)
	for len(p.Until) < longestPath {
		switch {
		case d.Need != nil:
			d = Resume(f, d.Progress, outcomes(f, d.Need)[0])
			continue
		case d.Tokens != nil:
			return Prediction{Paths: [][]string{oncePerRepetition(p.Until)}}
		case d.Challenge == nil:
			p.Refusal, p.Because = d.Refusal, d.Because
			return p
		}
		p.Until = append(p.Until, d.Challenge.Name)
		p.Because = d.Because
		f = f.after(d)
		events := answers(f, d)
		if len(events) == 0 {
			return p
		}
		progress, event := d.Progress, events[0]
		if d.Challenge.Name == api.ChallengeMFASetup {
			progress.TotpVerified = contains(progress.Offered, softwareTokenMFA)
			if !progress.TotpVerified {
				event = events[len(events)-1] // with an email address
			}
		}
		event.Session = sessionStates(f)[0]
		d = Resume(f, progress, event)
	}
	return p
}
