package explain

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// TestADeviceIsNamedWithItsHistory: which device has to prove itself, and since when, as
// far as it may be read.
func TestADeviceIsNamedWithItsHistory(t *testing.T) {
	const key = "eu-west-1_5f0c9a52"
	known := nadia(api.StatusConfirmed)
	known.Devices = []pool.Device{{
		DeviceKey: key, DeviceAttributes: pool.Attributes{{Name: api.AttributeDeviceName, Value: "work laptop"}},
		DeviceCreateDate: pool.At(noon.Add(-48 * time.Hour)), DeviceLastAuthenticatedDate: pool.At(noon.Add(-time.Hour)),
	}}
	body, _ := json.Marshal(map[string]any{"AuthParameters": map[string]string{"USERNAME": "nadia", "DEVICE_KEY": key}})
	step := walk.Step{
		Number: 1, Challenge: &walk.Challenge{Name: api.ChallengeDeviceSRPAuth},
		Exchange: walk.Exchange{Operation: initiate, Request: walk.NewBody(body), Started: noon, ServerTime: noon.Add(time.Minute)},
	}
	w := walk.Walk{Steps: []walk.Step{step}}
	inThisSignIn := nadia(api.StatusConfirmed)
	inThisSignIn.Devices = []pool.Device{{DeviceKey: key, DeviceCreateDate: pool.At(noon), DeviceLastAuthenticatedDate: pool.At(noon.Add(time.Hour))}}
	for _, c := range []struct {
		facts *pool.Facts
		want  string
	}{
		{nil, "The device has the key " + key + "."},
		{described(pool.UserPool{}, nadia(api.StatusConfirmed)), "The device has the key " + key + "."},
		{described(pool.UserPool{}, inThisSignIn), "The device " + key + " was registered " + noon.Format(lockLayout) + "."},
		{
			described(pool.UserPool{}, known), "The device work laptop was registered " +
				noon.Add(-48*time.Hour).Format(lockLayout) + " and signed in last " + noon.Add(-time.Hour).Format(lockLayout) + ".",
		},
	} {
		if notes := Challenge(w, step, c.facts).Notes; !slices.Contains(notes, c.want) {
			t.Errorf("%q is not among\n%s", c.want, strings.Join(notes, "\n"))
		}
	}
}
