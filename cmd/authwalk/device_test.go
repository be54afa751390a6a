package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"authwalk/ui/termtest"
)

// TestARememberedDeviceOutlivesTheProgram remembers a device, kills the program, and
// signs in from the device with another one. From a damaged vault nothing is used, and
// no device is registered. Where no keyring answers, that is said (elsewhere than on
// Linux, there is always one, which is left alone).
func TestARememberedDeviceOutlivesTheProgram(t *testing.T) {
	t.Parallel()
	served, state := serveDemo(t), t.TempDir()
	vault := "AUTHWALK_VAULT=file"
	if runtime.GOOS == "linux" {
		vault = "AUTHWALK_VAULT="
	}
	walk := func() *termtest.Terminal {
		return open(t, termtest.Options{
			Width: 140, Height: 40, Answers: true,
			Env: []string{"XDG_STATE_HOME=" + state, "AUTHWALK_PASSWORD=Winter-2026!", "AUTHWALK_EMULATOR_TOKEN=" + served.Token(), vault, "DBUS_SESSION_BUS_ADDRESS=unix:path=" + state + "/none"},
			Args: []string{
				"walk", "--endpoint-url", served.Endpoint(), "--user-pool-id", "us-east-1_AuthwalkR", "--client-id", "authwalkdemodevice",
				"--username", "ned", "--auth-flow", "USER_SRP_AUTH",
			},
		})
	}
	w := walk()
	w.See("▸ SMS_MFA")
	newestCode(t, w)
	w.See(signedIn).See("b Register this one").See("Press b: Register this device.").Press("b").See("Device name").Press("enter")
	w.See("is this device to be remembered")
	if runtime.GOOS == "linux" {
		w.See("no system keyring answered")
	}
	w.Press("enter").See("The device is remembered").Signal(syscall.SIGKILL)

	again := walk()
	again.See("DEVICE_PASSWORD_VERIFIER › " + signedIn)
	leave(t, again)

	kept := filepath.Join(state, "authwalk", "vault", "devices.json")
	if err := os.WriteFile(kept, []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	without := walk()
	without.See("▸ SMS_MFA")
	newestCode(t, without)
	without.See(signedIn).Press("b").See("Device name").Press("enter").See("is damaged")
	leave(t, without)
	if left, err := os.ReadFile(kept); err != nil || strings.TrimSpace(string(left)) != "damaged" {
		t.Errorf("the damaged file holds %q: %v", left, err)
	}
}
