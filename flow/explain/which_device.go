package explain

import (
	"cmp"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// whichDevice says which device is to prove itself, and since when the pool knows it, as
// far as that may be read.
func whichDevice(a asked) []string {
	key := a.deviceKey()
	if key == "" {
		return nil
	}
	device := a.facts.device(key)
	if device == nil {
		return []string{"The device has the key " + name(key) + "."}
	}
	var known []string
	if !device.DeviceCreateDate.IsZero() {
		known = append(known, "was registered "+device.DeviceCreateDate.UTC().Format(lockLayout))
	}
	// The facts can be younger than the sign-in, and then name it itself.
	if last, began := device.DeviceLastAuthenticatedDate, a.walk.Steps[0].Exchange.BeganAt(); !last.IsZero() && (began.IsZero() || last.Before(began)) {
		known = append(known, "signed in last "+device.DeviceLastAuthenticatedDate.UTC().Format(lockLayout))
	}
	if len(known) == 0 {
		known = []string{"is one of the user's"}
	}
	return []string{"The device " + name(cmp.Or(device.Name(), key)) + " " + strings.Join(known, " and ") + "."}
}

// deviceKey is the newest DEVICE_KEY that a request named before the challenge came.
func (a asked) deviceKey() string {
	for _, step := range slices.Backward(a.walk.Steps) {
		if step.Number > a.step.Number {
			continue
		}
		if key := sentBy(step.Exchange).parameter(api.KeyDeviceKey); key != "" {
			return key
		}
	}
	return ""
}

// device is a device of the users that the sign-in can be for, or nil.
func (k poolFacts) device(key string) *pool.Device {
	for _, user := range k.Users {
		if device := user.Device(key); device != nil {
			return device
		}
	}
	return nil
}
