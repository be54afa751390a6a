package walk_test

import (
	"testing"

	"authwalk/flow/walk"
)

func TestReasonsAndKindsHaveNames(t *testing.T) {
	seen := map[string]bool{}
	for reason := walk.ReadOnly; reason <= walk.NothingVerified; reason++ {
		name := reason.String()
		if name == "" || seen[name] || walk.ReasonNamed(name) != reason {
			t.Errorf("reason %d is named %q", int(reason), name)
		}
		seen[name] = true
	}
	if walk.ErrorReason(1000).String() != "" || walk.ReasonNamed("?") != walk.Unspecified {
		t.Error("a reason of another version is mistaken for one of ours")
	}
	for kind := walk.Refused; kind <= walk.BadInput; kind++ {
		if (&walk.Error{Kind: kind}).Label() == "" {
			t.Errorf("%v has no label", kind)
		}
		if name := kind.String(); name == "" || walk.KindNamed(name) != kind {
			t.Errorf("kind %d is named %q", int(kind), name)
		}
	}
}
