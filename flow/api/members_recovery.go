package api

// Members of passwords, and getting back in without one.
var (
	previousPassword = Member{
		Name: "PreviousPassword", Label: "Old password", Max: 256, Pattern: visiblePattern, Sensitive: true, Secret: true, Key: KeyPreviousPassword,
		Help: "The password so far.",
	}
	proposedPassword = Member{
		Name: "ProposedPassword", Label: "New password", Max: 256, Pattern: visiblePattern, Sensitive: true, Secret: true, Key: KeyNewPassword,
		Help: "The new password.",
	}
	permanent = Member{Name: "Permanent", Kind: Boolean, Help: "Whether the user may keep the password."}
)
