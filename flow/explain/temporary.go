package explain

import (
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// olderTemporary is the likeliest cause where the password of an invited user is refused.
const olderTemporary = "The user has a temporary password. If the invitation was sent again, only the password of the newest one works."

// hasTemporary reports whether it is known that the user has yet to replace a temporary
// password.
func (f failure) hasTemporary() bool {
	user := f.facts.identify(f.typed()).User
	return user != nil && user.Status() == api.StatusForceChangePassword
}

// isOlderTemporary reports whether nothing else is known to be wrong with the password of
// an invited user.
func (f failure) isOlderTemporary() bool {
	return f.hasTemporary() && len(outerSpaces(f)) == 0 && foreignPool(f) == nil
}

// adviseTemporary is the advice where the password of an invited user was refused.
func adviseTemporary(why walk.Explanation) (said Advice, refused bool) {
	return Advice{
		Customer:      "Sign in with the temporary password of the newest invitation.",
		Administrator: "If the user does not have the newest invitation, send it again. \"Forgot password\" does not work in this state.",
	}, slices.Contains(why.Causes, olderTemporary)
}
