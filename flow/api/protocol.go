package api

// How a request says what it is (AWS JSON 1.1): its content type, and the header
// X-Amz-Target, which is TargetPrefix and the operation.
// https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
const (
	ContentType  = "application/x-amz-json-1.1"
	TargetPrefix = "AWSCognitoIdentityProviderService."
)
