package explain

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// constraintAt finds the member that a validation error is about, and what it must be.
var constraintAt = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`at '([^']+)' failed to satisfy constraint: Member must (not be null|(?:have length|have value|satisfy regular expression pattern:) ?.*?)(?:; Value |$)`)
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
		return patternBroken(member, strings.Trim(pattern, "^$"))
	}
	return member + " is empty or was not sent.", "Enter a value."
}

// patternBroken says what a value that does not match a pattern of the API has or lacks.
func patternBroken(member, pattern string) (wrong, remedy string) {
	said := map[string][2]string{
		`[\S]+.*[\S]+`:    {"begins or ends with a blank, or is a single character", "Take the blank at the beginning or the end away."},
		`[\S]+(.*[\S]+)?`: {"begins or ends with a blank", "Take the blank at the beginning or the end away."},
		`[\S]+`:           {"has a blank or a line break in it", "Enter it without blanks."},
		`[0-9]+`:          {"has something other than digits in it", "Enter digits only."},
		`[\w+]+`:          {"has something other than letters, digits, _ and + in it", "Copy the ID again, without what stands around it."},
		`[A-Za-z0-9-_=.]+`: {"is not a token: it has something other than letters, digits and - _ = . in it",
			"Copy the token again, without what stands around it."},
		`[\p{L}\p{M}\p{S}\p{N}\p{P}]+`: {"has a blank or a control character in it", "Enter it without blanks."},
	}[pattern]
	return member + " " + cmp.Or(said[0], "has characters that are not allowed there") + ".", cmp.Or(said[1], "Enter it without the characters that are not allowed.")
}
