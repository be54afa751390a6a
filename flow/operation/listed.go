package operation

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// A list is what responses of an operation list, and how one of its entries can be
// chosen.
type list struct {
	operations []string
	member     string
	choice     func(entry) walk.Choice
}

// entry are the members of an entry of any list that is chosen from.
type entry struct {
	DeviceKey                 string
	DeviceAttributes          []struct{ Name, Value string }
	EventID                   string `json:"EventId"`
	EventType, EventResponse  string
	CreationDate              float64
	SessionID                 string `json:"SessionId"`
	DeviceType, LastIPAddress string
	IsCurrentSession          bool
	CredentialID              string `json:"CredentialId"`
	FriendlyCredentialName    string
}

// lists are the lists by the member that names one of their entries.
var lists = map[string]list{
	keyDevice: {
		[]string{api.AdminListDevices, api.ListDevices}, "Devices", func(e entry) walk.Choice {
			return walk.Choice{Value: e.DeviceKey, Label: e.DeviceKey, Leads: deviceLabel(e)}
		},
	},
	"EventId": {
		[]string{api.AdminListUserAuthEvents}, "AuthEvents", func(e entry) walk.Choice {
			return walk.Choice{Value: e.EventID, Label: e.EventID, Leads: spaced(e.EventType, e.EventResponse, at(e.CreationDate))}
		},
	},
	keySession: {
		[]string{api.AdminListUserSessions, api.ListUserSessions}, "Sessions", func(e entry) walk.Choice {
			if e.IsCurrentSession {
				return walk.Choice{}
			}
			return walk.Choice{Value: e.SessionID, Label: e.SessionID, Leads: spaced(e.DeviceType, e.LastIPAddress)}
		},
	},
	memberID: {
		[]string{api.ListWebAuthnCredentials}, "Credentials", func(e entry) walk.Choice {
			return walk.Choice{Value: e.CredentialID, Label: cmp.Or(e.FriendlyCredentialName, e.CredentialID)}
		},
	},
}

// mostListed is more than a person chooses from.
const mostListed = 20

// listed are the values of a member that the newest response of a list has, none where
// nothing was listed. Entries without a value are none.
func listed(s challenge.Situation, member string) []walk.Choice {
	from, known := lists[member]
	if !known {
		return nil
	}
	for _, step := range slices.Backward(s.Walk.Steps) {
		if step.Error != nil || !slices.Contains(from.operations, step.Exchange.Operation) {
			continue
		}
		var entries []entry
		if json.NewDecoder(strings.NewReader(step.Members.Get(from.member))).Decode(&entries) != nil {
			return nil
		}
		var choices []walk.Choice
		for _, e := range entries[:min(len(entries), mostListed)] {
			if choice := from.choice(e); choice.Value != "" {
				choices = append(choices, choice)
			}
		}
		return choices
	}
	return nil
}

// deviceLabel is the name of a device, and what else tells it from others.
func deviceLabel(e entry) string {
	known := map[string]string{}
	for _, attribute := range e.DeviceAttributes {
		known[attribute.Name] = attribute.Value
	}
	return spaced(known[api.AttributeDeviceName], known[api.AttributeDeviceRememberedStatus], known["last_ip_used"])
}

func spaced(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " ")
}

// at is a time of the service for reading, "" for none.
func at(seconds float64) string {
	if seconds <= 0 {
		return ""
	}
	return time.Unix(int64(seconds), 0).UTC().Format("2006-01-02 15:04:05 UTC")
}
