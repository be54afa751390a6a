package history

import (
	"strings"

	"authwalk/flow/walk"
)

// Diagnosis is the history for the screens.
func (h History) Diagnosis() walk.Diagnosis {
	shown := walk.Diagnosis{Title: h.heading(), Notes: h.Notices}
	if h.Guessed != "" {
		shown.Findings = append(shown.Findings, walk.Finding{Mark: walk.MarkWrong, Text: h.Guessed})
	}
	for _, g := range h.Groups[:min(len(h.Groups), mostListed)] {
		mark := map[string]walk.Mark{wrong: walk.MarkWrong, fine: walk.MarkFine, unknown: walk.MarkUnknown}[g.sign()]
		details := []string{g.when() + "  " + joined("  ", g.First().Address, g.First().Place, g.First().Agent), g.about()}
		if ids := g.Last().RequestIDs; len(ids) > 0 {
			details = append(details, "request "+ids[len(ids)-1])
		}
		if g.Customer != "" && len(g.Attempts) >= machine {
			details = append(details, "To the customer: \""+g.Customer+"\"")
		}
		shown.Findings = append(shown.Findings, walk.Finding{Mark: mark, Text: g.Description, Details: details})
	}
	if len(h.Groups) == 0 {
		shown.Notes = append([]string{h.nothing()}, shown.Notes...)
	}
	if count := len(h.Unnamed); count > 0 {
		shown.Notes = append(shown.Notes, h.unnamed())
	}
	return shown
}

// HandOn is the command that somebody with the permissions runs to know. The endpoint is ""
// for AWS.
func HandOn(userPoolID, username, endpoint string) string {
	command := "authwalk history --user-pool-id " + quoted(userPoolID) + " --username " + quoted(username)
	if endpoint != "" {
		command += " --endpoint-url " + quoted(endpoint)
	}
	return command
}

// quoted is a text as one word of a shell.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }
