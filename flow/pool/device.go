package pool

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
)

// The attributes of a device.
const (
	deviceStatus  = "device_status"
	deviceAddress = "last_ip_used"
)

// tracksDevices reports whether the pool knows devices at all: any
// DeviceConfiguration turns that on.
func (p *UserPool) tracksDevices() bool { return p.DeviceConfiguration != nil }

// asksBeforeRemembering reports whether the user decides if a device is
// remembered.
func (p *UserPool) asksBeforeRemembering() bool {
	return p.tracksDevices() && p.DeviceConfiguration.DeviceOnlyRememberedOnUserPrompt
}

// remembersInPlaceOfFactor reports whether a remembered device takes the place
// of the second factor.
func (p *UserPool) remembersInPlaceOfFactor() bool {
	return p.tracksDevices() && p.DeviceConfiguration.ChallengeRequiredOnNewDevice
}

// region is what the pool's id begins with.
func (p *UserPool) region() string {
	region, _, _ := strings.Cut(p.ID, "_")
	return region
}

// Remembered reports whether the device is remembered. A pool file that says
// nothing means yes; what a pool's administrator is shown has the status as an attribute.
func (d *Device) Remembered() bool {
	return cmp.Or(d.DeviceRememberedStatus, d.DeviceAttributes.Get(api.AttributeDeviceRememberedStatus)) != api.DeviceNotRemembered
}

// Name is what the app that registered the device called it, or "".
func (d *Device) Name() string { return d.DeviceAttributes.Get(api.AttributeDeviceName) }

// Device finds a confirmed device of the user by its key, or nil.
func (u *User) Device(key string) *Device {
	i := slices.IndexFunc(u.Devices, func(d Device) bool { return d.DeviceKey == key })
	if i < 0 {
		return nil
	}
	return &u.Devices[i]
}

// RememberedDevices are the devices that the user is shown.
func (u *User) RememberedDevices() []Device {
	return slices.DeleteFunc(slices.Clone(u.Devices), func(d Device) bool { return !d.Remembered() })
}

// DeviceUnknown is the refusal of a device key that is not one of the user's.
func DeviceUnknown() *Refusal {
	return &Refusal{api.ResourceNotFoundException, "Device does not exist."}
}

// NewDevice is a device that a sign-in offers to remember.
type NewDevice struct{ Key, GroupKey string }

// DeviceConfirmation is a ConfirmDevice request. Offered is the new device of the
// sign-in that the access token belongs to, zero where there is none.
type DeviceConfirmation struct {
	DeviceKey, DeviceName, PasswordVerifier, Salt string
	Offered                                       NewDevice
	// Address is the IP address that the request came from, "" where it is not known.
	Address string
}

// ConfirmDevice decides on ConfirmDevice and returns the changed user. Ask tells
// that the user still has to say whether the device is remembered.
func ConfirmDevice(p *UserPool, u *User, c DeviceConfirmation, now time.Time) (changed *User, ask bool, refusal *Refusal) {
	if u.Device(c.DeviceKey) != nil {
		return nil, false, &Refusal{api.DeviceKeyExistsException, "Device key already exists."}
	}
	if !p.tracksDevices() || c.DeviceKey != c.Offered.Key {
		return nil, false, &Refusal{api.InvalidParameterException, "Invalid device key given."}
	}
	device := Device{
		DeviceKey: c.DeviceKey, DeviceGroupKey: c.Offered.GroupKey,
		DeviceAttributes:       Attributes{{deviceStatus, "valid"}},
		DeviceRememberedStatus: api.DeviceRemembered,
		DeviceCreateDate:       At(now), DeviceLastModifiedDate: At(now), DeviceLastAuthenticatedDate: At(now),
		Salt: c.Salt, PasswordVerifier: c.PasswordVerifier,
	}
	if c.DeviceName != "" {
		device.DeviceAttributes = append(device.DeviceAttributes, Attribute{api.AttributeDeviceName, c.DeviceName})
	}
	device.usedFrom(c.Address)
	if p.asksBeforeRemembering() {
		device.DeviceRememberedStatus = api.DeviceNotRemembered
	}
	changed = u.Clone()
	changed.Devices = append(changed.Devices, device)
	return changed, !device.Remembered(), nil
}

// SetDeviceStatus decides on UpdateDeviceStatus and its admin twin. Without a
// status nothing changes.
func SetDeviceStatus(u *User, key, status string, now time.Time) (changed *User, refusal *Refusal) {
	changed = u.Clone()
	device := changed.Device(key)
	if device == nil {
		return nil, DeviceUnknown()
	}
	if status != "" {
		device.DeviceRememberedStatus, device.DeviceLastModifiedDate = status, At(now)
	}
	return changed, nil
}

// ForgetDevice decides on ForgetDevice and its admin twin.
func ForgetDevice(u *User, key string) (changed *User, refusal *Refusal) {
	if u.Device(key) == nil {
		return nil, DeviceUnknown()
	}
	changed = u.Clone()
	changed.Devices = slices.DeleteFunc(changed.Devices, func(d Device) bool { return d.DeviceKey == key })
	return changed, nil
}

// usedFrom notes the address that the device was last used from, where it is known.
func (d *Device) usedFrom(address string) {
	if address != "" {
		d.DeviceAttributes = d.DeviceAttributes.With(deviceAddress, address)
	}
}

// DeviceUsedFrom notes from which address the devices were used that have signed in with
// these changes.
func (u *User) DeviceUsedFrom(changes []Change, address string) {
	for _, change := range changes {
		if device := u.Device(change.Name); change.Kind == DeviceSignedIn && device != nil {
			device.usedFrom(address)
		}
	}
}

// deviceSignedIn notes that the device has signed the user in.
func deviceSignedIn(u *User, key string, now time.Time) {
	if device := u.Device(key); device != nil {
		device.DeviceLastAuthenticatedDate = At(now)
	}
}
