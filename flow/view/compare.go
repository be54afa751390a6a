package view

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// Difference is a member that two walks have different values of, or only one of them
// has.
type Difference struct {
	// Name is the member's, with those around it.
	Name string `json:"name"`
	A    string `json:"a,omitempty"`
	B    string `json:"b,omitempty"`
}

// Row is a step of both walks, or of one of them.
type Row struct {
	// A and B are the numbers of the step, 0 where the walk has none like it.
	A int `json:"a,omitempty"`
	B int `json:"b,omitempty"`
	// Name is what the step is: its operation and what it answered.
	Name string `json:"name"`
	// CameA and CameB are what came of it.
	CameA string `json:"came_a,omitempty"`
	CameB string `json:"came_b,omitempty"`
	// Sent and Received are what differs of request and response, but for what does
	// so in every walk.
	Sent     []Difference `json:"sent,omitempty"`
	Received []Difference `json:"received,omitempty"`
	// Alone says why only one of the walks has the step, "" where both have it or nothing
	// tells.
	Alone string `json:"-"`
}

// Same tells that both walks have the step, and nothing in it differs.
func (r Row) Same() bool {
	return r.A > 0 && r.B > 0 && r.CameA == r.CameB && len(r.Sent) == 0 && len(r.Received) == 0
}

// Comparison is two walks side by side.
type Comparison struct {
	// Start is what differs of how they began.
	Start []Difference
	Rows  []Row
}

// Same tells that nothing differs but what does so in every walk.
func (c Comparison) Same() bool { return len(c.Start) == 0 && c.First() == nil }

// First is the first step that differs, nil where none does.
func (c Comparison) First() *Row {
	at := slices.IndexFunc(c.Rows, func(r Row) bool { return !r.Same() })
	if at < 0 {
		return nil
	}
	return &c.Rows[at]
}

// Compare puts two walks side by side: steps with the same name belong together.
func Compare(a, b walk.Walk) Comparison {
	c := Comparison{Start: compareStarts(a.Start, b.Start)}
	left, right := a.Steps, b.Steps
	for _, pair := range walk.Align(namesOf(left), namesOf(right)) {
		row := Row{A: pair[0], B: pair[1]}
		var one, other walk.Step
		if row.A > 0 {
			one = left[row.A-1]
			row.Name, row.CameA = nameOf(one), cameByHand(one)
		}
		if row.B > 0 {
			other = right[row.B-1]
			row.Name, row.CameB = nameOf(other), cameByHand(other)
		}
		if row.A > 0 && row.B > 0 {
			row.Sent = c.without(compareBodies(members(one.Exchange, one.Exchange.Request), members(other.Exchange, other.Exchange.Request)))
			row.Received = c.without(compareBodies(members(one.Exchange, one.Exchange.Answer), members(other.Exchange, other.Exchange.Answer)))
		} else {
			row.Alone = c.whyAlone(row, cmp.Or(one.Answered, other.Answered) != "")
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

// without leaves out what is said of how the walks began: a name that differs there
// does so in every step.
func (c Comparison) without(list []Difference) []Difference {
	return slices.DeleteFunc(list, func(d Difference) bool {
		return slices.ContainsFunc(c.Start, func(began Difference) bool { return began.A == d.A && began.B == d.B })
	})
}

// whyAlone says why only one walk has a step, from the rows before it: the walks have parted
// there, or nobody has asked for the call.
func (c Comparison) whyAlone(row Row, answers bool) string {
	parted := slices.IndexFunc(c.Rows, func(r Row) bool { return r.Alone == "" && r.CameA != r.CameB })
	switch {
	case parted >= 0:
		at := c.Rows[parted]
		return fmt.Sprintf("It follows from step %d, where the walks part.", cmp.Or(at.A, at.B))
	case answers:
		return ""
	case row.B == 0:
		return "This call was made in walk A only. No setting asks for it: whoever signed in chose to make it."
	default:
		return "This call was made in walk B only. No setting asks for it: whoever signed in chose to make it."
	}
}

func nameOf(s walk.Step) string {
	return strings.TrimSpace(cmp.Or(s.Exchange.Operation, s.Performed) + " " + s.Answered)
}

func namesOf(steps []walk.Step) []string {
	names := make([]string, len(steps))
	for n, s := range steps {
		names[n] = nameOf(s)
	}
	return names
}

// compareStarts compares what the walks began with. What a file of others does not
// tell is no difference.
func compareStarts(one, other walk.Start) []Difference {
	var found []Difference
	for _, member := range []Difference{
		{"user", one.Username, other.Username},
		{"flow", one.AuthFlow, other.AuthFlow},
		{"client", one.Target.ClientID, other.Target.ClientID},
		{"pool", one.Target.UserPoolID, other.Target.UserPoolID},
		{"endpoint", one.Target.Where(), other.Target.Where()},
		{"operation", one.Operation, other.Operation},
	} {
		if member.A != member.B && member.A != "" && member.B != "" {
			found = append(found, member)
		}
	}
	return found
}

// changing are the members that differ in every walk, and so explain nothing.
var changing = []string{api.KeySRPA, api.KeySRPB, api.KeySalt, api.KeyTimestamp, api.KeyCredentialOptions}

// compareBodies compares the members of two bodies. Where one of them was not
// recorded, nothing is known to differ.
func compareBodies(one, other map[string]string) []Difference {
	if one == nil || other == nil {
		return nil
	}
	var found []Difference
	for _, name := range namesIn(one, other) {
		difference := Difference{name, one[name], other[name]}
		last := name[strings.LastIndexByte(name, '.')+1:]
		if !slices.Contains(changing, last) && !alike(difference.A, difference.B) {
			found = append(found, difference)
		}
	}
	return found
}

// alike tells that two texts are the same, or that both are secrets of a kind, which
// nobody can compare.
func alike(a, b string) bool { return a == b || isHidden(a) && isHidden(b) }

// isHidden reports whether a text can stand for a secret, in a record or masked.
func isHidden(text string) bool { return IsTag(text) || strings.HasPrefix(text, "•••• (") }

func namesIn(a, b map[string]string) []string {
	var names []string
	for name := range a {
		names = append(names, name)
	}
	for name := range b {
		if _, has := a[name]; !has {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// members are the values of a body under their names, with those around them and
// without secrets; nil for one that was not recorded.
func members(e walk.Exchange, body walk.Body) map[string]string {
	if body.Len() == 0 {
		return nil
	}
	raw := body.Reveal()
	if !e.Masked {
		raw = []byte(Masked(e.Operation, body))
	}
	var value any
	_ = json.Unmarshal(raw, &value) // what cannot be read has no members
	members := map[string]string{}
	collect(members, "", value, 0)
	return members
}

func collect(members map[string]string, name string, value any, depth int) {
	const deepest, most = 40, 2000
	if depth > deepest || len(members) > most {
		return
	}
	switch value := value.(type) {
	case map[string]any:
		for inner, held := range value {
			collect(members, strings.TrimPrefix(name+"."+inner, "."), held, depth+1)
		}
	case []any:
		for n, held := range value {
			collect(members, fmt.Sprintf("%s[%d]", name, n+1), held, depth+1)
		}
	case nil:
	default:
		members[name] = fmt.Sprint(value)
	}
}

// cameByHand is what a step brought, and that its request was edited by hand, which may
// be all that explains it.
func cameByHand(s walk.Step) string {
	if len(s.Edits) > 0 {
		return Came(s) + " (edited by hand)"
	}
	return Came(s)
}

// Came is what a step brought.
func Came(s walk.Step) string {
	switch {
	case s.Error != nil:
		return s.Error.Label()
	case s.Challenge != nil:
		return "→ " + s.Challenge.Name
	case s.Tokens != nil:
		return ResultTokens
	default:
		return "ok"
	}
}

// Settings are those that led to a step of one walk and to a step of another, in the
// order they are given. One that is not named for a step is "" there.
func Settings(a, b walk.Explanation) []Difference {
	var found []Difference
	at := func(setting string) int {
		n := slices.IndexFunc(found, func(d Difference) bool { return d.Name == setting })
		if n < 0 {
			n, found = len(found), append(found, Difference{Name: setting})
		}
		return n
	}
	for _, reason := range slices.Concat(a.Reasons, a.Named) {
		if reason.Setting != "" {
			n := at(reason.Setting)
			found[n].A = reason.Value
		}
	}
	for _, reason := range slices.Concat(b.Reasons, b.Named) {
		if reason.Setting != "" {
			n := at(reason.Setting)
			found[n].B = reason.Value
		}
	}
	return found
}
