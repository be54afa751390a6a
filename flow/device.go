package flow

import (
	"cmp"
	"errors"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/token"
	"authwalk/flow/vault"
	"authwalk/flow/walk"
)

// DeviceKey is the key of the device that a sign-in to the target under this name
// would prove itself with, "" for none.
func (c *Controller) DeviceKey(target walk.Target, username string) string {
	known, _ := c.options.Vault.Device(target.Endpoint, target.UserPoolID, username)
	return known.Key
}

// deviceOf is the remembered device that a walk goes on with, the zero value for
// none. A key that was given by hand is used with its own device or with none.
func (c *Controller) deviceOf(w walk.Walk) challenge.Device {
	start, target := w.Start, w.Start.Target
	if start.WithoutDevice && !start.Parameters.Has(api.KeyDeviceKey) {
		return challenge.Device{}
	}
	known, found := c.options.Vault.Device(target.Endpoint, target.UserPoolID, challenge.Situation{Walk: w}.Username())
	if given := start.Parameters; !found || given.Has(api.KeyDeviceKey) && given.Get(api.KeyDeviceKey) != known.Key {
		return challenge.Device{}
	}
	return challenge.Device{Key: known.Key, GroupKey: known.GroupKey, Password: walk.NewSecret(known.Password)}
}

// keepDevice keeps the secret of a device that is about to be registered.
func (c *Controller) keepDevice(s challenge.Situation, device challenge.Device) error {
	target := s.Walk.Start.Target
	if target.UserPoolID == "" {
		return errors.New("a device is kept with its pool: sign in with the user pool ID")
	}
	return c.options.Vault.Keep(vault.Device{
		Endpoint: target.Endpoint, UserPoolID: target.UserPoolID, Username: cmp.Or(signedInClaim(s.Walk, "username"), s.Username()), Typed: s.Walk.Start.Username,
		Key: device.Key, GroupKey: device.GroupKey, Password: device.Password.Reveal(),
	})
}

// signedInClaim is what the access token says of who signed in: username is their
// unchangeable name; "" where it cannot be read.
func signedInClaim(w walk.Walk, claim string) string {
	tokens := w.Tokens()
	if tokens == nil {
		return ""
	}
	decoded, err := token.Decode(tokens.Access.Reveal())
	if err != nil {
		return ""
	}
	text, _ := decoded.Claim(claim).StringValue()
	return text
}

// hasLevel reports whether the access token says how strongly the sign-in was
// proved.
func hasLevel(w walk.Walk) bool {
	tokens := w.Tokens()
	if tokens == nil {
		return false
	}
	decoded, err := token.Decode(tokens.Access.Reveal())
	return err == nil && decoded.Claim("acr") != nil
}

// dropDevice forgets a device here where the service no longer has it: it was not
// registered after all, it was forgotten, or the user has signed out everywhere.
func (c *Controller) dropDevice(w walk.Walk, step walk.Step) {
	key := ""
	switch {
	case step.Exchange.Operation == api.ConfirmDevice && wasNotRegistered(step):
		key = sentDevice(step)
	case step.Exchange.Operation == api.ForgetDevice && (step.Error == nil || step.Error.Exception == api.ResourceNotFoundException):
		key = sentDevice(step)
	case step.Exchange.Operation == api.GlobalSignOut && step.Error == nil:
		key = c.deviceOf(w).Key
	}
	c.forgetDevice(w, key)
}

// wasNotRegistered reports whether a ConfirmDevice has surely not registered the
// device. Where no answer came, it may have.
func wasNotRegistered(step walk.Step) bool {
	switch failed := step.Error; {
	case failed == nil || failed.Exception == api.DeviceKeyExistsException:
		return false
	default:
		return !mayHaveHappened(step)
	}
}

// mayHaveHappened reports whether a call that failed may have changed something all
// the same: it left this machine, and no refusal came.
func mayHaveHappened(step walk.Step) bool {
	return step.Error.Kind != walk.Refused && step.Exchange.Sent
}

func (c *Controller) forgetDevice(w walk.Walk, key string) {
	if key == "" {
		return
	}
	// Where it cannot be removed the service goes on refusing it, and the walk goes
	// on without it.
	_ = c.options.Vault.Forget(vault.Device{Endpoint: w.Start.Target.Endpoint, UserPoolID: w.Start.Target.UserPoolID, Key: key})
}

// sentDevice is the DeviceKey of a step's request.
func sentDevice(step walk.Step) string { return step.Exchange.Request.Members().Get("DeviceKey") }

// withoutDevice is how a walk goes on after the service has refused the device that
// was named without being asked to: it no longer has the device, or another secret
// of it. The device is forgotten, and the same call made again without it; where
// the device was to prove itself, the sign-in begins again.
func (c *Controller) withoutDevice(w walk.Walk, made call, step *walk.Step) (next call, goesOn bool) {
	device := c.deviceOf(w)
	unasked := len(step.Edits) == 0 && !w.Start.Parameters.Has(api.KeyDeviceKey) && !step.Answer.Has(api.KeyDeviceKey)
	if device.Key == "" || !unasked || challenge.NamedDevice(*step) != device.Key || !refusesDevice(*step) {
		return call{}, false
	}
	c.forgetDevice(w, device.Key)
	if isDeviceProof(step.Answered) {
		return begin(w.Start), true
	}
	// The challenge that was answered, if it was one, still waits.
	step.Error.Retry = step.Answered != ""
	return made, true
}

func isDeviceProof(challenge string) bool {
	return challenge == api.ChallengeDeviceSRPAuth || challenge == api.ChallengeDevicePasswordVerifier
}

func refusesDevice(step walk.Step) bool {
	refused := step.Error
	switch {
	case refused == nil || refused.Kind != walk.Refused:
		return false
	case refused.Exception == api.ResourceNotFoundException:
		return strings.Contains(strings.ToLower(refused.Message), "device")
	default:
		return isDeviceProof(step.Answered) && step.Answer.Len() == 0 && refused.Exception == api.NotAuthorizedException
	}
}
