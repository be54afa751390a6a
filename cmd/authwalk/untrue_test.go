package main_test

import (
	"go/ast"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

// untrue are texts that once told people something wrong, with what is true. No text of
// the program, its pages and its demo pools says any of them again.
var untrue = map[string]string{
	"one for every challenge":                            "not every challenge has a demo user",
	"Keys do nothing until":                              "esc and ^C work while a request is in progress",
	"Given up ":                                          "opening the demo pools sends no request that Cognito could handle",
	"it opens the demo pool.":                            "with AWS settings there is a choice, and there are several pools",
	"no flags of one letter but -h":                      "-v is one as well",
	"password, sent over TLS":                            "an endpoint can be http",
	"protected by TLS":                                   "an endpoint can be http",
	"Always black on white":                              "a key inverts the QR code",
	"not confirmed: the pool's keys cannot be fetched":   "nothing was compared then",
	"One press is never two steps":                       "in lists and menus enter presses no button",
	"any key closes":                                     "the arrows scroll, and keys are looked up",
	"A terminal cannot say whether it took them":         "tmux does say so",
	"clipboard (limit 70 kB): save it to a file instead": "nothing saves it at that place",
	"A code lives 30 seconds":                            "the previous and the next code work as well",
	"This token was revoked: the user was signed out":    "the user can have been deleted",
	"the demo's cast":                                    "not every challenge has a demo user",
}

// TestNoUntrueTextComesBack looks through every text of the program, its pages, its help
// and its demo pools.
func TestNoUntrueTextComesBack(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	looked := 0
	says := func(place, text string) {
		looked++
		text = strings.Join(strings.Fields(text), " ")
		for wrong, truth := range untrue {
			if strings.Contains(text, wrong) {
				t.Errorf("%s says %q: %s", place, wrong, truth)
			}
		}
	}
	forEachLiteral(t, func(_, place string, literal *ast.BasicLit, _ ast.Node) {
		if text, err := strconv.Unquote(literal.Value); err == nil && literal.Kind == token.STRING {
			says(place, text)
		}
	})
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch name := entry.Name(); {
		case err != nil:
			return err
		case entry.IsDir() && path != root && (strings.HasPrefix(name, ".") && name != ".." || name == "testdata"):
			return filepath.SkipDir
		case filepath.Ext(name) != ".md" && filepath.Ext(name) != ".yaml":
			return nil
		}
		text, err := os.ReadFile(path)
		says(path, string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if looked < 5_000 {
		t.Errorf("only %d texts were looked at", looked)
	}
}

// TestThePageOfChallengesHasNoMembersThatOperationsLack: RevokeToken returns nothing about
// factors, and the field for a code is authwalk's own.
func TestThePageOfChallengesHasNoMembersThatOperationsLack(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "challenges.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, revoke, found := strings.Cut(string(page), "### RevokeToken\n")
	revoke, _, _ = strings.Cut(revoke, "\n##")
	if !found || revoke == "" {
		t.Fatal("RevokeToken is not on the page")
	}
	for _, member := range []string{"PreferredMfaSetting", "UserMFASettingList", "MFAOptions"} {
		if strings.Contains(revoke, member) {
			t.Errorf("RevokeToken has %s:\n%s", member, revoke)
		}
	}
	if strings.Contains(string(page), "`CODE`") {
		t.Error("CODE is documented as if it were sent")
	}
}
