package ui_test

import "testing"

// TestTheWireIsReadMemberByMember: from a field to its line in the request that comes
// next and back, to other exchanges, and to what is looked for.
func TestTheWireIsReadMemberByMember(t *testing.T) {
	s := newScene(t, "sms").press("47", "f7")
	s.sees("the request that comes next").sees("▸   SMS_MFA_CODE").sees("The 6-digit code from the text message.").sees("•••• (2)")
	s.press("down", "f7").misses("the request that comes next").press("11").press("f7").sees("•••• (4)").press("esc")

	s.press("f7", "left", "/", "srp").sees("▸   USER_ID_FOR_SRP").sees("1 here").sees("The name that Cognito returned.")
	s.press("enter", "n").sees("Wire").sees("1 of 3").sees("▸  AuthFlow").sees("4 here")
	s.press("N").sees("2 of 3").sees("▸   USER_ID_FOR_SRP")
	s.press("esc").misses("Find ▸").sees("2 of 3").press("esc").sees("Send")

	// What is hidden is not found.
	s.press("f7", "left", "left", "/", "tbsYgwRmrpT1").sees("1 of 3").sees("0 here").press("ctrl+r").run().sees("1 here")
}

// TestTheWireLeadsToTheFieldOfItsLine, which need not be the one it was opened from.
func TestTheWireLeadsToTheFieldOfItsLine(t *testing.T) {
	s := newScene(t, "new-password").press("Winter-2026!", "tab", "Winter-2026!", "tab", "Max").sees("▸ Given name").press("f7").sees("▸   userAttributes.given_name")
	s.press("up", "up").sees("▸   NEW_PASSWORD").press("f7").sees("▸ New password").misses("▸ Given name")
}

// TestTheWireOpensAtTheStepThatIsLookedAt on the path.
func TestTheWireOpensAtTheStepThatIsLookedAt(t *testing.T) {
	newScene(t, "sms").press("ctrl+g", "up", "f7").sees("1 of 3").press("f7", "down", "f7").sees("2 of 3")
}

// TestTheWirePanelIsSearched by / where it is the active panel and no field takes it.
func TestTheWirePanelIsSearched(t *testing.T) {
	s := newScene(t, "tokens").press("ctrl+o", "ctrl+o").sees("Wire")
	s.press("/", "token").sees("Find ▸ token").sees("AccessToken")
	newScene(t, "sms").press("/").misses("Find ▸")
}
