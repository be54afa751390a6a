package check

import (
	"fmt"

	"authwalk/flow/pool"
)

// devicesAreTracked: what device tracking asks of the app.
func devicesAreTracked(f Facts) []Finding {
	devices := f.File.UserPool.DeviceConfiguration
	if devices == nil {
		return nil
	}
	evidence := fmt.Sprintf("DeviceConfiguration: ChallengeRequiredOnNewDevice %t, DeviceOnlyRememberedOnUserPrompt %t",
		devices.ChallengeRequiredOnNewDevice, devices.DeviceOnlyRememberedOnUserPrompt)
	findings := ofPool(true, Finding{
		ID: "pain-27", Severity: Warning,
		Description: "Devices are tracked: an app that does not confirm its device and send DEVICE_KEY cannot refresh (\"Invalid Refresh Token\").",
		Fix:         "Let the app call ConfirmDevice after the sign-in and send DEVICE_KEY when it refreshes, or turn tracking off.",
		Evidence:    evidence,
	})
	findings = append(findings, ofPool(devices.ChallengeRequiredOnNewDevice && pool.AsksForMFA(f.mfaConfiguration()), Finding{
		ID: "device-skips-mfa", Severity: Info,
		Description: "A remembered device replaces the second factor.",
		Fix:         "Turn ChallengeRequiredOnNewDevice off where MFA must always be asked for.",
		Evidence:    evidence,
	})...)
	return append(findings, f.about(func(u *pool.User) bool { return len(u.RememberedDevices()) > 0 }, Finding{
		ID: "pain-26", Severity: Info,
		Description: "The user has remembered devices. An app that sends the key of a forgotten one is refused (\"Device does not exist\").",
		Fix:         "The app drops a key that is refused, and signs in without it.",
		Evidence:    evidence,
	})...)
}
