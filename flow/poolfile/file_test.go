package poolfile_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"authwalk/flow/document"
	"authwalk/flow/poolfile"
)

const filePool = `
UserPool:
  Id: eu-west-1_Ab12Cd34E
  MfaConfiguration: ON
  CreationDate: 2026-01-07T08:05:09Z
  Frobnication: {Level: 3, Text: 012}
Clients:
  - ClientId: 4example0client1id2abc3def4
    ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]
Users:
  - Username: 007
    Password: 0123456
    TemporaryPassword: ~
    Note: "  keeps: everything  "
    UserAttributes:
      - {Name: phone_number, Value: +15550100142}
      - {Name: email_verified, Value: true}
      - {Name: "custom:size", Value: 0x1F}
`

func TestYAMLKeepsText(t *testing.T) {
	file, err := poolfile.Parse([]byte(filePool))
	if err != nil {
		t.Fatal(err)
	}
	user := file.Users[0]
	for got, want := range map[string]string{
		user.Username: "007", user.Password: "0123456", user.Note: "  keeps: everything  ",
		user.UserAttributes.Get("phone_number"): "+15550100142",
		user.UserAttributes.Get("custom:size"):  "0x1F", user.UserAttributes.Get("email_verified"): "true",
		file.UserPool.MfaConfiguration: "ON",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := file.UserPool.CreationDate.Unix(); got != 1767773109 {
		t.Errorf("CreationDate = %d", got)
	}
	if got := file.UnknownMembers(); !reflect.DeepEqual(got, []string{"UserPool.Frobnication"}) {
		t.Errorf("UnknownMembers = %q", got)
	}
	if got := string(file.UserPool.Other["Frobnication"]); got != `{"Level":3,"Text":"012"}` {
		t.Errorf("kept %s", got)
	}
}

func TestFileErrorsSayWhereAndNeverQuote(t *testing.T) {
	secret := "Hunter2Secret"
	for name, test := range map[string]struct {
		text         string
		line, column int
	}{
		"yaml syntax":       {"Users:\n  - Username: a\n    Password: \"" + secret + "\n", 3, 0},
		"yaml no space":     {"Users:\n  - {Username: a, Password:" + secret + "}\n", 2, 19},
		"yaml comma":        {"Users:\n  - {Username: a, Password: b, " + secret + "}\n", 2, 32},
		"yaml list":         {"Users: " + secret + "\n", 1, 8},
		"yaml whole number": {"UserPool:\n  Policies:\n    PasswordPolicy:\n      MinimumLength: " + secret + "\n", 4, 22},
		"yaml allowed":      {"UserPool:\n  MfaConfiguration: " + secret + "\n", 2, 21},
		"yaml required":     {"Users:\n  - Password: " + secret + "\n", 2, 0},
		"yaml twice":        {"Users:\n  - Username: a\nUsers: []\n", 0, 0},
		"yaml alias":        {"Users: &a\n  - Username: a\n", 1, 8},
		"json syntax":       {"{\"Users\":[\n  {\"Username\":\"a\",\"Password\":" + secret + "}]}", 2, 30},
		"json type":         {"{\"Users\":[\n  {\"Username\":\"a\",\"Password\":[\"" + secret + "\"]}]}", 2, 30},
		"json more":         {"{} {}", 1, 4},
		"yaml deep":         {"UserPool:\n  Name: " + secret + "\n  Other: " + strings.Repeat("[", 1<<20), 3, 1010},
		"pool id":           {"UserPool:\n  Id: " + secret + "\n", 2, 7},
		"pool id, controls": {"UserPool:\n  Id: \"us-east-1_\x1b[2J" + secret + "\"\n", 2, 0},
		"client id":         {"Clients:\n  - ClientId: \"a b " + secret + "\"\n", 2, 15},
		"json deep":         {strings.Repeat(`{"a":[`, 100), 0, 0},
		"not an object":     {secret, 1, 1},
		"empty":             {"# nothing\n", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := poolfile.Parse([]byte(test.text))
			var fault *document.Error
			if !errors.As(err, &fault) {
				t.Fatalf("got %v", err)
			}
			if strings.Contains(err.Error(), secret) {
				t.Errorf("the error quotes the file: %v", err)
			}
			if test.line != 0 && fault.At.Line != test.line || test.column != 0 && fault.At.Column != test.column {
				t.Errorf("at %d:%d (%v), want %d:%d", fault.At.Line, fault.At.Column, err, test.line, test.column)
			}
		})
	}
}

func TestFileRoundTrips(t *testing.T) {
	file, err := poolfile.Parse([]byte(filePool))
	if err != nil {
		t.Fatal(err)
	}
	checkRoundTrip(t, file)
}

func checkRoundTrip(t *testing.T, file *poolfile.File) {
	t.Helper()
	text := written(t, file)
	again, err := poolfile.Parse([]byte(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if !reflect.DeepEqual(file, again) {
		t.Fatalf("the file changed:\n%s\n%s", text, written(t, again))
	}
}

func written(t *testing.T, file *poolfile.File) string {
	t.Helper()
	var text strings.Builder
	if err := file.WriteJSON(&text); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(filePool))
	f.Add([]byte(`{"UserPool":{"Id":"a_b","X":[1,null,"é\ud83d\ude00"]},"Users":[{"Username":"a","Password":"'\"\\\n\u0001"}]}`))
	f.Add([]byte("Users:\n- Username: |\n    a\n    b\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := poolfile.Parse(data)
		if err == nil {
			checkRoundTrip(t, file)
		}
	})
}
