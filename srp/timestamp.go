package srp

import (
	"strings"
	"time"
)

// Timestamp writes t as Cognito signs it, in UTC and English:
// "Sun Jul 8 15:01:02 UTC 2018". The same text has to be signed and sent.
func Timestamp(t time.Time) string {
	return t.UTC().Format("Mon Jan 2 15:04:05 UTC 2006")
}

// ParseTimestamp reads a timestamp as leniently as the service does, so that a
// server can write it anew and check the signature over that: the day may have two
// digits, the weekday may be wrong, and the zone may be any abbreviation (one other
// than UTC or GMT counts as UTC; no signature over it can match). It returns
// ErrBadTimestamp for anything else.
func ParseTimestamp(text string) (time.Time, error) {
	// Package time takes fractions of a second even where the layout has none.
	if strings.ContainsAny(text, ".,") {
		return time.Time{}, ErrBadTimestamp
	}
	t, err := time.Parse("Mon Jan 2 15:04:05 MST 2006", text)
	if err != nil {
		return time.Time{}, ErrBadTimestamp
	}
	return t.UTC(), nil
}
