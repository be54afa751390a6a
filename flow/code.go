package flow

import (
	"context"
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"

	"github.com/pquerna/otp/totp"
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
	if !known {
		purposes = []string{name}
	}
	for _, message := range messages {
		if !message.Code.IsZero() && slices.Contains(purposes, message.Purpose) {
			return walk.SuggestedCode{Code: message.Code, From: message.Medium + " to " + message.Destination}, nil
		}
	}
	return walk.SuggestedCode{}, noCode("none for this step is in the inbox yet")
}

func noCode(message string) error { return &walk.Error{Kind: walk.BadInput, Message: message} }

// period is how long a code of an authenticator app is shown.
const period = 30 * time.Second

// authenticatorCode is what the user's authenticator app shows now, by the
// service's clock.
func (c *Controller) authenticatorCode(w walk.Walk) (walk.SuggestedCode, error) {
	secret := c.authenticatorSecret(w)
	if secret == "" {
		return walk.SuggestedCode{}, noCode("the secret of this user's authenticator app is not known here: use the app")
	}
	now := c.options.Now().Add(w.ClockDifference())
	code, err := totp.GenerateCode(strings.TrimRight(secret, "="), now)
	if err != nil {
		return walk.SuggestedCode{}, noCode("no code can be made from this secret")
	}
	left := period - time.Duration(now.UnixNano()%int64(period))
	return walk.SuggestedCode{Code: walk.NewSecret(code), From: "the built-in authenticator", ValidFor: left}, nil
}

// authenticatorSecret is the secret of the walk's user: the one that this walk
// has just been given, one set up earlier in this run, or that of the pool file.
func (c *Controller) authenticatorSecret(w walk.Walk) string {
	if secret := givenSecret(w); secret != "" {
		return secret
	}
	pool, user := w.Start.Target.UserPoolID, c.situation(w).Username()
	c.shared.mutex.Lock()
	secret := c.shared.authenticators[authenticatorOf{pool, user}]
	c.shared.mutex.Unlock()
	if secret == "" && c.options.AuthenticatorSecret != nil && w.Start.Target.IsLocal() {
		secret = c.options.AuthenticatorSecret(pool, user)
	}
	return secret
}

// authenticatorOf is whose authenticator app it is.
type authenticatorOf struct{ pool, user string }

// givenSecret is the secret that the service gave in this walk, "" for none.
func givenSecret(w walk.Walk) string {
	for _, step := range slices.Backward(w.Steps) {
		if secret := challenge.AuthenticatorSecret(step); secret != "" {
			return secret
		}
	}
	return ""
}

// keepAuthenticator remembers the secret of an app that was set up, for the
// sign-ins that follow.
func (c *Controller) keepAuthenticator(w walk.Walk, step walk.Step) {
	if step.Error != nil || step.Exchange.Operation != api.VerifySoftwareToken {
		return
	}
	c.shared.mutex.Lock()
	defer c.shared.mutex.Unlock()
	c.shared.authenticators[authenticatorOf{w.Start.Target.UserPoolID, c.situation(w).Username()}] = givenSecret(w)
}
