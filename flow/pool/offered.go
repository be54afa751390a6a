package pool

import (
	"slices"

	"authwalk/flow/api"
)

// closest are the sign-ins that offered the choices that this one did; all, where none
// did.
func (s Seen) closest(all [][]*Branch) [][]*Branch {
	same := slices.DeleteFunc(slices.Clone(all), func(flows []*Branch) bool { return !s.offeredIn(flows) })
	if len(same) == 0 {
		return all
	}
	return same
}

// offeredIn tells that each choice is between what it was between in this sign-in.
func (s Seen) offeredIn(flows []*Branch) bool {
	at := &Branch{Next: flows}
	for _, step := range s {
		if at = at.Find(step.Kind, step.Name); at == nil {
			return false
		}
		choices := 0
		for _, next := range at.Next {
			if step.chooses(next) {
				choices++
			}
			if step.excludes(next) {
				return false
			}
		}
		if choices != len(step.Offered) {
			return false
		}
	}
	return true
}

// narrow leaves of each choice what was offered, which is sure to be there.
func (s Seen) narrow(flows []*Branch) {
	at := &Branch{Next: flows}
	for _, step := range s {
		if at = at.Find(step.Kind, step.Name); at == nil {
			return
		}
		at.Next = slices.DeleteFunc(at.Next, step.excludes)
		for _, next := range at.Next {
			if step.chooses(next) {
				next.State = Possible
			}
		}
	}
}

// chooses tells that a branch is one of what was offered.
func (s Step) chooses(next *Branch) bool {
	return next.Kind != RefusalBranch && slices.Contains(s.Offered, next.Name)
}

// excludes tells that a branch could have been offered, and was not.
func (s Step) excludes(next *Branch) bool {
	offers := s.Name == api.ChallengeSelectChallenge || s.Name == api.ChallengeSelectMFAType
	return offers && len(s.Offered) > 0 && (next.Kind == ChoiceBranch || next.Kind == ChallengeBranch) && !slices.Contains(s.Offered, next.Name)
}
