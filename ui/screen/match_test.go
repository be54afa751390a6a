package screen

import (
	"testing"

	"pgregory.net/rapid"
)

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		query, text string
		matches     bool
	}{
		{"", "anything", true},
		{"ldev", "List the devices", true},
		{"ListDev", "ListDevices", true},
		{"device list", "List the devices", true},
		{"gu", "GetUser", true},
		{"xyz", "List the devices", false},
		{"secived", "List the devices", false},
		{"totp", "a long sentence has the letters of nearly every word in it, also here", false},
	} {
		if _, matches := match(c.query, c.text); matches != c.matches {
			t.Errorf("%q in %q: %v", c.query, c.text, matches)
		}
	}
	exact, _ := match("user", "Show the user")
	apart, _ := match("usr", "Show the user")
	if exact <= apart {
		t.Errorf("the word itself counts %d, its letters apart %d", exact, apart)
	}
}

// TestEveryTextMatchesItself whatever characters it has.
func TestEveryTextMatchesItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		if _, matches := match(text, text); !matches {
			t.Fatalf("%q does not match itself", text)
		}
	})
}
