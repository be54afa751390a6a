package view

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// setsPassword are the calls and the challenge that give a user another password.
var setsPassword = map[string]bool{
	api.ChallengeNewPasswordRequired: true, api.ChangePassword: true, api.ConfirmForgotPassword: true,
	api.AdminSetUserPassword: true, api.AdminCreateUser: true, api.AdminResetUserPassword: true,
}

// SetsPassword tells that a walk gave its user another password than the one before.
func SetsPassword(w walk.Walk) bool {
	for _, step := range w.Steps {
		if step.Error == nil && isOwn(w, step) && (setsPassword[step.Answered] || setsPassword[step.Exchange.Operation]) {
			return true
		}
	}
	return false
}
