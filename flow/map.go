package flow

import (
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// Map is what the pool, client and user of a walk can be asked, with settings changed
// on paper. It makes no call.
func (c *Controller) Map(w walk.Walk, changes []walk.SettingChange) walk.Map {
	return c.mapped(w, changes, pool.Map, pool.RuleOut)
}

// Predicted is the part of the map with the flow of the walk, without what is ruled out,
// which takes longer to find.
func (c *Controller) Predicted(w walk.Walk) walk.Map {
	return c.mapped(w, nil, pool.MapOfFlow, func(pool.Facts, pool.Start, []*pool.Branch) {})
}

func (c *Controller) mapped(
	w walk.Walk, changes []walk.SettingChange,
	mapOf func(pool.Facts, pool.Start, pool.Seen) ([]*pool.Branch, bool), ruleOut func(pool.Facts, pool.Start, []*pool.Branch),
) walk.Map {
	start, way := mapStart(w), wayOf(w)
	facts := pool.Facts{Now: c.now(w)}
	if known := c.factsFor(w); known != nil {
		facts = *known
	}
	facts.Partial, facts.CustomRounds = true, way.customRounds()
	flows, expected := mapOf(facts, start, way.seen)
	if len(changes) == 0 {
		ruleOut(facts, start, flows)
	}
	drawn := mapping{
		settings: pool.Settings(facts, start), before: flows, way: way, onPaper: len(changes) > 0,
		protected: facts.Pool != nil && facts.Pool.StopsThreats(),
	}
	if drawn.onPaper {
		changed, changedStart := pool.With(facts, start, whatIfs(changes)...)
		flows, _ = mapOf(changed, changedStart, nil)
		ruleOut(changed, changedStart, flows)
		drawn.settings = pool.Settings(changed, changedStart)
	}
	drawn.add(ownFirst(flows, start.AuthFlow), ownFirst(drawn.before, start.AuthFlow), way.seen, 0)
	return walk.Map{
		Branches: drawn.branches,
		Settings: settingsOf(pool.Settings(facts, start), drawn.settings),
		Notes:    mapNotes(facts, w, expected),
	}
}

// ownFirst has the flow of the walk before the others.
func ownFirst(flows []*pool.Branch, own string) []*pool.Branch {
	flows = slices.Clone(flows)
	slices.SortStableFunc(flows, func(x, y *pool.Branch) int {
		switch {
		case x.Name == own && y.Name != own:
			return -1
		case y.Name == own && x.Name != own:
			return 1
		default:
			return 0
		}
	})
	return flows
}

func whatIfs(changes []walk.SettingChange) []pool.WhatIf {
	list := make([]pool.WhatIf, len(changes))
	for n, change := range changes {
		list[n] = pool.WhatIf{Setting: change.Name, Value: change.Value}
	}
	return list
}

func settingsOf(before, after []pool.Setting) []walk.Setting {
	list := make([]walk.Setting, len(after))
	for n, setting := range after {
		list[n] = walk.Setting{
			Name: setting.Name, Values: setting.Values, Value: setting.Value,
			Was: before[n].Value, Changed: before[n].Value != setting.Value,
		}
	}
	return list
}

// mapNotes say what the map is made from.
func mapNotes(f pool.Facts, w walk.Walk, expected bool) []string {
	var notes []string
	protected := f.Pool != nil && f.Pool.StopsThreats()
	switch {
	case !expected && !protected:
		notes = append(notes, "Cognito did not do what these rules predict. The step it took is marked: a Lambda trigger, or a setting that changed meanwhile, can be the cause.")
	case protected:
		notes = append(notes, "Threat protection (AdvancedSecurityMode ENFORCED) can ask for a second factor, or refuse, wherever it considers a sign-in risky. That is not predicted: this is how sign-ins go that look ordinary.")
	}
	unread := f.Unread()
	switch {
	case f.Pool == nil && len(w.Steps) > 0:
		notes = append(notes, "The settings are not known. This is predicted from what the sign-in showed.")
	case f.Pool == nil:
		notes = append(notes, "The settings are not known. This is everything that a pool can ask.")
	}
	if len(unread) > 0 {
		notes = append(notes, fmt.Sprintf("AWS credentials that allow %s would tell more.", strings.Join(unread, ", ")))
	}
	switch {
	case f.Pool == nil:
		notes = append(notes, "Which Lambda triggers are called is not known. Each of them can refuse a sign-in.")
	case !f.Pool.LambdaConfig.IsZero():
		notes = append(notes, "Which Lambda triggers are called is predicted, what they answer is not. Each of them can refuse a sign-in.")
	}
	return notes
}

// mapStart is the start of a walk as the pool's rules take it, without what is
// computed or kept secret.
func mapStart(w walk.Walk) pool.Start {
	start := pool.Start{Operation: w.Start.Operation, AuthFlow: w.Start.AuthFlow, Parameters: map[string]string{}}
	if start.Operation != api.AdminInitiateAuth {
		start.Operation = api.InitiateAuth
	}
	given := w.Start.Parameters.Reveal()
	if len(w.Steps) > 0 {
		for name, text := range sentIn(w.Steps[0]).AuthParameters {
			given[name] = text
		}
	}
	for _, key := range []string{
		api.KeyUsername, api.KeyDeviceKey, api.KeyPreferredChallenge, api.KeyChallengeName, api.KeyTargetACRValues,
	} {
		if text := given[key]; text != "" {
			start.Parameters[key] = text
		}
	}
	if start.Parameters[api.KeyUsername] == "" && w.Start.Username != "" {
		start.Parameters[api.KeyUsername] = w.Start.Username
	}
	return start
}

// mapping makes lines of branches.
type mapping struct {
	settings []pool.Setting
	before   []*pool.Branch
	way      way
	// onPaper tells that settings were changed.
	onPaper bool
	// protected tells that threat protection can step in.
	protected bool
	branches  []walk.Branch
}

// add adds branches with what follows them. Before are those at this place as the pool
// is, seen what the walk showed from here.
func (m *mapping) add(branches, before []*pool.Branch, seen pool.Seen, depth int) {
	known := false
	for _, branch := range branches {
		was := same(before, branch)
		line := m.line(branch, depth)
		line.New = branch.State != pool.RuledOut && (was == nil || was.State == pool.RuledOut)
		line.Gone = branch.State == pool.RuledOut && was != nil && was.State != pool.RuledOut
		var rest pool.Seen
		if len(seen) > 0 && seen[0].Kind == branch.Kind && seen[0].Name == branch.Name {
			rest, known = seen[1:], true
			line.Seen, line.Here = true, len(rest) == 0
			if branch.State == pool.RuledOut && !m.onPaper && (branch.Kind != pool.FlowBranch || len(rest) > 0) {
				line = m.asUnexpected(line)
			}
		}
		m.branches = append(m.branches, line)
		if branch.State == pool.RuledOut && branch.Kind == pool.FlowBranch && !line.Seen {
			continue
		}
		m.wrong(branch, line.Here, depth+1)
		var earlier []*pool.Branch
		if was != nil {
			earlier = was.Next
		}
		m.add(branch.Next, earlier, rest, depth+1)
	}
	for _, was := range before {
		if was.State != pool.RuledOut && same(branches, was) == nil {
			line := m.line(was, depth)
			line.State, line.Gone = walk.RuledOut, true
			m.branches = append(m.branches, line)
		}
	}
	if len(seen) > 0 && !known && !m.onPaper {
		m.unexpected(seen, depth)
	}
}

func same(branches []*pool.Branch, branch *pool.Branch) *pool.Branch {
	return (&pool.Branch{Next: branches}).Find(branch.Kind, branch.Name)
}

// unexpected adds what the walk showed and the rules do not have here.
func (m *mapping) unexpected(seen pool.Seen, depth int) {
	for n, step := range seen {
		m.branches = append(m.branches, m.asUnexpected(walk.Branch{
			Depth: depth + n, Name: branchName(step.Kind, step.Name), Seen: true, Here: n == len(seen)-1,
		}))
	}
}

// asUnexpected is a line about what came although the rules alone do not ask it: what of
// the settings speaks against it matters less than what else can have asked.
func (m *mapping) asUnexpected(line walk.Branch) walk.Branch {
	line.State, line.Note = walk.Unexpected, "not predicted"
	line.Details = []string{"Cognito asked this, and by these rules it does not."}
	if m.protected {
		line.Note = "wanted by threat protection"
		line.Details = []string{"The user's own settings do not ask this. Threat protection considers this sign-in risky, and wants it before it lets the user in."}
	}
	return line
}

func branchName(kind pool.BranchKind, name string) string {
	if kind == pool.TokensBranch {
		return "tokens"
	}
	return name
}

func (m *mapping) line(branch *pool.Branch, depth int) walk.Branch {
	line := walk.Branch{
		Depth: depth, Name: branchName(branch.Kind, branch.Name), Refusal: branch.Kind == pool.RefusalBranch,
		Choice: branch.Kind == pool.ChoiceBranch, Operation: branch.Kind == pool.OperationBranch, Calls: predictedCalls(branch.Calls),
		State: map[pool.BranchState]walk.BranchState{pool.Possible: walk.Possible, pool.RuledOut: walk.RuledOut, pool.Unsure: walk.Unsure}[branch.State],
	}
	if flow, isFlow := api.FindFlow(branch.Name); isFlow && branch.Kind == pool.FlowBranch {
		line.Note, line.Details = flow.Label, []string{flow.Description}
	}
	if operation, known := api.FindOperation(branch.Name); known && line.Operation {
		line.Returns = namesOf(operation.Output)
		line.Note, line.Details = "returns "+line.Returns, []string{operation.Description}
	}
	for _, reason := range branch.Because {
		line.Details = append(line.Details, reasonSentence(reason))
	}
	if branch.State == pool.RuledOut || line.Refusal {
		line.Note = m.whyNot(branch)
	}
	if len(branch.Needs) > 0 {
		line.Details = append(line.Details, "Now: "+m.now(branch.Needs)+".", "It would be asked with: "+wouldBe(branch.Needs)+".")
	}
	if len(branch.Others) > 0 {
		line.Details = append(line.Details, "Other refusals: "+strings.Join(exceptionsOf(branch.Others), ", ")+".")
	}
	line.Details = append(line.Details, callsSentence(line.Calls)...)
	return line
}

func namesOf(members []api.Member) string {
	var names []string
	for _, member := range members {
		names = append(names, member.Name)
	}
	return strings.Join(names, ", ")
}

func predictedCalls(calls []pool.TriggerCall) []walk.PredictedCall {
	var predicted []walk.PredictedCall
	for _, call := range calls {
		predicted = append(predicted, walk.PredictedCall{Trigger: call.Trigger, Purpose: api.TriggerPurpose(call.Trigger), Unsure: call.Unsure})
	}
	return predicted
}

// callsSentence says which triggers are called on the way to a branch.
func callsSentence(calls []walk.PredictedCall) []string {
	if len(calls) == 0 {
		return nil
	}
	var names []string
	for _, call := range calls {
		name := call.Trigger
		if call.Unsure {
			name += " (depends on what is not known)"
		}
		names = append(names, name)
	}
	return []string{"Lambda triggers called before it: " + strings.Join(names, ", ") + "."}
}

// wrong adds what a wrong answer gets, in one line.
func (m *mapping) wrong(branch *pool.Branch, here bool, depth int) {
	if len(branch.Wrong) == 0 {
		return
	}
	calls := predictedCalls(branch.CallsIfWrong)
	m.branches = append(m.branches, walk.Branch{
		Depth: depth, Name: "wrong: " + strings.Join(exceptionsOf(branch.Wrong), ", "), Refusal: true, Calls: calls,
		Seen:    here && m.way.was(branch.Wrong, branch.Others),
		Details: append([]string{"A wrong answer gets this exception."}, callsSentence(calls)...),
	})
}

// whyNot is why a branch does not come, in a few words.
func (m *mapping) whyNot(branch *pool.Branch) string {
	switch {
	case len(branch.Needs) > 0:
		return m.now(branch.Needs)
	case len(branch.Because) > 0:
		return branch.Because[0].Text
	default:
		return ""
	}
}

// now is what the settings that a branch needs are.
func (m *mapping) now(needs []pool.WhatIf) string {
	var texts []string
	for _, need := range needs {
		n := slices.IndexFunc(m.settings, func(setting pool.Setting) bool { return setting.Name == need.Setting })
		if n >= 0 && m.settings[n].Value != "" {
			texts = append(texts, need.Setting+" "+m.settings[n].Value)
		} else {
			texts = append(texts, need.Setting+" not known")
		}
	}
	return strings.Join(texts, ", ")
}

func wouldBe(needs []pool.WhatIf) string {
	var texts []string
	for _, need := range needs {
		texts = append(texts, need.Setting+" "+need.Value)
	}
	return strings.Join(texts, ", ")
}

func reasonSentence(reason pool.Reason) string {
	setting := strings.TrimSpace(reason.Setting + " " + reason.Value)
	if setting == "" {
		return strings.ToUpper(reason.Text[:1]) + reason.Text[1:] + "."
	}
	return setting + ": " + reason.Text + "."
}
