package main

import (
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// TestParametersOfPowerShellAreNamed writes long words with one dash, and with
// two.
func TestParametersOfPowerShellAreNamed(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	t.Parallel()
	for word, want := range map[string]string{
		"-ClientId":        "use --client-id",
		"-AuthFlow":        "use --auth-flow",
		"-EndpointUrl":     "use --endpoint-url",
		"-region":          "use --region",
		"-AuthParameter":   "use --auth-parameters",
		"-ProfileName":     "use --profile",
		"-AccessKey":       "AWS_ACCESS_KEY_ID",
		"-SecretKey":       "AWS_SECRET_ACCESS_KEY",
		"-SessionToken":    "AWS_SESSION_TOKEN",
		"-Select":          "run --json",
		"-PassThru":        "run --json",
		"-Force":           "leave it out",
		"-ClientConfig":    "use --region and --endpoint-url",
		"--PassThru":       "run --json",
		"--pass-thru":      "run --json",
		"--ClientId":       "use --client-id",
		"--auth-parameter": "use --auth-parameters",
		"--profile-name":   "use --profile",
		"--secret-key":     "AWS_SECRET_ACCESS_KEY",
		"--credential":     "AWS_SECRET_ACCESS_KEY",
		"--select":         "run --json",
		"--force":          "leave it out",
		"-password":        "AUTHWALK_PASSWORD",
		"-canary-password": "unknown flag -c: see authwalk walk --help",
	} {
		code, stdout, stderr := execute(t, nil, "walk", word, "canary")
		if code != exitUsage || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, want) || strings.Contains(stderr, "canary") {
			t.Errorf("%s ended with %d and said %q, want %q", word, code, stderr, want)
		}
	}
}
