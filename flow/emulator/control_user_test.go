package emulator

import (
	"crypto/rand"
	"net/http"
	"strings"
	"testing"

	"authwalk/flow/poolfile"
	"authwalk/srp"

	"github.com/aws/aws-sdk-go-v2/aws"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// TestTestsSetUsersAtOnce sets what a test needs, and signs in with it.
func TestTestsSetUsersAtOnce(t *testing.T) {
	t.Parallel()
	s := newDemo(t)
	set := func(body string, want int) {
		t.Helper()
		if status := s.control(http.MethodPost, "user", body, nil); status != want {
			t.Errorf("%s: %d", body, status)
		}
	}
	set(`{"Username":"sam","FixedCode":"424242"}`, http.StatusOK)
	asked := must(s.passwordSignIn(web, "sam", winter))(t)
	if asked.ChallengeName != types.ChallengeNameTypeSmsMfa {
		t.Fatalf("asked for %s", asked.ChallengeName)
	}
	done := must(s.sdk.RespondToAuthChallenge(t.Context(), &cognito.RespondToAuthChallengeInput{
		ClientId: aws.String(web), ChallengeName: asked.ChallengeName, Session: asked.Session,
		ChallengeResponses: map[string]string{"USERNAME": "sam", "SMS_MFA_CODE": "424242"},
	}))(t)
	if done.AuthenticationResult == nil {
		t.Error("the fixed code does not sign in")
	}
	set(`{"Username":"nadia","UserPoolId":"`+everyday+`","Password":"Other-2026!","TotpSecret":"jbswy3dpehpk3pxp"}`, http.StatusOK)
	if asked := must(s.passwordSignIn(web, "nadia", "Other-2026!"))(t); asked.ChallengeName != types.ChallengeNameTypeSoftwareTokenMfa {
		t.Errorf("asked for %q", asked.ChallengeName)
	}
	set(`{"Username":"nadia","TotpSecret":"","UserStatus":"RESET_REQUIRED"}`, http.StatusOK)
	_, err := s.passwordSignIn(web, "nadia", "Other-2026!")
	s.refused(err, "PasswordResetRequiredException", "Password reset required for the user")

	set(`{"Username":"nobody","FixedCode":"424242"}`, http.StatusNotFound)
	set(`{"Username":"nadia","UserPoolId":"us-east-1_Nowhere","FixedCode":"424242"}`, http.StatusNotFound)
	for _, body := range []string{
		"", "[]", `{"FixedCode":"424242"}`, `{"Username":"sam","FixedCode":"12"}`, `{"Username":"sam","FixedCode":"letters"}`, `{"Username":"sam","FixedCode":424242}`,
		`{"Username":"sam","TotpSecret":"018"}`, `{"Username":"sam","TotpSecret":"A"}`, `{"Username":"sam","UserStatus":"HAPPY"}`, `{"Username":"sam","Password":""}`, `{"Username":"sam","Pasword":"x"}`, `{"Username":"sam"}{}`,
		`{"Username":"` + strings.Repeat("s", maxControlBody) + `"}`,
	} {
		set(body, http.StatusBadRequest)
	}
}

// TestAPoolHasAFixedCode confirms a sign-up with it, also after the state was written.
func TestAPoolHasAFixedCode(t *testing.T) {
	t.Parallel()
	file, err := poolfile.Parse([]byte(`{UserPool: {Id: us-east-1_A, AutoVerifiedAttributes: [email]}, FixedCode: "135790", Clients: [{ClientId: c}],
		Users: [{Username: ann, Password: Winter-2026!, FixedCode: "246802", UserAttributes: [{Name: email, Value: ann@example.org}, {Name: email_verified, Value: "true"}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	s := newService(t, Options{Files: []*poolfile.File{file}})
	must(s.sdk.SignUp(t.Context(), &cognito.SignUpInput{
		ClientId: aws.String("c"), Username: aws.String("bob"), Password: aws.String("Winter-2026!"),
		UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: aws.String("bob@example.org")}},
	}))(t)
	must(s.sdk.ConfirmSignUp(t.Context(), &cognito.ConfirmSignUpInput{ClientId: aws.String("c"), Username: aws.String("bob"), ConfirmationCode: aws.String("135790")}))(t)
	must(s.sdk.ForgotPassword(t.Context(), &cognito.ForgotPasswordInput{ClientId: aws.String("c"), Username: aws.String("ann")}))(t)
	must(s.sdk.ConfirmForgotPassword(t.Context(), &cognito.ConfirmForgotPasswordInput{
		ClientId: aws.String("c"), Username: aws.String("ann"), ConfirmationCode: aws.String("246802"), Password: aws.String("Spring-2026!"),
	}))(t)
	written := s.state("us-east-1_A")
	if written.FixedCode != "135790" || written.Users[0].FixedCode != "246802" {
		t.Errorf("written as %q, %q", written.FixedCode, written.Users[0].FixedCode)
	}
}

// TestIDsAreChosen chooses ids in the way of LocalStack.
func TestIDsAreChosen(t *testing.T) {
	t.Parallel()
	s := newService(t, Options{})
	create := func(id string) (*cognito.CreateUserPoolOutput, error) {
		return s.sdk.CreateUserPool(t.Context(), &cognito.CreateUserPoolInput{PoolName: aws.String("p"), UserPoolTags: map[string]string{"_custom_id_": id}})
	}
	made := must(create("eu-west-1_myid123"))(t)
	if id := *made.UserPool.Id; id != "eu-west-1_myid123" || !strings.Contains(*made.UserPool.Arn, ":eu-west-1:") {
		t.Errorf("%s, %s", id, *made.UserPool.Arn)
	}
	for id, message := range map[string]string{
		"eu-west-1_myid123": "User pool eu-west-1_myid123 already exists.",
		"myid123":           "The tag _custom_id_ must be the ID of a user pool, such as us-east-1_myid123.",
		"eu-west-1_":        "The tag _custom_id_ must be the ID of a user pool, such as us-east-1_myid123.",
		"eu-west-1_a/b":     "The tag _custom_id_ must be the ID of a user pool, such as us-east-1_myid123.",
	} {
		_, err := create(id)
		s.refused(err, "InvalidParameterException", message)
	}
	client := func(name string) (*cognito.CreateUserPoolClientOutput, error) {
		return s.sdk.CreateUserPoolClient(t.Context(), &cognito.CreateUserPoolClientInput{UserPoolId: made.UserPool.Id, ClientName: aws.String(name)})
	}
	first := must(client("_custom_id_:mine"))
	if id := *first(t).UserPoolClient.ClientId; id != "mine" {
		t.Errorf("the client is %s", id)
	}
	_, err := client("_custom_id_:mine")
	s.refused(err, "InvalidParameterException", "User pool client mine already exists.")
}

// TestEdgeCasesOfSRPSignIn signs in through every case.
func TestEdgeCasesOfSRPSignIn(t *testing.T) {
	t.Parallel()
	files, err := Demo(signingTime)
	if err != nil {
		t.Fatal(err)
	}
	s := newService(t, Options{Files: files, SRPEdgeCases: true})
	shapes := map[string]bool{}
	for range 3 { // a byte of zeros in the shared value, the sixth case, takes a second
		salt, b := s.srpSignIn(t, web, "nadia", winter)
		shapes["salt"+shapeOf(salt, 32)], shapes["B"+shapeOf(b, 768)] = true, true
	}
	for _, want := range []string{"salt zeros", "salt high", "salt odd", "B zeros", "B high", "B odd"} {
		if !shapes[want] {
			t.Errorf("no %s among %v", want, shapes)
		}
	}
}

func shapeOf(digits string, whole int) string {
	switch {
	case len(digits) <= whole-2:
		return " zeros"
	case len(digits)%2 == 1:
		return " odd"
	case digits[0] >= '8':
		return " high"
	default:
		return " any"
	}
}

// srpSignIn signs in with SRP and returns the salt and B of its challenge.
func (s *service) srpSignIn(t *testing.T, clientID, username, password string) (salt, b string) {
	t.Helper()
	client, err := srp.NewClient(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	asked := must(s.sdk.InitiateAuth(t.Context(), &cognito.InitiateAuthInput{
		AuthFlow: types.AuthFlowTypeUserSrpAuth, ClientId: aws.String(clientID), AuthParameters: map[string]string{"USERNAME": username, "SRP_A": client.A()},
	}))(t)
	given := asked.ChallengeParameters
	scope, err := srp.PoolName(everyday)
	if err != nil {
		t.Fatal(err)
	}
	timestamp := srp.Timestamp(signingTime)
	proof, err := client.Prove(srp.Identity{Scope: scope, ID: given["USER_ID_FOR_SRP"]}, password, srp.Challenge{Salt: given["SALT"], B: given["SRP_B"], SecretBlock: given["SECRET_BLOCK"]}, timestamp)
	if err != nil {
		t.Fatal(err)
	}
	done := must(s.sdk.RespondToAuthChallenge(t.Context(), &cognito.RespondToAuthChallengeInput{
		ClientId: aws.String(clientID), ChallengeName: asked.ChallengeName, ChallengeResponses: map[string]string{
			"USERNAME": given["USER_ID_FOR_SRP"], "PASSWORD_CLAIM_SIGNATURE": proof.Signature, "PASSWORD_CLAIM_SECRET_BLOCK": given["SECRET_BLOCK"], "TIMESTAMP": timestamp,
		},
	}))(t)
	if done.AuthenticationResult == nil {
		t.Fatalf("no tokens with salt %s", given["SALT"])
	}
	return given["SALT"], given["SRP_B"]
}
