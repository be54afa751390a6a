package transcript

import (
	"cmp"
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"sync"

	"authwalk/flow/api"
	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// call is a call to Cognito in a file of others.
type call struct {
	target walk.Target
	// step is masked already.
	step walk.Step
}

// tagTexts finds the tags in a masked body.
var tagTexts = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`"([a-z0-9-]+#[0-9]+)"`) })

func tagsIn(body walk.Body) []string {
	var found []string
	for _, match := range tagTexts().FindAllSubmatch(body.Reveal(), -1) {
		found = append(found, string(match[1]))
	}
	return found
}

// walksOfCalls puts calls together to walks, in the order in which they were made.
func (f *foreign) walksOfCalls() []Transcript {
	calls := slices.Clone(f.calls)
	slices.SortStableFunc(calls, func(a, b call) int { return a.step.Exchange.Started.Compare(b.step.Exchange.Started) })
	joined := newJoined(0)
	for _, made := range calls {
		joined.add(made)
	}
	return finished(joined.walks)
}

// joined are calls that were put together to walks: a call belongs to the walk that
// received what it sends, a session, a secret block or a token. Equal secrets have
// equal tags.
type joined struct {
	// before is how many walks there were before these.
	before int
	walks  []Transcript
	// issued are the places of the walks that received a tag.
	issued map[string]int
}

func newJoined(before int) *joined { return &joined{before: before, issued: map[string]int{}} }

// add is the place of the walk that the call belongs to.
func (j *joined) add(made call) int {
	at := slices.Max(append([]int{-1}, j.places(tagsIn(made.step.Exchange.Request))...))
	if at < 0 {
		at = len(j.walks)
		j.walks = append(j.walks, Transcript{Started: made.step.Exchange.Started, Walk: walk.Walk{
			ID: strconv.Itoa(j.before + at + 1), Recorded: true, Start: startOf(made),
		}})
	}
	w := &j.walks[at].Walk
	*w = w.With(made.step)
	w.Start.Target.UserPoolID = cmp.Or(w.Start.Target.UserPoolID, made.target.UserPoolID)
	for _, tag := range tagsIn(made.step.Exchange.Answer) {
		j.issued[tag] = at
	}
	return at
}

// places are the walks that have received one of the tags.
func (j *joined) places(tags []string) []int {
	var found []int
	for _, tag := range tags {
		if at, known := j.issued[tag]; known {
			found = append(found, at)
		}
	}
	return found
}

// finished are walks with their results.
func finished(walks []Transcript) []Transcript {
	for n := range walks {
		walks[n].Walk.Start.Target = harmless(walks[n].Walk.Start.Target)
		walks[n].Result = view.ResultOf(walks[n].Walk)
		if last := walks[n].Walk.Last(); last != nil {
			walks[n].Ended = last.Exchange.Ended()
		}
	}
	return walks
}

// startOf is how a walk begins that has this call first, as far as it is no secret.
func startOf(first call) walk.Start {
	var sent struct {
		AuthFlow, ClientId, UserPoolId, Username string // the API's own spelling
		AuthParameters                           map[string]string
	}
	_ = json.Unmarshal(first.step.Exchange.Request.Reveal(), &sent)
	begin := walk.Start{
		Target: first.target, Operation: first.step.Exchange.Operation, AuthFlow: sent.AuthFlow,
		Username: cmp.Or(sent.AuthParameters[api.KeyUsername], sent.Username),
	}
	begin.Target.ClientID = sent.ClientId
	begin.Target.UserPoolID = cmp.Or(sent.UserPoolId, begin.Target.UserPoolID)
	if chosen := sent.AuthParameters[api.KeyPreferredChallenge]; chosen != "" {
		begin.Parameters = walk.NewValues(map[string]string{api.KeyPreferredChallenge: chosen})
	}
	return begin
}
