package walk_test

import (
	"testing"

	"authwalk/flow/walk"
)

func TestRules(t *testing.T) {
	for _, test := range []struct {
		rule     walk.Rule
		met, not string
	}{
		{walk.Rule{Kind: walk.MinLength, Least: 4}, "äöüß", "abc"},
		{walk.Rule{Kind: walk.Uppercase}, "aB", "äÄ"},
		{walk.Rule{Kind: walk.Lowercase}, "Ab", "ÄÖ"},
		{walk.Rule{Kind: walk.Number}, "a1", "a٣"},
		{walk.Rule{Kind: walk.Symbol}, "a!", "aé"},
		{walk.Rule{Kind: walk.Symbol}, "a b", " ab "},
	} {
		if test.rule.Judge(test.met) != walk.Met || test.rule.Judge(test.not) != walk.NotMet {
			t.Errorf("%+v: %v of %q, %v of %q", test.rule, test.rule.Judge(test.met), test.met, test.rule.Judge(test.not), test.not)
		}
	}
	if (walk.Rule{Kind: walk.OnlyService}).Judge("x") != walk.Unknown {
		t.Error("what only the service knows was judged")
	}
	if lacks := (walk.Rule{Kind: walk.MinLength, Least: 8}).Lacks("abc"); lacks != "5 more" {
		t.Errorf("lacks %q", lacks)
	}
}

func TestIsLocal(t *testing.T) {
	for endpoint, want := range map[string]bool{
		"": false, "http://127.0.0.1:9229": true, "http://localhost:9229": true, "http://[::1]:9229": true, "http://127.8.8.8": true,
		"http://127.0.0.1.evil.test": false, "http://localhost.evil.test": false, "https://cognito-idp.eu-west-1.amazonaws.com": false,
		"http://192.168.1.2": false, "://": false,
	} {
		if got := (walk.Target{Endpoint: endpoint}).IsLocal(); got != want {
			t.Errorf("%q: %v", endpoint, got)
		}
	}
}

func TestRegionOf(t *testing.T) {
	for id, want := range map[string]string{"eu-west-1_Ab12Cd34E": "eu-west-1", "us-gov-west-1_Zz9": "us-gov-west-1", "nonsense": "", "eu-west-1_": ""} {
		if got := walk.RegionOf(id); got != want {
			t.Errorf("%q: %q", id, got)
		}
	}
}
