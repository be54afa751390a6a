// Package api is Amazon Cognito's interface, written down once: its
// operations, their members, the flows, challenges and exceptions. It is data.
// Everything that validates, masks, asks for, explains or documents what
// travels reads it here.
//
// A fact about an operation is in operations_SUBJECT.go, about a member in
// members_SUBJECT.go. The keys of AuthParameters, ChallengeParameters and
// ChallengeResponses are in parameters.go, the flows and challenges that use
// them in flow.go and challenge.go.
//
// The tests hold all of it against the AWS SDK. What the service has and the
// SDK lacks is listed there.
package api
