package poolfile

import (
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/document"
)

// Notices say what a file has that will not do what it seems to, a sentence
// each: members of no use, triggers that do not run, users whom nobody can sign
// in as. They name names and never values.
func (f *File) Notices() []string {
	var notices []string
	notice := func(names []string, format string) {
		if len(names) > 0 {
			notices = append(notices, fmt.Sprintf(format, shortened(names)))
		}
	}
	notice(f.UnknownMembers(), "ignored settings: %s")
	notice(f.lambdaTriggers(), "these triggers run only with --lambda-endpoint; without it, what would call one is refused: %s")
	notice(f.senders(), "these triggers are called without the code, which AWS KMS would encrypt; the inbox has it: %s")
	unknown, imported := f.withoutPassword()
	notice(unknown, "no password is known, so add Password to each user who signs in with one: %s")
	notice(imported, "no password is known of these RESET_REQUIRED users, so they must set one with ForgotPassword first: %s")
	if len(f.Clients) == 0 {
		notices = append(notices, "there is no client, so users cannot sign in: add Clients")
	}
	return notices
}

// lambdaTriggers are the triggers that name a function of Lambda.
func (f *File) lambdaTriggers() []string {
	var names []string
	for _, trigger := range api.Triggers() {
		function := f.UserPool.LambdaConfig.Function(trigger)
		isLambda := function != "" && !slices.ContainsFunc([]string{"http://", "https://", "builtin:"}, func(prefix string) bool {
			return strings.HasPrefix(function, prefix)
		})
		if isLambda {
			names = append(names, trigger)
		}
	}
	return names
}

// senders are the triggers whose codes are encrypted by AWS KMS.
var senders = []string{api.TriggerCustomSMSSender, api.TriggerCustomEmailSender}

func (f *File) senders() []string {
	return slices.DeleteFunc(slices.Clone(senders), func(trigger string) bool { return f.UserPool.LambdaConfig.Function(trigger) == "" })
}

// withoutPassword are the users whose password is not known, and those of them
// who came with an import.
func (f *File) withoutPassword() (unknown, imported []string) {
	for i := range f.Users {
		user := &f.Users[i]
		name := document.Printable(user.Username)
		switch {
		case user.CurrentPassword() != "":
		case user.Tracked.Imported:
			imported = append(imported, name)
		default:
			unknown = append(unknown, name)
		}
	}
	return unknown, imported
}

// shortened lists the first names and counts the others.
func shortened(names []string) string {
	const most = 8
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}
