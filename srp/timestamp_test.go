package srp

import (
	"errors"
	"testing"
	"time"
)

func TestParseTimestamp(t *testing.T) {
	const canonical = "Tue Sep 5 09:00:00 UTC 2023"
	for _, sloppy := range []string{
		canonical,
		"Tue Sep 05 09:00:00 UTC 2023",
		"Fri Sep 5 09:00:00 UTC 2023",
		"tue sep 5 9:00:00 UTC 2023",
		"Tue Sep 5 09:00:00 GMT 2023",
		"Tue Sep 5 09:00:00 CET 2023",
	} {
		when, err := ParseTimestamp(sloppy)
		if err != nil {
			t.Errorf("%s: %v", sloppy, err)
			continue
		}
		same(t, sloppy, Timestamp(when), canonical)
	}
	for _, bad := range []string{
		"",
		"2023-09-05T09:00:00Z",
		"1693904400",
		"Di Sep 5 09:00:00 UTC 2023",
		"Tue Sept 5 09:00:00 UTC 2023",
		"Tue Sep 5 09:00:00 2023",
		"Tue Sep 5 09:00:00 UTC 23",
		"Tue Sep 5 09:00:00 UTC 2023 ",
		"Tue Sep 5 24:00:00 UTC 2023",
		"Tue Sep 31 09:00:00 UTC 2023",
		"Tue Sep 5 09:00:00.5 UTC 2023",
		"Tue Sep 5 09:00:00,5 UTC 2023",
		"Tue Sep 5 09:00 UTC 2023",
		"Tue Sep 5 09:00:00 PM UTC 2023",
	} {
		if when, err := ParseTimestamp(bad); !errors.Is(err, ErrBadTimestamp) {
			t.Errorf("%s: read as %v, error %v", bad, when, err)
		}
	}
}

func FuzzParseTimestamp(f *testing.F) {
	f.Add("Tue Sep 5 09:00:00 UTC 2023")
	f.Add("Wed Feb 29 23:59:59 GMT-3 2024")
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		when, err := ParseTimestamp(text)
		if err != nil {
			if !errors.Is(err, ErrBadTimestamp) {
				t.Fatal(err)
			}
			return
		}
		again, err := ParseTimestamp(Timestamp(when))
		if err != nil || !again.Equal(when) || again.Location() != time.UTC {
			t.Fatalf("%q is read as %v and written as %q", text, when, Timestamp(when))
		}
	})
}
