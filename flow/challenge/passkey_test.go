package challenge

import (
	"strings"
	"testing"

	"authwalk/flow/passkey"
)

// TestALongListOfAlgorithmsIsCut: a hostile endpoint can name thousands.
func TestALongListOfAlgorithmsIsCut(t *testing.T) {
	for _, value := range DescribeCreation(passkey.CreationOptions{Algorithms: make([]int, 5000)}, nil) {
		if value.Name != "pubKeyCredParams" {
			continue
		}
		if want := strings.Repeat("0, ", mostListed-1) + "0"; value.Text != want {
			t.Errorf("%d characters, want %d", len(value.Text), len(want))
		}
		return
	}
	t.Error("no algorithms are shown")
}
