package emulator

import (
	"context"
	"fmt"
	"net/http"
	"testing"

	"authwalk/srp"

	"github.com/aws/aws-sdk-go-v2/aws"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func named(name, value string) types.AttributeType {
	return types.AttributeType{Name: &name, Value: &value}
}

func TestSignUpAndStraightOn(t *testing.T) {
	s := newDemo(t)
	ctx := t.Context()
	up := must(s.sdk.SignUp(ctx, &cognito.SignUpInput{
		ClientId: aws.String(web), Username: aws.String("newcomer"), Password: aws.String(winter),
		UserAttributes: []types.AttributeType{named("email", "newcomer@example.org")},
	}))(t)
	if up.UserConfirmed || *up.CodeDeliveryDetails.Destination != "n***@e***" || up.CodeDeliveryDetails.DeliveryMedium != "EMAIL" ||
		*up.CodeDeliveryDetails.AttributeName != "email" || up.Session == nil {
		t.Fatalf("SignUp says %+v", up)
	}
	_, err := s.passwordSignIn(web, "newcomer", winter)
	s.refused(err, "UserNotConfirmedException", "User is not confirmed.") // A053
	confirm := func(code string) (*cognito.ConfirmSignUpOutput, error) {
		return s.sdk.ConfirmSignUp(ctx, &cognito.ConfirmSignUpInput{
			ClientId: aws.String(web), Username: aws.String("newcomer"), ConfirmationCode: &code, Session: up.Session,
		})
	}
	_, err = confirm("000000")
	s.refused(err, "CodeMismatchException", "Invalid verification code provided, please try again.") // A144
	first := s.code("newcomer@example.org")
	must(s.sdk.ResendConfirmationCode(ctx, &cognito.ResendConfirmationCodeInput{ClientId: aws.String(web), Username: aws.String("newcomer")}))(t)
	second := s.code("newcomer")
	if len(first) != 6 || len(second) != 6 {
		t.Errorf("codes %s and %s", first, second)
	}
	if first != second {
		_, err = confirm(first)
		s.refused(err, "CodeMismatchException", "Invalid verification code provided, please try again.")
	}
	confirmed := must(confirm(second))(t)
	if confirmed.Session == nil {
		t.Fatal("no session to sign in with")
	}
	signIn := func() (*cognito.InitiateAuthOutput, error) {
		return s.sdk.InitiateAuth(ctx, &cognito.InitiateAuthInput{
			ClientId: aws.String(web), AuthFlow: "USER_AUTH", Session: confirmed.Session,
			AuthParameters: map[string]string{"USERNAME": "newcomer"},
		})
	}
	if in := must(signIn())(t); in.AuthenticationResult == nil {
		t.Errorf("the session of ConfirmSignUp does not sign in: %+v", in)
	}
	if _, err := signIn(); err == nil {
		t.Error("the session of ConfirmSignUp signs in twice")
	}
	_, err = confirm(second)
	s.refused(err, "NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED")
	must(s.passwordSignIn(web, "newcomer@example.org", winter))(t)
}

func TestSignUpRefusals(t *testing.T) {
	s := newDemo(t)
	for _, test := range []struct {
		client, username, password string
		attributes                 []types.AttributeType
		name, message              string
	}{
		{web, "nadia", winter, nil, "UsernameExistsException", "User already exists"},
		{web, "NADIA", winter, nil, "UsernameExistsException", "User already exists"},
		{web, "new", "short", nil, "InvalidPasswordException", "Password did not conform with policy: Password not long enough"},
		{web, "new", winter, []types.AttributeType{named("email", "x")}, "InvalidParameterException", "Invalid email address format."},
		{web, "new", winter, []types.AttributeType{named("phone_number", "x")}, "InvalidParameterException", "Invalid phone number format."},
		{web, "new@example.org", winter, nil, "InvalidParameterException", "Username cannot be of email format, since user pool is configured for email alias."},
		{"authwalkdemosecret", "new", winter, nil, "NotAuthorizedException", "Client authwalkdemosecret is configured for secret but secret was not received"},
		{"authwalkdemomfa", "new", winter, nil, "NotAuthorizedException", "SignUp is not permitted for this user pool"},
		{"authwalkdemoemail", "new", winter, nil, "InvalidParameterException", "Username should be an email."},
		{"authwalkdemoemail", "ella@example.org", winter, nil, "UsernameExistsException", "An account with the given email already exists."},
	} {
		_, err := s.sdk.SignUp(t.Context(), &cognito.SignUpInput{
			ClientId: &test.client, Username: &test.username, Password: &test.password, UserAttributes: test.attributes,
		})
		s.refused(err, test.name, test.message)
	}
}

func TestAddressesAsUsernames(t *testing.T) {
	s := newDemo(t)
	ctx := t.Context()
	up := must(s.sdk.SignUp(ctx, &cognito.SignUpInput{
		ClientId: aws.String("authwalkdemoemail"), Username: aws.String("Emma@example.org"), Password: aws.String(winter),
	}))(t)
	must(s.sdk.ConfirmSignUp(ctx, &cognito.ConfirmSignUpInput{
		ClientId: aws.String("authwalkdemoemail"), Username: aws.String("emma@example.org"), ConfirmationCode: aws.String(s.code("emma@example.org")),
	}))(t)
	user := must(s.sdk.AdminGetUser(ctx, &cognito.AdminGetUserInput{UserPoolId: aws.String("us-east-1_AuthwalkE"), Username: aws.String("emma@example.org")}))(t)
	if *user.Username != *up.UserSub || attributeValue(user.UserAttributes, "sub") != *up.UserSub || attributeValue(user.UserAttributes, "email_verified") != "true" {
		t.Errorf("the user is %+v", user)
	}
	must(s.passwordSignIn("authwalkdemoemail", "emma@example.org", winter))(t)
}

func (s *service) forgot(username string) (*cognito.ForgotPasswordOutput, error) {
	return s.sdk.ForgotPassword(context.Background(), &cognito.ForgotPasswordInput{ClientId: aws.String(web), Username: &username})
}

func (s *service) confirmForgot(username, code, password string) error {
	_, err := s.sdk.ConfirmForgotPassword(context.Background(), &cognito.ConfirmForgotPasswordInput{
		ClientId: aws.String(web), Username: &username, ConfirmationCode: &code, Password: &password,
	})
	return err
}

func TestForgottenPasswords(t *testing.T) {
	s := newDemo(t)
	const next = "Spring-2026!"
	details := must(s.forgot("rhea"))(t).CodeDeliveryDetails
	if *details.Destination != "r***@e***" {
		t.Errorf("the code goes to %s", *details.Destination)
	}
	_, err := s.passwordSignIn(web, "rhea", winter)
	s.refused(err, "PasswordResetRequiredException", "Password reset required for the user") // A054
	s.refused(s.confirmForgot("rhea", "000000x", next), "CodeMismatchException", "Invalid verification code provided, please try again.")
	code := s.code("rhea")
	s.refused(s.confirmForgot("rhea", code, "short"), "InvalidPasswordException", "Password does not conform to policy: Password not long enough")
	if err := s.confirmForgot("rhea", code, next); err != nil {
		t.Fatal(err)
	}
	must(s.passwordSignIn(web, "rhea", next))(t)
	s.refused(s.confirmForgot("rhea", code, winter), "ExpiredCodeException", "Invalid code provided, please request a code again.")

	must(s.forgot("nadia"))(t)
	code = s.code("nadia")
	s.control(http.MethodPost, "clock", `{"advance":"61m"}`, nil)
	s.refused(s.confirmForgot("nadia", code, next), "ExpiredCodeException", "Invalid code provided, please request a code again.") // A155

	hidden := must(s.forgot("nobody@example.com"))(t).CodeDeliveryDetails
	if *hidden.Destination != "n***@e***" || hidden.DeliveryMedium != "EMAIL" {
		t.Errorf("A151: %+v", hidden)
	}
	must(s.forgot("nora"))(t) // without an address, hidden like an unknown user
	_, err = s.forgot("tessa")
	s.refused(err, "NotAuthorizedException", "User password cannot be reset in the current state.") // A178
	for range 20 {
		must(s.forgot("flora"))(t)
	}
	_, err = s.forgot("flora")
	s.refused(err, "LimitExceededException", "Attempt limit exceeded, please try after some time.") // A153
}

func TestForgottenPasswordsOfLegacyClients(t *testing.T) {
	s := newDemo(t)
	forgot := func(username string) error {
		_, err := s.sdk.ForgotPassword(t.Context(), &cognito.ForgotPasswordInput{ClientId: aws.String("authwalkdemosrponly"), Username: &username})
		return err
	}
	s.refused(forgot("nobody"), "UserNotFoundException", "Username/client id combination not found.")                                                     // A150
	s.refused(forgot("nora"), "InvalidParameterException", "Cannot reset password for the user as there is no registered/verified email or phone_number") // A152
}

func TestTwoSecrets(t *testing.T) {
	s := newDemo(t)
	ctx := t.Context()
	const id = "authwalkdemosecret"
	described := must(s.sdk.DescribeUserPoolClient(ctx, &cognito.DescribeUserPoolClientInput{UserPoolId: aws.String(everyday), ClientId: aws.String(id)}))(t)
	added := must(s.sdk.AddUserPoolClientSecret(ctx, &cognito.AddUserPoolClientSecretInput{UserPoolId: aws.String(everyday), ClientId: aws.String(id)}))(t).ClientSecretDescriptor
	signIn := func(secret string) error {
		_, err := s.sdk.InitiateAuth(ctx, &cognito.InitiateAuthInput{
			AuthFlow: "USER_PASSWORD_AUTH", ClientId: aws.String(id),
			AuthParameters: map[string]string{"USERNAME": "sid", "PASSWORD": winter, "SECRET_HASH": srp.SecretHash("sid", id, secret)},
		})
		return err
	}
	for _, secret := range []string{*described.UserPoolClient.ClientSecret, *added.ClientSecretValue} {
		if err := signIn(secret); err != nil {
			t.Error(err)
		}
	}
	_, err := s.sdk.AddUserPoolClientSecret(ctx, &cognito.AddUserPoolClientSecretInput{UserPoolId: aws.String(everyday), ClientId: aws.String(id)})
	s.refused(err, "LimitExceededException", "A client can have two secrets at most.")
	secrets := must(s.sdk.ListUserPoolClientSecrets(ctx, &cognito.ListUserPoolClientSecretsInput{UserPoolId: aws.String(everyday), ClientId: aws.String(id)}))(t).ClientSecrets
	if len(secrets) != 2 || secrets[0].ClientSecretValue != nil || secrets[1].ClientSecretValue != nil {
		t.Fatalf("the list is %+v", secrets)
	}
	must(s.sdk.DeleteUserPoolClientSecret(ctx, &cognito.DeleteUserPoolClientSecretInput{UserPoolId: aws.String(everyday), ClientId: aws.String(id), ClientSecretId: secrets[0].ClientSecretId}))(t)
	s.refused(signIn(*described.UserPoolClient.ClientSecret), "NotAuthorizedException", "SecretHash does not match for the client: "+id)
	if err := signIn(*added.ClientSecretValue); err != nil {
		t.Error(err)
	}
}

func TestChangingOneself(t *testing.T) {
	s := newDemo(t)
	ctx := t.Context()
	access := must(s.passwordSignIn(web, "nadia", winter))(t).AuthenticationResult.AccessToken
	change := func(previous, proposed string) error {
		_, err := s.sdk.ChangePassword(ctx, &cognito.ChangePasswordInput{AccessToken: access, PreviousPassword: &previous, ProposedPassword: &proposed})
		return err
	}
	s.refused(change("wrong", "Spring-2026!"), "NotAuthorizedException", "Incorrect username or password.") // A157
	s.refused(change(winter, "spring-2026!"), "InvalidPasswordException", "Password does not conform to policy: Password must have uppercase characters")
	if err := change(winter, "Spring-2026!"); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		s.refused(change("wrong", winter), "NotAuthorizedException", "Incorrect username or password.")
	}
	s.refused(change("Spring-2026!", winter), "LimitExceededException", "Attempt limit exceeded, please try after some time.") // A159

	updated := must(s.sdk.UpdateUserAttributes(ctx, &cognito.UpdateUserAttributesInput{
		AccessToken: access, UserAttributes: []types.AttributeType{named("email", "new@example.org"), named("nickname", "Nadi")},
	}))(t)
	if len(updated.CodeDeliveryDetailsList) != 1 {
		t.Fatalf("codes went to %+v", updated.CodeDeliveryDetailsList)
	}
	me := must(s.sdk.GetUser(ctx, &cognito.GetUserInput{AccessToken: access}))(t)
	if attributeValue(me.UserAttributes, "email_verified") != "false" || attributeValue(me.UserAttributes, "nickname") != "Nadi" {
		t.Errorf("the user is %+v", me.UserAttributes)
	}
	verify := func(code string) error {
		_, err := s.sdk.VerifyUserAttribute(ctx, &cognito.VerifyUserAttributeInput{AccessToken: access, AttributeName: aws.String("email"), Code: &code})
		return err
	}
	s.refused(verify("wrong"), "CodeMismatchException", "Invalid verification code provided, please try again.")
	must(s.sdk.GetUserAttributeVerificationCode(ctx, &cognito.GetUserAttributeVerificationCodeInput{AccessToken: access, AttributeName: aws.String("email")}))(t)
	if err := verify(s.code("nadia")); err != nil {
		t.Fatal(err)
	}
	must(s.passwordSignIn(web, "new@example.org", "Spring-2026!"))(t)
	must(s.sdk.DeleteUserAttributes(ctx, &cognito.DeleteUserAttributesInput{AccessToken: access, UserAttributeNames: []string{"nickname"}}))(t)
	factors := must(s.sdk.GetUserAuthFactors(ctx, &cognito.GetUserAuthFactorsInput{AccessToken: access}))(t)
	if len(factors.ConfiguredUserAuthFactors) != 2 {
		t.Errorf("the factors are %v", factors.ConfiguredUserAuthFactors)
	}
	must(s.sdk.DeleteUser(ctx, &cognito.DeleteUserInput{AccessToken: access}))(t)
	_, err := s.passwordSignIn(web, "nadia", "Spring-2026!")
	s.refused(err, "NotAuthorizedException", "Incorrect username or password.")
}

func TestAdministeringUsers(t *testing.T) {
	s := newDemo(t)
	ctx := t.Context()
	pool := aws.String(everyday)
	before := must(s.passwordSignIn(web, "nadia", winter))(t).AuthenticationResult
	must(s.sdk.AdminDisableUser(ctx, &cognito.AdminDisableUserInput{UserPoolId: pool, Username: aws.String("nadia")}))(t)
	_, err := s.passwordSignIn(web, "nadia", winter)
	s.refused(err, "NotAuthorizedException", "User is disabled.")
	_, err = s.sdk.AdminResetUserPassword(ctx, &cognito.AdminResetUserPasswordInput{UserPoolId: pool, Username: aws.String("nadia")})
	s.refused(err, "NotAuthorizedException", "User is disabled.") // A063
	_, err = s.refresh(web, *before.RefreshToken)
	s.refused(err, "NotAuthorizedException", "User is disabled.")
	must(s.sdk.AdminEnableUser(ctx, &cognito.AdminEnableUserInput{UserPoolId: pool, Username: aws.String("nadia@example.org")}))(t)
	_, err = s.sdk.GetUser(ctx, &cognito.GetUserInput{AccessToken: before.AccessToken})
	s.refused(err, "NotAuthorizedException", "Access Token has been revoked")
	must(s.refresh(web, *before.RefreshToken))(t)
	must(s.passwordSignIn(web, "nadia", winter))(t)
	must(s.sdk.AdminResetUserPassword(ctx, &cognito.AdminResetUserPasswordInput{UserPoolId: pool, Username: aws.String("nadia")}))(t)
	_, err = s.passwordSignIn(web, "nadia", winter)
	s.refused(err, "PasswordResetRequiredException", "Password reset required for the user")
	_, err = s.sdk.AdminConfirmSignUp(ctx, &cognito.AdminConfirmSignUpInput{UserPoolId: pool, Username: aws.String("gina")})
	s.refused(err, "NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED") // A147
	must(s.sdk.AdminConfirmSignUp(ctx, &cognito.AdminConfirmSignUpInput{UserPoolId: pool, Username: aws.String("uma")}))(t)
	must(s.passwordSignIn(web, "uma", winter))(t)
	_, err = s.sdk.AdminSetUserMFAPreference(ctx, &cognito.AdminSetUserMFAPreferenceInput{
		UserPoolId: pool, Username: aws.String("uma"), SoftwareTokenMfaSettings: &types.SoftwareTokenMfaSettingsType{Enabled: true},
	})
	s.refused(err, "InvalidParameterException", "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA") // A097
	must(s.sdk.AdminUpdateUserAttributes(ctx, &cognito.AdminUpdateUserAttributesInput{
		UserPoolId: pool, Username: aws.String("ava"), UserAttributes: []types.AttributeType{named("email_verified", "true")},
	}))(t)
	must(s.passwordSignIn(web, "ava@example.org", winter))(t)
	must(s.sdk.AdminDeleteUser(ctx, &cognito.AdminDeleteUserInput{UserPoolId: pool, Username: aws.String("ava")}))(t)
	_, err = s.sdk.AdminGetUser(ctx, &cognito.AdminGetUserInput{UserPoolId: pool, Username: aws.String("ava")})
	s.refused(err, "UserNotFoundException", "User does not exist.")
}

// TestTheObsoleteSettingsSetTextMessages, and nothing else.
func TestTheObsoleteSettingsSetTextMessages(t *testing.T) {
	s := newDemo(t)
	ctx := t.Context()
	pool, sms := aws.String(everyday), []types.MFAOptionType{{DeliveryMedium: types.DeliveryMediumTypeSms, AttributeName: aws.String("phone_number")}}
	factors := func(username string) string {
		user := must(s.sdk.AdminGetUser(ctx, &cognito.AdminGetUserInput{UserPoolId: pool, Username: aws.String(username)}))(t)
		return fmt.Sprint(aws.ToString(user.PreferredMfaSetting), user.UserMFASettingList)
	}
	must(s.sdk.AdminSetUserSettings(ctx, &cognito.AdminSetUserSettingsInput{UserPoolId: pool, Username: aws.String("sam"), MFAOptions: []types.MFAOptionType{}}))(t)
	if got := factors("sam"); got != "[]" {
		t.Errorf("turned off, sam has %s", got)
	}
	access := must(s.passwordSignIn(web, "sam", winter))(t).AuthenticationResult.AccessToken
	must(s.sdk.SetUserSettings(ctx, &cognito.SetUserSettingsInput{AccessToken: access, MFAOptions: sms}))(t)
	if got := factors("sam"); got != "SMS_MFA[SMS_MFA]" {
		t.Errorf("turned on, sam has %s", got)
	}
	_, err := s.sdk.SetUserSettings(ctx, &cognito.SetUserSettingsInput{AccessToken: access, MFAOptions: []types.MFAOptionType{
		{DeliveryMedium: types.DeliveryMediumTypeEmail, AttributeName: aws.String("email")},
	}})
	s.refused(err, "InvalidParameterException", "MFAOptions takes only SMS with phone_number.")
	_, err = s.sdk.AdminSetUserSettings(ctx, &cognito.AdminSetUserSettingsInput{UserPoolId: pool, Username: aws.String("nadia"), MFAOptions: sms})
	s.refused(err, "InvalidParameterException", "User does not have delivery config set to turn on SMS_MFA")
}

func TestGroupsAndLists(t *testing.T) {
	s := newDemo(t)
	ctx := t.Context()
	pool := aws.String(everyday)
	must(s.sdk.CreateGroup(ctx, &cognito.CreateGroupInput{UserPoolId: pool, GroupName: aws.String("owners"), Precedence: aws.Int32(0)}))(t)
	must(s.sdk.AdminAddUserToGroup(ctx, &cognito.AdminAddUserToGroupInput{UserPoolId: pool, GroupName: aws.String("owners"), Username: aws.String("gina")}))(t)
	groups := must(s.sdk.AdminListGroupsForUser(ctx, &cognito.AdminListGroupsForUserInput{UserPoolId: pool, Username: aws.String("gina")}))(t).Groups
	if len(groups) != 3 {
		t.Errorf("gina is in %d groups", len(groups))
	}
	_, access := s.verified(*must(s.passwordSignIn(web, "gina", winter))(t).AuthenticationResult.AccessToken)
	if first := access["cognito:groups"].([]any)[0]; first != "owners" {
		t.Errorf("the first group is %v", first)
	}
	must(s.sdk.AdminRemoveUserFromGroup(ctx, &cognito.AdminRemoveUserFromGroupInput{UserPoolId: pool, GroupName: aws.String("readers"), Username: aws.String("gina")}))(t)
	must(s.sdk.DeleteGroup(ctx, &cognito.DeleteGroupInput{UserPoolId: pool, GroupName: aws.String("owners")}))(t)
	left := must(s.sdk.ListUsersInGroup(ctx, &cognito.ListUsersInGroupInput{UserPoolId: pool, GroupName: aws.String("editors")}))(t).Users
	if len(left) != 1 || *left[0].Username != "gina" {
		t.Errorf("editors are %+v", left)
	}

	var all []string
	var token *string
	for {
		page := must(s.sdk.ListUsers(ctx, &cognito.ListUsersInput{UserPoolId: pool, Limit: aws.Int32(7), PaginationToken: token}))(t)
		for _, user := range page.Users {
			all = append(all, *user.Username)
		}
		if token = page.PaginationToken; token == nil {
			break
		}
	}
	if len(all) != len(s.Ready().Pools[0].Users) {
		t.Errorf("pages hold %v", all)
	}
	for filter, want := range map[string]int{
		`email = "nadia@example.org"`: 1, `email ^= "n"`: 1, `cognito:user_status = "UNCONFIRMED"`: 1, `status = "Disabled"`: 1, `username = "nobody"`: 0,
	} {
		found := must(s.sdk.ListUsers(ctx, &cognito.ListUsersInput{UserPoolId: pool, Filter: &filter}))(t).Users
		if len(found) != want {
			t.Errorf("%s finds %d", filter, len(found))
		}
	}
	_, err := s.sdk.ListUsers(ctx, &cognito.ListUsersInput{UserPoolId: pool, Filter: aws.String(`custom:x = "1"`)})
	s.refused(err, "InvalidParameterException", `Invalid search attribute: "custom:x"`)
}
