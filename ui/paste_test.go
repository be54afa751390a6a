package ui_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// paste puts a text into the field that has the focus.
func (s *scene) paste(text string) *scene {
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
	return s
}

const (
	pastedStart  = "aws cognito-idp initiate-auth --client-id c1 --auth-flow USER_PASSWORD_AUTH --auth-parameters USERNAME=sam,PASSWORD=$P --nope"
	pastedAnswer = "aws cognito-idp respond-to-auth-challenge --client-id c1 --challenge-name SMS_MFA --session AYABe-session --challenge-responses USERNAME=sam,SMS_MFA_CODE=471108"
)

// Of a text with several calls a person chooses one, and reads all that was not
// understood, at any size.
func TestAPastedTextIsReadBeforeItIsUsed(t *testing.T) {
	s := newScene(t, "start-empty").start().paste(pastedStart + " && " + pastedAnswer)
	s.sees("The pasted text has 2 calls").sees("--nope: initiate-auth has no such option: it is left out").sees("user sam, client c1").sees("fill in: PASSWORD.")
	s.press("esc").sees("Sign-in details").misses("sam")
	s.paste(pastedStart + " && " + pastedAnswer).press("enter").sees("InitiateAuth of AWS CLI; not in the command, fill in: PASSWORD").sees("User name      sam")
	s.press("ctrl+c")
	other := newScene(t, "start-empty").start().paste(pastedStart+" && "+pastedAnswer).press("down", "enter")
	other.sees("▸ SMS_MFA").sees("4 7 1 1 0 8").sees("RespondToAuthChallenge of AWS CLI")
	if strings.Contains(other.text(), "--nope") {
		t.Error("what was read already is said again")
	}
	newScene(t, "start-empty").start().paste(pastedAnswer).sees("▸ SMS_MFA")
	newScene(t, "start-empty").start().paste("aws s3 ls s3://bucket").sees("this is not a call of Cognito's user pools").sees("aws s3 ls s3://bucket")
}

// TestWhatIsPastedWhereItIsChosenHowToStartFillsInTheForm; other texts are looked for.
func TestWhatIsPastedWhereItIsChosenHowToStartFillsInTheForm(t *testing.T) {
	s := newScene(t, "start-choices").start().sees("Which pool").paste(pastedStart)
	s.sees("This was read of the pasted text").press("enter").sees("User name      sam").sees("InitiateAuth of AWS CLI").press("esc").run().sees("Which pool")
	s.paste("demo\npools").sees("Find ▸ demo pools").sees("▸ The demo pools").press("esc").misses("Find ▸")
	s.paste("aws s3 ls s3://bucket").sees("Nothing matches").sees("this is not a call of Cognito's user pools")
	newScene(t, "start-choices").start().paste(pastedAnswer).sees("▸ SMS_MFA")
	newScene(t, "start-choices").start().paste(pastedStart + " && " + pastedAnswer).sees("The pasted text has 2 calls").press("enter").sees("User name      sam")
}
