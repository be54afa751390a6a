package state

import (
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

func TestUnreadableDelayIsSaidAtTheStart(t *testing.T) {
	file := &poolfile.File{
		UserPool: pool.UserPool{ID: "eu-west-1_Ab12Cd34E"},
		Faults:   []poolfile.Fault{{Operation: "InitiateAuth", Kind: "delay", Delay: "soon"}},
	}
	_, err := New(Options{Files: []*poolfile.File{file}, Now: func() time.Time { return start }, Random: rand.Reader})
	if err == nil || !strings.Contains(err.Error(), `fault of InitiateAuth: the Delay "soon" is not a duration such as 2s`) {
		t.Errorf("said %v", err)
	}
}
