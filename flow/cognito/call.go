package cognito

import (
	"context"
	"fmt"

	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/smithy-go/middleware"
)

// Call sends the request's body as it is and returns the exchange as it
// happened, also beside an error. It sends once and never again.
//
// Any operation name can be called, known to the SDK or not; the SDK's model
// decides whether it is signed. Credentials are looked up for signed
// operations only, before anything is sent.
//
// The error is nil when the service accepted the request with a JSON object
// (or with nothing, where the operation has no output). See walk.Kind for the
// others. Retry is never set: what still waits is the caller's to know.
func (c *Client) Call(ctx context.Context, request walk.Request) (walk.Exchange, *walk.Error) {
	operation := request.Operation
	exchange := walk.Exchange{Operation: operation, Request: request.Body, Started: c.options.Now()}
	if !isOperationName(operation) {
		return exchange, badInput(walk.MalformedMember, "Operation", "an operation's name has only letters and digits", "")
	}
	if err := ctx.Err(); err != nil {
		return exchange, cancelled(err, false)
	}
	signer, failed := c.signerFor(ctx, operation)
	if failed != nil {
		failed.Operation = operation
		return exchange, failed
	}
	record := &record{exchange: exchange, now: c.options.Now}
	err := c.send(ctx, record, signer)
	failed = record.callError(ctx, err, c.where(signer.region))
	if failed != nil {
		failed.Operation = operation
		c.forgetRefusedCredentials(failed)
	}
	return record.exchange, failed
}

// send drives the SDK's own InitiateAuth with another operation's name, auth
// scheme and bytes in it. One carrier serves every operation: calling each by
// its own method would link all of the SDK's (de)serialisers into the program.
func (c *Client) send(ctx context.Context, record *record, signer signer) error {
	_, err := c.sdk.InitiateAuth(record.trace(ctx), &cip.InitiateAuthInput{}, func(options *cip.Options) {
		options.Region = signer.region
		options.Credentials = signer.credentials
		options.AuthSchemeResolver = operationAuth{record.exchange.Operation, options.AuthSchemeResolver}
		options.APIOptions = append(options.APIOptions, record.install)
	})
	return err
}

// install puts the record in place of the typed (de)serialisers and takes the
// input validation out. The carrier is a public operation, so the body's hash,
// which signatures are made over, has to be added.
func (r *record) install(stack *middleware.Stack) error {
	if err := v4.AddComputePayloadSHA256Middleware(stack); err != nil {
		return fmt.Errorf("hash the body: %w", err)
	}
	if _, err := stack.Initialize.Remove("OperationInputValidation"); err != nil {
		return fmt.Errorf("remove input validation: %w", err)
	}
	if _, err := stack.Serialize.Swap("OperationSerializer", rawRequest{r}); err != nil {
		return fmt.Errorf("replace serializer: %w", err)
	}
	if _, err := stack.Deserialize.Swap("OperationDeserializer", rawAnswer{r}); err != nil {
		return fmt.Errorf("replace deserializer: %w", err)
	}
	return nil
}

// signer is who signs one request; credentials are nil for public operations.
type signer struct {
	region      string
	credentials aws.CredentialsProvider
}

func (c *Client) signerFor(ctx context.Context, operation string) (signer, *walk.Error) {
	if c.IsSigned(operation) {
		return c.awsSigner(ctx)
	}
	if c.region == "" {
		return signer{}, noRegion()
	}
	return signer{region: c.region}, nil
}

func noRegion() *walk.Error {
	return badInput(walk.MissingRegion, "Region", "no region",
		"Set --region, or use a user pool ID (it starts with the region).")
}

// where names the service in sentences for a person.
func (c *Client) where(region string) string {
	if c.options.Endpoint != "" {
		return walk.Target{Endpoint: c.options.Endpoint}.Where()
	}
	return "Cognito in " + region
}
