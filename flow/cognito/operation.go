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
