package pool_test

import (
	"testing"

	"authwalk/flow/pool"
)

func TestADeviceKnowsWhereItWasUsedFrom(t *testing.T) {
	user := &pool.User{Devices: []pool.Device{{DeviceKey: "one"}, {DeviceKey: "two"}}}
	changes := []pool.Change{{Kind: pool.DeviceSignedIn, Name: "two"}, {Kind: pool.SessionSpent, Name: "one"}}
	user.DeviceUsedFrom(changes, "203.0.113.20")
	user.DeviceUsedFrom(changes, "") // where it is not known, nothing changes
	for key, want := range map[string]string{"one": "", "two": "203.0.113.20"} {
		if got := user.Device(key).DeviceAttributes.Get("last_ip_used"); got != want {
			t.Errorf("%s was used from %q, expected %q", key, got, want)
		}
	}
}
