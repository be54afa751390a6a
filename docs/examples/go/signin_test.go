// Package signin signs in with the AWS SDK. Run it beside an emulator:
//
//	authwalk emulate -- go test ./...
package signin

import (
	"os"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func TestSignIn(t *testing.T) {
	settings, err := config.LoadDefaultConfig(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	service := cognitoidentityprovider.NewFromConfig(settings)
	signedIn, err := service.InitiateAuth(t.Context(), &cognitoidentityprovider.InitiateAuthInput{
		AuthFlow:       types.AuthFlowTypeUserPasswordAuth,
		ClientId:       aws.String(os.Getenv("AUTHWALK_CLIENT_ID")),
		AuthParameters: map[string]string{"USERNAME": "nadia", "PASSWORD": "Winter-2026!"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if signedIn.AuthenticationResult == nil {
		t.Fatalf("no tokens: %s", signedIn.ChallengeName)
	}
	// A signed operation, with the test credentials.
	user, err := service.AdminGetUser(t.Context(), &cognitoidentityprovider.AdminGetUserInput{
		UserPoolId: aws.String(os.Getenv("AUTHWALK_USER_POOL_ID")), Username: aws.String("nadia"),
	})
	if err != nil {
		t.Fatal(err)
	}
	if user.UserStatus != types.UserStatusTypeConfirmed {
		t.Errorf("nadia is %s", user.UserStatus)
	}
}
