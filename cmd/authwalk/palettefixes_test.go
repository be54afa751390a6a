package main

// secretsByName corrects a client secret and a flow, and waits for a lock to end.
func secretsByName(p *paletteWalk) {
	p.See("Demo users")
	p.do("Edit the sign-in of nadia", "authwalkdemoweb")
	p.Press("tab", "tab", "tab", "tab", "tab", "tab").Type("x")
	p.do("Start sign-in", "InvalidParameterException")
	p.fixes("Leave the client secret empty", "[ Start sign-in ]")
	p.do("Edit the sign-in of sid", "authwalkdemosecret")
	p.Press("tab", "tab", "tab", "tab", "tab", "tab", "ctrl+u")
	p.do("Start sign-in", "NotAuthorizedException")
	p.fixes("Enter the client secret", "[ Start sign-in ]")
	p.do("Demo client secret", "Demo client secret filled in.")
	p.do("Sign in as flora", "flow not enabled")
	p.fixes("Choose another flow", "[ Start sign-in ]")
	p.do("Sign in as flora", "flow not enabled")
	p.fixes("Sign in with USER_SRP_AUTH, which the client allows", signedIn)
	p.do("Sign in as lola", "Try again when the lock ends")
	p.do("Try again when the lock ends, after 15 minutes at most", "Nothing was sent: the lock has not ended yet.")
}

// forgottenByName sets a new password, twice.
func forgottenByName(p *paletteWalk) {
	p.See("Demo users")
	p.do("Edit the sign-in of nora", "┏━ Sign-in details")
	p.Press("ctrl+u").Type("nadia")
	p.do("Forgot password", "ConfirmForgotPassword ━")
	p.newPassword("Summer-2026!")
	p.fixes("Make the same call again", "_ _ _ _ _ _")
	p.newPassword("Autumn-2026!")
	p.fixes("Change the details, or start something else", "┏━ Sign-in details")
}

// newPassword sets one with the newest code.
func (p *paletteWalk) newPassword(password string) {
	p.See("^N newest code").Press("ctrl+n").SeeNot("_ _ _ _ _ _").Press("tab").Type(password).Press("tab").Type(password)
	p.do("Set password", "✓ done")
}

// foreignProofByName begins with the SRP_A of another program, and compares its proof.
func foreignProofByName(p *paletteWalk) {
	p.See("Choose a demo user").Press("f2").See("Sign-in details").Press("f4").See(`"SRP_A"`)
	p.Press("down", "down", "down", "end").Type(` "SRP_A": "5",`).See("SRP_A is there twice").Press("ctrl+s").See("Another program made SRP_A")
	p.Type("AAAA").See("AAAA").Press("tab").Type("Wed Jan 7 08:05:09 UTC 2026").See("Wed Jan 7 08:05:09 UTC 2026").Press("tab", "tab").Press("enter")
	p.See("The signature of the other program is wrong")
	p.fixes("Compare the proof with the values of another client", "┏━ Compare with another client")
}

// expiredTokenByName refreshes, and has a code sent again.
func expiredTokenByName(p *paletteWalk) {
	p.See(signedIn)
	p.do("Show the user", "Access Token has expired")
	p.fixes("Get new tokens with the refresh token", "REFRESH_TOKEN_AUTH › ✓ signed in")
	p.do("Verify an email or phone number", "┏━ GetUserAttributeVerificationCode ━")
	p.Press("enter").See("VerifyUserAttribute ━").Type("123456").Press("enter").See("ExpiredCodeException")
	p.do("Request a new code", "┏━ GetUserAttributeVerificationCode ━")
}

func unknownUserByName(p *paletteWalk) { p.fixes("Sign the user up", "SignUp ━") }

// misspeltNameByName corrects a name, and leaves out the blank after it.
func misspeltNameByName(p *paletteWalk) {
	p.fixes("Change the user name", "[ Start sign-in ]")
	p.Press("ctrl+u").Type("nadia ")
	p.do("Start sign-in", "┏━ PASSWORD_VERIFIER ━")
	p.fixes("Try again as nadia, all else as before", signedIn)
}

func otherPoolByName(p *paletteWalk) {
	p.fixes("Change the user pool ID or the app client ID", "[ Start sign-in ]")
}

func noPoolByName(p *paletteWalk) {
	p.fixes("Change the user pool ID or the region", "[ Start sign-in ]")
}

func unknownDeviceByName(p *paletteWalk) { p.fixes("Leave out DEVICE_KEY", "[ Start sign-in ]") }

// recordByName looks at a record, and signs in like it.
func recordByName(p *paletteWalk) {
	p.See("RECORD")
	p.fixes("View its steps, and walk again from one of them", "You are viewing earlier steps.")
	p.Press("esc")
	p.fixes("Sign in like this: opens the sign-in details", "[ Start sign-in ]")
}
