package start_test

import (
	"testing"

	"authwalk/flow/start"
	"authwalk/flow/walk"
)

func TestReady(t *testing.T) {
	client := walk.Target{ClientID: "c"}
	pool := walk.Target{ClientID: "c", UserPoolID: "eu-west-1_A"}
	secret := walk.NewSecret("x")
	parameter := func(name string) walk.Values { return walk.NewValues(map[string]string{name: ""}) }
	for _, test := range []struct {
		name  string
		start walk.Start
		ready bool
	}{
		{"nothing", walk.Start{}, false},
		{"no flow", walk.Start{Target: pool, Username: "u"}, false},
		{"no user", walk.Start{Target: pool, AuthFlow: "USER_SRP_AUTH"}, false},
		{"SRP", walk.Start{Target: pool, AuthFlow: "USER_SRP_AUTH", Username: "u"}, true},
		{"SRP without pool", walk.Start{Target: client, AuthFlow: "USER_SRP_AUTH", Username: "u"}, false},
		{"password", walk.Start{Target: client, AuthFlow: "USER_PASSWORD_AUTH", Username: "u", Password: secret}, true},
		{"password lacking", walk.Start{Target: client, AuthFlow: "USER_PASSWORD_AUTH", Username: "u"}, false},
		{"empty password on purpose", walk.Start{Target: client, AuthFlow: "USER_PASSWORD_AUTH", Username: "u", Parameters: parameter("PASSWORD")}, true},
		{"empty user on purpose", walk.Start{Target: client, AuthFlow: "USER_AUTH", Parameters: parameter("USERNAME")}, true},
		{"admin without pool", walk.Start{Target: client, Operation: walk.AdminInitiateAuth, AuthFlow: "USER_AUTH", Username: "u"}, false},
		{"admin lacking a password", walk.Start{Target: pool, Operation: walk.AdminInitiateAuth, AuthFlow: "ADMIN_NO_SRP_AUTH", Username: "u"}, false},
		{"refresh", walk.Start{Target: client, AuthFlow: "REFRESH_TOKEN_AUTH", Parameters: parameter("REFRESH_TOKEN")}, true},
		{"refresh lacking the token", walk.Start{Target: client, AuthFlow: "REFRESH_TOKEN", Username: "u"}, false},
	} {
		if got := start.Ready(test.start); got != test.ready {
			t.Errorf("%s: ready is %v", test.name, got)
		}
	}
}
