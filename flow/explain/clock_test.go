package explain

import (
	"testing"
	"time"
)

func TestInWords(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0:                                     "0 s",
		59*time.Second + 499999999:            "59 s",
		59*time.Second + 500*time.Millisecond: "1 min",
		4*time.Minute + 12*time.Second:        "4 min 12 s",
		59*time.Minute + 59*time.Second:       "59 min 59 s",
		time.Hour:                             "1 h 0 min",
		48*time.Hour + 59*time.Minute:         "48 h 59 min",
		49 * time.Hour:                        "2 days",
		72 * time.Hour:                        "3 days",
	} {
		if got := inWords(d); got != want {
			t.Errorf("%s is %q, want %q", d, got, want)
		}
	}
}
