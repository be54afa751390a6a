package challenge_test

import (
	"crypto/rand"
	"encoding/base64"
	"maps"
	"strings"
	"testing"
	"time"

	"authwalk/flow/challenge"
	"authwalk/srp"
)

// What is computed by hand convinces the service, for a user and for a device that
// was registered by hand.
func TestProofsByHand(t *testing.T) {
	now := time.Date(2026, 1, 7, 8, 5, 9, 0, time.UTC)
	block := base64.StdEncoding.EncodeToString([]byte("block"))
	device, err := challenge.RegisterByHand(map[string]string{"DeviceGroupKey": "-Group", "DeviceKey": "eu-west-1_dev"}, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	deviceVerifier, err := srp.ParseDeviceVerifier(device["Salt"], device["PasswordVerifier"])
	if err != nil {
		t.Fatal(err)
	}
	user := srp.Identity{Scope: "Ab12Cd34E", ID: "nadia"}
	userVerifier, err := srp.NewVerifier(user, "Winter-2026!", rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		verifier srp.Verifier
		identity srp.Identity
		given    map[string]string
		prove    func(map[string]string, time.Time) (map[string]string, error)
	}{
		"user": {
			userVerifier, user,
			map[string]string{"UserPoolId": "eu-west-1_Ab12Cd34E", "USER_ID_FOR_SRP": "nadia", "PASSWORD": "Winter-2026!"},
			challenge.ProveByHand,
		},
		"device": {
			deviceVerifier,
			srp.Identity{Scope: "-Group", ID: "eu-west-1_dev"},
			map[string]string{"DeviceGroupKey": "-Group", "DeviceKey": "eu-west-1_dev", "DevicePassword": device["DevicePassword"]},
			challenge.ProveDeviceByHand,
		},
	} {
		server, err := srp.NewServer(test.verifier, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		begun, err := challenge.BeginByHand(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		maps.Copy(test.given, map[string]string{"a": begun["a"], "SALT": test.verifier.SaltText(), "SRP_B": server.B(), "SECRET_BLOCK": block})
		proof, err := test.prove(test.given, now)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		verified, err := server.Verify(test.identity, begun["SRP_A"], []byte("block"), proof["TIMESTAMP"], proof["PASSWORD_CLAIM_SIGNATURE"])
		if err != nil || !verified || proof["TIMESTAMP"] != "Wed Jan 7 08:05:09 UTC 2026" {
			t.Errorf("%s: the proof is refused (%v) at %s", name, err, proof["TIMESTAMP"])
		}
		for missing := range test.given {
			rest := maps.Clone(test.given)
			delete(rest, missing)
			if _, err := test.prove(rest, now); err == nil || err.Error() != missing+" is missing" {
				t.Errorf("%s without %s: %v", name, missing, err)
			}
		}
		test.given["a"] = "canary"
		if _, err := test.prove(test.given, now); err == nil || strings.Contains(err.Error(), "canary") {
			t.Errorf("%s with another a: %v", name, err)
		}
	}
}

func TestASecretHashByHand(t *testing.T) {
	made, err := challenge.HashByHand(map[string]string{"USERNAME": "nadia", "ClientId": "c1", "ClientSecret": "secret"})
	if err != nil || made["SECRET_HASH"] != srp.SecretHash("nadia", "c1", "secret") {
		t.Errorf("made %v, %v", made, err)
	}
	if _, err := challenge.HashByHand(nil); err == nil {
		t.Error("made a hash of nothing")
	}
}
