package main

import (
	"testing"

	"authwalk/ui/termtest"
)

// TestRefusedProofsAreExplainedInTheirPlace: the service says the same of a device's
// wrong proof as of a wrong password, and of a credential that comes with the choice
// as of one that answers its challenge.
func TestRefusedProofsAreExplainedInTheirPlace(t *testing.T) {
	t.Parallel()
	served := serveDemo(t)
	walk := func(t *testing.T, pool, client, user, flow string, further ...string) *termtest.Terminal {
		return open(t, termtest.Options{
			Width: 140, Height: 40, Answers: true,
			Env: []string{"XDG_STATE_HOME=" + t.TempDir(), "AUTHWALK_PASSWORD=Winter-2026!", "AUTHWALK_VAULT=file"},
			Args: append([]string{
				"walk", "--endpoint-url", served.Endpoint(), "--user-pool-id", pool, "--client-id", client, "--username", user, "--auth-flow", flow,
			}, further...),
		})
	}
	t.Run("device", func(t *testing.T) {
		t.Parallel()
		w := walk(t, "us-east-1_AuthwalkR", "authwalkdemodevice", "dora", "USER_SRP_AUTH", "--device-key", "us-east-1_7c1d9a52-0f3e-4b86-8a0e-5d2f9c66b701")
		w.See("▸ DEVICE_SRP_AUTH").Press("enter").See("▸ DEVICE_PASSWORD_VERIFIER").See("Device group key").Type("-Demo2026").Press("tab").Type("another-device").See("•••• (14)").Press("enter")
		w.See("✗ NotAuthorizedException").See("Cognito did not accept the device's proof.").See("Start over without DEVICE_KEY.")
		w.See("the password (already accepted)").See("▸ Change the sign-in details")
		w.Press("ctrl+c")
		if code := w.Exit(); code != exitDone {
			t.Errorf("ended with %d", code)
		}
	})
	t.Run("passkey", func(t *testing.T) {
		t.Parallel()
		w := walk(t, "us-east-1_AuthwalkK", "authwalkdemopasskey", "kim", "USER_AUTH")
		w.See("SELECT_CHALLENGE").See("WEB_AUTHN")
		w.Press("4").See("(•) WEB_AUTHN").See("Credential").Press("tab").Type("{}").See("▸ {}").Press("shift+tab").See("▸ (•) WEB_AUTHN").Press("enter")
		w.See("✗ NotAuthorizedException").See("the passkey's signature that came with the choice").See("choose WEB_AUTHN without CREDENTIAL")
		w.See("▸ Start over with the same answers")
		w.Press("ctrl+c")
		if code := w.Exit(); code != exitDone {
			t.Errorf("ended with %d", code)
		}
	})
}
