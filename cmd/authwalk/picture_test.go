package main_test

import (
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authwalk/ui/termtest"
)

var pictures = flag.Bool("pictures", false, "draw the moving pictures of README and docs")

// TestPictures draws the moving pictures, one for each use. They come from the real
// program, walking against its own emulator.
func TestPictures(t *testing.T) {
	if !*pictures {
		t.Skip("make pictures draws them")
	}
	binary := termtest.Build(t, "authwalk/cmd/authwalk")
	start := func(height int, arguments ...string) *termtest.Terminal {
		return termtest.Start(t, binary, termtest.Options{
			Width: 100, Height: height, Answers: true, Args: append([]string{"demo"}, arguments...), Env: []string{"COLORTERM=truecolor"},
		})
	}
	draw := map[string]func(){
		"developer": func() {
			w := start(28).See("Choose a demo user").Press("down")
			film := w.See("▸ sam").Film().Shot("authwalk demo: a user for every challenge. enter signs Sam in.", 3)
			w.Press("enter").See("▸ SMS_MFA").See("MfaConfiguration").See("^N newest code")
			film.Shot("Cognito asks for a code, and authwalk says why.", 4)
			w.Press("f7").See("the request that comes next")
			film.Shot("f7: the field's line in the next request, and what it means.", 4)
			w.Press("left", "/").Type("srp").See("Find")
			film.Shot("← the request before, / finds a member.", 4)
			w.Press("esc", "esc").See("[ Send ]").Press("ctrl+n").See("Newest code, from SMS")
			film.Shot("^N takes the newest code from the emulator's inbox.", 3)
			w.Press("enter").See("verified with the pool's keys")
			film.Shot("Signed in. Every claim is explained and checked.", 4)
			w.Press("ctrl+g").See("Path: step")
			film.Shot("^G: every step of the path, to look at or to sign in again from.", 4)
			film.Write("../../docs/developer.svg")
		},
		"support": func() {
			w := start(28, "--user", "dan").See("Look at the user: what is right")
			film := w.Film().Shot("A user cannot sign in: what Cognito says, and what it means.", 4)
			w.Press("ctrl+k").See("What do you want to do?").Type("why can this").See("Why can this user not sign in")
			film.Shot("^K finds everything that can be done.", 3)
			w.Press("enter").See("Enable the user (AdminEnableUser)")
			film.Shot("What is right with the user, what is wrong, and what fixes it.", 5)
			w.Press("enter").See("To make this call, type the user name here: dan")
			film.Shot("The exact request first. Nobody is changed by one key.", 4)
			w.Type("dan").Press("enter").See("The user is enabled, and can sign in.")
			film.Shot("Fixed.", 3)
			w.Press("enter").See("verified with the pool's keys")
			film.Shot("And signed in.", 4)
			film.Write("../../docs/support.svg")
		},
		"demonstration": func() {
			w := start(34, "--present").See("Choose a demo user").Press("ctrl+k").See("What do you want to do?").Type("sign in as mia").See("Sign in as mia")
			film := w.Film().Shot("authwalk demo --present: nothing secret can be shown.", 3)
			w.Press("enter").See("The pool requires a second factor")
			film.Shot("This pool requires a second factor, and Mia has none.", 4)
			w.Press("enter").See("Code from the app")
			film.Shot("She takes an authenticator app: her phone scans the QR code.", 5)
			w.Press("ctrl+n").See("Code of the built-in authenticator")
			film.Shot("^N: without a phone, the built-in authenticator has the code.", 4)
			w.Press("enter").See("signed in")
			film.Shot("The app is her second factor from now on.", 4)
			film.Write("../../docs/demonstration.svg")
		},
	}
	for _, drawn := range draw {
		drawn()
	}
}

// TestPicturesOfTheDocs holds that each page that a picture is for shows it, and that no
// picture is large or broken.
func TestPicturesOfTheDocs(t *testing.T) {
	for page, name := range map[string]string{"README": "developer", "docs/developer": "developer", "docs/support": "support", "docs/demonstration": "demonstration"} {
		text, err := os.ReadFile("../../" + page + ".md")
		if err != nil || !strings.Contains(string(text), name+".svg)") {
			t.Errorf("%s does not show %s.svg: %v", page, name, err)
		}
	}
	files, err := filepath.Glob("../../docs/*.svg")
	if err != nil || len(files) != 3 {
		t.Fatalf("%v, %v", files, err)
	}
	const most = 150 << 10
	for _, path := range files {
		drawn, err := os.ReadFile(path)
		if err != nil || len(drawn) > most {
			t.Errorf("%s has %d bytes: %v", path, len(drawn), err)
		}
		decoder := xml.NewDecoder(strings.NewReader(string(drawn)))
		for err == nil {
			_, err = decoder.Token()
		}
		if !errors.Is(err, io.EOF) || !strings.Contains(string(drawn), "prefers-reduced-motion") {
			t.Errorf("%s: %v", path, err)
		}
	}
}
