package pool

import "slices"

// TriggerCall is a trigger that is called on the way to a branch. Unsure tells that it
// depends on what is not known.
type TriggerCall struct {
	Trigger string
	Unsure  bool
}

// alternatives are the calls of two ways to the same branch: what only one of them calls
// is unsure. There is only one way as long as there was none before.
func alternatives(calls, others []TriggerCall, before bool) []TriggerCall {
	if !before {
		return others
	}
	merged := slices.Clone(calls)
	for n, call := range merged {
		if !slices.ContainsFunc(others, call.same) {
			merged[n].Unsure = true
		}
	}
	at := 0
	for _, other := range others {
		n := slices.IndexFunc(merged, other.same)
		if n < 0 {
			other.Unsure = true
			merged = slices.Insert(merged, at, other)
			at++
			continue
		}
		merged[n].Unsure = merged[n].Unsure || other.Unsure
		at = n + 1
	}
	return merged
}

func (c TriggerCall) same(other TriggerCall) bool { return c.Trigger == other.Trigger }
