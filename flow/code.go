package flow

import (
	"context"
	"slices"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// fromAuthenticator are what a code of an authenticator app answers.
var fromAuthenticator = []string{api.ChallengeSoftwareTokenMFA, api.ChallengeMFASetup, api.VerifySoftwareToken}

// codePurposes are what messages say their codes are for, where that is not the
// challenge itself: the operations that have such a code sent.
var codePurposes = map[string][]string{
	api.ConfirmSignUp:         {api.SignUp, api.ResendConfirmationCode},
	api.ConfirmForgotPassword: {api.ForgotPassword, api.AdminResetUserPassword},
	api.VerifyUserAttribute:   {api.GetUserAttributeVerificationCode, api.UpdateUserAttributes},
}

// NewestCode is the newest code for a challenge or an operation: from the
// emulator's messages that are meant for it, or made as the user's
// authenticator app would.
func (c *Controller) NewestCode(ctx context.Context, w walk.Walk, name string) (walk.SuggestedCode, error) {
	if slices.Contains(fromAuthenticator, name) {
		return c.authenticatorCode(w)
	}
	messages, err := c.Inbox(ctx, w)
	if err != nil {
		return walk.SuggestedCode{}, err
	}
	purposes, known := codePurposes[name]
	var since time.Time
	if !known {
		// A challenge's code is of this sign-in, and not of one before it.
		purposes, since = []string{name}, beganAt(w)
	}
	for _, message := range messages {
		if !message.Code.IsZero() && !message.At.Before(since) && slices.Contains(purposes, message.Purpose) {
			return walk.SuggestedCode{Code: message.Code, From: message.Medium + " to " + message.Destination}, nil
		}
	}
	return walk.SuggestedCode{}, noCode("none for this step is in the inbox")
}

// beganAt is when the walk began by the service's clock.
func beganAt(w walk.Walk) time.Time {
	if len(w.Steps) == 0 {
		return time.Time{}
	}
	return w.Steps[0].Exchange.BeganAt()
}

func noCode(message string) error { return &walk.Error{Kind: walk.BadInput, Message: message} }
