package state

import (
	"encoding/json"
	"strings"
	"testing"
)

func all(TriggerCall) bool { return true }

// TestTheLogOfTriggersIsBounded: in calls, and in bytes; what is too long is left
// out of its call.
func TestTheLogOfTriggersIsBounded(t *testing.T) {
	var log TriggerLog
	for range triggerCallsKept + 7 {
		log.Keep(TriggerCall{Event: json.RawMessage("{}")}, []byte("{}"))
	}
	calls := log.Of(all)
	if len(calls) != triggerCallsKept || calls[0].ID != "207" || calls[len(calls)-1].ID != "8" {
		t.Errorf("%d calls, %s to %s", len(calls), calls[len(calls)-1].ID, calls[0].ID)
	}
	for range 20 {
		log.Keep(TriggerCall{Event: text(eventKept)}, nil)
	}
	held := 0
	for _, call := range log.Of(all) {
		held += call.bytes()
	}
	if held > bytesKept || held != log.bytes || len(log.Of(all)) != bytesKept/eventKept {
		t.Errorf("%d bytes in %d calls, %d counted", held, len(log.Of(all)), log.bytes)
	}
	kept := log.Keep(TriggerCall{Event: text(eventKept + 1)}, text(answerKept+1))
	if kept.Event != nil || kept.Answer != nil {
		t.Errorf("kept %d and %d bytes", len(kept.Event), len(kept.Answer))
	}
	if found, ok := log.Find(kept.ID); !ok || found.ID != kept.ID {
		t.Errorf("%s is not there", kept.ID)
	}
	if _, ok := log.Find("1"); ok {
		t.Error("the oldest call is still there")
	}
}

// text is a JSON text of so many bytes.
func text(length int) []byte { return []byte(`"` + strings.Repeat("a", length-2) + `"`) }
