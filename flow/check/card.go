package check

import (
	"fmt"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// Line is one thing about the user: a sign, what it is about, and how it is.
type Line struct{ Sign, Label, Text string }

// The signs: succeeded or fine, wrong, a warning, none, and unknown.
const (
	fine    = "✓"
	wrong   = "✗"
	warning = "!"
	none    = "–"
	unknown = "?"
)

// signs are those of the severities.
var signs = map[Severity]string{Error: wrong, Warning: warning, Unknown: unknown, Info: none}

// signIf is fine or wrong.
func signIf(is bool) string {
	if is {
		return fine
	}
	return wrong
}

// Card is what is known of the user, line by line; nothing where none is asked for.
func Card(f Facts) []Line {
	if f.Username == "" {
		return nil
	}
	user := f.user()
	switch {
	case user == nil && f.unread(api.AdminGetUser) == api.AccessDeniedException:
		return []Line{{unknown, "user", "cannot be read: the credentials need cognito-idp:AdminGetUser"}}
	case user == nil && f.migrates() && sendsPassword(f.client()):
		return []Line{{unknown, "user", "not in the pool yet: UserMigration may find the user in an older system"}}
	case user == nil:
		return []Line{{wrong, "user", "not found"}}
	}
	lines := []Line{
		f.foundLine(user),
		{signIf(user.Status() == api.StatusConfirmed || user.Status() == api.StatusForceChangePassword), "status", user.Status()},
		{signIf(user.IsEnabled()), "enabled", map[bool]string{true: "yes", false: "no"}[user.IsEnabled()]},
		f.passwordLine(user),
		addressLine(user, "email", api.AttributeEmail),
		addressLine(user, "phone", api.AttributePhoneNumber),
		f.factorLine(user),
		f.deviceLine(user),
	}
	return append(lines, f.flowLines()...)
}

func (f Facts) foundLine(user *pool.User) Line {
	found := f.identify()
	if found.User == nil {
		return Line{wrong, "user", user.Username + ", but not by this name"}
	}
	by := "user name"
	switch name := f.Username; {
	case f.File.UserPool.SameName(user.Username, name):
	case strings.Contains(name, "@"):
		by = "email address"
	case strings.HasPrefix(name, "+"):
		by = "phone number"
	default:
		by = "alias"
	}
	return Line{fine, "user", user.Username + ", found by " + by}
}

func (f Facts) passwordLine(user *pool.User) Line {
	switch {
	case f.temporaryExpired(user):
		return Line{wrong, "password", "temporary, expired" + f.expiredSince()}
	case user.Status() == api.StatusForceChangePassword:
		return Line{warning, "password", "temporary, to be replaced at the first sign-in"}
	case f.Refused != nil && f.Refused.PasswordRight:
		return Line{fine, "password", "right: the service refuses so only after the right password"}
	case f.Live || f.passwordIsUnknown(user):
		return Line{unknown, "password", "not shown by Cognito"}
	case user.CurrentPassword() == "":
		return Line{none, "password", "none"}
	default:
		return Line{fine, "password", "set"}
	}
}

func addressLine(user *pool.User, label, attribute string) Line {
	switch {
	case user.UserAttributes.Get(attribute) == "":
		return Line{none, label, "none"}
	case user.UserAttributes.Verified(attribute):
		return Line{fine, label, "verified"}
	default:
		return Line{warning, label, "not verified"}
	}
}

func (f Facts) factorLine(user *pool.User) Line {
	configuration := f.mfaConfiguration()
	factors := strings.Join(user.UserMFASettingList, ", ")
	switch {
	case f.unread(api.GetUserPoolMfaConfig) != "":
		return Line{unknown, "factors", "the pool's second factors cannot be read; the user's: " + orNone(factors)}
	case configuration == api.MFAOff:
		return Line{none, "factors", "MFA is off for the pool"}
	case factors == "":
		return Line{none, "factors", "none turned on (MFA is " + configuration + ")"}
	case user.PreferredMfaSetting != "":
		return Line{fine, "factors", factors + ", preferred " + user.PreferredMfaSetting}
	default:
		return Line{fine, "factors", factors}
	}
}

func orNone(text string) string {
	if text == "" {
		return "none"
	}
	return text
}

func (f Facts) deviceLine(user *pool.User) Line {
	switch {
	case f.File.UserPool.DeviceConfiguration == nil:
		return Line{none, "devices", "not tracked by the pool"}
	case f.unread(api.AdminListDevices) != "":
		return Line{unknown, "devices", "cannot be read: the credentials need cognito-idp:AdminListDevices"}
	case len(user.RememberedDevices()) == 0:
		return Line{none, "devices", "none remembered"}
	default:
		return Line{fine, "devices", fmt.Sprintf("%d remembered", len(user.RememberedDevices()))}
	}
}

// heldUp reports whether no flow leads to tokens for now, whatever the settings say.
func (f Facts) heldUp() bool {
	user := f.user()
	return f.Refused != nil && f.Refused.EveryFlow || user != nil && f.isLocked(user)
}

// mostPaths is how many ways of a flow are written out.
const mostPaths = 4

// flowLines are what each flow of the client asks, step by step.
func (f Facts) flowLines() []Line {
	if f.client() == nil {
		return nil
	}
	flows := flowsOf(f.client())
	if len(flows) == 0 {
		return []Line{{wrong, "flows", "the client has none that signs users in"}}
	}
	var lines []Line
	leads := fine
	if f.heldUp() {
		leads = unknown
		lines = append(lines, Line{wrong, "by any flow", "refused now; without this refusal the settings ask:"})
	}
	for _, flow := range flows {
		prediction := f.predict(flow)
		if len(prediction.Paths) == 0 {
			said := "leads to no tokens"
			if prediction.Refusal != nil {
				said = strings.Join(append(prediction.Until, prediction.Refusal.Error()), " › ")
			}
			lines = append(lines, Line{wrong, flow.Name, said})
			continue
		}
		for n, path := range prediction.Paths[:min(len(prediction.Paths), mostPaths)] {
			label := flow.Name
			if n > 0 {
				label = "or"
			}
			lines = append(lines, Line{leads, label, strings.Join(append(path[:len(path):len(path)], "tokens"), " › ")})
		}
		if more := len(prediction.Paths) - mostPaths; more > 0 {
			lines = append(lines, Line{leads, "or", fmt.Sprintf("%d more ways", more)})
		}
	}
	return lines
}
