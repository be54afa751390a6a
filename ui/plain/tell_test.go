package plain

import (
	"testing"
	"time"
)

func TestOneMillisecondIsOne(t *testing.T) {
	for took, want := range map[time.Duration]string{
		0:                    "0 milliseconds",
		time.Millisecond:     "1 millisecond",
		2 * time.Millisecond: "2 milliseconds",
	} {
		if got := milliseconds(took); got != want {
			t.Errorf("%s: %q, want %q", took, got, want)
		}
	}
}
