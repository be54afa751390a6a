package challenge

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// Device is a remembered device whose secret is known here. The zero value is
// none.
type Device struct {
	Key, GroupKey string
	Password      walk.Secret
}

// deviceKey is the key of the device that the requests of the walk name: the one
// given with the start, or that of the device known here.
func (s Situation) deviceKey() string {
	if given := s.Walk.Start.Parameters; given.Has(api.KeyDeviceKey) {
		return given.Get(api.KeyDeviceKey)
	}
	return s.Known.Device.Key
}

// SentDeviceKey is the newest DEVICE_KEY that a request of the walk named and that
// was not refused, "" for none.
func (s Situation) SentDeviceKey() string {
	for _, step := range slices.Backward(s.Walk.Steps) {
		if key := NamedDevice(step); key != "" && step.Error == nil {
			return key
		}
	}
	return ""
}

// NamedDevice is the DEVICE_KEY in the request of a step, "" for none.
func NamedDevice(step walk.Step) string {
	var sent struct {
		AuthParameters, ChallengeResponses struct {
			Key string `json:"DEVICE_KEY"`
		}
	}
	body := step.Exchange.Request.Reveal()
	// Most requests name none, and there can be thousands.
	if !bytes.Contains(body, []byte(api.KeyDeviceKey)) || json.Unmarshal(body, &sent) != nil {
		return ""
	}
	return cmp.Or(sent.ChallengeResponses.Key, sent.AuthParameters.Key)
}
