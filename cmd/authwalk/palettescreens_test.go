package main

// tokensByName looks at tokens, at their claims and at what led to them.
func tokensByName(p *paletteWalk) {
	p.See(signedIn).See("About")
	p.Press("2").See("[2 access token]")
	p.do("View", "[1 id token]")
	p.do("Look at exp", "┃ exp: ")
	p.copies("Copy exp")
	p.do("Edit request", "┏━ Edit the request of which call?")
	p.do("Edit request", "[ Send as it is ]")
	p.Press("esc").See("enter edit request").Press("esc").See("1-4 view")
	p.do("Look at iss", "▸ iss")
	p.do("Whole value", "enter back")
	p.do("Back", "1-4 view")
	p.copies("Copy for a verifier", "authwalkdemoweb", "jwks.json")
	p.cannot("Copy id token", "a secret")
	p.Press("2").See("[2 access token]")
	p.cannot("Copy access token", "a secret")
	p.Press("4").See("[4 refresh token]")
	p.cannot("Copy refresh token", "a secret")
	p.do("Reveal", "Secrets are on screen", "^R hide")
	p.do("Hide", "^R reveal")
	p.do("Step before", "The panels show step 1 of 2.")
	p.do("Step after", "✓ 1 InitiateAuth")
	p.writes("Redraw", clearsScreen)
	p.do("Help", "Terms in this step")
	p.Press("esc").See("[4 refresh token]")
	p.do("More operations", "Delete your own user")
	p.do("Open", "┏━ DeleteUserAttributes ━")
	p.Press("esc", "2").See("[2 access token]")
	p.do("Sign in again, same answers", "[1 id token]")
	p.do("Start over", "Demo users")
	p.do("Sign in as gina", signedIn)
	p.do("Quit", "Quit?")
	p.Press("esc").SeeNot("Quit?")
}

// panelsByName goes from panel to panel, where one is on screen at a time.
func panelsByName(p *paletteWalk) {
	p.See(signedIn)
	p.do("Go to About", "╭─ About")
	p.do("Go to Wire 2/2", "╭─ Wire 2/2")
	p.do("Scroll", "x-amzn-requestid")
	p.do("Scroll up", "▸ sent")
	p.do("Go to Path", "╭─ Path")
	p.do("Panel", "╭─ Inbox")
	p.do("Sign in as sam", "_ _ _ _ _ _")
	p.do("Go to Wire 2/2", "╭─ Wire 2/2")
	p.do("Go to Why", "╭─ Why")
	p.do("Go to Inbox", "╭─ Inbox")
	p.do("Sign in as mia", "[ Continue ]")
	p.Press("enter").See("Code from the app")
	p.do("QR code", "i invert")
	p.Press("esc").See("Code from the app")
}

// challengeByName reads a challenge's request and answers, and walks again.
func challengeByName(p *paletteWalk) {
	p.See("▸ SMS_MFA").See("^N newest code")
	p.do("Wire", "f7 to its field")
	p.do("Exchange before", "SECRET_BLOCK")
	p.do("Exchange after", "not sent yet")
	p.do("Exchange before", "SECRET_BLOCK")
	p.do("Find", "enter keep")
	p.Type("amz").See("x-amzn-requestid")
	p.do("Keep", "n next")
	p.Press("/").See("enter keep").Press("ctrl+u").Type("claim").Press("enter").See("n next")
	p.do("Next", "│ PASSWORD_CLAIM_SIGNATURE")
	p.do("Previous", "│ PASSWORD_CLAIM_SECRET_BLOCK")
	p.do("Clear", "esc back")
	p.do("Back", "enter send")
	p.do("Wire", "f7 to its field")
	p.do("To its field", "enter send")
	p.do("Path", "You are viewing earlier steps.")
	p.do("Branch", "▸ _ _ _ _ _ _")
	p.Type("47").See("4 7 _")
	p.do("Go to the walk of sam", "▸ _ _ _ _ _ _")
	p.do("Path", "You are viewing earlier steps.")
	p.do("Walk after", "walk 2 of 2")
	p.do("Walk before", "walk 1 of 2")
	p.do("Walk after", "walk 2 of 2")
	p.do("Continue this walk", "4 7 _")
	p.Press("backspace", "backspace").See("▸ _ _ _ _ _ _")
	p.do("Newest code", "enter sends it")
	p.do("Send", signedIn)
}

// mapByName changes settings on paper.
func mapByName(p *paletteWalk) {
	p.See("▸ SMS_MFA").See("^N newest code")
	p.do("Map", "you are here")
	p.do("Show ruled out", "enter hide ruled out")
	p.do("Hide ruled out", "enter show ruled out")
	p.do("What if", "enter to the map")
	p.do("Change", "u undo")
	p.do("Undo", "enter to the map esc")
	p.do("Change", "u undo")
	p.do("As it is", "enter to the map esc")
	p.do("To the map", "enter show ruled out")
}

// editorByName edits a request by hand.
func editorByName(p *paletteWalk) {
	p.See("▸ SMS_MFA").See("_ _ _ _ _ _")
	p.Type("4711").See("4 7 1 1")
	p.do("Edit request", "[ Send as it is ]")
	p.Type("x").See("Next request: edited")
	p.do("Undo", "[ Send as it is ]")
	p.Type("x").See("Next request: edited")
	p.do("Line as it was", "[ Send as it is ]")
	p.Press("ctrl+o").See("╭─ Why")
	p.do("Go to What you changed", "╭─ What you changed")
	p.do("In $EDITOR", "Taken over from your editor")
	p.do("Put back", "Put everything back?")
	p.Press("enter").See("4 7 1 1")
	p.do("Edit request", "[ Send as it is ]")
	p.Press("down", "down", "down", "down", "down", "down", "down", "end", "left").Type("x").See("Next request: 1 changed")
	p.do("Send", "Invalid session")
	p.fixes("Sign in again up to this step", "_ _ _ _ _ _")
}

// proofByName stops at the proof of a password.
func proofByName(p *paletteWalk) {
	p.See("▸ 1 ✓ a")
	p.Press("down").See("▸ 2")
	p.do("Full value", "┃ bytes)")
	p.copies("Copy A")
	p.do("Compare", "┏━ Compare with another client")
	p.Type("u = 1f0c").See("1 of 11 given")
	p.do("Clear", "0 of 11 given")
	p.Press("esc").See("▸ 2 ✓ A")
	p.do("Continue", "_ _ _ _ _ _")
	p.do("Path", "You are viewing earlier steps.")
	p.do("Show the calculation", "enter continue")
}

// authenticatorByName sets up an authenticator app.
func authenticatorByName(p *paletteWalk) {
	p.See("code from an authenticator app")
	p.do("Continue", "Code from the app")
	p.cannot("Copy secret", "a secret")
	p.cannot("Copy otpauth address", "a secret")
	p.do("QR full screen", "i invert")
	p.marks("Invert", "█▀▀▀▀▀█")
	p.Resize(140, 60).Settle()
	p.do("Larger", "press i to\n")
	p.shows("Secret as text", `[A-Z2-7]{4} [A-Z2-7]{4} [A-Z2-7]{4}`)
	p.do("Back", "Code from the app")
	p.Press("ctrl+r").SeeNot("•••• (52)").Type(code(p.t, secretOnScreen(p.Terminal)))
	p.do("Verify", signedIn)
}

// copiesByName copies what can be, and hands the walk on as a file.
func copiesByName(p *paletteWalk) {
	p.See("▸ SMS_MFA").See("^N newest code")
	p.copies("Copy JSON request", `"ChallengeName"`)
	p.copies("Copy JSON response", `"ChallengeName"`)
	p.copies("Copy AWS CLI", "aws cognito-idp respond-to-auth-challenge")
	p.copies("Copy AWS CLI v1", "aws cognito-idp respond-to-auth-challenge")
	p.copies("Copy AWS CLI script", "aws cognito-idp initiate-auth")
	p.copies("Copy AWS CLI v1 script", "aws cognito-idp initiate-auth")
	p.copies("Copy PowerShell", "Send-CGIPAuthChallengeResponse")
	p.copies("Copy PowerShell script", "Start-CGIPAuth")
	p.copies("Copy R (paws)", "respond_to_auth_challenge")
	p.copies("Copy R (paws) script", "initiate_auth")
	p.copies("Copy curl", "curl")
	p.copies("Copy curl script", "curl")
	p.copies("Copy CODE_DELIVERY_DESTINATION", "0142")
	p.do("Copy…", "space with secrets")
	p.do("With secrets", "[x] with secrets")
	p.copies("Copy", `"ChallengeName"`)
	p.do("Report…", "Script for run")
	p.copies("Copy", "SMS_MFA")
	p.do("Save as a file", ".md")
}

// triggersByName looks at the call of a trigger, and makes it again.
func triggersByName(p *paletteWalk) {
	p.See("▸ CUSTOM_CHALLENGE")
	p.do("Path", "You are viewing earlier steps.")
	p.Press("down")
	p.do("Show", "┏━ Trigger PreAuthentication")
	p.copies("Copy event", "triggerSource")
	p.do("Run", "The event was sent again")
}
