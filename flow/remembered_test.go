package flow_test

import (
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"authwalk/flow"
	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/vault"
	"authwalk/flow/walk"
)

const walksPool = "eu-west-1_Walks1"

// newDeviceBench is a bench before a pool that tracks devices, which stand in for
// the second factor.
func newDeviceBench(t *testing.T, asks bool, change func(*flow.Options)) *bench {
	t.Helper()
	file := poolFile(t, "OPTIONAL")
	file.UserPool.DeviceConfiguration = &pool.DeviceConfiguration{ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: asks}
	return newBenchOf(t, file, change)
}

// remember signs the user with a second factor in, and registers the device.
func (b *bench) remember(t *testing.T, authFlow string) walk.Walk {
	t.Helper()
	w := b.Begin(t.Context(), b.start("sms", authFlow))
	w = b.Answer(t.Context(), w, answer("SMS_MFA_CODE", b.newestCode(t, w)))
	if w.Tokens() == nil || w.Device() == nil {
		t.Fatalf("no device was offered: %+v", w.Last())
	}
	w = b.Perform(t.Context(), w, api.ConfirmDevice, answer("DeviceName", "laptop"))
	if w.Last().Error != nil {
		t.Fatalf("ConfirmDevice: %v", w.Last().Error)
	}
	return w
}

// TestARememberedDeviceProvesItself: the next sign-in names it, goes through its
// proof without asking, and shows every value.
func TestARememberedDeviceProvesItself(t *testing.T) {
	b := newDeviceBench(t, false, nil)
	key := b.remember(t, api.FlowUserPasswordAuth).Device().Key
	for _, authFlow := range []string{api.FlowUserPasswordAuth, api.FlowUserSRPAuth} {
		w := b.Begin(t.Context(), b.start("sms", authFlow))
		path := []string{api.ChallengeDeviceSRPAuth, api.ChallengeDevicePasswordVerifier}
		if authFlow == api.FlowUserSRPAuth {
			path = slices.Insert(path, 0, api.ChallengePasswordVerifier)
		}
		mustBeSignedIn(t, w, path...)
		if !strings.Contains(string(w.Steps[0].Exchange.Request.Reveal()), key) {
			t.Errorf("%s does not name the device", authFlow)
		}
		names := []string{}
		for _, d := range w.Last().Derivations {
			names = append(names, d.Name)
			if strings.Contains(d.Formula, "pool") || d.Help == "" {
				t.Errorf("%s: %s, %q", d.Name, d.Formula, d.Help)
			}
		}
		if got := strings.Join(names, " "); got != "a A B salt u x S K signature" {
			t.Errorf("the proof of the device shows %s", got)
		}
		w = b.Perform(t.Context(), w, api.FlowRefreshTokenAuth, walk.Values{})
		if w.Last().Error != nil {
			t.Errorf("refresh: %v", w.Last().Error)
		}
		mustBeSignedIn(t, b.Replay(t.Context(), w, len(path)+1), path...)
	}
	without := b.start("sms", api.FlowUserPasswordAuth)
	without.WithoutDevice = true
	if w := b.Begin(t.Context(), without); w.Last().Challenge == nil || w.Last().Challenge.Name != api.ChallengeSMSMFA {
		t.Errorf("without the device: %+v", w.Last())
	}
	if other := b.Begin(t.Context(), b.start("nadia", api.FlowUserPasswordAuth)); strings.Contains(string(other.Steps[0].Exchange.Request.Reveal()), key) {
		t.Error("the device of one user is named for another")
	}
}

// TestTheUserIsAskedAboutTheDevice: where the pool leaves it to the user, the
// question follows.
func TestTheUserIsAskedAboutTheDevice(t *testing.T) {
	b := newDeviceBench(t, true, nil)
	w := b.remember(t, api.FlowUserPasswordAuth)
	if prompt := b.Prompt(w); prompt.Name != api.UpdateDeviceStatus || len(prompt.Fields[0].Choices) != 2 {
		t.Fatalf("asked %+v", prompt)
	}
	if next := b.Begin(t.Context(), b.start("sms", api.FlowUserPasswordAuth)); next.Last().Challenge.Name != api.ChallengeSMSMFA {
		t.Errorf("before the answer: %+v", next.Last())
	}
	w = b.Answer(t.Context(), w, answer("DeviceRememberedStatus", api.DeviceRemembered))
	if w.Last().Error != nil {
		t.Fatalf("%v", w.Last().Error)
	}
	mustBeSignedIn(t, b.Begin(t.Context(), b.start("sms", api.FlowUserPasswordAuth)), api.ChallengeDeviceSRPAuth, api.ChallengeDevicePasswordVerifier)
}

// TestDevicesAreOffered: what can be done with a device is offered where there is
// one.
func TestDevicesAreOffered(t *testing.T) {
	offered := func(b *bench, w walk.Walk) string {
		var names []string
		for _, action := range b.Actions(w) {
			if strings.Contains(action.Operation, "Device") && action.Disabled == "" {
				names = append(names, action.Operation)
			}
		}
		return strings.Join(names, " ")
	}
	plain := newBench(t, "OFF", nil)
	if got := offered(plain, plain.Begin(t.Context(), plain.start("nadia", api.FlowUserPasswordAuth))); got != "" {
		t.Errorf("without tracking: %s", got)
	}
	b := newDeviceBench(t, false, nil)
	w := b.Begin(t.Context(), b.start("nadia", api.FlowUserPasswordAuth))
	if got := offered(b, w); got != "ConfirmDevice ListDevices ForgetDevice" {
		t.Errorf("with a new device: %s", got)
	}
	w = b.Perform(t.Context(), w, api.ConfirmDevice, walk.Values{})
	if got := offered(b, w); got != "ListDevices ForgetDevice" {
		t.Errorf("with a registered device: %s", got)
	}
	w = b.Perform(t.Context(), w, api.ListDevices, walk.Values{})
	if !strings.Contains(w.Last().Members.Get("Devices"), w.Device().Key) {
		t.Errorf("the list is %s", w.Last().Members.Get("Devices"))
	}
	b.Perform(t.Context(), w, api.ForgetDevice, walk.Values{})
	if key := b.DeviceKey(w.Start.Target, "nadia"); key != "" {
		t.Errorf("%s is still known here", key)
	}
}

// TestAForgottenDeviceIsForgottenHere: the walk goes on without the key, once, and
// the next one does not name it.
func TestAForgottenDeviceIsForgottenHere(t *testing.T) {
	kept := vault.InMemory()
	b := newDeviceBench(t, false, func(o *flow.Options) { o.Vault = kept })
	for name, test := range map[string]struct {
		authFlow string
		spoil    func(*testing.T, walk.Walk)
		path     []string
	}{
		"forgotten, password": {api.FlowUserPasswordAuth, b.forgetAtTheService, []string{api.ChallengeSMSMFA}},
		"forgotten, SRP":      {api.FlowUserSRPAuth, b.forgetAtTheService, []string{api.ChallengePasswordVerifier, api.ChallengeSMSMFA}},
		"another secret": {api.FlowUserPasswordAuth, func(t *testing.T, w walk.Walk) {
			device, _ := kept.Device(b.endpoint, walksPool, "sms")
			device.Password = "another"
			if err := kept.Keep(device); err != nil {
				t.Fatal(err)
			}
		}, []string{api.ChallengeDeviceSRPAuth, api.ChallengeDevicePasswordVerifier, api.ChallengeSMSMFA}},
	} {
		t.Run(name, func(t *testing.T) {
			test.spoil(t, b.remember(t, api.FlowUserPasswordAuth))
			w := b.Begin(t.Context(), b.start("sms", test.authFlow))
			if !slices.Equal(w.Path(), test.path) || w.Last().Error != nil {
				t.Fatalf("%v, then %+v", w.Path(), w.Last().Error)
			}
			if _, found := kept.Device(b.endpoint, walksPool, "sms"); found {
				t.Error("the device is still known here")
			}
			w = b.Answer(t.Context(), w, answer("SMS_MFA_CODE", b.newestCode(t, w)))
			if w.Device() == nil {
				t.Errorf("no new device: %+v", w.Last())
			}
		})
	}
}

// forgetAtTheService forgets the device behind the controller's back.
func (b *bench) forgetAtTheService(t *testing.T, w walk.Walk) {
	t.Helper()
	other := flow.New(flow.Options{})
	if w = other.Perform(t.Context(), w, api.ForgetDevice, walk.Values{}); w.Last().Error != nil {
		t.Fatal(w.Last().Error)
	}
}

// TestADeviceThatIsAlwaysRefusedMakesNoLoop: a service that refuses every request
// for a device's sake gets two of them.
func TestADeviceThatIsAlwaysRefusedMakesNoLoop(t *testing.T) {
	kept := vault.InMemory()
	if err := kept.Keep(vault.Device{UserPoolID: live().Target.UserPoolID, Username: live().Username, Key: "eu-west-1_0", GroupKey: "-a", Password: "p"}); err != nil {
		t.Fatal(err)
	}
	sent := 0
	controller := flow.New(flow.Options{Vault: kept, Transport: roundTrip(func(*http.Request) (*http.Response, error) {
		sent++
		return respondWith(http.StatusBadRequest, `{"__type":"ResourceNotFoundException","message":"Device does not exist."}`), nil
	})})
	w := controller.Begin(t.Context(), live())
	if sent != 2 || w.Last().Error == nil {
		t.Errorf("%d requests, the last ended with %+v", sent, w.Last())
	}
}

// TestASecretIsKeptBeforeTheDeviceIsRegistered: whatever becomes of the request, the
// service never has a device whose secret is lost here; and what it surely did not
// register is not kept.
func TestASecretIsKeptBeforeTheDeviceIsRegistered(t *testing.T) {
	for name, test := range map[string]struct {
		answer func() (*http.Response, error)
		kept   bool
	}{
		"registered": {func() (*http.Response, error) {
			return respondWith(http.StatusOK, `{"UserConfirmationNecessary":false}`), nil
		}, true},
		"no answer": {func() (*http.Response, error) { return nil, errors.New("connection reset") }, true},
		"refused": {func() (*http.Response, error) {
			return respondWith(http.StatusBadRequest, `{"__type":"InvalidParameterException","message":"Invalid device key given."}`), nil
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir() + "/vault"
			kept, err := vault.Open(folder, nil)
			if err != nil {
				t.Fatal(err)
			}
			start := live()
			find := func() (vault.Device, bool) {
				again, err := vault.Open(folder, nil)
				if err != nil {
					t.Error(err)
				}
				return again.Device(start.Target.Endpoint, start.Target.UserPoolID, start.Username)
			}
			asked := false
			controller := flow.New(flow.Options{Vault: kept, Transport: roundTrip(func(request *http.Request) (*http.Response, error) {
				if !strings.HasSuffix(request.Header.Get("X-Amz-Target"), ".ConfirmDevice") {
					return respondWith(http.StatusOK, `{"AuthenticationResult":{"AccessToken":"a","NewDeviceMetadata":{"DeviceKey":"eu-west-1_0","DeviceGroupKey":"-a"}}}`), nil
				}
				_, _ = io.Copy(io.Discard, request.Body)
				if device, found := find(); !found || device.Key != "eu-west-1_0" || device.Password == "" {
					t.Error("ConfirmDevice is sent before the secret is on the disk")
				}
				asked = true
				return test.answer()
			})})
			w := controller.Perform(t.Context(), controller.Begin(t.Context(), start), api.ConfirmDevice, walk.Values{})
			if _, found := find(); found != test.kept || !asked {
				t.Errorf("kept %v, asked %v, ended with %+v", found, asked, w.Last().Error)
			}
		})
	}
}

// TestADeviceThatCannotBeKeptIsNotRegistered: nothing is sent.
func TestADeviceThatCannotBeKeptIsNotRegistered(t *testing.T) {
	full, err := vault.Open("", nil)
	if err != nil {
		t.Fatal(err)
	}
	controller := flow.New(flow.Options{Vault: full, Transport: roundTrip(func(request *http.Request) (*http.Response, error) {
		if strings.HasSuffix(request.Header.Get("X-Amz-Target"), ".ConfirmDevice") {
			t.Error("ConfirmDevice was sent")
		}
		return respondWith(http.StatusOK, `{"AuthenticationResult":{"AccessToken":"a","NewDeviceMetadata":{"DeviceKey":"eu-west-1_0","DeviceGroupKey":"-a"}}}`), nil
	})})
	w := controller.Perform(t.Context(), controller.Begin(t.Context(), live()), api.ConfirmDevice, walk.Values{})
	if failed := w.Last().Error; failed == nil || failed.Reason != walk.NotKept {
		t.Errorf("%+v", failed)
	}
}
