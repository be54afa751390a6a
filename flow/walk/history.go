package walk

// History is what happened to a user, for showing.
type History struct {
	// Title is what it is about.
	Title string
	// Groups are the attempts, the newest first.
	Groups []HistoryGroup
	// Notes are what is to be known besides, such as a permission that is missing.
	Notes []string
	// Unread tells that no log could be read: whether there were attempts is not known.
	Unread bool
	// HandOn is the command that somebody with the permission runs, "" for none.
	HandOn string
}

// HistoryGroup are attempts one after the other that came from the same place and ended
// alike.
type HistoryGroup struct {
	Mark Mark
	// Text says what they mean, When and Details more about them, a line each.
	Text, When string
	Details    []string
	Attempts   []HistoryAttempt
}

// HistoryAttempt is one attempt.
type HistoryAttempt struct {
	Mark Mark
	// Text says when it was and how it went, Details more about it, a line each.
	Text    string
	Details []string
	// Start is how it began, without its secrets. NotAgain is why it cannot be walked
	// again, "" where it can.
	Start    Start
	NotAgain string
}

// Count is how many attempts there are.
func (h History) Count() (count int) {
	for _, group := range h.Groups {
		count += len(group.Attempts)
	}
	return count
}
