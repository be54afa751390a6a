package vault

import (
	"fmt"
	"io"
	"slices"
)

// Device is a remembered device: whose it is, and what proves it. A device is never
// used anywhere else.
type Device struct {
	// Endpoint is where the pool is, empty for AWS.
	Endpoint   string `json:"endpoint,omitempty"`
	UserPoolID string `json:"userPoolId"`
	// Username is the user's unchangeable name, Typed the one that was typed at the
	// sign-in that the device was registered after.
	Username string `json:"username"`
	Typed    string `json:"typed,omitempty"`
	Key      string `json:"key"`
	GroupKey string `json:"groupKey"`
	Password string `json:"password"`
}

// Format implements fmt.Formatter for every verb: the password is never printed.
func (d Device) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "device "+d.Key) }

// isOf reports whether the device is the user's.
func (d Device) isOf(endpoint, userPoolID, username string) bool {
	return d.Endpoint == endpoint && d.UserPoolID == userPoolID && username != "" && (d.Username == username || d.Typed == username)
}

// same reports whether one device takes the place of the other.
func (d Device) same(other Device) bool {
	return d.Endpoint == other.Endpoint && d.UserPoolID == other.UserPoolID && d.Key == other.Key
}

// mostDevices bounds the file; the oldest devices make room.
const mostDevices = 1000

// Device finds the newest device of a user by either name.
func (v *Vault) Device(endpoint, userPoolID, username string) (Device, bool) {
	for _, device := range slices.Backward(v.devices.all()) {
		if device.isOf(endpoint, userPoolID, username) {
			return device, true
		}
	}
	return Device{}, false
}

// Keep stores the device. When it returns without an error, the device is on the
// disk.
func (v *Vault) Keep(device Device) error {
	return v.devices.change(func(devices []Device) ([]Device, error) {
		devices = slices.DeleteFunc(devices, device.same)
		return append(devices[max(0, len(devices)-mostDevices+1):], device), nil
	})
}

// Forget removes the device, which the service no longer knows.
func (v *Vault) Forget(device Device) error {
	return v.devices.change(func(devices []Device) ([]Device, error) {
		return slices.DeleteFunc(devices, device.same), nil
	})
}
