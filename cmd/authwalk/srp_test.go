package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"authwalk/flow/challenge"
	"authwalk/ui/termtest"
)

// Every verb says what it lacks, takes a secret from standard input or the
// environment, and none from the command line.
func TestSRPVerbs(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	srp := func(stdin string, variables []string, arguments ...string) (map[string]string, string) {
		running := exec.Command("authwalk", append([]string{"srp"}, arguments...)...)
		running.Env = append(os.Environ(), variables...)
		running.Stdin = strings.NewReader(stdin)
		var said strings.Builder
		running.Stderr = &said
		out, err := running.Output()
		made := map[string]string{}
		if err == nil {
			if err := json.Unmarshal(out, &made); err != nil {
				t.Errorf("srp %v printed %s", arguments, out)
			}
		} else if len(out) > 0 || running.ProcessState.ExitCode() != exitUsage {
			t.Errorf("srp %v ends with %v and %s", arguments, err, out)
		}
		return made, said.String()
	}
	begun, _ := srp("", nil, "a")
	if len(begun["SRP_A"]) < 700 || len(begun["a"]) != 64 {
		t.Errorf("a handshake begins with %v", begun)
	}
	const client = `{"USERNAME":"nadia","ClientId":"c1"`
	want, err := challenge.HashByHand(map[string]string{"USERNAME": "nadia", "ClientId": "c1", "ClientSecret": "canary"})
	if err != nil {
		t.Fatal(err)
	}
	for _, made := range []map[string]string{
		first(srp(client+`,"ClientSecret":"canary"}`, nil, "secret-hash")),
		first(srp(client+`}`, []string{"AUTHWALK_CLIENT_SECRET=canary"}, "secret-hash")),
	} {
		if made["SECRET_HASH"] != want["SECRET_HASH"] {
			t.Errorf("made %v", made)
		}
	}
	proof, said := srp(`{"a":"`+begun["a"]+`","UserPoolId":"eu-west-1_Ab12Cd34E","USER_ID_FOR_SRP":"nadia","SALT":"5a","SRP_B":"b0","SECRET_BLOCK":"AAAA"}`,
		[]string{"AUTHWALK_PASSWORD=canary"}, "signature")
	if proof["PASSWORD_CLAIM_SIGNATURE"] == "" || proof["PASSWORD_CLAIM_SECRET_BLOCK"] != "AAAA" {
		t.Errorf("proved %v: %s", proof, said)
	}
	device, _ := srp(`{"DeviceGroupKey":"g","DeviceKey":"d"}`, nil, "device")
	if device["DevicePassword"] == "" || device["PasswordVerifier"] == "" || device["Salt"] == "" {
		t.Errorf("registered %v", device)
	}
	for _, test := range []struct {
		stdin     string
		arguments []string
		want      string
	}{
		{"{}", []string{"signature"}, "srp signature: UserPoolId is missing"},
		{"{}", []string{"device-signature"}, "srp device-signature: DeviceGroupKey is missing"},
		{client + "}", []string{"secret-hash"}, "srp secret-hash: ClientSecret is missing"},
		{client, []string{"secret-hash"}, "not valid JSON"},
		{"[1]", []string{"device"}, "line 1"},
		{"", []string{}, "srp needs a verb"},
		{"", []string{"secret-hash", "canary"}, "takes no arguments"},
		{"", []string{"canary"}, ""},
	} {
		if _, said := srp(test.stdin, nil, test.arguments...); !strings.Contains(said, test.want) || strings.Contains(said, "canary") || said == "" {
			t.Errorf("srp %v says %q", test.arguments, said)
		}
	}
}

func first[A, B any](a A, _ B) A { return a }
