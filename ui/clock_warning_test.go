package ui_test

import (
	"testing"
	"time"
)

// TestAClockThatIsOffIsSaidWhereItHurts: beside a code from an app as soon as such a code is
// refused, in the header once AWS refuses signatures, and nowhere before.
func TestAClockThatIsOffIsSaidWhereItHurts(t *testing.T) {
	const codes, header = "! This machine's clock is", "! clock"
	for _, c := range []struct {
		story             string
		behind            time.Duration
		form, header      bool
		words, wideHeader string
	}{
		{story: "totp"},
		{story: "totp", behind: 20 * time.Second},
		{story: "totp", behind: 42 * time.Second, form: true, words: "clock is 42 s behind the"},
		{story: "totp", behind: -42 * time.Second, form: true, words: "clock is 42 s ahead of"},
		{story: "totp", behind: 7 * time.Minute, form: true, header: true, words: "! clock 7 min behind", wideHeader: "! this machine's clock is 7 min behind  ○ LOCAL"},
		{story: "totp", behind: -7 * time.Minute, form: true, header: true, words: "! clock 7 min ahead "},
		{story: "mfa-setup", behind: 42 * time.Second, form: true},
		{story: "sms-inbox", behind: 42 * time.Second},
		{story: "sms-inbox", behind: 7 * time.Minute, header: true},
		{story: "wrong-password", behind: 7 * time.Minute, header: true},
		{story: "tokens", behind: 7 * time.Minute, header: true},
	} {
		story := find(t, c.story)
		story.Behind = c.behind
		s := sceneOf(t, story)
		for _, key := range story.Keys {
			s.press(key).run()
		}
		check := func(shown bool, text string) {
			if shown {
				s.sees(text)
			} else {
				s.misses(text)
			}
		}
		check(c.form, codes)
		check(c.header, header)
		s.sees(c.words)
		if c.wideHeader != "" {
			s.resize(140, 40).sees(c.wideHeader)
		}
		if t.Failed() {
			t.Fatalf("%+v", c)
		}
	}
}
