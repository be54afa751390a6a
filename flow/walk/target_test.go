package walk_test

import (
	"testing"

	"authwalk/flow/walk"
)

func TestWhereATargetIs(t *testing.T) {
	for _, row := range []struct {
		target walk.Target
		want   string
	}{
		{walk.Target{Region: "eu-west-1"}, "eu-west-1"},
		{walk.Target{Region: "eu-west-1", Endpoint: "http://127.0.0.1:9229/path"}, "127.0.0.1:9229"},
		{walk.Target{Endpoint: "https://idp.example.org"}, "idp.example.org"},
		{walk.Target{Endpoint: "localhost:9229"}, "localhost:9229"}, // no scheme
		{walk.Target{Endpoint: "idp.example.org"}, "idp.example.org"},
		{walk.Target{Endpoint: "127.0.0.1:9229"}, "127.0.0.1:9229"}, // no URL
	} {
		if got := row.target.Where(); got != row.want {
			t.Errorf("%+v is at %q, want %q", row.target, got, row.want)
		}
	}
}
