package emulator

import (
	"bytes"
	"strings"
	"testing"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/srp"
)

func TestARememberedDeviceReplacesTheSecondFactor(t *testing.T) {
	for skips, want := range map[bool]string{true: "", false: "SMS_MFA"} {
		w := newRawClient(t, tracking(skips, false))
		d := rememberAfterSMS(w)
		r := w.signInFrom("sms", d.key)
		challenge("DEVICE_SRP_AUTH")(t, w, r)
		r = w.proveDevice(r, d, nil)
		if r.text("ChallengeName") != want {
			t.Fatalf("skips %v: %s", skips, r.raw)
		}
		if !skips {
			r = w.respond(r, "SMS_MFA", "sms", members{"SMS_MFA_CODE": w.code("sms"), "DEVICE_KEY": d.key})
		}
		tokens(t, w, r)
		if offered(r).key != "" {
			t.Errorf("skips %v: a known device is offered as new: %s", skips, r.raw)
		}
		claim(t, claims(t, r.token("AccessToken")), "device_key", d.key)
	}
}

func rememberAfterSMS(w *rawClient) device {
	w.t.Helper()
	r := w.respond(w.signIn("sms", rightPassword), "SMS_MFA", "sms", members{"SMS_MFA_CODE": w.code("sms")})
	d, confirmed := w.confirm(r)
	if confirmed.status != 200 {
		w.t.Fatalf("%s", confirmed.raw)
	}
	return d
}

// TestTheKeyOfADeviceComesWithEitherMessage: clients put it into the first, the
// second or both messages of SRP, and into the answer to a second factor.
func TestTheKeyOfADeviceComesWithEitherMessage(t *testing.T) {
	w := newRawClient(t, tracking(true, false))
	d, _ := w.remember("nadia")
	for _, in := range []string{"first", "second", "both"} {
		handshake, err := srp.NewClient(bytes.NewReader(bytes.Repeat([]byte{7}, 64)))
		if err != nil {
			t.Fatal(err)
		}
		parameters := members{"USERNAME": "nadia", "SRP_A": handshake.A()}
		if in != "second" {
			parameters["DEVICE_KEY"] = d.key
		}
		r := w.initiate("USER_SRP_AUTH", parameters)
		answer := w.prove(handshake, r, rightPassword, srp.Timestamp(w.now()))
		if in != "first" {
			answer["DEVICE_KEY"] = d.key
		}
		tokens(t, w, w.proveDevice(w.respond(r, "PASSWORD_VERIFIER", "nadia", answer), d, nil))
	}
	sms := rememberAfterSMS(w)
	r := w.respond(w.signIn("sms", rightPassword), "SMS_MFA", "sms", members{"SMS_MFA_CODE": w.code("sms"), "DEVICE_KEY": sms.key})
	tokens(t, w, w.proveDevice(r, sms, nil))
}

// TestADeviceProvesItselfWithoutASession: after USER_PASSWORD_AUTH some clients
// send no Session with the answers for a device.
func TestADeviceProvesItselfWithoutASession(t *testing.T) {
	w := newRawClient(t, tracking(true, false))
	w.restartAlways()
	d, _ := w.remember("nadia")
	r := w.signInFrom("nadia", d.key)
	delete(r.body, "Session")
	r, answer := w.deviceProof(r, d)
	delete(r.body, "Session")
	tokens(t, w, w.respond(r, "DEVICE_PASSWORD_VERIFIER", "nadia", answer))

	r = w.admin("ADMIN_USER_PASSWORD_AUTH", members{"USERNAME": "nadia", "PASSWORD": rightPassword, "DEVICE_KEY": d.key})
	delete(r.body, "Session")
	r = w.adminRespond(r, "DEVICE_SRP_AUTH", "nadia", members{"DEVICE_KEY": d.key, "SRP_A": "2"})
	if r.message() != "Missing required parameter Session" {
		t.Errorf("%s", r.raw)
	}
}

// TestAlteredDeviceProofsAreRefused: whichever value is another one, there are no
// tokens, and the block is spent.
func TestAlteredDeviceProofsAreRefused(t *testing.T) {
	w := newRawClient(t, tracking(true, false))
	d, _ := w.remember("nadia")
	other, _ := w.remember("bare")
	for name, value := range map[string]string{
		"USERNAME": "bare", "DEVICE_KEY": other.key, "TIMESTAMP": "Wed Jan 7 08:05:10 UTC 2026",
		"PASSWORD_CLAIM_SIGNATURE": strings.Repeat("A", 43) + "=", "PASSWORD_CLAIM_SECRET_BLOCK": "AAAA",
	} {
		r := w.proveDevice(w.signInFrom("nadia", d.key), d, func(answer members) { answer[name] = value })
		if r.status != 400 || r.message() != incorrect && r.message() != noDevice {
			t.Errorf("%s: %s", name, r.raw)
		}
	}
	r, answer := w.deviceProof(w.signInFrom("nadia", d.key), d)
	ask := func() reply { return w.respond(r, "DEVICE_PASSWORD_VERIFIER", "nadia", answer) }
	if got := atOnce(ask); got != 1 {
		t.Errorf("%d sign-ins with one proof", got)
	}
	for _, a := range []string{"0", "xyz"} {
		r := w.respond(w.signInFrom("nadia", d.key), "DEVICE_SRP_AUTH", "nadia", members{"DEVICE_KEY": d.key, "SRP_A": a})
		if r.exception() != invalid {
			t.Errorf("SRP_A %s: %s", a, r.raw)
		}
	}
}

// TestAForgottenDeviceLeavesTheSession: clients drop the key of a device that is
// gone, and send the same answer again without it.
func TestAForgottenDeviceLeavesTheSession(t *testing.T) {
	w := newRawClient(t, tracking(true, false))
	d, first := w.remember("nadia")
	if r := w.call("ForgetDevice", members{"AccessToken": first.token("AccessToken"), "DeviceKey": d.key}); r.status != 200 {
		t.Fatalf("%s", r.raw)
	}
	handshake, r := w.beginSRP("public", "nadia")
	answer := w.prove(handshake, r, rightPassword, srp.Timestamp(w.now()))
	answer["DEVICE_KEY"] = d.key
	refused := w.respond(r, "PASSWORD_VERIFIER", "nadia", answer)
	if refused.exception() != "ResourceNotFoundException" || refused.message() != noDevice {
		t.Fatalf("%s", refused.raw)
	}
	delete(answer, "DEVICE_KEY")
	again := w.respond(r, "PASSWORD_VERIFIER", "nadia", answer)
	tokens(t, w, again)
	if offered(again).key == "" || offered(again).key == d.key {
		t.Errorf("%s", again.raw)
	}
}

func TestConfirmDevice(t *testing.T) {
	t.Run("always remembered", func(t *testing.T) {
		w := newRawClient(t, tracking(true, false))
		d, confirmed := w.confirm(nadia(w))
		if confirmed.body["UserConfirmationNecessary"] != false {
			t.Errorf("%s", confirmed.raw)
		}
		challenge("DEVICE_SRP_AUTH")(t, w, w.signInFrom("nadia", d.key))
	})
	t.Run("asked first", func(t *testing.T) {
		w := newRawClient(t, tracking(true, true))
		r := nadia(w)
		d, confirmed := w.confirm(r)
		if confirmed.body["UserConfirmationNecessary"] != true {
			t.Errorf("%s", confirmed.raw)
		}
		known := w.signInFrom("nadia", d.key)
		tokens(t, w, known)
		if offered(known).key != "" {
			t.Errorf("a confirmed device is offered as new: %s", known.raw)
		}
		w.call("UpdateDeviceStatus", members{
			"AccessToken": r.token("AccessToken"), "DeviceKey": d.key, "DeviceRememberedStatus": "remembered",
		})
		challenge("DEVICE_SRP_AUTH")(t, w, w.signInFrom("nadia", d.key))
	})
	t.Run("twice", func(t *testing.T) {
		w := newRawClient(t, tracking(true, false))
		r := nadia(w)
		w.confirm(r)
		if _, again := w.confirm(r); again.exception() != "DeviceKeyExistsException" {
			t.Errorf("%s", again.raw)
		}
	})
	t.Run("without a sign byte", func(t *testing.T) {
		w := newRawClient(t, tracking(true, false))
		r := nadia(w)
		refused := w.call("ConfirmDevice", members{
			"AccessToken": r.token("AccessToken"), "DeviceKey": offered(r).key,
			"DeviceSecretVerifierConfig": members{"PasswordVerifier": "/w==", "Salt": "AQ=="},
		})
		if refused.exception() != invalid {
			t.Errorf("%s", refused.raw)
		}
	})
	t.Run("without a verifier", func(t *testing.T) {
		w := newRawClient(t, tracking(true, false))
		r := nadia(w)
		d := offered(r)
		d.password = "none was ever agreed on"
		if confirmed := w.call("ConfirmDevice", members{"AccessToken": r.token("AccessToken"), "DeviceKey": d.key}); confirmed.status != 200 {
			t.Fatalf("%s", confirmed.raw)
		}
		if refused := w.proveDevice(w.signInFrom("nadia", d.key), d, nil); refused.message() != incorrect {
			t.Errorf("%s", refused.raw)
		}
	})
	t.Run("not tracked", func(t *testing.T) {
		w := newRawClient(t, nil)
		r := nadia(w)
		if offered(r).key != "" {
			t.Errorf("%s", r.raw)
		}
		refused := w.call("ConfirmDevice", members{"AccessToken": r.token("AccessToken"), "DeviceKey": "eu-west-1_0"})
		if refused.message() != badDevice {
			t.Errorf("%s", refused.raw)
		}
		tokens(t, w, w.signInFrom("nadia", "eu-west-1_0"))
	})
}

// TestRefreshWithADevice: a token is bound to the device of its sign-in, in both
// operations, and good only once that is confirmed and as long as it is not
// forgotten.
func TestRefreshWithADevice(t *testing.T) {
	w := newRawClient(t, tracking(true, false))
	first := nadia(w)
	refreshes := func(key string) []reply {
		parameters := members{"REFRESH_TOKEN": first.token("RefreshToken")}
		in := members{"ClientId": "public", "RefreshToken": first.token("RefreshToken")}
		if key != "" {
			parameters["DEVICE_KEY"], in["DeviceKey"] = key, key
		}
		return []reply{w.initiate("REFRESH_TOKEN_AUTH", parameters), w.call("GetTokensFromRefreshToken", in)}
	}
	refused := func(key, when string) {
		t.Helper()
		for _, r := range refreshes(key) {
			if r.message() != "Invalid Refresh Token." {
				t.Errorf("%s: %s", when, r.raw)
			}
		}
	}
	key := offered(first).key
	refused(key, "before it is confirmed")
	w.confirm(first)
	refused("", "without the key")
	refused("eu-west-1_0", "with another key")
	for _, r := range refreshes(key) {
		tokens(t, w, r)
		claim(t, claims(t, r.token("AccessToken")), "device_key", key)
	}
	w.call("ForgetDevice", members{"AccessToken": first.token("AccessToken"), "DeviceKey": key})
	refused(key, "after it is forgotten")
}

// TestDevicesAreShown: the user sees remembered devices only, an administrator all.
func TestDevicesAreShown(t *testing.T) {
	w := newRawClient(t, tracking(true, false))
	d, first := w.remember("nadia")
	second, _ := w.remember("nadia")
	access := first.token("AccessToken")
	admin := func(operation string, in members) reply {
		in["UserPoolId"], in["Username"] = recordedPool, "nadia"
		return w.call(operation, in)
	}
	list := func(r reply) int {
		devices, _ := r.body["Devices"].([]any)
		return len(devices)
	}
	w.call("UpdateDeviceStatus", members{"AccessToken": access, "DeviceKey": d.key, "DeviceRememberedStatus": "not_remembered"})
	if r := w.call("ListDevices", members{"AccessToken": access}); list(r) != 1 {
		t.Errorf("%s", r.raw)
	}
	if r := admin("AdminListDevices", members{}); list(r) != 2 {
		t.Errorf("%s", r.raw)
	}
	if r := admin("AdminListDevices", members{"Limit": 1}); list(r) != 1 || r.text("PaginationToken") == "" {
		t.Errorf("%s", r.raw)
	}
	get := func() reply { return w.call("GetDevice", members{"AccessToken": access, "DeviceKey": d.key}) }
	if r := get(); r.exception() != "ResourceNotFoundException" {
		t.Errorf("%s", r.raw)
	}
	shown := admin("AdminGetDevice", members{"DeviceKey": d.key})
	for _, want := range []string{
		`"dev:device_remembered_status","Value":"not_remembered"`, `"device_name","Value":"laptop"`, `"device_status","Value":"valid"`, `"last_ip_used","Value":"127.0.0.1"`,
		`arn:aws:cognito-idp:eu-west-1:000000000000:owner/nadia.eu-west-1_Ab12Cd34E/device/` + d.key,
	} {
		if !strings.Contains(string(shown.raw), want) {
			t.Errorf("no %s in %s", want, shown.raw)
		}
	}
	admin("AdminUpdateDeviceStatus", members{"DeviceKey": d.key, "DeviceRememberedStatus": "remembered"})
	if r := get(); r.status != 200 || strings.Contains(string(r.raw), "dev:") || strings.Contains(string(r.raw), "Verifier") {
		t.Errorf("%s", r.raw)
	}
	admin("AdminForgetDevice", members{"DeviceKey": d.key})
	for operation, r := range map[string]reply{
		"GetDevice":               get(),
		"ForgetDevice":            w.call("ForgetDevice", members{"AccessToken": access, "DeviceKey": d.key}),
		"UpdateDeviceStatus":      w.call("UpdateDeviceStatus", members{"AccessToken": access, "DeviceKey": d.key}),
		"AdminGetDevice":          admin("AdminGetDevice", members{"DeviceKey": d.key}),
		"AdminForgetDevice":       admin("AdminForgetDevice", members{"DeviceKey": d.key}),
		"AdminUpdateDeviceStatus": admin("AdminUpdateDeviceStatus", members{"DeviceKey": d.key}),
	} {
		if r.exception() != "ResourceNotFoundException" || r.message() != noDevice {
			t.Errorf("%s: %s", operation, r.raw)
		}
	}
	challenge("DEVICE_SRP_AUTH")(t, w, w.signInFrom("nadia", second.key))
}

// TestDevicesOutliveTheirFile: a device signs in to an emulator that serves the
// written state of another.
func TestDevicesOutliveTheirFile(t *testing.T) {
	w := newRawClient(t, tracking(true, false))
	d, _ := w.remember("nadia")
	var written bytes.Buffer
	if err := w.emulator.data().Pool(recordedPool).WriteFile(&written); err != nil {
		t.Fatal(err)
	}
	file, err := poolfile.Parse(written.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	again := newRawClient(t, func(f *poolfile.File) { *f = *file })
	tokens(t, again, again.proveDevice(again.signInFrom("nadia", d.key), d, nil))
	var user *pool.User
	for _, u := range again.emulator.data().Pool(recordedPool).Users() {
		if u.Username == "nadia" {
			user = u
		}
	}
	if got := user.Device(d.key); got == nil || !got.DeviceLastAuthenticatedDate.Equal(again.now()) {
		t.Errorf("%+v", got)
	}
}

// TestADeviceOfAPoolFileHasAPassword: the file may give it in place of the verifier.
func TestADeviceOfAPoolFileHasAPassword(t *testing.T) {
	d := device{key: "eu-west-1_7c1d9a52", group: "-kT3vQ9aZ", password: "of the file"}
	w := newRawClient(t, func(f *poolfile.File) {
		tracking(true, true)(f)
		f.Users[0].Devices = []pool.Device{{DeviceKey: d.key, DeviceGroupKey: d.group, Password: d.password}}
	})
	tokens(t, w, w.proveDevice(w.signInFrom("nadia", d.key), d, nil))
	shown := w.call("AdminListDevices", members{"UserPoolId": recordedPool, "Username": "nadia"})
	if strings.Contains(string(shown.raw), d.password) {
		t.Errorf("the password is shown: %s", shown.raw)
	}
}
