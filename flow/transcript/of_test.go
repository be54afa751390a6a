package transcript_test

import (
	"reflect"
	"testing"

	"authwalk/flow/transcript"
	"authwalk/flow/walk"
)

// The record of a walk is the same in memory as in its file, and that of a record is
// the record.
func TestARecordInMemoryIsTheOneInTheFile(t *testing.T) {
	b := newBench(t)
	w := b.Begin(t.Context(), b.start("newcomer", "USER_PASSWORD_AUTH"))
	w = b.Answer(t.Context(), w, values("NEW_PASSWORD", newPassword))
	if w.Tokens() == nil {
		t.Fatalf("no tokens: %+v", w.Last())
	}
	read, err := transcript.ReadFile(b.Folder.Path(w.ID))
	if err != nil {
		t.Fatal(err)
	}
	made := transcript.Of(w, "1.2.3")
	for n := range read.Walk.Steps {
		inFile, inMemory := read.Walk.Steps[n], made.Walk.Steps[n]
		if string(inFile.Exchange.Request.Reveal()) != string(inMemory.Exchange.Request.Reveal()) ||
			string(inFile.Exchange.Answer.Reveal()) != string(inMemory.Exchange.Answer.Reveal()) ||
			!reflect.DeepEqual(inFile.Answer.Reveal(), inMemory.Answer.Reveal()) {
			t.Errorf("step %d: %+v, in memory %+v", n+1, inFile, inMemory)
		}
	}
	if made.Result != "tokens" || !made.Started.Equal(read.Started) || !reflect.DeepEqual(made.Walk.Start, read.Walk.Start) {
		t.Errorf("in memory: %+v, in the file %+v", made.Walk.Start, read.Walk.Start)
	}
	again := transcript.Of(walk.Walk{ID: "x", Recorded: true, Steps: made.Walk.Steps}, "")
	if !reflect.DeepEqual(again.Walk.Steps, made.Walk.Steps) {
		t.Error("the record of a record is another")
	}
}
