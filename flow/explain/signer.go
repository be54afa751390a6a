package explain

import (
	"time"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var notTheUser = []string{"the user who signs in (not looked up yet)"}

// signerRows are refusals that concern the AWS credentials of whoever calls,
// and not the user who signs in. AWS has several names for the same.
var signerRows = []row{
	expiredCredentials(api.ExpiredTokenException),
	expiredCredentials("ExpiredToken"),
	expiredCredentials("RequestExpired"),
	unknownCredentials(api.UnrecognizedClientException),
	unknownCredentials("InvalidClientTokenId"),
	unknownCredentials("InvalidAccessKeyId"),
	wrongSignature(api.InvalidSignatureException),
	wrongSignature("SignatureDoesNotMatch"),
	lostSignature(api.MissingAuthenticationTokenException),
	lostSignature(api.IncompleteSignatureException),
	{
		id: "aws-denied", exception: api.AccessDeniedException,
		description: "The AWS identity that signed this request is not allowed to send it.",
		causes:      []string{"Its policy does not allow the action that the message names on this pool.", "The profile belongs to another account or role."},
		ruledOut:    notTheUser,
		actions:     []walk.Action{tryAgain, editStart},
		next:        "Add the permission, or choose another profile.",
		retryable:   true,
	},
	{
		id: "aws-denied-by-cognito", exception: api.NotAuthorizedException, message: `.*is not authorized to perform: cognito-idp:.*`,
		description: "The AWS identity that signed this request is not allowed to send it.",
		causes:      []string{"Its policy does not allow the action that the message names on this pool.", "The profile belongs to another account or role."},
		ruledOut:    notTheUser,
		actions:     []walk.Action{tryAgain, editStart},
		next:        "Add the permission, or choose another profile.",
		retryable:   true,
	},
}

func expiredCredentials(exception string) row {
	return row{
		id: "aws-expired", exception: exception,
		description:  "The AWS credentials that signed this request expired.",
		observed:     signerClock,
		causes:       []string{"The SSO login or the role session ended: they are valid for some hours only."},
		ruledOut:     notTheUser,
		actions:      []walk.Action{tryAgain, editStart},
		clockMatters: true,
		next:         "Renew the login (aws sso login or aws login), then try again.",
		retryable:    true,
	}
}

func unknownCredentials(exception string) row {
	return row{
		id: "aws-unknown", exception: exception,
		description: "AWS does not know the credentials that signed this request.",
		causes:      []string{"The key was deleted or mistyped.", "The key belongs to a local server, or to another partition of AWS."},
		ruledOut:    notTheUser,
		actions:     []walk.Action{tryAgain, editStart},
		next:        "Check the profile and its keys.",
		retryable:   true,
	}
}

func wrongSignature(exception string) row {
	return row{
		id: "pain-39", exception: exception,
		description:  "The AWS signature of this request is not valid.",
		observed:     signerClock,
		causes:       []string{"The secret key does not belong to the access key.", "A proxy changed the request."},
		ruledOut:     notTheUser,
		actions:      []walk.Action{tryAgain, editStart},
		clockMatters: true,
		next:         "Set this machine's clock, then check the secret key.",
		retryable:    true,
	}
}

func lostSignature(exception string) row {
	return row{
		id: "aws-unsigned", exception: exception,
		description: "The request reached AWS without its signature.",
		causes:      []string{"A proxy or a gateway removed the Authorization header.", "The endpoint is not Cognito."},
		ruledOut:    notTheUser,
		actions:     []walk.Action{tryAgain, editStart},
		next:        "Check the endpoint and the proxy.",
		retryable:   true,
	}
}

// signerClock: AWS refuses signatures that are 5 minutes old.
func signerClock(f failure) []string { return f.clockIsOff(5 * time.Minute) }
