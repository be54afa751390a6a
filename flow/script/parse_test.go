package script

import (
	"strings"
	"testing"
)

func TestParseRefuses(t *testing.T) {
	const canary = "hunter2-canary"
	for _, test := range []struct{ name, text, want string }{
		{"no start", "answers: {}\n", "line 1, column 1: the script has no start"},
		{"unknown member", "start: {}\nanswer: {A: " + canary + "}\n", "line 2, column 1: unknown member answer"},
		{"unknown member of start", "start:\n  AuthFlo: " + canary + "\n", "line 2, column 3: unknown member AuthFlo"},
		{"unknown member of target", "target:\n  Password: " + canary + "\nstart: {}\n", "line 2, column 3: unknown member Password"},
		{"unknown member of expect", "start: {}\nexpect: {outcome: tokens}\n", "line 2, column 10: unknown member outcome"},
		{"unknown reference", "start:\n  AuthParameters: {USERNAME: \"${" + canary + "}\"}\n", "line 2, column 30: unknown reference"},
		{"unknown reference in an answer", "start: {}\nanswers: {SMS_MFA: {SMS_MFA_CODE: \"${" + canary + "}\"}}\n", "line 2, column 35: unknown reference"},
		{"answer is a text", "start: {}\nanswers: {SMS_MFA: " + canary + "}\n", "line 2, column 20: expected a mapping"},
		{"answer is a list of texts", "start: {}\nanswers: {SMS_MFA: [" + canary + "]}\n", "line 2, column 21"},
		{"TOTP is no truth", "start: {}\nanswers: {MFA_SETUP: {TOTP: " + canary + "}}\n", "line 2, column 29"},
		{"TOTP is false", "start: {}\nanswers: {MFA_SETUP: {TOTP: false}}\n", "TOTP must be true"},
		{"admin is a text", "start: {}\nadmin: " + canary + "\n", "line 2, column 8: expected true or false"},
		{"structure is a text", "start: {UserContextData: " + canary + "}\n", "line 1, column 26"},
		{"unknown member of role", "start: {}\nrole: {Code: " + canary + "}\n", "line 2, column 8: unknown member Code"},
		{"unknown reference in role", "start: {}\nrole: {TokenCode: \"${" + canary + "}\"}\n", "line 2, column 19: unknown reference"},
		{"no space after a colon", "start: {}\nrole: {TokenCode:" + canary + "}\n", "line 2, column 8: no space follows TokenCode: write NAME: value"},
		{"no space in a parameter", "start: {AuthParameters: {USERNAME: nadia, PASSWORD:" + canary + "}}\n", "line 1, column 43: no space follows PASSWORD: write NAME: value"},
		{"no space in an answer", "start: {}\nanswers: {SMS_MFA: {SMS_MFA_CODE:" + canary + "}}\n", "no space follows SMS_MFA_CODE"},
		{"equals sign", "start: {AuthParameters: {PASSWORD=" + canary + "}}\n", "no space follows PASSWORD"},
		{"comma in a text", "start: {AuthParameters: {PASSWORD: a, " + canary + "}}\n", "line 1, column 39: this name has no value"},
		{"parameter without a value", "start:\n  AuthParameters:\n    USERNAME: nadia\n    PASSWORD:\n", "line 4, column 5: this name has no value"},
		{"parameter that is null", `{"start": {"AuthParameters": {"PASSWORD": null}}}`, "line 1, column 31: this name has no value"},
		{"answer without a value", "start: {}\nanswers:\n  SMS_MFA:\n    SMS_MFA_CODE:\n", "line 4, column 5: this name has no value"},
		{"challenge without an answer", "start: {}\nanswers:\n  SMS_MFA:\n", "line 3, column 3: this name has no value"},
		{"value in an unknown name", "start: {\"AuthFlo:" + canary + "\": x}\n", "unknown member AuthFlo…"},
		{"value in an unknown name of JSON", `{"start": {"AuthFlo=` + canary + `": 1}}`, "unknown member AuthFlo…"},
		{"value in a name that comes twice", `{"start": {"A=` + canary + `": 1, "A=` + canary + `": 1}}`, "A… occurs twice"},
		{"value in an unknown member of a call", `{"start": {"call": {"A:` + canary + `": 1}}}`, "a call has no A…: it takes"},
		{"path is a text", "start: {}\nexpect: {path: " + canary + "}\n", "line 2, column 16: expected a list"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Parse([]byte(test.text))
			if err == nil {
				t.Fatal("it was read")
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %q, want %q", err, test.want)
			}
			if strings.Contains(err.Error(), canary) {
				t.Errorf("the error quotes the script: %q", err)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("target: {UserPoolId: eu-west-1_Ab12Cd34E}\nadmin: true\nstart: {AuthFlow: USER_SRP_AUTH}\nanswers: {MFA_SETUP: [{TOTP: true}]}\nrole: {TokenCode: \"${prompt}\"}\nexpect: {path: [], result: tokens}\n"))
	f.Add([]byte(`{"start": {"AuthParameters": {"USERNAME": "${env:X}"}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		script, err := Parse(data)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "line ") {
				t.Errorf("no place: %v", err)
			}
			return
		}
		runner := Runner{Sources: &fakeSources{}}
		_, _ = runner.Start(t.Context(), script)
		script.GivesPassword()
	})
}
