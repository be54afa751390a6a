package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
	"authwalk/srp"
)

var deviceOperations = map[string]handler{
	api.ConfirmDevice:           confirmDevice,
	api.GetDevice:               getDevice,
	api.ListDevices:             listDevices,
	api.UpdateDeviceStatus:      updateDeviceStatus,
	api.ForgetDevice:            forgetDevice,
	api.AdminGetDevice:          adminGetDevice,
	api.AdminListDevices:        adminListDevices,
	api.AdminUpdateDeviceStatus: adminUpdateDeviceStatus,
	api.AdminForgetDevice:       adminForgetDevice,
}

// deviceRequest are the members that the operations of devices have.
type deviceRequest struct {
	DeviceKey, DeviceName, DeviceRememberedStatus, PaginationToken string
	Limit                                                          *int
	DeviceSecretVerifierConfig                                     *struct{ PasswordVerifier, Salt string }
}

// deviceOf is a confirmed device of a user, who may be nil.
func deviceOf(user *pool.User, key string) *pool.Device {
	if user == nil {
		return nil
	}
	return user.Device(key)
}

// sessionOfDevice finds the session that waits for the device of an answer without
// one.
func (c *call) sessionOfDevice(responses map[string]string) *state.Session {
	settings, _ := c.pool.Settings()
	name := responses[api.KeyUsername]
	user := pool.Identify(settings, c.pool.Find(name), name)
	if user == nil || c.client == nil {
		return nil
	}
	return c.pool.DeviceSession(c.client.ClientID, user.Username, responses[api.KeyDeviceKey])
}

// confirmDevice registers the new device of the sign-in that the access token is
// of.
func confirmDevice(c *call) (any, error) {
	var in deviceRequest
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	confirmation := pool.DeviceConfirmation{DeviceKey: in.DeviceKey, DeviceName: in.DeviceName, Offered: c.offeredDevice(), Address: c.origin().IPAddress}
	if config := in.DeviceSecretVerifierConfig; config != nil {
		if _, err := srp.ParseDeviceVerifier(config.Salt, config.PasswordVerifier); err != nil {
			return nil, wire.InvalidParameter("Invalid device secret verifier config.")
		}
		confirmation.PasswordVerifier, confirmation.Salt = config.PasswordVerifier, config.Salt
	}
	settings, _ := c.pool.Settings()
	var ask bool
	_, err := c.edit(c.caller.user, func(u *pool.User) error {
		changed, necessary, refusal := pool.ConfirmDevice(settings, u, confirmation, c.now)
		if refusal != nil {
			return refusal
		}
		*u, ask = *changed, necessary
		return nil
	})
	if err != nil {
		return nil, err
	}
	return struct{ UserConfirmationNecessary bool }{ask}, nil
}

// offeredDevice is the new device of the caller's sign-in, zero where there is
// none or the sign-in is no longer remembered.
func (c *call) offeredDevice() pool.NewDevice {
	s := c.caller.signIn
	if s == nil || s.DeviceGroupKey == "" {
		return pool.NewDevice{}
	}
	return pool.NewDevice{Key: s.DeviceKey, GroupKey: s.DeviceGroupKey}
}

// getDevice shows the user a remembered device only.
func getDevice(c *call) (any, error) {
	var in deviceRequest
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	device := c.caller.user.Device(in.DeviceKey)
	if device == nil || !device.Remembered() {
		return nil, pool.DeviceUnknown()
	}
	return struct{ Device deviceView }{userDevice(device)}, nil
}

func adminGetDevice(c *call) (any, error) {
	var in deviceRequest
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	user, err := c.named()
	if err != nil {
		return nil, err
	}
	device := user.Device(in.DeviceKey)
	if device == nil {
		return nil, pool.DeviceUnknown()
	}
	return struct{ Device deviceView }{c.adminDevice(user, device)}, nil
}

// listDevices shows the user the remembered devices only.
func listDevices(c *call) (any, error) {
	return c.deviceList(c.caller.user.RememberedDevices(), userDevice)
}

func adminListDevices(c *call) (any, error) {
	user, err := c.named()
	if err != nil {
		return nil, err
	}
	return c.deviceList(user.Devices, func(device *pool.Device) deviceView { return c.adminDevice(user, device) })
}

func (c *call) deviceList(devices []pool.Device, view func(*pool.Device) deviceView) (any, error) {
	var in deviceRequest
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	part, next, err := page(devices, in.Limit, in.PaginationToken)
	if err != nil {
		return nil, err
	}
	rows := []deviceView{}
	for i := range part {
		rows = append(rows, view(&part[i]))
	}
	return struct {
		Devices         []deviceView
		PaginationToken string `json:",omitempty"`
	}{rows, next}, nil
}

func updateDeviceStatus(c *call) (any, error) { return c.setDeviceStatus(c.caller.user) }

func adminUpdateDeviceStatus(c *call) (any, error) {
	user, err := c.named()
	if err != nil {
		return nil, err
	}
	return c.setDeviceStatus(user)
}

func (c *call) setDeviceStatus(user *pool.User) (any, error) {
	return c.editDevice(user, func(u *pool.User, in deviceRequest) (*pool.User, *pool.Refusal) {
		return pool.SetDeviceStatus(u, in.DeviceKey, in.DeviceRememberedStatus, c.now)
	})
}

func forgetDevice(c *call) (any, error) { return c.forgetDeviceOf(c.caller.user) }

func adminForgetDevice(c *call) (any, error) {
	user, err := c.named()
	if err != nil {
		return nil, err
	}
	return c.forgetDeviceOf(user)
}

func (c *call) forgetDeviceOf(user *pool.User) (any, error) {
	return c.editDevice(user, func(u *pool.User, in deviceRequest) (*pool.User, *pool.Refusal) {
		return pool.ForgetDevice(u, in.DeviceKey)
	})
}

func (c *call) editDevice(user *pool.User, decide func(*pool.User, deviceRequest) (*pool.User, *pool.Refusal)) (any, error) {
	var in deviceRequest
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	_, err := c.edit(user, func(u *pool.User) error {
		changed, refusal := decide(u, in)
		if refusal != nil {
			return refusal
		}
		*u = *changed
		return nil
	})
	return nil, err
}
