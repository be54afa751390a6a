package api

import (
	"strings"
	"testing"
)

// TestAnUnknownNameIsSaidWithoutItsValue: a separator may be missing behind it.
func TestAnUnknownNameIsSaidWithoutItsValue(t *testing.T) {
	data, found := Body{Operation: InitiateAuth}.Find("UserContextData")
	if !found {
		t.Fatal("there is no UserContextData")
	}
	for _, name := range []string{"IpAdress:canary", "IpAdress=canary"} {
		err := data.CheckNames(map[string]any{name: nil})
		if err == nil || !strings.Contains(err.Error(), `"IpAdress"`) || strings.Contains(err.Error(), "canary") {
			t.Errorf("error %v", err)
		}
	}
}
