package explain

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"authwalk/flow/api"
)

// constraintAt finds the member that a validation error is about, and what it must be.
var constraintAt = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`at '([^']+)' failed to satisfy constraint: Member must (not be null|(?:have length|satisfy regular expression pattern:) ?.*?)(?:; Value |$)`)
})

// What a constraint begins with.
const (
	minimumLength     = "have length greater than or equal to "
	maximumLength     = "have length less than or equal to "
	regularExpression = "satisfy regular expression pattern: "
)

// broken says in words what is wrong with the value that a validation error is about,
// and what to do, both "" where the message has no constraint that is known.
func broken(message string) (wrong, remedy string) {
	found := constraintAt().FindStringSubmatch(trimmed(message))
	if found == nil {
		return "", ""
	}
	member, constraint := name(found[1]), found[2]
	if least, is := strings.CutPrefix(constraint, minimumLength); is && least != "1" {
		return fmt.Sprintf("%s is shorter than %s characters.", member, name(least)), "Enter a longer value."
	}
	if most, is := strings.CutPrefix(constraint, maximumLength); is {
		return fmt.Sprintf("%s is longer than %s characters.", member, name(most)), "Enter a shorter value."
	}
	if pattern, is := strings.CutPrefix(constraint, regularExpression); is {
		wrong, remedy := api.BrokenPattern(strings.Trim(pattern, "^$"))
		return member + " " + wrong + ".", remedy
	}
	return member + " is empty or was not sent.", "Enter a value."
}
