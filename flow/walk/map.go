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

// Following are the branches that can follow where the walk is, up to what Cognito asks
// next: none where the map does not have that.
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
	further := m.Branches[here].Depth + 1
	for _, branch := range m.Branches[here+1:] {
		if branch.Depth <= m.Branches[here].Depth {
			break
		}
		if branch.Depth > further {
			continue
		}
		further = branch.Depth
		if branch.State == RuledOut {
			continue
		}
		following = append(following, branch)
		if branch.Choice || branch.Operation {
			further++
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
	// Choice tells that it is chosen in the challenge above it, Operation that it is called
	// before that is answered, and Refusal that it ends the sign-in, or the attempt.
	Choice, Operation, Refusal bool
	// Returns are the members of the response to an operation.
	Returns string
	// Calls are the Lambda triggers that are called on the way to it, in order.
	Calls []PredictedCall
	// Seen tells that the walk was there, Here that it is there now.
	Seen, Here bool
	// New and Gone are what the settings changed on paper bring and take away.
	New, Gone bool
	// Note is why, in a few words.
	Note string
	// Details are sentences about it.
	Details []string
}

// PredictedCall is a Lambda trigger that will be called. Purpose says in a few words what
// it does, Unsure tells that the call depends on what is not known.
type PredictedCall struct {
	Trigger, Purpose string
	Unsure           bool
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
