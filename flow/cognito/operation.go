package cognito

import (
	"context"
	"regexp"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	smithyauth "github.com/aws/smithy-go/auth"
)

var operationPattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]{0,127}$`)

// authOf asks the SDK's own model how an operation is authorised. Operations
// the model does not know are signed, as the service would want.
func authOf(ctx context.Context, resolver cip.AuthSchemeResolver, operation, region string) ([]*smithyauth.Option, error) {
	schemes, err := resolver.ResolveAuthSchemes(ctx, &cip.AuthResolverParameters{Operation: operation, Region: region})
	if err != nil {
		return nil, err
	}
	// The SDK appends the anonymous scheme to every list, to fall back on when
	// there are no credentials. The first is what the model wants.
	return schemes[:1], nil
}

// IsSigned reports whether the operation is authorised by AWS credentials
// (SigV4) rather than public or authorised by an access token in its body.
func (c *Client) IsSigned(operation string) bool {
	schemes, err := authOf(context.Background(), c.sdk.Options().AuthSchemeResolver, operation, c.region)
	return err != nil || schemes[0].SchemeID != smithyauth.SchemeIDAnonymous
}

// operationAuth resolves the auth scheme for one operation, whichever the SDK
// believes it is sending.
type operationAuth struct {
	operation string
	model     cip.AuthSchemeResolver
}

// ResolveAuthSchemes implements the SDK's AuthSchemeResolver.
func (a operationAuth) ResolveAuthSchemes(ctx context.Context, parameters *cip.AuthResolverParameters) ([]*smithyauth.Option, error) {
	return authOf(ctx, a.model, a.operation, parameters.Region)
}

// mayAnswerNothing are the operations whose output has no members in the
// service model, so that an empty body is a whole answer.
var mayAnswerNothing = map[string]bool{
	"AddCustomAttributes":          true,
	"AdminAddUserToGroup":          true,
	"AdminConfirmSignUp":           true,
	"AdminDeleteSoftwareToken":     true,
	"AdminDeleteUser":              true,
	"AdminDeleteUserAttributes":    true,
	"AdminDisableProviderForUser":  true,
	"AdminDisableUser":             true,
	"AdminEnableUser":              true,
	"AdminForgetDevice":            true,
	"AdminLinkProviderForUser":     true,
	"AdminRemoveUserFromGroup":     true,
	"AdminResetUserPassword":       true,
	"AdminSetUserMFAPreference":    true,
	"AdminSetUserPassword":         true,
	"AdminSetUserSettings":         true,
	"AdminUpdateAuthEventFeedback": true,
	"AdminUpdateDeviceStatus":      true,
	"AdminUpdateUserAttributes":    true,
	"AdminUserGlobalSignOut":       true,
	"ChangePassword":               true,
	"CompleteWebAuthnRegistration": true,
	"ConfirmForgotPassword":        true,
	"DeleteGroup":                  true,
	"DeleteIdentityProvider":       true,
	"DeleteManagedLoginBranding":   true,
	"DeleteResourceServer":         true,
	"DeleteTerms":                  true,
	"DeleteUser":                   true,
	"DeleteUserAttributes":         true,
	"DeleteUserPool":               true,
	"DeleteUserPoolClient":         true,
	"DeleteUserPoolClientSecret":   true,
	"DeleteUserPoolDomain":         true,
	"DeleteWebAuthnCredential":     true,
	"ForgetDevice":                 true,
	"GlobalSignOut":                true,
	"RevokeToken":                  true,
	"SetUserMFAPreference":         true,
	"SetUserSettings":              true,
	"TagResource":                  true,
	"UntagResource":                true,
	"UpdateAuthEventFeedback":      true,
	"UpdateDeviceStatus":           true,
	"UpdateUserPool":               true,
	"VerifyUserAttribute":          true,
}
