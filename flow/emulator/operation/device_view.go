package operation

import (
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// deviceView is a device as the API shows it (API_DeviceType).
type deviceView struct {
	DeviceKey                   string
	DeviceAttributes            pool.Attributes
	DeviceCreateDate            pool.Time `json:",omitzero"`
	DeviceLastModifiedDate      pool.Time `json:",omitzero"`
	DeviceLastAuthenticatedDate pool.Time `json:",omitzero"`
}

func userDevice(device *pool.Device) deviceView {
	// A device that was read from a pool brings along what its administrators were shown.
	attributes := slices.DeleteFunc(append(pool.Attributes{}, device.DeviceAttributes...), func(a pool.Attribute) bool { return strings.HasPrefix(a.Name, "dev:") })
	return deviceView{
		DeviceKey: device.DeviceKey, DeviceAttributes: attributes, DeviceCreateDate: device.DeviceCreateDate,
		DeviceLastModifiedDate: device.DeviceLastModifiedDate, DeviceLastAuthenticatedDate: device.DeviceLastAuthenticatedDate,
	}
}

// adminDevice shows administrators whose the device is and whether it is
// remembered.
func (c *call) adminDevice(user *pool.User, device *pool.Device) deviceView {
	owner := user.Username + "." + c.pool.ID
	status := api.DeviceNotRemembered
	if device.Remembered() {
		status = api.DeviceRemembered
	}
	view := userDevice(device)
	view.DeviceAttributes = append(view.DeviceAttributes,
		pool.Attribute{Name: "dev:device_arn", Value: c.pool.DeviceARN(owner, device.DeviceKey)},
		pool.Attribute{Name: "dev:device_owner", Value: owner},
		pool.Attribute{Name: api.AttributeDeviceRememberedStatus, Value: status},
	)
	return view
}
