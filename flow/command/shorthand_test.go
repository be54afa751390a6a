package command_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"authwalk/flow/command"
)

func load(_, reference string) (string, error) {
	if reference != "file://secret" {
		return "", errors.New("no such file")
	}
	return "from the file", nil
}

func TestShorthand(t *testing.T) {
	type m = map[string]any
	for text, want := range map[string]m{
		"A=b":                        {"A": "b"},
		"A=b,C=d":                    {"A": "b", "C": "d"},
		"A = b , C = d ":             {"A": "b", "C": "d"},
		"A={B=c,B=d}":                {"A": m{"B": "d"}},
		"USERNAME=nadia@example.org": {"USERNAME": "nadia@example.org"},
		"A=b=c":                      {"A": "b=c"},
		"A=,B=":                      {"A": "", "B": ""},
		"A=012345":                   {"A": "012345"},
		`A="b,c",D='e"f'`:            {"A": "b,c", "D": `e"f`},
		`A="say \"yes\" \\ \n"`:      {"A": `say "yes" \ \n`},
		`A=b\,c`:                     {"A": "b,c"},
		"A=b,c,D=e":                  {"A": []any{"b", "c"}, "D": "e"},
		"A=[b,c]":                    {"A": []any{"b", "c"}},
		"A=[]":                       {"A": []any{}},
		"A={B=c,D=e},F=g":            {"A": m{"B": "c", "D": "e"}, "F": "g"},
		"IpAddress=192.0.2.1,H=[{n=a,v=b},{n=c,v=d}],P=/x": {"IpAddress": "192.0.2.1", "H": []any{m{"n": "a", "v": "b"}, m{"n": "c", "v": "d"}}, "P": "/x"},
		"userAttributes.given_name=Ann":                    {"userAttributes.given_name": "Ann"},
		"PASSWORD@=file://secret":                          {"PASSWORD": "from the file"},
		"A=grün":                                           {"A": "grün"},
		"=b":                                               {"": "b"},

		// As the AWS CLI reads them, 2.36.7.
		"USERNAME=nadia,PASSWORD=a=b=":       {"USERNAME": "nadia", "PASSWORD": "a=b="},
		"USERNAME = nadia , PASSWORD = x y ": {"USERNAME": "nadia", "PASSWORD": "x y"},
		"USERNAME=a,b,PASSWORD=c":            {"USERNAME": []any{"a", "b"}, "PASSWORD": "c"},
		`USERNAME=a\,b,PASSWORD=c`:           {"USERNAME": "a,b", "PASSWORD": "c"},
		`USERNAME="a,b",PASSWORD='c=d,e'`:    {"USERNAME": "a,b", "PASSWORD": "c=d,e"},
		`PASSWORD='it\'s'`:                   {"PASSWORD": "it's"},
		`PASSWORD="say \"hi\""`:              {"PASSWORD": `say "hi"`},
		`PASSWORD=back\slash`:                {"PASSWORD": `back\slash`},
		`PASSWORD="back\\slash"`:             {"PASSWORD": `back\slash`},
		`PASSWORD=back\\slash`:               {"PASSWORD": `back\\slash`},
		`USERNAME='n',PASSWORD='a\\'`:        {"USERNAME": "n", "PASSWORD": `a\`},
		"PASSWORD=":                          {"PASSWORD": ""},
		"PASSWORD=,USERNAME=n":               {"PASSWORD": "", "USERNAME": "n"},
		"PASSWORD= lead":                     {"PASSWORD": "lead"},
		`PASSWORD=" lead "`:                  {"PASSWORD": " lead "},
		"PASSWORD=#$%&()*+-./:;<>?@^_`|~!":   {"PASSWORD": "#$%&()*+-./:;<>?@^_`|~!"},
		`PASSWORD="a😀"`:                      {"PASSWORD": "a😀"},
		"PASSWORD={x=y}":                     {"PASSWORD": m{"x": "y"}},
		"PASSWORD=[a,b]":                     {"PASSWORD": []any{"a", "b"}},
		"custom:role=x,k/1.2#3=y":            {"custom:role": "x", "k/1.2#3": "y"},
		"PASSWORD=file://pw.txt":             {"PASSWORD": "file://pw.txt"},
		"USERNAME=nadia PASSWORD=x":          {"USERNAME": "nadia PASSWORD=x"},
		"A=b,C=d=e,f":                        {"A": "b", "C": []any{"d=e", "f"}},
		"Enabled=TRUE,PreferredMfa=yes":      {"Enabled": "TRUE", "PreferredMfa": "yes"},
		`IpAddress=1,ServerName=s,ServerPath=/,HttpHeaders=[{headerName=UA,headerValue=x y},{headerName=H,headerValue="a,b"}]`: {
			"IpAddress": "1", "ServerName": "s", "ServerPath": "/",
			"HttpHeaders": []any{m{"headerName": "UA", "headerValue": "x y"}, m{"headerName": "H", "headerValue": "a,b"}},
		},
	} {
		got, err := command.Shorthand(text, load)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		} else if !reflect.DeepEqual(got, want) {
			t.Errorf("%q became %#v, want %#v", text, got, want)
		}
	}
}

func TestShorthandRefuses(t *testing.T) {
	const canary = "hunter2"
	for text, want := range map[string]string{
		canary:                         "character 8: expected name=value",
		"":                             "character 1: expected name=value",
		"A=b,A=" + canary:              "occurs twice",
		"A=\"" + canary:                "character 3: the closing quote is missing",
		"A={B=" + canary:               "expected a comma or }",
		"A=[b," + canary:               "expected a comma or ]",
		"A=b}" + canary:                "expected a comma or the end",
		"A=\"b\"" + canary:             "expected a comma or the end",
		"A@" + canary:                  "expected =",
		"A@=file://" + "nowhere":       "no such file",
		"A@=[" + canary + "]":          "expected a file after @=",
		strings.Repeat("A={", 60):      "nested too deeply",
		"A=" + strings.Repeat("[", 60): "nested too deeply",

		// As the AWS CLI refuses them, 2.36.7.
		"PASSWORD=it's" + canary:                   "expected a comma or the end",
		`PASSWORD=a"b` + canary:                    "expected a comma or the end",
		"PASSWORD=p{x}" + canary:                   "expected a comma or the end",
		"PASSWORD=p]x" + canary:                    "expected a comma or the end",
		`PASSWORD='a\\',USERNAME='` + canary + `'`: "expected a comma or the end",
		"USERNAME=" + canary + ",":                 "expected a value",
		"USERNAME":                                 "expected name=value",
		"PASSWORD=a😀":                              "expected a comma or the end",
		" A=" + canary:                             "expected name=value",
		"k y=1":                                    "expected name=value",
		"{USERNAME:" + canary + "}":                "expected name=value",
	} {
		_, err := command.Shorthand(text, load)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gave %v, want %q", text, err, want)
		} else if strings.Contains(err.Error(), canary) {
			t.Errorf("the error quotes the text: %v", err)
		}
	}
}

func FuzzShorthand(f *testing.F) {
	for _, seed := range []string{"A=b,c,D=e", "A=[{b=c}]", `A="\"",B='`, "A@=file://secret", "A={B=[c"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		members, err := command.Shorthand(text, load)
		if err == nil && members == nil {
			t.Error("neither members nor an error")
		}
	})
}
