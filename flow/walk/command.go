package walk

// Command is a call, or a whole walk, in the language of another tool.
type Command struct {
	// Label names the tool, Note what of the walk it is.
	Label, Note string
	// Safe takes its secrets from the environment or from a person; Whole has them.
	Safe, Whole string
}
