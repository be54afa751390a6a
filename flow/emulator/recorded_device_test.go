package emulator

import (
	"crypto/rand"
	"regexp"
	"testing"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/srp"
)

const (
	noDevice  = "Device does not exist."
	badDevice = "Invalid device key given."
)

// device is a device as its owner keeps it.
type device struct{ key, group, password string }

// tracking turns device tracking on. A remembered device stands in for the
// second factor when skips; the user is asked before one is remembered when asks.
func tracking(skips, asks bool) func(*poolfile.File) {
	return func(f *poolfile.File) {
		f.UserPool.DeviceConfiguration = &pool.DeviceConfiguration{
			ChallengeRequiredOnNewDevice: skips, DeviceOnlyRememberedOnUserPrompt: asks,
		}
	}
}

// offered is the new device of an answer with tokens.
func offered(r reply) device {
	result, _ := r.body["AuthenticationResult"].(members)
	metadata, _ := result["NewDeviceMetadata"].(members)
	key, _ := metadata["DeviceKey"].(string)
	group, _ := metadata["DeviceGroupKey"].(string)
	return device{key: key, group: group}
}

// confirm registers the new device of an answer with tokens.
func (w *rawClient) confirm(r reply) (device, reply) {
	w.t.Helper()
	d := offered(r)
	registration, err := srp.RegisterDevice(d.group, d.key, rand.Reader)
	if err != nil {
		w.t.Fatal(err)
	}
	d.password = registration.Password
	return d, w.call("ConfirmDevice", members{
		"AccessToken": r.token("AccessToken"), "DeviceKey": d.key, "DeviceName": "laptop",
		"DeviceSecretVerifierConfig": members{"PasswordVerifier": registration.PasswordVerifier, "Salt": registration.Salt},
	})
}

// remember signs a user in and confirms the device.
func (w *rawClient) remember(username string) (device, reply) {
	w.t.Helper()
	r := w.signIn(username, rightPassword)
	d, confirmed := w.confirm(r)
	if confirmed.status != 200 {
		w.t.Fatalf("%s", confirmed.raw)
	}
	return d, r
}

// signInFrom is USER_PASSWORD_AUTH with the key of a device.
func (w *rawClient) signInFrom(username, deviceKey string) reply {
	w.t.Helper()
	return w.initiate("USER_PASSWORD_AUTH", members{"USERNAME": username, "PASSWORD": rightPassword, "DEVICE_KEY": deviceKey})
}

// proveDevice answers DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER; alter may change
// the second answer.
func (w *rawClient) proveDevice(r reply, d device, alter func(members)) reply {
	w.t.Helper()
	r, answer := w.deviceProof(r, d)
	if alter != nil {
		alter(answer)
	}
	return w.respond(r, "DEVICE_PASSWORD_VERIFIER", r.parameter("USERNAME"), answer)
}

// deviceProof answers DEVICE_SRP_AUTH and makes the answer to what comes next.
func (w *rawClient) deviceProof(r reply, d device) (verifier reply, answer members) {
	w.t.Helper()
	handshake, err := srp.NewClient(rand.Reader)
	if err != nil {
		w.t.Fatal(err)
	}
	r = w.respond(r, "DEVICE_SRP_AUTH", r.parameter("USERNAME"), members{"DEVICE_KEY": d.key, "SRP_A": handshake.A()})
	challenge := srp.Challenge{Salt: r.parameter("SALT"), B: r.parameter("SRP_B"), SecretBlock: r.parameter("SECRET_BLOCK")}
	timestamp := srp.Timestamp(w.now())
	proof, err := handshake.Prove(srp.Identity{Scope: d.group, ID: d.key}, d.password, challenge, timestamp)
	if err != nil {
		w.t.Fatalf("%v after %s", err, r.raw)
	}
	return r, members{
		"DEVICE_KEY": d.key, "TIMESTAMP": timestamp,
		"PASSWORD_CLAIM_SECRET_BLOCK": challenge.SecretBlock, "PASSWORD_CLAIM_SIGNATURE": proof.Signature,
	}
}

var deviceRows = []recordedRow{
	{
		id: "A090", evidence: verified, condition: "DEVICE_SRP_AUTH, unknown device key", set: tracking(true, false),
		exception: "ResourceNotFoundException", message: noDevice,
		ask: func(w *rawClient) reply {
			d, _ := w.remember("nadia")
			return w.respond(w.signInFrom("nadia", d.key), "DEVICE_SRP_AUTH", "nadia", members{
				"DEVICE_KEY": "eu-west-1_00000000-0000-0000-0000-000000000000", "SRP_A": "2",
			})
		},
	},
	{
		id: "A117", evidence: verified, condition: "device tracking on, no DEVICE_KEY sent", set: tracking(true, false), ask: nadia,
		holds: func(t *testing.T, _ *rawClient, r reply) {
			if offered(r).key == "" {
				t.Errorf("no NewDeviceMetadata: %s", r.raw)
			}
		},
	},
	{
		id: "A118", evidence: verified, condition: "format of the keys of a new device", set: tracking(true, false), ask: nadia,
		holds: func(t *testing.T, _ *rawClient, r reply) {
			d := offered(r)
			if !regexp.MustCompile(`^eu-west-1_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`).MatchString(d.key) {
				t.Errorf("DeviceKey = %s", d.key)
			}
			if !regexp.MustCompile(`^-[A-Za-z0-9]{8}$`).MatchString(d.group) {
				t.Errorf("DeviceGroupKey = %s", d.group)
			}
		},
	},
	{
		id: "A119", evidence: verified, condition: "refresh without DEVICE_KEY", set: tracking(true, false),
		exception: notAllowed, message: "Invalid Refresh Token.",
		ask: refreshWith(func(w *rawClient) string {
			_, r := w.remember("nadia")
			return r.token("RefreshToken")
		}),
	},
	{
		id: "A176", evidence: verified, condition: "DEVICE_PASSWORD_VERIFIER, wrong proof", set: tracking(true, false),
		exception: notAllowed, message: incorrect,
		ask: func(w *rawClient) reply {
			d, _ := w.remember("nadia")
			d.password = "another"
			return w.proveDevice(w.signInFrom("nadia", d.key), d, nil)
		},
	},
	{
		id: "A177", evidence: verified, condition: "device key of another sign-in", set: tracking(true, false),
		exception: invalid, message: badDevice,
		ask: func(w *rawClient) reply {
			other := offered(w.signIn("bare", rightPassword))
			return w.call("ConfirmDevice", members{"AccessToken": nadia(w).token("AccessToken"), "DeviceKey": other.key})
		},
	},
}
