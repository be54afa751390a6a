package poolfile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/document"
	"authwalk/flow/pool"
)

// Notices say what a file has that will not do what it seems to, a sentence
// each: members of no use, triggers that do not run, users whom nobody can sign
// in as, a second factor that is missing. They name names and never values of users.
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
	notice(unknown, "no password is known of these users, so choose one: add Password to each who signs in with one, or set AUTHWALK_PASSWORD for authwalk demo: %s")
	notice(imported, "no password is known of these RESET_REQUIRED users, so they must set one with ForgotPassword first: %s")
	if configuration := f.withoutFactor(); configuration != "" {
		notices = append(notices, "MfaConfiguration is "+configuration+", but there is no second factor: add what aws cognito-idp get-user-pool-mfa-config returns")
	}
	if len(f.Clients) == 0 {
		notices = append(notices, "there is no client, so users cannot sign in: add Clients")
	}
	return notices
}

// withoutFactor is the MfaConfiguration of a pool that asks for a second factor and
// has none. The service never lets that happen, but describe-user-pool shows no factors.
func (f *File) withoutFactor() string {
	var mfa pool.MfaConfig
	if f.MfaConfig != nil {
		mfa = *f.MfaConfig
	}
	configuration := cmp.Or(mfa.MfaConfiguration, f.UserPool.MfaConfiguration)
	if !pool.AsksForMFA(configuration) || mfa.HasFactor() {
		return ""
	}
	return configuration
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
		switch {
		case user.CurrentPassword() != "":
		case user.Tracked.Imported:
			imported = append(imported, document.Printable(user.Username))
		default:
			unknown = append(unknown, document.Printable(user.Username))
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
