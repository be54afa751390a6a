package walk

// Map is what a pool, client and user can be asked, as far as it is known.
type Map struct {
	// Branches are in the order they are drawn: what follows a branch stands under it.
	Branches []Branch
	// Settings are what it depends on.
	Settings []Setting
	// Notes say what it is made from, and what would tell more.
	Notes []string
}

// Following are the branches that can follow where the walk is: none where the map does
// not have that.
func (m Map) Following() []Branch {
	here := -1
	for n, branch := range m.Branches {
		if branch.Here {
			here = n
		}
	}
	if here < 0 {
		return nil
	}
	var following []Branch
	for _, branch := range m.Branches[here+1:] {
		switch {
		case branch.Depth <= m.Branches[here].Depth:
			return following
		case branch.Depth == m.Branches[here].Depth+1 && branch.State != RuledOut:
			following = append(following, branch)
		}
	}
	return following
}

// Branch is one line of a map.
type Branch struct {
	// Depth is 0 for an AuthFlow.
	Depth int
	Name  string
	State BranchState
	// Refusal tells that it ends the sign-in, or the attempt.
	Refusal bool
	// Seen tells that the walk was there, Here that it is there now.
	Seen, Here bool
	// New and Gone are what the settings changed on paper bring and take away.
	New, Gone bool
	// Note is why, in a few words.
	Note string
	// Details are sentences about it.
	Details []string
}

// BranchState is what is known of a branch.
type BranchState int

// The states of a branch. Unexpected is for what came against the prediction.
const (
	Possible BranchState = iota
	RuledOut
	Unsure
	Unexpected
)

// Setting is something that decides what a sign-in is asked.
type Setting struct {
	Name   string
	Values []string
	// Value is what it is on the map; empty where that is not known. Was is what it is
	// in the pool, where it was changed on paper.
	Value   string
	Was     string
	Changed bool
}

// SettingChange is a setting that is changed on paper.
type SettingChange struct{ Name, Value string }
