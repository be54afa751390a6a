package state

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// records are a journal in memory.
type records map[string][]byte

func (r records) Put(key string, value []byte) { r[key] = value }
func (r records) Delete(key string)            { delete(r, key) }
func (r records) Together(change func())       { change() }

// under are the records whose keys begin with the prefix, without it.
func (r records) under(prefix string) map[string]json.RawMessage {
	found := map[string]json.RawMessage{}
	for key, value := range r {
		if name, of := strings.CutPrefix(key, prefix); of {
			found[name] = value
		}
	}
	return found
}

func TestOutboxKeepsTheNewest(t *testing.T) {
	var o Outbox
	written := records{}
	o.records.begin(written, messageRecords)
	for i := range messagesKept + 10 {
		o.Send(Message{Code: fmt.Sprint(i)})
	}
	kept := o.Of(func(string, string) bool { return true })
	if len(kept) != messagesKept || kept[0].Code != "1009" || kept[messagesKept-1].Code != "10" {
		t.Errorf("%d kept, from %s to %s", len(kept), kept[0].Code, kept[len(kept)-1].Code)
	}
	var again Outbox
	if err := again.restore(written.under(messageRecords)); err != nil {
		t.Fatal(err)
	}
	again.records.begin(written, messageRecords)
	again.Send(Message{Code: "last"})
	kept = again.Of(func(string, string) bool { return true })
	if len(written) != messagesKept || kept[0].Code != "last" || kept[1].Code != "1009" || kept[messagesKept-1].Code != "11" {
		t.Errorf("%d written, %d kept, from %s to %s", len(written), len(kept), kept[0].Code, kept[len(kept)-1].Code)
	}
}
