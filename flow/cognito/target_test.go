package cognito_test

import (
	"errors"
	"strings"
	"testing"

	"authwalk/flow/cognito"
	"authwalk/flow/walk"
)

func TestCheckTarget(t *testing.T) {
	for _, row := range []struct {
		target walk.Target
		field  string
	}{
		{walk.Target{}, ""},
		{walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E"}, ""},
		{walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E", Region: "eu-west-1", ClientID: "4example0client1id2abc3def4"}, ""},
		{walk.Target{UserPoolID: "local_1a2b3c", Region: "us-east-1", Endpoint: "http://localhost:9229"}, ""},
		{walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E", Region: "us-east-1", Endpoint: "https://cognito.example.org/path"}, ""},
		{walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E", Region: "us-east-1"}, "Region"},
		{walk.Target{UserPoolID: "eu-west-1"}, "UserPoolId"},
		{walk.Target{UserPoolID: "eu-west-1_"}, "UserPoolId"},
		{walk.Target{UserPoolID: "eu-west-1_Ab12 "}, "UserPoolId"},
		{walk.Target{UserPoolID: "eu-west-1_" + strings.Repeat("a", 50)}, "UserPoolId"},
		{walk.Target{UserPoolID: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab12Cd34E"}, "UserPoolId"},
		{walk.Target{UserPoolID: "Evil-_a"}, "UserPoolId"},
		{walk.Target{ClientID: "has space"}, "ClientId"},
		{walk.Target{ClientID: strings.Repeat("a", 129)}, "ClientId"},
		{walk.Target{Region: "eu-west-1.evil.test/"}, "Region"},
		{walk.Target{Region: "eu west"}, "Region"},
		{walk.Target{Region: "-"}, "Region"},
		{walk.Target{Endpoint: "https://cognito-idp.eu-west-1.amazonaws.com"}, ""},
		{walk.Target{Endpoint: "http://[::1]:9229/"}, ""},
		{walk.Target{Endpoint: "127.0.0.1:9229"}, "Endpoint"},
		{walk.Target{Endpoint: "localhost:9229"}, "Endpoint"},
		{walk.Target{Endpoint: "ftp://localhost"}, "Endpoint"},
		{walk.Target{Endpoint: "file:///etc/passwd"}, "Endpoint"},
		{walk.Target{Endpoint: "http://127.0.0.1@evil.test"}, "Endpoint"},
		{walk.Target{Endpoint: "http://nadia:secret@127.0.0.1"}, "Endpoint"},
		{walk.Target{Endpoint: "http://"}, "Endpoint"},
		{walk.Target{Endpoint: "http://:9229"}, "Endpoint"},
		{walk.Target{Endpoint: "http://127.0.0.1:"}, "Endpoint"},
		{walk.Target{Endpoint: "http://127.0.0.1:0"}, "Endpoint"},
		{walk.Target{Endpoint: "http://127.0.0.1:99999"}, "Endpoint"},
		{walk.Target{Endpoint: "http://127.0.0.1:80:81"}, "Endpoint"},
		{walk.Target{Endpoint: "http://127.0.0.1/?a=b"}, "Endpoint"},
		{walk.Target{Endpoint: "http://127.0.0.1?"}, "Endpoint"},
		{walk.Target{Endpoint: "http://127.0.0.1/#"}, "Endpoint"},
		{walk.Target{Endpoint: "http://127.0.0.1/a/../b"}, "Endpoint"},
		{walk.Target{Endpoint: "http://127.0.0.1/.."}, "Endpoint"},
		{walk.Target{Endpoint: "http://127.0.0.1//evil.test"}, "Endpoint"},
		{walk.Target{Endpoint: "http://127.0.0.1\\evil.test"}, "Endpoint"},
		{walk.Target{Endpoint: "http://127.0.0.1%2eevil.test"}, "Endpoint"},
		{walk.Target{Endpoint: "http://127.0.0.1\n"}, "Endpoint"},
		{walk.Target{Endpoint: "http://127.0.0.1 "}, "Endpoint"},
	} {
		err := cognito.CheckTarget(row.target)
		var failed *walk.Error
		if row.field == "" {
			if err != nil {
				t.Errorf("%+v: %v", row.target, err)
			}
			continue
		}
		if !errors.As(err, &failed) || failed.Kind != walk.BadInput || failed.Field != row.field || failed.Next == "" {
			t.Errorf("%+v: %+v, want a fault in %s", row.target, failed, row.field)
		}
		if err != nil && strings.Contains(err.Error()+failed.Next, "secret") {
			t.Errorf("%+v: the password is quoted: %v", row.target, err)
		}
	}
}

func TestMismatchNamesBothRegions(t *testing.T) {
	err := cognito.CheckTarget(walk.Target{UserPoolID: "eu-west-1_Ab12Cd34E", Region: "us-east-1"})
	if want := "the pool is in eu-west-1, but the region is us-east-1"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

func TestPlainHTTPStaysOnThisMachine(t *testing.T) {
	for endpoint, local := range map[string]bool{
		"http://127.0.0.1:9229":           true,
		"http://127.9.9.9":                true,
		"http://localhost:9229":           true,
		"http://[::1]:9229":               true,
		"http://[::ffff:127.0.0.1]:9229":  true,
		"http://[::ffff:192.0.2.1]":       false,
		"http://127.0.0.1.evil.test":      false,
		"http://localhost.evil.test":      false,
		"http://127.1":                    false,
		"http://2130706433":               false,
		"http://0x7f000001":               false,
		"http://0.0.0.0:9229":             false,
		"http://host.docker.internal":     false,
		"http://169.254.169.254":          false,
		"https://anywhere.example.org":    true,
		"https://anywhere.example.org:44": true,
	} {
		_, err := cognito.New(cognito.Options{Endpoint: endpoint})
		if (err == nil) != local {
			t.Errorf("%s: %v", endpoint, err)
		}
		if _, err := cognito.New(cognito.Options{Endpoint: endpoint, AllowHTTP: true}); err != nil {
			t.Errorf("%s, though allowed: %v", endpoint, err)
		}
	}
}

func FuzzCheckTarget(f *testing.F) {
	f.Add("eu-west-1_Ab12Cd34E", "eu-west-1", "http://127.0.0.1:9229")
	f.Add("", "", "http://a@b:1/..")
	f.Fuzz(func(t *testing.T, pool, region, endpoint string) {
		target := walk.Target{UserPoolID: pool, Region: region, Endpoint: endpoint}
		if cognito.CheckTarget(target) != nil {
			return
		}
		if strings.ContainsAny(pool+region, "/.:@\\ \r\n") || strings.ContainsAny(endpoint, "@?#\\ \r\n") {
			t.Errorf("%q passes", []string{pool, region, endpoint})
		}
	})
}
