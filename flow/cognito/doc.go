// Package cognito is the edge to Amazon Cognito: it sends raw JSON bodies
// through the AWS SDK's middleware and hands back what came, byte for byte.
//
// The room knows how a request is addressed, signed and sent, which operations
// are signed at all (the SDK's model decides), where AWS credentials come from,
// and how to tell a refusal from silence and from an answer that is not
// Cognito's. It refuses to know what the members of a request mean, what a
// challenge is, and how to try again: nothing is ever sent twice.
//
// Public operations are sent anonymously and never look at AWS configuration.
package cognito
