package state

import (
	"fmt"
	"testing"
)

func TestOutboxKeepsTheNewest(t *testing.T) {
	var o Outbox
	for i := range messagesKept + 10 {
		o.Send(Message{Code: fmt.Sprint(i)})
	}
	kept := o.Of(func(string, string) bool { return true })
	if len(kept) != messagesKept || kept[0].Code != "1009" || kept[messagesKept-1].Code != "10" {
		t.Errorf("%d kept, from %s to %s", len(kept), kept[0].Code, kept[len(kept)-1].Code)
	}
}
