package cognito

import (
	"context"

	"authwalk/flow/api"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	smithyauth "github.com/aws/smithy-go/auth"
)

// longestOperation is more than any name of an operation has.
const longestOperation = 128

// isOperationName tells what can stand in a header as an operation: letters and
// digits that begin with a letter.
func isOperationName(name string) bool {
	for i, c := range []byte(name) {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return name != "" && len(name) <= longestOperation
}

// authOf says how an operation is authorised. The SDK does not know all that take
// no signature, so it is asked about the others only; it signs what it does not
// know, as the service would want.
func authOf(ctx context.Context, resolver cip.AuthSchemeResolver, operation, region string) ([]*smithyauth.Option, error) {
	if known, found := api.FindOperation(operation); found && known.Access != api.Signed {
		return []*smithyauth.Option{{SchemeID: smithyauth.SchemeIDAnonymous}}, nil
	}
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
