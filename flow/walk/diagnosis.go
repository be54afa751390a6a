package walk

// Mark is the sign of a line: how it is with what the line is about.
type Mark int

// The marks.
const (
	// MarkUnknown: it cannot be read, or the service does not show it.
	MarkUnknown Mark = iota
	MarkFine
	MarkWrong
	MarkWarning
	// MarkNone: there is none, or it is good to know.
	MarkNone
)

// Diagnosis is what keeps a user from signing in, or what happened to one, for showing.
type Diagnosis struct {
	// Title is what it is about.
	Title string
	// Findings are the worst and likeliest first.
	Findings []Finding
	// Card are what is known of the user and what each flow asks, line by line.
	Card []CardLine
	// Customer and Administrator are one sentence for each of them, "" for none.
	Customer, Administrator string
	// Notes are what is to be known besides, such as a permission that is missing.
	Notes []string
	// HandOn is the command that somebody with the permission runs, "" for none.
	HandOn string
	// Repairs are calls that mend what was found.
	Repairs []Repair
	// NoLogs tells that nothing there keeps what happened to the user.
	NoLogs bool
}

// Finding is one thing that was found.
type Finding struct {
	Mark Mark
	// Text says what is the matter, Details more about it, a line each.
	Text    string
	Details []string
	// Refusal tells that it is what the sign-in was just refused with.
	Refusal bool
}

// CardLine is one thing about the user.
type CardLine struct {
	Mark        Mark
	Label, Text string
}

// Repair is one call that changes something about a user.
type Repair struct {
	// Label says in a few words what it does, Username whom it changes.
	Label, Username string
	Operation       string
	// Input is the call as it will be sent, Command the same for the AWS CLI.
	Input   Body
	Command string
}

// Culprit is the first thing that keeps the user from signing in; nil where nothing was
// found.
func (d Diagnosis) Culprit() *Finding {
	for n := range d.Findings {
		if d.Findings[n].Mark == MarkWrong {
			return &d.Findings[n]
		}
	}
	return nil
}
