package flow

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/vault"
	"authwalk/flow/walk"

	"github.com/pquerna/otp/totp"
)

// timeStep counts the periods since 1970, as RFC 6238 does.
type timeStep int64

func stepAt(now time.Time) timeStep { return timeStep(now.UnixNano() / int64(api.TOTPStep)) }

func (s timeStep) start() time.Time { return time.Unix(0, int64(s)*int64(api.TOTPStep)) }

func (s timeStep) code(secret string) (string, error) {
	return totp.GenerateCode(strings.TrimRight(secret, "="), s.start())
}

// authenticatorCode is what the user's authenticator app shows now, by the
// service's clock. Each code works once: for one that was sent in this run there
// is the app's next code, which the service takes a period early.
func (c *Controller) authenticatorCode(w walk.Walk) (walk.SuggestedCode, error) {
	secret := c.authenticatorSecret(w)
	if secret == "" {
		return walk.SuggestedCode{}, noCode("the secret of this user's authenticator app is not known here: use the app")
	}
	now := c.serviceTime(w)
	current := stepAt(now)
	sent := c.sentSteps(w)
	for _, step := range []timeStep{current, current + 1} {
		if slices.Contains(sent, step) {
			continue
		}
		code, err := step.code(secret)
		if err != nil {
			return walk.SuggestedCode{}, noCode("no code can be made from this secret")
		}
		return walk.SuggestedCode{Code: walk.NewSecret(code), From: "the built-in authenticator", ValidFor: (step + 1).start().Sub(now)}, nil
	}
	wait := (current + 1).start().Sub(now)
	return walk.SuggestedCode{}, noCode(fmt.Sprintf("used already; the next code comes in %d s", int((wait+time.Second-1)/time.Second)))
}

// madeHere marks the code that can be made here. Only at a server on this machine: of a
// real user the app is asked.
func (c *Controller) madeHere(w walk.Walk, fields []walk.Field) []walk.Field {
	fields = slices.Clone(fields)
	known := w.Start.Target.IsLocal() && c.authenticatorSecret(w) != ""
	for n, field := range fields {
		fields[n].MadeHere = known && field.NewEvery > 0
	}
	return fields
}

// serviceTime is the service's time now, as far as the walk tells.
func (c *Controller) serviceTime(w walk.Walk) time.Time {
	return c.options.Now().Add(w.ClockDifference())
}

// sentSteps are the time steps whose codes this run has sent for the walk's user.
func (c *Controller) sentSteps(w walk.Walk) []timeStep {
	c.shared.mutex.Lock()
	defer c.shared.mutex.Unlock()
	return c.shared.sentSteps[c.authenticatorOf(w)]
}

// keepSentStep remembers the time step of a code that was sent, unless the
// service refused it for another reason than that it was used.
func (c *Controller) keepSentStep(w walk.Walk, step walk.Step) {
	if step.Answered != api.ChallengeSoftwareTokenMFA && step.Exchange.Operation != api.VerifySoftwareToken {
		return
	}
	if refused := step.Error; refused != nil && refused.Kind == walk.Refused && refused.Exception != api.ExpiredCodeException {
		return
	}
	secret := c.authenticatorSecret(w)
	given := cmp.Or(step.Answer.Get(api.KeySoftwareTokenCode), step.Answer.Get(api.KeyCode))
	current := stepAt(c.serviceTime(w))
	for _, near := range []timeStep{current - 1, current, current + 1} {
		if code, err := near.code(secret); secret != "" && err == nil && code == given {
			c.shared.mutex.Lock()
			sent := c.shared.sentSteps[c.authenticatorOf(w)]
			sent = slices.DeleteFunc(slices.Clone(sent), func(past timeStep) bool { return past < current })
			c.shared.sentSteps[c.authenticatorOf(w)] = append(sent, near)
			c.shared.mutex.Unlock()
		}
	}
}

// AuthenticatorSecret is the secret of the authenticator app of the walk's user, zero
// where it is not known here.
func (c *Controller) AuthenticatorSecret(w walk.Walk) walk.Secret {
	return walk.NewSecret(c.authenticatorSecret(w))
}

// authenticatorSecret is the secret of the walk's user: the one that this walk
// has just been given, one set up earlier in this run, that of the pool file, or
// one that was kept.
func (c *Controller) authenticatorSecret(w walk.Walk) string {
	if secret := givenSecret(w); secret != "" {
		return secret
	}
	of := c.authenticatorOf(w)
	c.shared.mutex.Lock()
	secret := c.shared.authenticators[of]
	c.shared.mutex.Unlock()
	if secret == "" && c.options.AuthenticatorSecret != nil && w.Start.Target.IsLocal() {
		secret = c.options.AuthenticatorSecret(of.pool, of.user)
	}
	if secret == "" {
		target := w.Start.Target
		kept, _ := c.options.Vault.Authenticator(target.Endpoint, cmp.Or(target.UserPoolID, target.ClientID), of.user)
		secret = kept.Secret
	}
	return secret
}

// authenticatorOf is whose authenticator app it is.
type authenticatorOf struct{ pool, user string }

func (c *Controller) authenticatorOf(w walk.Walk) authenticatorOf {
	return authenticatorOf{w.Start.Target.UserPoolID, c.situation(w).Username()}
}

// givenSecret is the secret that the service gave in this walk, "" for none.
func givenSecret(w walk.Walk) string {
	for _, step := range slices.Backward(w.Steps) {
		if secret := challenge.AuthenticatorSecret(step); secret != "" {
			return secret
		}
	}
	return ""
}

// keepPendingAuthenticator keeps the secret of an app that is about to be verified.
// Against a server on this machine a walk goes on without that: nobody is locked out
// of anything that lasts.
func (c *Controller) keepPendingAuthenticator(s challenge.Situation, secret walk.Secret) error {
	if secret.IsZero() {
		return nil
	}
	err := c.options.Vault.KeepAuthenticator(c.keptAuthenticator(s.Walk, secret.Reveal(), false))
	if s.Walk.Start.Target.IsLocal() {
		return nil
	}
	return err
}

func (c *Controller) keptAuthenticator(w walk.Walk, secret string, verified bool) vault.Authenticator {
	target := w.Start.Target
	return vault.Authenticator{
		Endpoint: target.Endpoint, UserPoolID: cmp.Or(target.UserPoolID, target.ClientID),
		Username: cmp.Or(signedInClaim(w, "username"), c.situation(w).Username()), Typed: w.Start.Username, Secret: secret, Verified: verified, Local: target.IsLocal(),
	}
}

// keepAuthenticator remembers the secret of an app that was set up, for the
// sign-ins that follow.
func (c *Controller) keepAuthenticator(w walk.Walk, step walk.Step) {
	if step.Error != nil || step.Exchange.Operation != api.VerifySoftwareToken {
		return
	}
	// It is kept already; where this fails, it goes on being one that may work.
	_ = c.options.Vault.KeepAuthenticator(c.keptAuthenticator(w, givenSecret(w), true))
	c.shared.mutex.Lock()
	defer c.shared.mutex.Unlock()
	c.shared.authenticators[c.authenticatorOf(w)] = givenSecret(w)
}
