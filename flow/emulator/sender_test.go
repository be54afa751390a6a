package emulator

import (
	"crypto/rand"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
	"authwalk/srp"
)

// TestSendersAreCalledWithoutTheCode: the documented event but for the code, which
// AWS KMS would encrypt, and the message in the outbox.
func TestSendersAreCalledWithoutTheCode(t *testing.T) {
	w := newRawClient(t, func(f *poolfile.File) {
		f.UserPool.LambdaConfig.KMSKeyID = "arn:aws:kms:eu-west-1:000000000000:key/1"
	})
	f := w.calls(agree)
	w.emulator.data().Pool(recordedPool).Reconfigure(func(p *pool.UserPool, _ *pool.MfaConfig) {
		p.LambdaConfig.CustomSMSSender = &pool.CustomSenderTrigger{LambdaArn: f.at, LambdaVersion: "V1_0"}
	})
	r := w.signIn("sms", rightPassword)
	challenge("SMS_MFA")(t, w, r)
	events := f.of("CustomSMSSender_Authentication")
	if len(events) != 1 {
		t.Fatalf("called for %v", f.sources())
	}
	request := events[0]["request"].(members)
	if request["type"] != "customSMSSenderRequestV1" || request["code"] != nil || request["userAttributes"].(members)["phone_number"] == "" || !reflect.DeepEqual(events[0]["response"], members{}) {
		t.Errorf("called with %v", events[0])
	}
	tokens(t, w, w.respond(r, "SMS_MFA", "sms", members{"SMS_MFA_CODE": w.code("sms")}))
}

// TestASenderThatRefuses: nothing was sent, and the sign-in ends.
func TestASenderThatRefuses(t *testing.T) {
	w := newRawClient(t, func(f *poolfile.File) {
		f.UserPool.LambdaConfig.KMSKeyID = "arn:aws:kms:eu-west-1:000000000000:key/1"
		f.UserPool.LambdaConfig.CustomSMSSender = &pool.CustomSenderTrigger{LambdaArn: "builtin:refuse", LambdaVersion: "V1_0"}
	})
	w.signIn("sms", rightPassword).refuses(t, "UserLambdaValidationException", "CustomSMSSender"+refusal)
	if messages := w.emulator.messagesOf("sms", ""); len(messages) > 0 {
		t.Errorf("sent %v", messages)
	}
}

// TestEventsOfDevices: the source of the tokens, what PostAuthentication is told,
// and the session array of a custom flow.
func TestEventsOfDevices(t *testing.T) {
	w := newRawClient(t, tracking(true, false))
	d, _ := w.remember("nadia")
	f := w.calls(agree, "PostAuthentication", "PreTokenGeneration")
	tokens(t, w, w.signIn("nadia", rightPassword))
	tokens(t, w, w.proveDevice(w.signInFrom("nadia", d.key), d, nil))
	for source, want := range map[string]int{"TokenGeneration_Authentication": 1, "TokenGeneration_AuthenticateDevice": 1} {
		if got := len(f.of(source)); got != want {
			t.Errorf("%s was called %d times", source, got)
		}
	}
	for n, event := range f.of("PostAuthentication_Authentication") {
		if got := event["request"].(members)["newDeviceUsed"]; got != (n == 0) {
			t.Errorf("sign-in %d: newDeviceUsed is %v", n+1, got)
		}
	}
}

// TestADeviceInACustomFlow: its proof follows the password, and DefineAuthChallenge
// sees both halves of it.
func TestADeviceInACustomFlow(t *testing.T) {
	w := newRawClient(t, func(f *poolfile.File) {
		tracking(true, false)(f)
		riddles("")(f)
	})
	d, _ := w.remember("nadia")
	handshake, err := srp.NewClient(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	r := w.initiate("CUSTOM_AUTH", members{"USERNAME": "nadia", "CHALLENGE_NAME": "SRP_A", "SRP_A": handshake.A(), "DEVICE_KEY": d.key})
	r = w.respond(r, "PASSWORD_VERIFIER", "nadia", w.prove(handshake, r, rightPassword, srp.Timestamp(w.now())))
	r = w.proveDevice(r, d, nil)
	challenge("CUSTOM_CHALLENGE")(t, w, r)
	var event struct {
		Request struct{ Session []pool.ChallengeResult }
	}
	if err := json.Unmarshal(w.emulator.triggerCalls("nadia", "")[0].Event, &event); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, result := range event.Request.Session {
		names = append(names, result.ChallengeName)
	}
	if got := strings.Join(names, " "); got != "SRP_A PASSWORD_VERIFIER DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER" {
		t.Errorf("the session array has %s", got)
	}
	r = answered("bottle")(w, r)
	tokens(t, w, answered("towel")(w, r))
}
