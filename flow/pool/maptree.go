package pool

import (
	"cmp"
	"slices"

	"authwalk/flow/api"
)

// branchOrder is the order in which branches stand beside each other: those that ask
// for more first, and the end last.
var branchOrder = []string{
	api.ChallengeSelectChallenge, api.ChallengePasswordSRP, api.ChallengePassword, api.ChallengePasswordVerifier,
	api.ChallengeSMSOTP, api.ChallengeWebAuthn, api.ChallengeCustomChallenge,
	api.ChallengeNewPasswordRequired, api.ChallengeDeviceSRPAuth, api.ChallengeDevicePasswordVerifier, api.ChallengeSelectMFAType,
	api.ChallengeSoftwareTokenMFA, api.ChallengeSMSMFA, api.ChallengeEmailOTP, api.ChallengeMFASetup,
}

// verdict is what was found out on the way to a decision.
type verdict struct {
	// wrong tells that the person's answer was, failed that anything else was.
	wrong, failed bool
	// calls are the triggers that were called.
	calls []TriggerCall
}

// growth is how far a tree is grown: through so many challenges, and, where only
// right answers are of interest, without the others.
type growth struct {
	challenges int
	onlyRight  bool
}

// wholeTree is all there is.
func (f Facts) wholeTree() growth { return growth{challenges: longestPath + f.CustomRounds} }

// grow adds what a decision leads to.
func (b *Branch) grow(f Facts, d Decision, found verdict, g growth) {
	switch {
	case g.onlyRight && (found.wrong || found.failed):
	case d.Need != nil:
		for n, event := range outcomes(f, d.Need) {
			b.grow(f, Resume(f, d.Progress, event), found.with(d.Need, n, event), g)
		}
	case d.Refusal != nil:
		b.refuse(d, found)
	case d.Tokens != nil:
		b.proves = b.proves || b.provedBy(d)
		b.add(TokensBranch, "", d.Because, found.calls)
	case d.Challenge != nil:
		b.proves = b.proves || b.provedBy(d)
		next := b.add(ChallengeBranch, d.Challenge.Name, d.Because, found.calls)
		next.proved = d.Progress.FirstFactor != ""
		if g.challenges > 0 {
			g.challenges--
			next.ask(f.after(d), d, g)
		}
	}
}

// provedBy tells that the first factor is given with the answer that leads to the
// decision. In a custom flow the functions say what follows.
func (b *Branch) provedBy(d Decision) bool {
	return !b.proved && d.Progress.FirstFactor != "" && d.Progress.Custom == nil
}

// with is the verdict once a need was met with the outcome of this number.
func (v verdict) with(n *Need, outcome int, event Event) verdict {
	switch {
	case n.Kind == CallTrigger:
		v.calls = append(slices.Clip(v.calls), TriggerCall{Trigger: n.Name})
		v.failed = v.failed || !event.OK
	case outcome == 0:
	case slices.Contains([]NeedKind{VerifyPassword, VerifyProof, VerifyDeviceProof, VerifyCode, VerifyTOTP, VerifyAssertion}, n.Kind):
		v.wrong = true
	default:
		v.failed = true
	}
	return v
}

func (b *Branch) refuse(d Decision, found verdict) {
	switch {
	case found.failed:
		b.Others = withRefusal(b.Others, *d.Refusal)
	case found.wrong:
		b.CallsIfWrong = alternatives(b.CallsIfWrong, found.calls, len(b.Wrong) > 0)
		b.Wrong = withRefusal(b.Wrong, *d.Refusal)
	default:
		b.add(RefusalBranch, d.Refusal.Exception, d.Because, found.calls).says(*d.Refusal)
	}
}

// says notes the words of the refusal that the branch is.
func (b *Branch) says(refusal Refusal) { b.refusals = withRefusal(b.refusals, refusal) }

func withRefusal(refusals []Refusal, refusal Refusal) []Refusal {
	if slices.Contains(refusals, refusal) {
		return refusals
	}
	return append(refusals, refusal)
}

func withName(names []string, name string) []string {
	if slices.Contains(names, name) {
		return names
	}
	return append(names, name)
}

// add adds what comes next with the triggers on the way to it, or finds it.
func (b *Branch) add(kind BranchKind, name string, because []Reason, calls []TriggerCall) *Branch {
	next := b.Find(kind, name)
	if next == nil {
		next = &Branch{Kind: kind, Name: name, Because: because, Calls: calls}
		b.Next = append(b.Next, next)
	}
	next.Calls = alternatives(next.Calls, calls, true)
	return next
}

// ask goes on from a challenge with every good answer.
func (b *Branch) ask(f Facts, d Decision, g growth) {
	for _, event := range answers(f, d) {
		choice, possible := chosen(d, event.Answer.Responses)
		if !possible {
			continue
		}
		progress := d.Progress
		progress.TotpVerified = d.Challenge.Name == api.ChallengeMFASetup && choice == softwareTokenMFA
		event.Session = SessionState{Known: true, Expires: f.Now}
		next := b
		if choice != "" {
			next = b.add(ChoiceBranch, choice, nil, nil)
			next.proved = b.proved
		}
		if progress.TotpVerified {
			next = next.registerAuthenticator()
		}
		next.grow(f, Resume(f, progress, event), verdict{}, g)
	}
}

// registerAuthenticator are the calls between the choice of an authenticator app and the
// answer that tells that it is there.
func (b *Branch) registerAuthenticator() *Branch {
	associated := b.add(OperationBranch, api.AssociateSoftwareToken, nil, nil)
	associated.Wrong = []Refusal{*wrongAuthenticatorCode(true)}
	verified := associated.add(OperationBranch, api.VerifySoftwareToken, nil, nil)
	verified.proved = b.proved
	return verified
}

// chosen is what an answer chooses, "" where there is no choice. What is not offered
// cannot be chosen.
func chosen(d Decision, responses map[string]string) (choice string, possible bool) {
	switch d.Challenge.Name {
	case api.ChallengeSelectMFAType, api.ChallengeSelectChallenge:
		return responses[api.KeyAnswer], true
	case api.ChallengeMFASetup:
		choice = softwareTokenMFA
		if responses[api.KeyEmail] != "" {
			choice = emailOTP
		}
		return choice, contains(d.Progress.Offered, choice)
	default:
		return "", true
	}
}

// mergeChoices takes choices together with the challenge of the same name that they lead to,
// and counts the branches for one hypothesis.
func (b *Branch) mergeChoices() {
	b.occurs = 1
	for n, next := range b.Next {
		if same := next.Find(ChallengeBranch, next.Name); next.Kind == ChoiceBranch && same != nil && len(next.Next) == 1 {
			for _, refusal := range next.Others {
				same.Others = withRefusal(same.Others, refusal)
			}
			b.Next[n] = same
		}
	}
	for _, next := range b.Next {
		next.mergeChoices()
		if next.Kind != RefusalBranch {
			b.continues = 1
		}
	}
}

// union is what comes in any of the hypotheses, with how often. The first is the
// likeliest.
func union(all [][]*Branch) []*Branch {
	root := &Branch{}
	for n, flows := range all {
		root.merge(&Branch{Next: flows}, n == 0)
	}
	return root.Next
}

func (b *Branch) merge(other *Branch, likeliest bool) {
	b.occurs += other.occurs
	b.likely = b.likely || likeliest
	b.continues += other.continues
	b.proves = b.proves || other.proves
	if len(other.Wrong) > 0 {
		b.CallsIfWrong = alternatives(b.CallsIfWrong, other.CallsIfWrong, len(b.Wrong) > 0)
	}
	for _, refusal := range other.Wrong {
		b.Wrong = withRefusal(b.Wrong, refusal)
	}
	for _, refusal := range other.Others {
		b.Others = withRefusal(b.Others, refusal)
	}
	for _, refusal := range other.refusals {
		b.says(refusal)
	}
	for _, next := range other.Next {
		b.add(next.Kind, next.Name, next.Because, next.Calls).merge(next, likeliest)
	}
}

// judge says of all that follows whether it comes in every hypothesis in which the
// sign-in goes on. A refusal that comes in some of them only is one of the others, but for
// that of the likeliest: what else can come there is not sure then.
func (b *Branch) judge() {
	if b.Kind == FlowBranch && b.continues == 0 {
		b.State = RuledOut
		if len(b.Next) > 0 {
			b.Because = b.Next[0].Because
		}
	}
	b.Next = slices.DeleteFunc(b.Next, func(next *Branch) bool {
		if next.Kind != RefusalBranch || next.occurs == b.usual() || next.likely {
			return false
		}
		for _, refusal := range next.refusals {
			b.Others = withRefusal(b.Others, refusal)
		}
		return true
	})
	slices.SortStableFunc(b.Next, func(x, y *Branch) int { return cmp.Compare(x.rank(), y.rank()) })
	refused := slices.ContainsFunc(b.Next, func(next *Branch) bool { return next.Kind == RefusalBranch && next.likely })
	for _, next := range b.Next {
		if next.Kind != RefusalBranch && (next.occurs < b.continues || refused && !next.likely) {
			next.State = Unsure
		}
		next.judge()
	}
}

// likeliestFirst has what comes by what is known before what else could come below each
// flow, and refusals last.
func (b *Branch) likeliestFirst() {
	for _, next := range b.Next {
		slices.SortStableFunc(next.Next, func(x, y *Branch) int { return cmp.Compare(x.unlikeliness(), y.unlikeliness()) })
		next.likeliestFirst()
	}
}

func (b *Branch) unlikeliness() int {
	switch {
	case b.Kind == RefusalBranch:
		return 2
	case !b.likely:
		return 1
	default:
		return 0
	}
}

// usual is in how many hypotheses a refusal comes that is to be expected: in all where
// the sign-in can go on, else in most.
func (b *Branch) usual() int {
	if b.continues > 0 {
		return b.occurs
	}
	most := 0
	for _, next := range b.Next {
		most = max(most, next.occurs)
	}
	return most
}

func (b *Branch) rank() int {
	at := slices.Index(branchOrder, b.Name)
	switch {
	case b.Kind == RefusalBranch:
		return len(branchOrder) + 1
	case at < 0:
		return len(branchOrder)
	default:
		return at
	}
}
