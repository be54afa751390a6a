package flow_test

import (
	"strings"
	"testing"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// atProof is a walk that waits at PASSWORD_VERIFIER.
func atProof(t *testing.T, b *bench, user string) walk.Walk {
	t.Helper()
	w := b.Begin(t.Context(), b.start(user, api.FlowUserSRPAuth))
	return b.Replay(t.Context(), w, 1)
}

func TestAnEditedRequestIsSentAsItIs(t *testing.T) {
	kept := &keptWalks{}
	b := newBench(t, "OFF", func(options *flow.Options) { options.Recorder = kept })
	for name, c := range map[string]struct {
		replace, by, edits, exception, unsent string
	}{
		"unedited":         {},
		"spoilt signature": {replace: `"‹PASSWORD_CLAIM_SIGNATURE›"`, by: `"x‹PASSWORD_CLAIM_SIGNATURE›"`, edits: "PASSWORD_CLAIM_SIGNATURE changed", exception: api.NotAuthorizedException},
		"old time":         {replace: "08:05:09", by: "07:05:09", edits: "TIMESTAMP changed", exception: api.NotAuthorizedException},
		"unknown member":   {replace: `"USERNAME"`, by: `"COLOUR": "green", "USERNAME"`, edits: "COLOUR added"},
		"no proof":         {replace: `"PASSWORD_CLAIM_SIGNATURE"`, by: `"SIGNATURE"`, edits: "SIGNATURE added, PASSWORD_CLAIM_SIGNATURE removed", exception: api.InvalidParameterException},
		"no JSON":          {replace: `"USERNAME"`, by: `USERNAME`, unsent: "line 7, column 5: "},
	} {
		t.Run(name, func(t *testing.T) {
			w := atProof(t, b, "none")
			d, err := b.Draft(w, "", walk.Values{})
			if err != nil || strings.Contains(d.Text, w.Start.Password.Reveal()) {
				t.Fatalf("%v\n%s", err, d.Text)
			}
			w = b.SendDraft(t.Context(), d, strings.Replace(d.Text, c.replace, c.by, 1))
			last := *w.Last()
			if last.Answered != api.ChallengePasswordVerifier || walk.Edited(last.Edits) != c.edits || last.Derivations == nil && c.unsent == "" {
				t.Errorf("it became %+v", last)
			}
			explained := b.Explain(w, 0)
			switch {
			case c.unsent != "":
				if last.Error == nil || last.Exchange.Sent || !strings.Contains(last.Error.Message, c.unsent) {
					t.Errorf("not sent? %v", last.Error)
				}
			case c.exception == "":
				mustBeSignedIn(t, w, api.ChallengePasswordVerifier)
				if c.edits != "" && !strings.Contains(strings.Join(explained.Notes, " "), "edited by hand: "+c.edits) {
					t.Errorf("the edit is not said: %q", explained.Notes)
				}
			case last.Error == nil || last.Error.Exception != c.exception:
				t.Errorf("it was not refused with %s: %v", c.exception, last.Error)
			case !strings.Contains(explained.Causes[0], c.edits):
				t.Errorf("the edit is not the first cause: %q", explained.Causes)
			}
			if newest := kept.walks[len(kept.walks)-1]; newest.ID != w.ID || walk.Edited(newest.Last().Edits) != c.edits {
				t.Errorf("recorded is %+v", newest.Last())
			}
		})
	}
}

// TestAnEditedProofIsNoWrongPassword: what was sent is refused, not what was typed.
func TestAnEditedProofIsNoWrongPassword(t *testing.T) {
	b := newBench(t, "OFF", nil)
	w := atProof(t, b, "none")
	knowing := b.WithPoolFacts(t.Context(), w.Start)
	d, err := knowing.Draft(w, "", walk.Values{})
	if err != nil {
		t.Fatal(err)
	}
	w = knowing.SendDraft(t.Context(), d, strings.Replace(d.Text, `"‹PASSWORD_CLAIM_SIGNATURE›"`, `"x‹PASSWORD_CLAIM_SIGNATURE›"`, 1))
	if said := knowing.Explain(w, 0).Description; strings.Contains(said, "it is the password that is wrong") || said == "" {
		t.Errorf("it says %q", said)
	}
	wrong := b.start("none", api.FlowUserPasswordAuth)
	wrong.Password = walk.NewSecret("Wrong-2026!")
	if said := knowing.Explain(b.Begin(t.Context(), wrong), 0).Description; !strings.Contains(said, "it is the password that is wrong") {
		t.Errorf("without an edit it says %q", said)
	}
}

// keptWalks are walks as they were recorded.
type keptWalks struct{ walks []walk.Walk }

func (k *keptWalks) Record(w walk.Walk) string {
	k.walks = append(k.walks, w)
	return ""
}

func TestASessionOfAnotherWalkIsForeign(t *testing.T) {
	b := newBench(t, "ON", nil)
	other, w := b.Begin(t.Context(), b.start("totp", api.FlowUserPasswordAuth)), b.Begin(t.Context(), b.start("both", api.FlowUserPasswordAuth))
	pending, _ := other.Pending()
	d, err := b.Draft(w, "", answer("ANSWER", api.ChallengeSoftwareTokenMFA))
	if err != nil {
		t.Fatal(err)
	}
	w = b.SendDraft(t.Context(), d, strings.Replace(d.Text, "‹Session›", pending.Session.Reveal(), 1))
	if last := w.Last(); last.Error == nil || last.Error.Kind != walk.Refused || walk.Edited(last.Edits) != "Session changed" {
		t.Errorf("it became %v, %v", last.Error, last.Edits)
	}
}

// A draft is looked at, and perhaps left: nothing is kept for it before it is sent.
func TestADraftKeepsNothingUntilItIsSent(t *testing.T) {
	b := newBench(t, "OFF", nil)
	w := b.Begin(t.Context(), b.start("none", api.FlowUserSRPAuth))
	w = b.Perform(t.Context(), w, api.AssociateSoftwareToken, walk.Values{})
	secret := w.Last().Members.Get("SecretCode")
	d, err := b.Draft(w, api.VerifySoftwareToken, answer("CODE", b.totpCode(t, secret)))
	if err != nil || strings.Contains(d.Text, secret) || !strings.Contains(d.Text, "‹AccessToken›") {
		t.Fatalf("%v\n%s", err, d.Text)
	}
	kept := 0
	keep := d.Keep
	d.Keep = func() error {
		kept++
		return keep()
	}
	b.CheckDraft(d, d.Text)
	if w = b.SendDraft(t.Context(), d, d.Text); kept != 1 || w.Last().Error != nil || w.Last().Members.Get("Status") != "SUCCESS" {
		t.Errorf("kept %d times, %v", kept, w.Last().Error)
	}
	w.Recorded = true
	d.Walk = w
	if _, err := b.Draft(w, api.GetUser, walk.Values{}); err == nil || len(b.SendDraft(t.Context(), d, d.Text).Steps) != len(w.Steps) {
		t.Error("a record sends")
	}
}

// The first request of a walk is edited like any other, and begins the walk when it is
// sent.
func TestTheFirstRequestIsEdited(t *testing.T) {
	b := newBench(t, "OFF", nil)
	for name, c := range map[string]struct {
		flow, replace, by, edits, path, exception string
	}{
		"unedited":       {flow: api.FlowUserPasswordAuth},
		"unknown member": {flow: api.FlowUserPasswordAuth, replace: `"USERNAME"`, by: `"COLOUR": "green", "USERNAME"`, edits: "COLOUR added"},
		"wrong password": {flow: api.FlowUserPasswordAuth, replace: "‹PASSWORD›", by: "‹PASSWORD›x", edits: "PASSWORD changed", exception: api.NotAuthorizedException},
		"unknown flow":   {flow: api.FlowUserPasswordAuth, replace: api.FlowUserPasswordAuth, by: "NO_AUTH", edits: "AuthFlow changed", exception: api.InvalidParameterException},
		"proved":         {flow: api.FlowUserSRPAuth, replace: `"USERNAME"`, by: `"COLOUR": "green", "USERNAME"`, edits: "COLOUR added", path: api.ChallengePasswordVerifier},
	} {
		t.Run(name, func(t *testing.T) {
			begins := walk.Walk{Start: b.start("none", c.flow)}
			d, err := b.Draft(begins, "", walk.Values{})
			if err != nil || strings.Contains(d.Text, begins.Start.Password.Reveal()) {
				t.Fatalf("%v\n%s", err, d.Text)
			}
			w := b.SendDraft(t.Context(), d, strings.Replace(d.Text, c.replace, c.by, 1))
			if path := strings.Join(w.Path(), " "); w.ID == "" || path != c.path || walk.Edited(w.Steps[0].Edits) != c.edits {
				t.Errorf("it went %s, edited %v", path, w.Steps[0].Edits)
			}
			failed := w.Last().Error
			switch {
			case c.exception == "":
				if w.Tokens() == nil {
					t.Errorf("it ended with %v", failed)
				}
			case failed == nil || failed.Exception != c.exception:
				t.Errorf("it ended with %+v", failed)
			}
		})
	}
}

// What was edited in an earlier request may be why this one is refused, and the password
// is not called wrong then.
func TestAnEarlierEditIsACause(t *testing.T) {
	b := newBench(t, "OFF", nil)
	begins := walk.Walk{Start: b.start("none", api.FlowUserSRPAuth)}
	begins.Start.Password = walk.NewSecret("Wrong-2026!")
	knowing := b.WithPoolFacts(t.Context(), begins.Start)
	d, err := knowing.Draft(begins, "", walk.Values{})
	if err != nil {
		t.Fatal(err)
	}
	w := knowing.SendDraft(t.Context(), d, strings.Replace(d.Text, `"none"`, `"totp"`, 1))
	explained := knowing.Explain(w, 0)
	causes := strings.Join(explained.Causes, "\n")
	if w.Last().Error == nil || strings.Contains(explained.Description, "it is the password that is wrong") || !strings.HasSuffix(causes, "Step 1 was edited by hand (USERNAME changed), and this request was made without that.") {
		t.Errorf("%v: %q, %q", w.Last().Error, explained.Description, causes)
	}
}

// A call without a form of its own is edited, too.
func TestACallWithoutAFormIsEdited(t *testing.T) {
	b := newBench(t, "OFF", nil)
	w := b.Begin(t.Context(), b.start("none", api.FlowUserPasswordAuth))
	d, err := b.Draft(w, api.GetUser, walk.Values{})
	if err != nil || !strings.Contains(d.Text, `"AccessToken": "‹AccessToken›"`) {
		t.Fatalf("%v\n%s", err, d.Text)
	}
	w = b.SendDraft(t.Context(), d, strings.Replace(d.Text, "‹AccessToken›", "‹AccessToken›x", 1))
	if last := w.Last(); last.Error == nil || last.Error.Kind != walk.Refused || last.Performed != api.GetUser || walk.Edited(last.Edits) != "AccessToken changed" {
		t.Errorf("it became %v, %v", last.Error, last.Edits)
	}
}
