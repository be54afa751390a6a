package pool

import (
	"encoding/json"
	"errors"
	"math"
	"strconv"
	"strings"
	"time"
)

// Time is a point in time as the API writes it: seconds since 1970 as a number,
// to the millisecond. RFC 3339 text, which the AWS CLI prints, is read as well.
type Time struct{ time.Time }

// At makes a Time, rounded down to the millisecond.
func At(t time.Time) Time { return Time{t.Truncate(time.Millisecond).UTC()} }

// String writes the time as text or number in the way of the API.
func (t Time) String() string {
	return strconv.FormatFloat(float64(t.UnixMilli())/1000, 'f', -1, 64)
}

// MarshalJSON implements json.Marshaler.
func (t Time) MarshalJSON() ([]byte, error) {
	if t.IsZero() {
		return []byte("null"), nil
	}
	return []byte(t.String()), nil
}

// UnmarshalJSON implements json.Unmarshaler.
func (t *Time) UnmarshalJSON(raw []byte) error {
	if string(raw) == "null" {
		return nil
	}
	text := string(raw)
	if strings.HasPrefix(text, `"`) {
		if err := json.Unmarshal(raw, &text); err != nil {
			return err
		}
	}
	parsed, err := ParseTime(text)
	if err == nil {
		*t = parsed
	}
	return err
}

var errTime = errors.New("not a time: want seconds since 1970 or text such as 2026-01-07T08:05:09Z")

// ParseTime reads a time in any way that the API or the AWS CLI writes it.
func ParseTime(text string) (Time, error) {
	if seconds, err := strconv.ParseFloat(text, 64); err == nil {
		if math.IsNaN(seconds) || math.Abs(seconds) > 253402300799 {
			return Time{}, errTime
		}
		return Time{time.UnixMilli(int64(math.Round(seconds * 1000))).UTC()}, nil
	}
	parsed, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return Time{}, errTime
	}
	return At(parsed), nil
}
