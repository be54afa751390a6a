package walk

// DemoUser is a user of the demo pools, to be chosen instead of filling in the start
// form.
type DemoUser struct {
	Username string
	// Note is one line on what walking as this user shows, Heading what the user
	// stands under in a list.
	Note    string
	Heading string
	Start   Start
}
