package main

import (
	"strings"
	"testing"

	"authwalk/flow/emulator"
)

func TestAnnounce(t *testing.T) {
	var out strings.Builder
	err := announce(&out, emulator.Ready{
		Endpoint: "http://127.0.0.1:1", Region: "eu-west-1", Token: "t0ken",
		Pools: []emulator.ReadyPool{{
			ID: "eu-west-1_A", Name: "one",
			Clients: []emulator.ReadyClient{{ID: "web", Name: "the web"}, {ID: "server", Name: "s", Secret: "hidden"}},
			Users:   []emulator.ReadyUser{{Username: "nadia", Password: "right", Note: "says\x1b[31m"}},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"http://127.0.0.1:1", "eu-west-1", "t0ken", "eu-west-1_A", "the web", "hidden", "nadia", "right", "says"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "\x1b") {
		t.Error("an escape came through")
	}
}

func TestALargePoolIsNotAnnouncedWhole(t *testing.T) {
	var out strings.Builder
	users := make([]emulator.ReadyUser, mostAnnounced+7)
	if err := announce(&out, emulator.Ready{Pools: []emulator.ReadyPool{{Users: users}}}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "and 7 more users") || strings.Count(out.String(), "  user ") != mostAnnounced {
		t.Errorf("got\n%s", out.String())
	}
}
