package state

import (
	"cmp"
	"encoding/base64"
	"strings"
	"time"

	"authwalk/flow/pool"
	"authwalk/srp"
)

// deviceGroupKeySize is how many characters follow the hyphen of a group key.
const deviceGroupKeySize = 8

// DeviceGroupKey is the group of the devices that the pool offers to remember. It
// has no underscore, since a client of AWS's cuts it there.
func (p *Pool) DeviceGroupKey() string {
	text := base64.RawURLEncoding.EncodeToString(p.keyed("device group", ""))
	text = strings.NewReplacer("_", "", "-", "").Replace(text)
	return "-" + text[:deviceGroupKeySize]
}

// DeviceIdentity is whose password the proof of a device stands on. The user and
// the pool are in none of its hashes.
func (p *Pool) DeviceIdentity(device *pool.Device) srp.Identity {
	return srp.Identity{Scope: device.DeviceGroupKey, ID: device.DeviceKey}
}

// DeviceVerifier is what the device was confirmed with, or what its password in the
// pool file leads to. One without either gets a verifier that nobody can prove.
func (p *Pool) DeviceVerifier(device *pool.Device) srp.Verifier {
	verifier, err := srp.ParseDeviceVerifier(device.Salt, device.PasswordVerifier)
	if err == nil {
		return verifier
	}
	salt := p.keyed("device salt", device.DeviceKey)[:16]
	salt = srp.AnyShape.Salt(salt)
	password := cmp.Or(device.Password, string(p.keyed("device password", device.DeviceKey)))
	return p.derive(p.DeviceIdentity(device), password, salt)
}

// KeepDeviceSession puts a session that waits for DEVICE_SRP_AUTH where its names
// find it.
func (p *Pool) KeepDeviceSession(s *Session, now time.Time) {
	p.recordSession(s, func(names *sessionNames) { names.Device = true })
	p.deviceSessions.put(deviceSessionNameOf(s), s, now, s.Expires)
}

// DeviceSession finds the newest session that waits for the device, or nil.
func (p *Pool) DeviceSession(clientID, username, deviceKey string) *Session {
	s, _ := p.deviceSessions.get(deviceSessionName(clientID, username, deviceKey))
	return s
}

func deviceSessionNameOf(s *Session) string {
	return deviceSessionName(s.Progress.ClientID, s.Progress.Username, s.Progress.DeviceKey)
}

func deviceSessionName(clientID, username, deviceKey string) string {
	return clientID + "\x00" + username + "\x00" + deviceKey
}
