package emulator

import (
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// TestPoolMadeThroughTheAPI makes everything from nothing through the SDK, as
// a user would who has never seen a pool file.
func TestPoolMadeThroughTheAPI(t *testing.T) {
	s := newService(t, Options{
		Clock:       time.Now, // the SDK signs by the machine's clock
		Credentials: &Credentials{AccessKeyID: "AKID", SecretAccessKey: "secret"},
	})
	ctx := t.Context()
	made := must(s.sdk.CreateUserPool(ctx, &cognito.CreateUserPoolInput{
		PoolName:               aws.String("app"),
		AutoVerifiedAttributes: []types.VerifiedAttributeType{"email"},
		Policies: &types.UserPoolPolicyType{
			PasswordPolicy: &types.PasswordPolicyType{MinimumLength: aws.Int32(10), RequireNumbers: true},
			SignInPolicy:   &types.SignInPolicyType{AllowedFirstAuthFactors: []types.AuthFactorType{"PASSWORD", "EMAIL_OTP"}},
		},
		Schema:         []types.SchemaAttributeType{{Name: aws.String("boat"), AttributeDataType: "String", Mutable: aws.Bool(true)}},
		UserPoolAddOns: &types.UserPoolAddOnsType{AdvancedSecurityMode: "OFF"},
	}))(t).UserPool
	id := made.Id
	if *made.Arn == "" || made.CreationDate == nil || made.UserPoolAddOns == nil || !hasAttribute(made, "custom:boat") || !hasAttribute(made, "email") {
		t.Errorf("the pool is not whole: %+v", made)
	}
	pools := must(s.sdk.ListUserPools(ctx, &cognito.ListUserPoolsInput{MaxResults: aws.Int32(10)}))(t)
	if len(pools.UserPools) != 1 || *pools.UserPools[0].Id != *id || pools.NextToken != nil {
		t.Errorf("the list of pools is %+v", pools)
	}
	client := must(s.sdk.CreateUserPoolClient(ctx, &cognito.CreateUserPoolClientInput{
		UserPoolId: id, ClientName: aws.String("app"), GenerateSecret: false,
		ExplicitAuthFlows: []types.ExplicitAuthFlowsType{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_AUTH"},
	}))(t).UserPoolClient
	must(s.sdk.SetUserPoolMfaConfig(ctx, &cognito.SetUserPoolMfaConfigInput{
		UserPoolId: id, MfaConfiguration: "OPTIONAL", SoftwareTokenMfaConfiguration: &types.SoftwareTokenMfaConfigType{Enabled: true},
	}))(t)
	mfa := must(s.sdk.GetUserPoolMfaConfig(ctx, &cognito.GetUserPoolMfaConfigInput{UserPoolId: id}))(t)
	if mfa.MfaConfiguration != "OPTIONAL" || !mfa.SoftwareTokenMfaConfiguration.Enabled {
		t.Errorf("the MFA configuration is %+v", mfa)
	}

	_, err := s.sdk.AdminCreateUser(ctx, &cognito.AdminCreateUserInput{UserPoolId: id, Username: aws.String("nadia"), TemporaryPassword: aws.String("short")})
	s.refused(err, "InvalidPasswordException", "Password did not conform with password policy: Password not long enough")
	created := must(s.sdk.AdminCreateUser(ctx, &cognito.AdminCreateUserInput{
		UserPoolId: id, Username: aws.String("nadia"), TemporaryPassword: aws.String("temporary-1"),
		UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: aws.String("nadia@example.org")}, {Name: aws.String("custom:boat"), Value: aws.String("blue")}},
	}))(t).User
	if created.UserStatus != "FORCE_CHANGE_PASSWORD" || !created.Enabled || created.UserCreateDate == nil {
		t.Errorf("the user is %+v", created)
	}
	if password := s.code("nadia@example.org"); password != "temporary-1" {
		t.Errorf("the invitation says %q", password)
	}
	_, err = s.sdk.AdminCreateUser(ctx, &cognito.AdminCreateUserInput{UserPoolId: id, Username: aws.String("nadia"), TemporaryPassword: aws.String("temporary-1")})
	s.refused(err, "UsernameExistsException", "User account already exists")
	must(s.sdk.AdminSetUserPassword(ctx, &cognito.AdminSetUserPasswordInput{UserPoolId: id, Username: aws.String("nadia"), Password: aws.String("Winter-2026!"), Permanent: true}))(t)
	shown := must(s.sdk.AdminGetUser(ctx, &cognito.AdminGetUserInput{UserPoolId: id, Username: aws.String("nadia")}))(t)
	if shown.UserStatus != "CONFIRMED" || shown.UserMFASettingList != nil || shown.PreferredMfaSetting != nil || *shown.UserAttributes[0].Name != "sub" {
		t.Errorf("the user is %+v", shown)
	}

	signedIn := must(s.passwordSignIn(*client.ClientId, "nadia", "Winter-2026!"))(t)
	if signedIn.AuthenticationResult == nil || signedIn.AuthenticationResult.ExpiresIn != 3600 {
		t.Fatalf("got %+v", signedIn)
	}
	me := must(s.sdk.GetUser(ctx, &cognito.GetUserInput{AccessToken: signedIn.AuthenticationResult.AccessToken}))(t)
	if *me.Username != "nadia" || attributeValue(me.UserAttributes, "custom:boat") != "blue" {
		t.Errorf("GetUser says %+v", me)
	}

	must(s.sdk.UpdateUserPool(ctx, &cognito.UpdateUserPoolInput{UserPoolId: id}))(t)
	updated := must(s.sdk.DescribeUserPool(ctx, &cognito.DescribeUserPoolInput{UserPoolId: id}))(t).UserPool
	if updated.MfaConfiguration != "OPTIONAL" || *updated.Policies.PasswordPolicy.MinimumLength != 10 || len(updated.Policies.SignInPolicy.AllowedFirstAuthFactors) != 2 ||
		len(updated.AutoVerifiedAttributes) != 0 || !hasAttribute(updated, "custom:boat") {
		t.Errorf("an update with nothing in it leaves second factors and policies, and replaces what else can change: %+v", updated)
	}
	must(s.sdk.DeleteUserPoolClient(ctx, &cognito.DeleteUserPoolClientInput{UserPoolId: id, ClientId: client.ClientId}))(t)
	_, err = s.passwordSignIn(*client.ClientId, "nadia", "Winter-2026!")
	s.refused(err, "ResourceNotFoundException", "User pool client "+*client.ClientId+" does not exist.")
	must(s.sdk.DeleteUserPool(ctx, &cognito.DeleteUserPoolInput{UserPoolId: id}))(t)
	_, err = s.sdk.DescribeUserPool(ctx, &cognito.DescribeUserPoolInput{UserPoolId: id})
	s.refused(err, "ResourceNotFoundException", "User pool "+*id+" does not exist.")
}

func hasAttribute(p *types.UserPoolType, name string) bool {
	for _, attribute := range p.SchemaAttributes {
		if *attribute.Name == name {
			return true
		}
	}
	return false
}

func attributeValue(attributes []types.AttributeType, name string) string {
	for _, attribute := range attributes {
		if *attribute.Name == name {
			return *attribute.Value
		}
	}
	return ""
}
