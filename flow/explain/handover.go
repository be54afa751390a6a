package explain

import (
	"fmt"
	"strings"

	"authwalk/flow/walk"
)

// handOver and handOverToDeveloper copy what happened, for the person who can mend it: what
// that person asks for first, where no single command helps.
func handOver(f failure) []walk.Action { return handOverTo("an administrator", f) }

func handOverToDeveloper(f failure) []walk.Action { return handOverTo("the developer of the app", f) }

func handOverTo(whom string, f failure) []walk.Action {
	target := f.walk.Start.Target
	said := []string{fmt.Sprintf("%s was refused with %s.", f.place().operation, strings.TrimRight(f.err.Exception+": "+f.err.Message, ". :"))}
	for _, fact := range []struct{ label, value string }{
		{"User", f.userName()},
		{"User pool", target.UserPoolID},
		{"App client", target.ClientID},
		{"Time", timeOf(f.step.Exchange)},
		{"Request ID", f.step.Exchange.RequestID},
	} {
		if fact.value != "" {
			said = append(said, fact.label+": "+fact.value+".")
		}
	}
	return []walk.Action{{Kind: walk.HandOver, Label: "Copy what happened, for " + whom, Text: strings.Join(said, " ")}}
}

func timeOf(exchange walk.Exchange) string {
	if exchange.Started.IsZero() {
		return ""
	}
	return exchange.Started.UTC().Format(lockLayout)
}

// lookAtTrigger shows the call of the trigger that failed, where authwalk's
// emulator tells of it. Elsewhere only the function's owner can read its log.
func lookAtTrigger(f failure) []walk.Action {
	return append(showTrigger(f), handOverTo("the function's owner", f)...)
}

// startOverOrLook is for a function that will run next time.
func startOverOrLook(f failure) []walk.Action {
	return append([]walk.Action{startOver}, lookAtTrigger(f)...)
}

func showTrigger(f failure) []walk.Action {
	failed := f.step.FailedTrigger()
	if failed == nil {
		return nil
	}
	return []walk.Action{{Kind: walk.ShowTrigger, Label: "Show what " + name(failed.Trigger) + " received and returned"}}
}
