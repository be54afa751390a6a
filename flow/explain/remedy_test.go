package explain

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/walk"
)

// TestARemedyIsSaidOnce: what to do is the row's sentence on it, and nothing
// else of the row tells a person to do something, or an administrator.
func TestARemedyIsSaidOnce(t *testing.T) {
	var verbs []string
	for _, r := range catalogue() {
		if verb := firstWord(r.next); verb != "If" {
			verbs = append(verbs, verb)
		}
	}
	slices.Sort(verbs)
	tellsTo := regexp.MustCompile(`(?i)(?:^|[.:] )(?:` + strings.Join(slices.Compact(verbs), "|") + `|An administrator (?:must|can))\b`)
	for _, r := range catalogue() {
		asks := strings.Contains(r.next, "administrator")
		for _, said := range slices.Concat([]string{r.description}, r.notes, withoutOwnRemedy(r.causes)) {
			found := tellsTo.FindString(said)
			if found != "" && (asks || !strings.Contains(found, "administrator")) {
				t.Errorf("row %q says what to do twice: %q and %q", r.id, said, r.next)
			}
		}
	}
}

// withoutOwnRemedy leaves out what mends a single cause, after its colon.
func withoutOwnRemedy(causes []string) []string {
	kept := slices.Clone(causes)
	for i := range kept {
		kept[i], _, _ = strings.Cut(kept[i], ": ")
	}
	return kept
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}

// TestARefusedTokenBeginsWithSigningInAgain, except where that would send the
// same token.
func TestARefusedTokenBeginsWithSigningInAgain(t *testing.T) {
	for id, c := range map[string]struct{ operation, exception, message string }{
		"pain-27":         {initiate, notAllowed, "Invalid Refresh Token."},
		"pain-29":         {initiate, notAllowed, "Refresh Token has been revoked"},
		"refresh-reused":  {"GetTokensFromRefreshToken", "RefreshTokenReuseException", "Refresh token reuse detected"},
		"refresh-expired": {initiate, notAllowed, "Refresh Token has expired"},
		"pain-28":         {"ConfirmDevice", badInput, "Invalid device key given."},
	} {
		for flow, want := range map[string]walk.ActionKind{"USER_SRP_AUTH": walk.StartOver, "REFRESH_TOKEN_AUTH": walk.EditStart} {
			w := walk.Walk{Start: walk.Start{Operation: initiate, AuthFlow: flow, Username: "nadia"}}.With(walk.Step{Tokens: &walk.Tokens{}})
			w, step := fail(w, walk.Step{Performed: c.operation, Exchange: walk.Exchange{Operation: c.operation}},
				&walk.Error{Operation: c.operation, Exception: c.exception, Message: c.message})
			if first := Failure(w, step, nil).Actions[0]; first.Kind != want {
				t.Errorf("%s after %s: %q comes first", id, flow, first.Label)
			}
		}
	}
}

// TestNothingIsRuledOutThatWasNotGiven: no password where none was asked for, and
// no code.
func TestNothingIsRuledOutThatWasNotGiven(t *testing.T) {
	const unknown = "User does not exist."
	for _, c := range []struct{ operation, flow, exception, message, want string }{
		{initiate, "USER_PASSWORD_AUTH", "UserNotFoundException", unknown, "the password (not checked yet)"},
		{initiate, "USER_AUTH", "UserNotFoundException", unknown, ""},
		{"ForgotPassword", "", "UserNotFoundException", unknown, ""},
		{"ForgotPassword", "", notAllowed, "User is disabled.", ""},
		{"ForgotPassword", "", "LimitExceededException", "", ""},
		{"ConfirmForgotPassword", "", "LimitExceededException", "", "the code (not checked yet); the password (not checked yet)"},
		{"VerifyUserAttribute", "", "LimitExceededException", "", "the code (not checked yet)"},
		{"ChangePassword", "", "LimitExceededException", "", "the password (not checked yet)"},
		{"UpdateUserAttributes", "", badInput, "Cannot modify the non-mutable attribute sub", ""},
		{"ForgotPassword", "", "ResourceNotFoundException", "User pool client x does not exist.", "the user name (not checked yet)"},
		{initiate, "USER_SRP_AUTH", "ServiceUnavailableException", "", ""},
	} {
		w, step := refused(c.operation, "", c.exception, c.message)
		w.Start.AuthFlow = c.flow
		if got := strings.Join(Failure(w, step, nil).NotCauses, "; "); got != c.want {
			t.Errorf("%s %s %s rules out %q, want %q", c.operation, c.flow, c.exception, got, c.want)
		}
	}
}

// TestAnExpiredSignatureIsTheClocks, and no wrong key: of which clock, the times
// tell.
func TestAnExpiredSignatureIsTheClocks(t *testing.T) {
	for name, c := range map[string]struct {
		off      time.Duration
		endpoint string
		causes   string
	}{
		"ahead":             {-17 * time.Minute, "", "This machine's clock is 17 min ahead of the server's."},
		"emulator":          {time.Hour, "http://127.0.0.1:9229", "This machine's clock is 1 h 0 min behind the server's. The clock of the emulator was moved, for a test."},
		"the clocks agree":  {0, "", ""},
		"no time of theirs": {noTime, "", "This machine's clock is wrong."},
	} {
		w, step := refused(walk.AdminInitiateAuth, "", "InvalidSignatureException", "Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z")
		w.Start.Target.Endpoint = c.endpoint
		step.Exchange.Started = noon
		if c.off != noTime {
			step.Exchange.ServerTime = noon.Add(c.off)
		}
		why := Failure(w, step, nil)
		want := strings.TrimSpace(c.causes + " The request was held back on its way, by a proxy for example.")
		if got := strings.Join(why.Causes, " "); got != want {
			t.Errorf("%s: causes %q, want %q", name, got, want)
		}
	}
}

const noTime = time.Duration(-1)

// TestALostSessionIsTheServers where the challenge came without one.
func TestALostSessionIsTheServers(t *testing.T) {
	for session, server := range map[string]bool{"": true, "AYABe": false} {
		w := walk.Walk{}.With(walk.Step{Challenge: &walk.Challenge{Name: "SMS_MFA", Session: walk.NewSecret(session)}})
		w, step := fail(w, walk.Step{Answered: "SMS_MFA", Exchange: walk.Exchange{Operation: respond}},
			&walk.Error{Operation: respond, Exception: badInput, Message: "Missing required parameter Session"})
		if causes := Failure(w, step, nil).Causes; strings.HasPrefix(causes[0], "The server sent no Session with SMS_MFA") != server {
			t.Errorf("session %q: %q", session, causes)
		}
	}
}

func TestRefusedAWSCredentialsSayWhatToDo(t *testing.T) {
	for _, exception := range []string{
		"ExpiredTokenException", "ExpiredToken", "RequestExpired", "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId",
		"InvalidSignatureException", "SignatureDoesNotMatch", "MissingAuthenticationTokenException", "IncompleteSignatureException", "AccessDeniedException",
	} {
		refusal := &walk.Error{Operation: walk.AdminInitiateAuth, Exception: exception, Message: "m"}
		if Next(walk.Walk{}, "", refusal) == "" {
			t.Errorf("%s: nothing", exception)
		}
	}
}

// does is which actions do what a sentence begins with. Sentences that begin
// otherwise are about what was entered: nothing sends the same again, unless the
// sentence ends with that.
var does = []struct {
	sentence *regexp.Regexp
	kinds    []walk.ActionKind
}{
	{regexp.MustCompile(`^(Ask|Read) `), []walk.ActionKind{walk.CopyText, walk.HandOver, walk.ShowTrigger}},
	{regexp.MustCompile(`^Wait `), []walk.ActionKind{walk.Wait, walk.TryAgain, walk.StartOver, walk.AnswerAgain}},
	{regexp.MustCompile(`^(Start over without|Sign in( |\.)|Start over and)`), []walk.ActionKind{walk.EditStart, walk.StartOver, walk.ReplayHere}},
	{regexp.MustCompile(`^Start over\b|, then start over\.$`), []walk.ActionKind{walk.StartOver}},
	{regexp.MustCompile(`^(Request|Reset|Refresh|Register|Delete|Sign out|Start the registration|Start and finish) `), []walk.ActionKind{walk.Perform}},
	{regexp.MustCompile(`^Try again\b|\btry again\b`), []walk.ActionKind{walk.TryAgain, walk.AnswerAgain}},
	{regexp.MustCompile(``), []walk.ActionKind{walk.AnswerAgain, walk.EditStart, walk.Perform}},
}

// TestTheFirstActionDoesWhatTheSentenceSays, wherever a row can come up.
func TestTheFirstActionDoesWhatTheSentenceSays(t *testing.T) {
	for _, r := range catalogue() {
		tried := false
		for _, before := range []walk.Walk{{}, waiting("SMS_MFA"), walk.Walk{}.With(walk.Step{Tokens: &walk.Tokens{}})} {
			step := walk.Step{Number: len(before.Steps) + 1, Exchange: walk.Exchange{Operation: initiate}}
			if _, asks := before.Pending(); asks {
				step.Answered, step.Exchange.Operation = "SMS_MFA", respond
			}
			step.Error = &walk.Error{Kind: r.kind, Exception: r.exception, Retry: step.Answered != ""}
			f := failure{walk: before.With(step), step: step, err: step.Error}
			wanted := r.actions
			if r.actionsHere != nil {
				wanted = append(r.actionsHere(f), wanted...)
			}
			if !f.allows(wanted[0]) {
				continue
			}
			tried = true
			first := r.explain(f).Actions[0]
			for _, d := range does {
				if d.sentence.MatchString(r.next) {
					if !slices.Contains(d.kinds, first.Kind) {
						t.Errorf("row %q: %q comes first, and the sentence is %q", r.id, first.Label, r.next)
					}
					break
				}
			}
		}
		if !tried {
			t.Errorf("row %q: %q can never be done", r.id, r.actions[0].Label)
		}
	}
}
