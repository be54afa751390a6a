package screen

import (
	"testing"

	"authwalk/flow/walk"
	"authwalk/ui/style"

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

// What is most like a word that is misspelt is offered first.
func TestHelpOffersLikelyWords(t *testing.T) {
	words := []walk.Value{{Name: "session", Text: "ties"}, {Name: "passkey", Text: "a key"}, {Name: "challenge", Text: "a question"}}
	for typed, first := range map[string]string{"sessoin": "session", "pasnkey": "passkey", "chalenje": "challenge", "xyzzq": "session"} {
		help := NewHelp(nil, nil, words, nil)
		help.filter.SetValue(typed)
		help = help.find()
		if !help.guessed || len(help.found) == 0 || help.entries[help.found[0]].name != first {
			t.Errorf("%s: %v", typed, help.found)
		}
	}
}

// A key is found by its label before the texts that mention it.
func TestHelpFindsAKeyBeforeTextsThatMentionIt(t *testing.T) {
	help := NewHelp([]string{"^R shows it."}, nil, nil, []style.Binding{style.Copy, style.Reveal})
	help.filter.SetValue("^r")
	if help = help.find(); len(help.found) != 2 || help.entries[help.found[0]].name != "^R" {
		t.Errorf("%v", help.found)
	}
}
