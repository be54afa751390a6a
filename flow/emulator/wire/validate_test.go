package wire

import (
	"reflect"
	"sort"
	"strings"
	"testing"

	"authwalk/flow/api"
)

func TestValidationMessages(t *testing.T) {
	for _, test := range []struct{ id, operation, body, want string }{
		{"A009", "InitiateAuth", `{"AuthFlow":"USER_AUTH"}`, "1 validation error detected: Value null at 'clientId' failed to satisfy constraint: Member must not be null"},
		{"A009 null", "InitiateAuth", `{"AuthFlow":"USER_AUTH","ClientId":null}`, "1 validation error detected: Value null at 'clientId' failed to satisfy constraint: Member must not be null"},
		{"A010", "InitiateAuth", `{"AuthFlow":"USER_AUTH","ClientId":""}`, `2 validation errors detected: Value '' at 'clientId' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'clientId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+]+`},
		{"A011", "InitiateAuth", `{"AuthFlow":"USER_AUTH","ClientId":"bad client id!"}`, `1 validation error detected: Value 'bad client id!' at 'clientId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+]+`},
		{"A012", "SignUp", `{"ClientId":"","Username":"a"}`, `2 validation errors detected: Value at 'clientId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+]+; Value at 'clientId' failed to satisfy constraint: Member must have length greater than or equal to 1`},
		{"A013", "InitiateAuth", `{"AuthFlow":"NO_SUCH_FLOW","ClientId":"a"}`, "1 validation error detected: Value 'NO_SUCH_FLOW' at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set: [USER_SRP_AUTH, REFRESH_TOKEN_AUTH, REFRESH_TOKEN, CUSTOM_AUTH, ADMIN_NO_SRP_AUTH, USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH, USER_AUTH]"},
		{"A014", "ConfirmSignUp", `{"ClientId":"a","Username":"a","ConfirmationCode":"12 34"}`, `1 validation error detected: Value '12 34' at 'confirmationCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\S]+`},
		{"A015", "ConfirmForgotPassword", `{"ClientId":"a","Username":"a","ConfirmationCode":"","Password":"p"}`, `2 validation errors detected: Value '' at 'confirmationCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\S]+; Value '' at 'confirmationCode' failed to satisfy constraint: Member must have length greater than or equal to 1`},
		{"A016", "VerifySoftwareToken", `{"UserCode":"Aaaa"}`, `2 validation errors detected: Value 'Aaaa' at 'userCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9]+; Value 'Aaaa' at 'userCode' failed to satisfy constraint: Member must have length greater than or equal to 6`},
		{"A017", "UpdateUserAttributes", `{"AccessToken":"","UserAttributes":[]}`, `1 validation error detected: Value at 'accessToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [A-Za-z0-9-_=.]+`},
		{"blank before a password", "SignUp", `{"ClientId":"a","Username":"a","Password":" p"}`, `1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\S]+.*[\S]+$`},
		{"blank after a password", "AdminSetUserPassword", `{"UserPoolId":"a_b","Username":"a","Password":"p "}`, `1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\S]+.*[\S]+$`},
		{"nested", "SignUp", `{"ClientId":"a","Username":"a","UserAttributes":[{"Name":"a"},{"Value":"x"}]}`, "1 validation error detected: Value null at 'userAttributes.2.member.name' failed to satisfy constraint: Member must not be null"},
		{"number", "ListUserPools", `{"MaxResults":61}`, "1 validation error detected: Value '61' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 60"},
	} {
		t.Run(test.id, func(t *testing.T) {
			members, err := parseInput([]byte(test.body))
			if err != nil {
				t.Fatal(err)
			}
			_, err = validate(declared(test.operation), members)
			if err == nil {
				t.Fatal("accepted")
			}
			name, message, _ := strings.Cut(err.Error(), ": ")
			if name != "InvalidParameterException" || !reflect.DeepEqual(parts(message), parts(test.want)) {
				t.Errorf("got  %s: %s\nwant %s", name, message, test.want)
			}
		})
	}
}

// parts splits a message into its violations, whose order does not count.
func parts(message string) []string {
	count, violations, _ := strings.Cut(message, ": ")
	split := append(strings.Split(violations, "; "), count)
	sort.Strings(split)
	return split
}

func TestWrongTypesAreNotConverted(t *testing.T) {
	for _, body := range []string{
		`{"ClientId":1}`, `{"ClientId":{}}`, `{"ClientId":[]}`, `{"ClientId":true}`, `{"AuthParameters":"x"}`,
		`{"AuthParameters":{"USERNAME":1}}`, `{"AuthParameters":[]}`, `[]`, `"x"`, `{`, `{} {}`, `{"A":1e}`,
		`{"A":` + strings.Repeat("1", 65) + `}`, strings.Repeat(`{"A":`, 40) + "1" + strings.Repeat("}", 40),
	} {
		members, err := parseInput([]byte(body))
		if err == nil {
			_, err = validate(declared("InitiateAuth"), members)
		}
		if err == nil || !strings.HasPrefix(err.Error(), "SerializationException") {
			t.Errorf("%.40s: %v", body, err)
		}
	}
}

func TestNullsAndUnknownMembersAreLeftOut(t *testing.T) {
	members, err := parseInput([]byte(`{"ClientId":"a","AuthFlow":"USER_AUTH","Session":null,"New":1,"AuthParameters":{"USERNAME":"n","PASSWORD":null}}`))
	if err != nil {
		t.Fatal(err)
	}
	input, err := validate(declared("InitiateAuth"), members)
	if want := `{"AuthFlow":"USER_AUTH","AuthParameters":{"USERNAME":"n"},"ClientId":"a"}`; err != nil || string(input) != want {
		t.Errorf("%s, %v", input, err)
	}
}

func TestSpacesInsidePasswordsAreTaken(t *testing.T) {
	for operation, body := range map[string]string{
		"SignUp":                `{"ClientId":"a","Password":"correct horse","Username":"a"}`,
		"AdminSetUserPassword":  `{"Password":"correct horse","UserPoolId":"a_b","Username":"a"}`,
		"ConfirmForgotPassword": `{"ClientId":"a","ConfirmationCode":"1","Password":"correct horse","Username":"a"}`,
		"ChangePassword":        `{"AccessToken":"a","PreviousPassword":"correct horse","ProposedPassword":"battery staple"}`,
	} {
		members, err := parseInput([]byte(body))
		if err != nil {
			t.Fatal(err)
		}
		if input, err := validate(declared(operation), members); err != nil || string(input) != body {
			t.Errorf("%s: %s, %v", operation, input, err)
		}
	}
}

func declared(name string) api.Operation {
	operation, _ := api.FindOperation(name)
	return operation
}
