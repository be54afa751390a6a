package flow

import (
	"encoding/json"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// way is how a walk has gone: what it came to, and how the newest try was refused.
type way struct {
	seen    pool.Seen
	refused pool.Refusal
}

func wayOf(w walk.Walk) way {
	var gone way
	for n, step := range w.Steps {
		switch {
		case gone.registers(step):
			continue
		case !api.IsSignIn(step.Exchange.Operation) || step.Performed != "" && n > 0:
			continue
		case n == 0:
			gone.add(pool.FlowBranch, w.Start.AuthFlow)
		}
		gone.refused = refusalOf(step)
		if step.Error != nil {
			if choice := choiceIn(step); !step.Error.Retry && strings.HasPrefix(choice, api.ChallengePassword) {
				// The password came with the choice.
				gone.add(pool.ChoiceBranch, choice)
			}
			continue
		}
		name := ""
		if step.Challenge != nil {
			name = step.Challenge.Name
		}
		gone.choose(choiceIn(step), name)
		switch {
		case step.Challenge != nil:
			gone.seen = append(gone.seen, pool.Step{Kind: pool.ChallengeBranch, Name: name, Offered: challenge.Offered(*step.Challenge)})
		case step.Tokens != nil:
			gone.add(pool.TokensBranch, "")
			return gone
		}
	}
	return gone
}

func (w *way) add(kind pool.BranchKind, name string) {
	w.seen = append(w.seen, pool.Step{Kind: kind, Name: name})
}

// choose notes what was chosen, unless the challenge that came says it as well.
func (w *way) choose(choice, came string) {
	at := w.challenge()
	if choice == "" || at < 0 {
		return
	}
	before := func(step pool.Step) bool { return step.Kind == pool.ChoiceBranch && step.Name == choice }
	if slices.ContainsFunc(w.seen[at:], before) {
		return
	}
	w.seen = w.seen[:at+1]
	if choice != came {
		w.add(pool.ChoiceBranch, choice)
	}
}

// customRounds is how many custom challenges came.
func (w *way) customRounds() int {
	rounds := 0
	for _, step := range w.seen {
		if step.Name == api.ChallengeCustomChallenge {
			rounds++
		}
	}
	return rounds
}

// challenge is the place of the newest challenge, -1 where there is none.
func (w *way) challenge() int {
	for n, step := range slices.Backward(w.seen) {
		if step.Kind == pool.ChallengeBranch {
			return n
		}
	}
	return -1
}

// registers tells that a step is one of the calls that register an authenticator app before
// MFA_SETUP is answered, and notes it.
func (w *way) registers(step walk.Step) bool {
	at, operation := w.challenge(), step.Exchange.Operation
	if at < 0 || w.seen[at].Name != api.ChallengeMFASetup || step.Performed != "" ||
		operation != api.AssociateSoftwareToken && operation != api.VerifySoftwareToken {
		return false
	}
	w.refused = refusalOf(step)
	if step.Error != nil || operation == api.VerifySoftwareToken && !challenge.IsVerified(step) {
		return true
	}
	w.seen = w.seen[:at+1]
	w.add(pool.ChoiceBranch, api.ChallengeSoftwareTokenMFA)
	w.add(pool.OperationBranch, api.AssociateSoftwareToken)
	if operation == api.VerifySoftwareToken {
		w.add(pool.OperationBranch, operation)
	}
	return true
}

// refusalOf is what a step was refused with, nothing where it was not.
func refusalOf(step walk.Step) pool.Refusal {
	if step.Error == nil {
		return pool.Refusal{}
	}
	return pool.Refusal{Exception: step.Error.Exception, Message: step.Error.Message}
}

// was tells that the newest try was refused for one of some causes, and not for one of the
// others: exceptions have several, and then the words differ.
func (w *way) was(causes, others []pool.Refusal) bool {
	same := func(refusal pool.Refusal) bool {
		return refusal.Exception == w.refused.Exception && strings.TrimSuffix(refusal.Message, ".") == strings.TrimSuffix(w.refused.Message, ".")
	}
	named := slices.Contains(exceptionsOf(causes), w.refused.Exception)
	return named && (slices.ContainsFunc(causes, same) || !slices.ContainsFunc(others, same))
}

// exceptionsOf are the names of the exceptions of refusals.
func exceptionsOf(refusals []pool.Refusal) []string {
	var names []string
	for _, refusal := range refusals {
		if !slices.Contains(names, refusal.Exception) {
			names = append(names, refusal.Exception)
		}
	}
	return names
}

// choiceIn is what an answer chose, "" where there was no choice.
func choiceIn(step walk.Step) string {
	responses := sentIn(step).ChallengeResponses
	switch {
	case step.Answered == api.ChallengeSelectChallenge || step.Answered == api.ChallengeSelectMFAType:
		return responses[api.KeyAnswer]
	case step.Answered != api.ChallengeMFASetup:
		return ""
	case responses[api.KeyEmail] != "":
		return api.ChallengeEmailOTP
	default:
		return api.ChallengeSoftwareTokenMFA
	}
}

// sentParameters are those of a sign-in's request.
type sentParameters struct{ AuthParameters, ChallengeResponses map[string]string }

func sentIn(step walk.Step) sentParameters {
	var sent sentParameters
	_ = json.Unmarshal(step.Exchange.Request.Reveal(), &sent)
	return sent
}
