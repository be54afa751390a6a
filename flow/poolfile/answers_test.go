package poolfile_test

import (
	"strings"
	"testing"

	"authwalk/flow/poolfile"
)

const (
	describedPool   = `"UserPool": {"Id": "eu-west-1_Ab12Cd34E", "Name": "n", "Policies": {}, "EstimatedNumberOfUsers": 2, "MfaConfiguration": "OPTIONAL"}`
	describedClient = `"UserPoolClient": {"UserPoolId": "eu-west-1_Ab12Cd34E", "ClientName": "web", "ClientId": "abc", "CreationDate": "2026-01-07T09:05:09+01:00"}`
	listedUsers     = `"Users": [{"Username": "nadia", "Attributes": [{"Name": "email", "Value": "nadia@example.org"}], "Enabled": true, "UserStatus": "CONFIRMED"}]`
	factors         = `"SmsMfaConfiguration": {}, "SoftwareTokenMfaConfiguration": {"Enabled": true}, "MfaConfiguration": "OPTIONAL"`
	gottenUser      = `"Username": "nadia", "UserAttributes": [{"Name": "email", "Value": "nadia@example.org"}], "UserStatus": "CONFIRMED"`
)

// TestAnswersOfTheAPIAreRead reads what people have saved.
func TestAnswersOfTheAPIAreRead(t *testing.T) {
	for name, test := range map[string]struct {
		text                       string
		pool, client, user, factor bool
	}{
		"describe-user-pool":                  {text: "{" + describedPool + "}", pool: true},
		"describe-user-pool --query UserPool": {text: strings.TrimPrefix(describedPool, `"UserPool": `), pool: true},
		"describe-user-pool-client":           {text: "{" + describedClient + "}", pool: true, client: true},
		"describe-user-pool-client, bare":     {text: strings.TrimPrefix(describedClient, `"UserPoolClient": `), pool: true, client: true},
		"list-users":                          {text: "{" + listedUsers + "}", user: true},
		"list-users --query Users":            {text: strings.TrimPrefix(listedUsers, `"Users": `), user: true},
		"admin-get-user":                      {text: "{" + gottenUser + "}", user: true},
		"admin-create-user":                   {text: `{"User": {` + gottenUser + "}}", user: true},
		"get-user-pool-mfa-config":            {text: "{" + factors + "}", factor: true},
		"all of them in one": {
			text: "{" + strings.Join([]string{describedPool, describedClient, listedUsers, factors}, ", ") + "}",
			pool: true, client: true, user: true, factor: true,
		},
		"the same in YAML": {
			text: "UserPool:\n  Id: eu-west-1_Ab12Cd34E\nUserPoolClient: {ClientId: abc}\nUsers:\n- Username: nadia\n  Attributes:\n  - {Name: email, Value: nadia@example.org}\n" +
				"SoftwareTokenMfaConfiguration:\n  Enabled: True\n",
			pool: true, client: true, user: true, factor: true,
		},
		"a client beside others": {text: `{"Clients": [{"ClientId": "first"}], ` + describedClient + "}", pool: true, client: true},
	} {
		t.Run(name, func(t *testing.T) {
			file, err := poolfile.Parse([]byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := file.UserPool.ID == "eu-west-1_Ab12Cd34E"; got != test.pool {
				t.Errorf("the pool is %q", file.UserPool.ID)
			}
			if got := len(file.Clients) > 0; got != test.client {
				t.Errorf("the clients are %+v", file.Clients)
			}
			if got := len(file.Users) == 1 && file.Users[0].UserAttributes.Get("email") == "nadia@example.org"; got != test.user {
				t.Errorf("the users are %+v", file.Users)
			}
			if got := file.MfaConfig != nil && file.MfaConfig.SoftwareTokenMfaConfiguration.Enabled; got != test.factor {
				t.Errorf("the second factors are %+v", file.MfaConfig)
			}
			if unknown := file.UnknownMembers(); len(unknown) > 0 {
				t.Errorf("unknown: %q", unknown)
			}
		})
	}
}

// TestOtherFilesAreRefusedByName holds that nothing else begins an empty pool.
func TestOtherFilesAreRefusedByName(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"amplify_outputs.json": {`{"version": "1.4", "auth": {"user_pool_id": "eu-west-1_A", "user_pool_client_id": "abc", "aws_region": "eu-west-1"}}`, "Amplify's amplify_outputs.json"},
		"aws-exports.js":       {"/* eslint-disable */\nconst awsmobile = {\n  \"aws_user_pools_id\": \"eu-west-1_A\",\n};\nexport default awsmobile;\n", "Amplify's aws-exports.js"},
		"amplifyconfiguration.json": {
			`{"auth": {"plugins": {"awsCognitoAuthPlugin": {"CognitoUserPool": {"Default": {"PoolId": "eu-west-1_A"}}}}}}`, "Amplify's amplifyconfiguration.json",
		},
		"serverless.yml": {
			"service: walks\nprovider:\n  name: aws\nfunctions:\n  pre:\n    events:\n      - cognitoUserPool: {pool: ${self:custom.pool}, trigger: PreSignUp}\nresources:\n  Resources: {P: {Type: AWS::Cognito::UserPool}}\n",
			"this is a serverless.yml",
		},
		"CloudFormation": {
			"AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Client:\n    Type: AWS::Cognito::UserPoolClient\n    Properties:\n      UserPoolId: !Ref Pool\n", "CloudFormation template",
		},
		"a template of the CDK":     {`{"Resources": {"P": {"Type": "AWS::Cognito::UserPool", "Properties": {"UserPoolName": "n"}}}}`, "CloudFormation template"},
		"terraform.tfstate":         {`{"version": 4, "terraform_version": "1.11.4", "resources": [{"type": "aws_cognito_user_pool", "instances": []}]}`, "Terraform state"},
		"a state of little":         {`{"version": 4, "resources": [{"type": "aws_cognito_user_pool", "instances": [{}]}]}`, "Terraform state"},
		"main.tf":                   {"resource \"aws_cognito_user_pool\" \"pool\" {\n  name = \"n\"\n}\n", "Terraform's source"},
		"main.tf.json":              {`{"resource": {"aws_cognito_user_pool": {"pool": {"name": "n"}}}}`, "Terraform's source"},
		"CSV, the name last":        {"email,cognito:mfa_enabled,name,cognito:username\nn@example.org,FALSE,Nadia,nadia\n", "CSV file for a user import"},
		"CSV, Cognito's own last":   {"name,cognito:mfa_enabled\r\nNadia,FALSE\r\n", "CSV file for a user import"},
		"CSV of other columns":      {"username,email,phone_number\nnadia,n@example.org,+15555550100\n", "CSV file for a user import"},
		"CSV with quotes and a BOM": {"\ufeff\"email\",\"cognito:username\"\n\"n@example.org\",\"nadia\"\n", "CSV file for a user import"},
		"CSV with semicolons":       {"email;cognito:username\nn@example.org;nadia\n", "CSV file for a user import"},
		"CSV, one line":             {"email,cognito:username", "CSV file for a user import"},
		"CSV":                       {"cognito:username,name,email,cognito:mfa_enabled\nnadia,Nadia,nadia@example.org,FALSE\n", "CSV file for a user import"},
		"a db of cognito-local":     {`{"Users": {"nadia": {"Username": "nadia", "Password": "p"}}, "Options": {"Id": "local_1"}}`, "cognito-local database"},
		"clients of cognito-local":  {`{"Clients": {"abc": {"ClientId": "abc"}}}`, "cognito-local database"},
		"list-user-pools":           {`{"UserPools": [{"Id": "eu-west-1_A"}]}`, "output of describe-user-pool"},
		"list-user-pool-clients":    {`{"UserPoolClients": [{"ClientId": "abc"}]}`, "output of describe-user-pool-client"},
		"a script":                  {"start: {AuthFlow: USER_SRP_AUTH}\n", "authwalk run"},
		"an input of a sign-in":     {"AuthFlow: USER_SRP_AUTH\nClientId: abc\n", "--cli-input-json"},
		"an input for a new pool":   {"PoolName: n\n", "create-user-pool"},
		"an unknown object":         {"{\"pool\": 1}", "this is not a pool file"},
		"an empty object":           {"{}", "this is not a pool file"},
		"a list of others":          {"[{\"a\": 1}]", "this is not a pool file"},
		"an empty list":             {"[]", "this is not a pool file"},
		"a text":                    {"hello", "this is not a pool file"},
		"a name and nothing else":   {"Name: n\n", "this is not a pool file"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := poolfile.Parse([]byte(test.text))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

// A pool file that speaks of other files is still a pool file.
func TestMistakesOfPoolFilesAreNotTakenForOtherFiles(t *testing.T) {
	text := "UserPool: {Name: awsmobile}\nUsers:\n  - Username: a\n    Note: user_pool_id, AWS::Cognito::UserPool\n    Enabled: maybe\n"
	if _, err := poolfile.Parse([]byte(text)); err == nil || err.Error() != "line 5, column 14: Enabled must be true or false" {
		t.Errorf("got %v", err)
	}
}

func TestDatesAndStatesHold(t *testing.T) {
	file, err := poolfile.Parse([]byte(`
UserPool: {}
Users:
  - {Username: changed, TemporaryPassword: p, UserCreateDate: 2026-01-02T00:00:00Z, UserLastModifiedDate: 2026-01-07T08:05:09Z}
  - {Username: created, TemporaryPassword: p, UserCreateDate: 2026-01-07T08:05:09Z}
  - {Username: tracked, TemporaryPassword: p, UserCreateDate: 2026-01-02T00:00:00Z, Tracked: {PasswordSet: 1767773109}}
  - {Username: undated, TemporaryPassword: p}
  - {Username: reset, UserStatus: RESET_REQUIRED}
  - {Username: known, UserStatus: RESET_REQUIRED, Password: p}
`))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []int64{1767773109, 1767773109, 1767773109} {
		if got := file.Users[i].Tracked.PasswordSet.Unix(); got != want {
			t.Errorf("%s: the password is of %d", file.Users[i].Username, got)
		}
	}
	if !file.Users[3].Tracked.PasswordSet.IsZero() {
		t.Error("a password without a date has one")
	}
	if !file.Users[4].Tracked.Imported || file.Users[5].Tracked.Imported {
		t.Error("who came without a password is not told from who has one")
	}
}
