package main

import (
	"strings"
	"testing"

	"authwalk/flow/report"
	"authwalk/flow/transcript"
	"authwalk/flow/walk"
)

// TestAReportOfARecordNamesTheCommandThatLooks at a live pool; that of an emulator has ended
// where it was.
func TestAReportOfARecordNamesTheCommandThatLooks(t *testing.T) {
	for endpoint, want := range map[string]bool{"": true, "http://127.0.0.1:9229": false} {
		kept := transcript.Transcript{Walk: walk.Walk{Start: walk.Start{Username: "nadia", Target: walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E", ClientID: "web", Endpoint: endpoint}}}}
		made := recordAlone(report.Report{Transcript: kept})
		if !made.FromRecord || strings.HasPrefix(made.Look, "authwalk check --user-pool-id 'eu-west-1_Ab12Cd34E'") != want {
			t.Errorf("%q: %q", endpoint, made.Look)
		}
	}
}
