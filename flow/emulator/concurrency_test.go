package emulator

import (
	"errors"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/aws/smithy-go"
)

// TestManyAtOnce does everything that touches one user at the same time. The
// race detector watches; nothing may fail but by a refusal.
func TestManyAtOnce(t *testing.T) {
	s := newDemo(t)
	ctx := t.Context()
	pool, nadia := aws.String(everyday), aws.String("nadia")
	access := must(s.passwordSignIn(web, "nadia", winter))(t).AuthenticationResult.AccessToken
	requests := []func(i int) error{
		func(int) error { _, err := s.passwordSignIn(web, "nadia", winter); return err },
		func(int) error { _, err := s.passwordSignIn(web, "nadia", "wrong"); return err },
		func(i int) error {
			_, err := s.sdk.AdminUpdateUserAttributes(ctx, &cognito.AdminUpdateUserAttributesInput{
				UserPoolId: pool, Username: nadia, UserAttributes: []types.AttributeType{named("nickname", fmt.Sprint(i))},
			})
			return err
		},
		func(int) error {
			_, err := s.sdk.AdminSetUserPassword(ctx, &cognito.AdminSetUserPasswordInput{
				UserPoolId: pool, Username: nadia, Password: aws.String(winter), Permanent: true,
			})
			return err
		},
		func(int) error { _, err := s.forgot("nadia"); return err },
		func(int) error { _, err := s.sdk.GetUser(ctx, &cognito.GetUserInput{AccessToken: access}); return err },
		func(int) error { _, err := s.sdk.ListUsers(ctx, &cognito.ListUsersInput{UserPoolId: pool}); return err },
		func(int) error {
			_, err := s.sdk.UpdateUserPool(ctx, &cognito.UpdateUserPoolInput{UserPoolId: pool, MfaConfiguration: "OPTIONAL"})
			return err
		},
		func(int) error { s.control(http.MethodGet, "state", "", nil); return nil },
		func(int) error { s.control(http.MethodGet, "outbox?user=nadia", "", nil); return nil },
	}
	var wait sync.WaitGroup
	for _, do := range requests {
		wait.Go(func() {
			for i := range 8 {
				var refusal smithy.APIError
				if err := do(i); err != nil && (!errors.As(err, &refusal) || refusal.ErrorCode() == "InternalErrorException") {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
}

// TestOneOfManyTakesTheName signs the same name up many times at once.
func TestOneOfManyTakesTheName(t *testing.T) {
	s := newDemo(t)
	var made atomic.Int32
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			_, err := s.sdk.SignUp(t.Context(), &cognito.SignUpInput{
				ClientId: aws.String("authwalkdemoemail"), Username: aws.String("twin@example.org"), Password: aws.String(winter),
			})
			if err == nil {
				made.Add(1)
			}
		})
	}
	wait.Wait()
	if made.Load() != 1 {
		t.Errorf("%d users have the address", made.Load())
	}
}

// TestSettingsChangeDuringSRP changes the settings of a pool while users sign in
// to it with SRP. The race detector watches.
func TestSettingsChangeDuringSRP(t *testing.T) {
	w := newRawClient(t, nil)
	var wait sync.WaitGroup
	for _, do := range []func(){
		func() { w.srp("nadia", rightPassword, nil) },
		func() { w.beginSRP("hiding", "nobody") },
		func() {
			w.call("SetUserPoolMfaConfig", members{
				"UserPoolId": recordedPool, "MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": members{"Enabled": true},
			})
		},
		func() { w.call("UpdateUserPool", members{"UserPoolId": recordedPool, "MfaConfiguration": "OPTIONAL"}) },
	} {
		wait.Go(func() {
			for range 10 {
				do()
			}
		})
	}
	wait.Wait()
	tokens(t, w, w.srp("nadia", rightPassword, nil))
}
