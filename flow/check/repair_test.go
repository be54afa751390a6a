package check_test

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"authwalk/flow/check"
	"authwalk/flow/command"
	"authwalk/flow/poolfile"
)

// TestARepairIsItsCommand: what is offered as a call is what the line of the AWS CLI does,
// for every trouble that one call mends.
func TestARepairIsItsCommand(t *testing.T) {
	now := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	for user, operation := range map[string]string{
		"UserStatus: UNCONFIRMED": "AdminConfirmSignUp",
		"Enabled: false":          "AdminEnableUser",
		"UserStatus: RESET_REQUIRED, UserAttributes: [{Name: email, Value: n@example.org}, {Name: email_verified, Value: 'true'}]": "AdminResetUserPassword",
		"UserStatus: FORCE_CHANGE_PASSWORD, UserLastModifiedDate: 2026-11-01T00:00:00Z":                                            "AdminCreateUser",
		"UserAttributes: [{Name: email, Value: n@example.org}]":                                                                    "AdminUpdateUserAttributes",
		"UserMFASettingList: [SOFTWARE_TOKEN_MFA], TotpSecret: ABCDEFGHIJKLMNOP":                                                   "AdminDeleteSoftwareToken",
		"TotpSecret: ABCDEFGHIJKLMNOP": "AdminSetUserMFAPreference",
	} {
		file, err := poolfile.Parse([]byte("UserPool: {Id: eu-west-1_Ab12Cd34E}\nMfaConfig: {MfaConfiguration: OPTIONAL, SoftwareTokenMfaConfiguration: {Enabled: true}}\n" +
			"Clients: [{ClientId: web, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]}]\nUsers: [{Username: \"na'dia\", " + user + "}]\n"))
		if err != nil {
			t.Fatal(err)
		}
		found := check.Of(check.Facts{Now: now, File: file, Username: "na'dia", Live: true}).Diagnosis()
		offered := false
		for _, repair := range found.Repairs {
			offered = offered || repair.Operation == operation
			calls, notes := command.Read(repair.Command)
			if len(calls) != 1 || calls[0].Operation != repair.Operation {
				t.Fatalf("%s is read as %v, %v", repair.Command, calls, notes)
			}
			var sent any
			_ = json.Unmarshal(repair.Input.Reveal(), &sent)
			if written := plain(calls[0].Members); !reflect.DeepEqual(written, sent) {
				t.Errorf("%s is %v, and the call %v", repair.Command, written, sent)
			}
			if repair.Username != "na'dia" || repair.Label == "" {
				t.Errorf("%+v", repair)
			}
		}
		if !offered {
			t.Errorf("%s: %s is not offered: %+v", user, operation, found.Repairs)
		}
	}
}

// plain is a value as encoding/json reads it.
func plain(value any) any {
	switch value := value.(type) {
	case command.Object:
		members := map[string]any{}
		for _, member := range value {
			members[member.Name] = plain(member.Value)
		}
		return members
	case command.List:
		var items []any
		for _, item := range value {
			items = append(items, plain(item))
		}
		return items
	default:
		return value
	}
}
