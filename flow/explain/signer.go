package explain

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

var notTheUser = []string{"the user who signs in (not looked up yet)"}

// signerRows are refusals that concern the AWS credentials of whoever calls,
// and not the user who signs in. AWS has several names for the same.
var signerRows = []row{
	signerRow(expiredCredentials, api.ExpiredTokenException),
	signerRow(expiredCredentials, "ExpiredToken"),
	signerRow(expiredCredentials, "RequestExpired"),
	signerRow(unknownCredentials, api.UnrecognizedClientException),
	signerRow(unknownCredentials, "InvalidClientTokenId"),
	signerRow(unknownCredentials, "InvalidAccessKeyId"),
	signerRow(wrongTime, api.InvalidSignatureException),
	signerRow(wrongTime, "SignatureDoesNotMatch"),
	signerRow(wrongSignature, api.InvalidSignatureException),
	signerRow(wrongSignature, "SignatureDoesNotMatch"),
	signerRow(lostSignature, api.MissingAuthenticationTokenException),
	signerRow(lostSignature, api.IncompleteSignatureException),
	signerRow(denied, api.AccessDeniedException),
	signerRow(deniedByCognito(), api.NotAuthorizedException),
}

// signerRow is a row for one of the exceptions, with what these rows share.
func signerRow(r row, exception string) row {
	r.exception = exception
	r.ruledOut, r.actions = notTheUser, []walk.Action{tryAgain, editStart}
	r.retryable = true
	return r
}

var (
	expiredCredentials = row{
		id: "aws-expired", description: "The AWS credentials that signed this request expired.",
		observed:     signerClock,
		causes:       []string{"The SSO login or the role session ended: they are valid for some hours only."},
		clockMatters: true,
		passes:       true,
		next:         "Renew the login (aws sso login or aws login), then try again.",
	}
	unknownCredentials = row{
		id: "aws-unknown", description: "AWS does not know the credentials that signed this request.",
		causes: []string{"The key was deleted or mistyped.", "The key belongs to a local server, or to another partition of AWS."},
		passes: true,
		next:   "Check the profile and its keys, then try again.",
	}
	wrongTime = row{
		id: "pain-39", message: `Signature (?:expired|not yet current).*`,
		description:  "The AWS signature has the time of this machine, and by the server's clock it is too old or too new.",
		observed:     unlikeClocks,
		causes:       []string{"The request was held back on its way, by a proxy for example."},
		clockMatters: true,
		passes:       true,
		next:         "Try again. If it happens again, check this machine's clock and the proxy.",
	}
	wrongSignature = row{
		id: "aws-signature", description: "The AWS signature of this request is not valid.",
		causes: []string{"The secret key does not belong to the access key.", "A proxy changed the request."},
		passes: true,
		next:   "Check the secret key of the profile, then try again.",
	}
	lostSignature = row{
		id: "aws-unsigned", description: "The request reached AWS without its signature.",
		causes: []string{"A proxy or a gateway removed the Authorization header.", "The endpoint is not Cognito."},
		next:   "Check the endpoint and the proxy.",
	}
	denied = row{
		id: "aws-denied", description: "The AWS identity that signed this request is not allowed to send it.",
		causes: []string{"Its policy does not allow the action that the message names on this pool.", "The profile belongs to another account or role."},
		passes: true,
		next:   "Add the permission and try again, or choose another profile.",
	}
)

// deniedByCognito is the same refusal with an exception that has other meanings.
func deniedByCognito() row {
	r := denied
	r.id, r.message = "aws-denied-by-cognito", `.*is not authorized to perform: cognito-idp:.*`
	return r
}

func signerClock(f failure) []string { return f.clockIsOff(api.SignatureValidity) }

// unlikeClocks tells which clock is to blame for a signature of the wrong time,
// unless the two are known to agree.
func unlikeClocks(f failure) []string {
	off, known := f.clockOff()
	switch {
	case known && off.Abs() < api.SignatureValidity:
		return nil
	case !known:
		return []string{"This machine's clock is wrong."}
	case f.walk.Start.Target.Endpoint != "":
		return append(signerClock(f), "The clock of the emulator was moved, for a test.")
	default:
		return signerClock(f)
	}
}
