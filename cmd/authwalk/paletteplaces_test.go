package main

// startByName starts from the form, at an emulator as at any server.
func startByName(p *paletteWalk) {
	p.See("Start sign-in")
	p.do("List", "nadia")
	p.Press("esc").Type("nadia")
	p.do("Save", "targets.yaml")
	p.do("Start sign-in", signedIn)
	p.do("Start another sign-in", "Start sign-in")
	p.Paste("aws cognito-idp initiate-auth --client-id a --auth-flow USER_SRP_AUTH --auth-parameters USERNAME=sam\naws cognito-idp initiate-auth --client-id b --auth-flow USER_SRP_AUTH --auth-parameters USERNAME=theo\n")
	p.See("┏━ Pasted text")
	p.do("Use it", "Start sign-in")
	p.do("Sign-in details", "authwalkdemoweb")
}

// placesByName chooses where to start.
func placesByName(p *paletteWalk) {
	p.See("Which pool do you want to use?")
	p.do("The demo pools", "▸ nadia")
	p.do("Edit the sign-in of sid", "authwalkdemosecret")
	p.Press("tab", "tab", "tab", "tab", "tab", "tab").Type("x")
	p.do("Start sign-in", "NotAuthorizedException")
	p.fixes("Check the client secret", "Client secret")
}

// demoUsersByName chooses among the demo users, and looks at other programs.
func demoUsersByName(p *paletteWalk) {
	p.See("Demo users")
	p.do("Find", "Find ▸")
	p.Type("theo").SeeNot("nadia")
	p.do("Sign in", "▸ SOFTWARE_TOKEN_MFA")
	p.do("Demo users", "▸ theo")
	p.do("Edit", "Start sign-in")
	p.do("Demo users", "▸ theo")
	p.Press("down", "down").See("▸ selma")
	p.do("Sign in", "▸ SELECT_MFA_TYPE")
	p.do("Edit the sign-in of tara", "Start sign-in")
	p.do("Sign in as nadia", signedIn)
	p.do("Sign in as sam, the next demo user", "▸ SMS_MFA")
	p.do("Other programs", "┏━ Other programs")
	p.do("Demo users", "▸ sam")
	p.do("Watch programs", "┏━ Other programs")
}

// walksByName compares walks, of this run and recorded ones.
func walksByName(p *paletteWalk) {
	p.See(signedIn)
	p.do("Sign in as sam", "▸ SMS_MFA")
	p.do("Recorded walks", "┏━ Walks ━")
	p.do("Title", "enter keep the title")
	p.Type("weekly")
	p.do("Keep the title", "t title")
	p.do("Compare", "do not compare")
	p.Press("down")
	p.do("Compare with this", "d differences only")
	p.do("Differences only", "d all steps")
	p.do("All steps", "d differences only")
	p.do("Both in full", "enter close")
	p.do("Close", "enter both in full")
	p.do("Swap", "user nadia sam")
	p.Press("esc").See("t title").Press("esc").See("_ _ _ _ _ _")
	p.do("Compare two walks", "t title")
}

// historyByName looks at what happened to users, and why.
func historyByName(p *paletteWalk) {
	p.See("Demo users").See("▸ nadia")
	p.do("Why can this user not sign in?", "The user, and what")
	p.do("Sign in as mona", "▸ SMS_MFA")
	p.do("What happened to this user", "┏━ History")
	p.do("Unfold", "enter fold")
	p.Press("down")
	p.do("Sign in again", "Start sign-in")
}

// refusalsByName does what helps after refusals of several kinds.
func refusalsByName(p *paletteWalk) {
	p.See("UserLambdaValidationException")
	p.See("Copy what happened")
	p.copies("Copy what happened, for the function's owner", "PreAuthentication")
	p.fixes("Show what PreAuthentication received and returned", "event")
	p.Press("esc").See("UserLambdaValidationException")
	p.fixes("Change the sign-in details", "Start sign-in")
	p.marks("Go to Earlier walks", "Earlier walks")
	p.do("Sign in as walter", "ForbiddenException")
	p.See("Copy what happened")
	p.copies("Copy what happened, for an administrator", "ForbiddenException")
	p.do("Sign in as boris", "UserLambdaValidationException")
	p.do("Sign in as walter", "ForbiddenException")
	p.fixes("Send the same request again", signedIn)
	p.do("Sign in as dan", "User is disabled")
	p.See("Copy the command that enables")
	p.copies("Copy the command that enables the user, for an administrator", "admin-enable-user")
	p.do("Enable the user (AdminEnableUser)…", "To make this call, type the user name here: dan")
	p.Press("esc").See("User is disabled")
	p.do("Enable a user", "┏━ AdminEnableUser ━")
	p.fixes("Sign in again with the same answers", signedIn)
	p.do("Sign in as uma", "UserNotConfirmedException")
	p.fixes("Confirm the sign-up with the code", "ConfirmSignUp ━")
	p.Press("esc").See("Request a new confirmation code")
	p.fixes("Request a new confirmation code", "ConfirmSignUp ━")
	p.Press("ctrl+n").See("enter sends it")
	p.do("Confirm", signedIn)
	p.do("Sign in as rhea", "PasswordResetRequiredException")
	p.fixes("Set a new password with the code", "ConfirmForgotPassword ━")
	p.Press("esc").See("Request a code to reset the password")
	p.fixes("Request a code to reset the password", "ConfirmForgotPassword ━")
	p.do("Sign in as tessa", "▸ NEW_PASSWORD_REQUIRED")
	p.Type("Summer-2026!").Press("tab").Type("Summer-2026!").See("[ Set password ]   enter")
	p.do("Set password", signedIn)
}
