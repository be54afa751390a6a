package api

// MemberPermanent is the member that tells a permanent password from a temporary one.
const MemberPermanent = "Permanent"

// Members of passwords, and getting back in without one.
var (
	previousPassword = Member{
		Name: "PreviousPassword", Label: "Current password", Max: 256, Pattern: PasswordPattern, Sensitive: true, Secret: true, Key: KeyPreviousPassword,
		Help: "The current password.",
	}
	proposedPassword = Member{
		Name: "ProposedPassword", Label: "New password", Max: 256, Pattern: PasswordPattern, Sensitive: true, Secret: true, Key: KeyNewPassword,
		Help: "The new password.",
	}
	permanent = Member{Name: MemberPermanent, Label: "Permanent", Kind: Boolean, Help: "Whether the password is permanent; if not, the user must change it at the next sign-in."}
)
