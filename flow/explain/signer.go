package explain

import (
	"time"

	"authwalk/flow/walk"
)

var notTheUser = []string{"the user who signs in: the call did not get that far"}

// signerRows are refusals that concern the AWS credentials of whoever calls,
// and not the user who signs in. AWS has several names for the same.
var signerRows = []row{
	expiredCredentials("ExpiredTokenException"),
	expiredCredentials("ExpiredToken"),
	expiredCredentials("RequestExpired"),
	unknownCredentials("UnrecognizedClientException"),
	unknownCredentials("InvalidClientTokenId"),
	unknownCredentials("InvalidAccessKeyId"),
	wrongSignature("InvalidSignatureException"),
	wrongSignature("SignatureDoesNotMatch"),
	lostSignature("MissingAuthenticationTokenException"),
	lostSignature("IncompleteSignatureException"),
	{
		id: "aws-denied", exception: "AccessDeniedException",
		says:      "The AWS identity that signed this call may not make it.",
		causes:    []string{"Its policy lacks the action that the message names, on this pool.", "The profile is that of another account or role."},
		notCauses: notTheUser,
		moves:     []walk.Action{tryAgain, editStart},
		next:      "Add the permission, or choose another profile.",
		waits:     true,
	},
	{
		id: "aws-denied-by-cognito", exception: "NotAuthorizedException", message: `.*is not authorized to perform: cognito-idp:.*`,
		says:      "The AWS identity that signed this call may not make it.",
		causes:    []string{"Its policy lacks the action that the message names, on this pool.", "The profile is that of another account or role."},
		notCauses: notTheUser,
		moves:     []walk.Action{tryAgain, editStart},
		next:      "Add the permission, or choose another profile.",
		waits:     true,
	},
}

func expiredCredentials(exception string) row {
	return row{
		id: "aws-expired", exception: exception,
		says:      "The AWS credentials that signed this call have expired.",
		found:     signerClock,
		causes:    []string{"The login of SSO or of a role ended: they last for hours only."},
		notCauses: notTheUser,
		moves:     []walk.Action{tryAgain, editStart},
		clock:     true,
		next:      "Renew the login (aws sso login or aws login), then try again.",
		waits:     true,
	}
}

func unknownCredentials(exception string) row {
	return row{
		id: "aws-unknown", exception: exception,
		says:      "AWS does not know the credentials that signed this call.",
		causes:    []string{"The key was deleted or mistyped.", "It is a key of a local server, or of another partition of AWS."},
		notCauses: notTheUser,
		moves:     []walk.Action{tryAgain, editStart},
		next:      "Check the profile and its keys.",
		waits:     true,
	}
}

func wrongSignature(exception string) row {
	return row{
		id: "pain-39", exception: exception,
		says:      "The AWS signature of this call did not fit.",
		found:     signerClock,
		causes:    []string{"The secret key is not the one of the access key.", "Something on the way changed the request."},
		notCauses: notTheUser,
		moves:     []walk.Action{tryAgain, editStart},
		clock:     true,
		next:      "Set this machine's clock, then check the secret key.",
		waits:     true,
	}
}

func lostSignature(exception string) row {
	return row{
		id: "aws-unsigned", exception: exception,
		says:      "The call reached AWS without its signature.",
		causes:    []string{"A proxy or a gateway dropped the Authorization header.", "The endpoint is not Cognito's."},
		notCauses: notTheUser,
		moves:     []walk.Action{tryAgain, editStart},
		next:      "Check the endpoint and the proxy.",
		waits:     true,
	}
}

// signerClock: AWS refuses signatures that are 5 minutes old.
func signerClock(f failure) []string { return f.clockIsOff(5 * time.Minute) }
