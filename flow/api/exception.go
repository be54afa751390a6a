package api

import (
	"slices"
	"strings"
)

// The exceptions of the service's model.
const (
	AccessDeniedException                    = "AccessDeniedException"
	AliasExistsException                     = "AliasExistsException"
	CodeDeliveryFailureException             = "CodeDeliveryFailureException"
	CodeMismatchException                    = "CodeMismatchException"
	ConcurrentModificationException          = "ConcurrentModificationException"
	DeviceKeyExistsException                 = "DeviceKeyExistsException"
	DuplicateProviderException               = "DuplicateProviderException"
	EnableSoftwareTokenMFAException          = "EnableSoftwareTokenMFAException"
	ExpiredCodeException                     = "ExpiredCodeException"
	FeatureUnavailableInTierException        = "FeatureUnavailableInTierException"
	ForbiddenException                       = "ForbiddenException"
	GroupExistsException                     = "GroupExistsException"
	InternalErrorException                   = "InternalErrorException"
	InternalServerException                  = "InternalServerException"
	InvalidEmailRoleAccessPolicyException    = "InvalidEmailRoleAccessPolicyException"
	InvalidLambdaResponseException           = "InvalidLambdaResponseException"
	InvalidOAuthFlowException                = "InvalidOAuthFlowException"
	InvalidParameterException                = "InvalidParameterException"
	InvalidPasswordException                 = "InvalidPasswordException"
	InvalidSmsRoleAccessPolicyException      = "InvalidSmsRoleAccessPolicyException"
	InvalidSmsRoleTrustRelationshipException = "InvalidSmsRoleTrustRelationshipException"
	InvalidUserPoolConfigurationException    = "InvalidUserPoolConfigurationException"
	LimitExceededException                   = "LimitExceededException"
	ManagedLoginBrandingExistsException      = "ManagedLoginBrandingExistsException"
	MFAMethodNotFoundException               = "MFAMethodNotFoundException"
	NotAuthorizedException                   = "NotAuthorizedException"
	OperationNotEnabledException             = "OperationNotEnabledException"
	PasswordHistoryPolicyViolationException  = "PasswordHistoryPolicyViolationException"
	PasswordResetRequiredException           = "PasswordResetRequiredException"
	PreconditionNotMetException              = "PreconditionNotMetException"
	RefreshTokenReuseException               = "RefreshTokenReuseException"
	ResourceNotFoundException                = "ResourceNotFoundException"
	ScopeDoesNotExistException               = "ScopeDoesNotExistException"
	ServiceQuotaExceededException            = "ServiceQuotaExceededException"
	SoftwareTokenMFANotFoundException        = "SoftwareTokenMFANotFoundException"
	TermsExistsException                     = "TermsExistsException"
	TierChangeNotAllowedException            = "TierChangeNotAllowedException"
	TooManyFailedAttemptsException           = "TooManyFailedAttemptsException"
	TooManyRequestsException                 = "TooManyRequestsException"
	UnauthorizedException                    = "UnauthorizedException"
	UnexpectedLambdaException                = "UnexpectedLambdaException"
	UnsupportedIdentityProviderException     = "UnsupportedIdentityProviderException"
	UnsupportedOperationException            = "UnsupportedOperationException"
	UnsupportedTokenTypeException            = "UnsupportedTokenTypeException"
	UnsupportedUserStateException            = "UnsupportedUserStateException"
	UserImportInProgressException            = "UserImportInProgressException"
	UserLambdaValidationException            = "UserLambdaValidationException"
	UsernameExistsException                  = "UsernameExistsException"
	UserNotConfirmedException                = "UserNotConfirmedException"
	UserNotFoundException                    = "UserNotFoundException"
	UserPoolAddOnNotEnabledException         = "UserPoolAddOnNotEnabledException"
	UserPoolTaggingException                 = "UserPoolTaggingException"
	WebAuthnChallengeNotFoundException       = "WebAuthnChallengeNotFoundException"
	WebAuthnClientMismatchException          = "WebAuthnClientMismatchException"
	WebAuthnConfigurationMissingException    = "WebAuthnConfigurationMissingException"
	WebAuthnCredentialNotSupportedException  = "WebAuthnCredentialNotSupportedException"
	WebAuthnNotEnabledException              = "WebAuthnNotEnabledException"
	WebAuthnOriginNotAllowedException        = "WebAuthnOriginNotAllowedException"
	WebAuthnRelyingPartyMismatchException    = "WebAuthnRelyingPartyMismatchException"
)

// The exceptions of the framework in front of the service.
const (
	ExpiredTokenException               = "ExpiredTokenException"
	IncompleteSignatureException        = "IncompleteSignatureException"
	InvalidSignatureException           = "InvalidSignatureException"
	MissingAuthenticationTokenException = "MissingAuthenticationTokenException"
	SerializationException              = "SerializationException"
	ThrottlingException                 = "ThrottlingException"
	UnknownOperationException           = "UnknownOperationException"
	UnrecognizedClientException         = "UnrecognizedClientException"
)

// Exception is one kind of refusal.
type Exception struct {
	Name string
	// Status is the HTTP status that it comes with.
	Status int
	// Again is set where the request was not carried out, and the same one can
	// succeed later.
	Again bool
	// Sentence says what it means.
	Sentence string
}

// exceptions are all of them, those of the framework last.
var exceptions = []Exception{
	{AccessDeniedException, 400, false, "The AWS credentials do not allow this."},
	{AliasExistsException, 400, false, "Another user already has this email address or phone number."},
	{CodeDeliveryFailureException, 400, true, "The code could not be sent."},
	{CodeMismatchException, 400, false, "The code is wrong."},
	{ConcurrentModificationException, 400, true, "Something else changed it at the same time."},
	{DeviceKeyExistsException, 400, false, "A device with this key is registered already."},
	{DuplicateProviderException, 400, false, "An identity provider with this name exists already."},
	{EnableSoftwareTokenMFAException, 400, false, "The code of the authenticator app is wrong."},
	{ExpiredCodeException, 400, false, "The code expired, was replaced by a newer one, or was already used."},
	{FeatureUnavailableInTierException, 400, false, "The pool's feature plan does not include this."},
	{ForbiddenException, 400, false, "The pool's firewall (AWS WAF) blocked the request."},
	{GroupExistsException, 400, false, "A group with this name exists already."},
	{InternalErrorException, 500, true, "Cognito had an internal error."},
	{InternalServerException, 500, true, "Cognito had an internal error."},
	{InvalidEmailRoleAccessPolicyException, 400, false, "The pool is not allowed to send emails with its configured identity."},
	{InvalidLambdaResponseException, 400, false, "The pool's Lambda trigger returned an invalid response."},
	{InvalidOAuthFlowException, 400, false, "The OAuth flow is not valid here."},
	{InvalidParameterException, 400, false, "A value in the request is not valid."},
	{InvalidPasswordException, 400, false, "The password does not satisfy the pool's policy."},
	{InvalidSmsRoleAccessPolicyException, 400, false, "The pool's role is not allowed to send text messages."},
	{InvalidSmsRoleTrustRelationshipException, 400, false, "The pool's role for text messages does not trust Cognito."},
	{InvalidUserPoolConfigurationException, 400, false, "The pool's settings do not fit together."},
	{LimitExceededException, 400, true, "Too many requests in a short time, or a quota is used up."},
	{ManagedLoginBrandingExistsException, 400, false, "The client already has a branding."},
	{MFAMethodNotFoundException, 400, false, "The user has no second factor that can be used."},
	{NotAuthorizedException, 400, false, "The credentials, the session or the token were not accepted."},
	{OperationNotEnabledException, 400, false, "This region of the pool does not accept this operation."},
	{PasswordHistoryPolicyViolationException, 400, false, "The password was used before."},
	{PasswordResetRequiredException, 400, false, "The password must be reset first."},
	{PreconditionNotMetException, 400, false, "Another step is required first."},
	{RefreshTokenReuseException, 400, false, "The refresh token was replaced by a newer one."},
	{ResourceNotFoundException, 400, false, "The pool, the client or another named resource does not exist."},
	{ScopeDoesNotExistException, 400, false, "The scope does not exist."},
	{ServiceQuotaExceededException, 400, false, "The requested rate is above the account's quota."},
	{SoftwareTokenMFANotFoundException, 400, false, "No authenticator app is set up, or it cannot be used here."},
	{TermsExistsException, 400, false, "Terms with this name exist already."},
	{TierChangeNotAllowedException, 400, false, "The feature plan cannot be changed to this one now."},
	{TooManyFailedAttemptsException, 400, false, "Too many wrong attempts."},
	{TooManyRequestsException, 400, true, "Too many requests in a short time."},
	{UnauthorizedException, 401, false, "The request is not authorised."},
	{UnexpectedLambdaException, 400, false, "Cognito could not run the pool's Lambda trigger."},
	{UnsupportedIdentityProviderException, 400, false, "The identity provider is not supported."},
	{UnsupportedOperationException, 400, false, "The operation is not supported here."},
	{UnsupportedTokenTypeException, 400, false, "Tokens of this kind cannot be used here."},
	{UnsupportedUserStateException, 400, false, "The user's status does not allow this."},
	{UserImportInProgressException, 400, false, "An import is running."},
	{UserLambdaValidationException, 400, false, "The pool's Lambda trigger rejected the request."},
	{UsernameExistsException, 400, false, "A user with this name exists already."},
	{UserNotConfirmedException, 400, false, "The sign-up has not been confirmed yet."},
	{UserNotFoundException, 400, false, "The user does not exist."},
	{UserPoolAddOnNotEnabledException, 400, false, "Threat protection is off."},
	{UserPoolTaggingException, 400, false, "The tags cannot be set."},
	{WebAuthnChallengeNotFoundException, 400, false, "The passkey registration was not started, or it expired."},
	{WebAuthnClientMismatchException, 400, false, "The passkey registration was started with another client."},
	{WebAuthnConfigurationMissingException, 400, false, "The pool has no domain for passkeys."},
	{WebAuthnCredentialNotSupportedException, 400, false, "This kind of passkey is not supported."},
	{WebAuthnNotEnabledException, 400, false, "Passkeys are not enabled in the pool."},
	{WebAuthnOriginNotAllowedException, 400, false, "Passkeys of this pool cannot be registered on this page."},
	{WebAuthnRelyingPartyMismatchException, 400, false, "The passkey was made for a domain that is not the pool's."},
	{ExpiredTokenException, 400, false, "The AWS credentials have expired."},
	{IncompleteSignatureException, 400, false, "The signature is incomplete."},
	{InvalidSignatureException, 400, false, "The signature is wrong: check the secret key and the clock."},
	{MissingAuthenticationTokenException, 400, false, "The request is not signed."},
	{SerializationException, 400, false, "The request has a value of the wrong type."},
	{ThrottlingException, 400, true, "Too many requests in a short time."},
	{UnknownOperationException, 400, false, "The operation does not exist."},
	{UnrecognizedClientException, 400, false, "AWS does not know these credentials."},
}

// Exceptions is every kind of refusal.
func Exceptions() []Exception { return slices.Clone(exceptions) }

// FindException returns the exception of this name.
func FindException(name string) (Exception, bool) {
	for _, exception := range exceptions {
		if exception.Name == name {
			return exception, true
		}
	}
	return Exception{}, false
}

// What many operations declare.
var (
	callErrors = []string{
		InternalErrorException, InvalidParameterException, NotAuthorizedException, OperationNotEnabledException,
		ResourceNotFoundException, TooManyRequestsException,
	}
	lambdaErrors   = []string{InvalidLambdaResponseException, UnexpectedLambdaException, UserLambdaValidationException}
	deliveryErrors = []string{
		InvalidEmailRoleAccessPolicyException, InvalidSmsRoleAccessPolicyException, InvalidSmsRoleTrustRelationshipException,
	}
	userErrors     = []string{PasswordResetRequiredException, UserNotConfirmedException, UserNotFoundException}
	codeErrors     = []string{CodeMismatchException, ExpiredCodeException}
	passwordErrors = []string{InvalidPasswordException, PasswordHistoryPolicyViolationException}
)

// ExceptionName cuts what services put around the name of an exception: a
// namespace up to "#", and details from ":" on.
func ExceptionName(spelled string) string {
	name, _, _ := strings.Cut(spelled, ":")
	if _, after, found := strings.Cut(name, "#"); found {
		name = after
	}
	return strings.TrimSpace(name)
}
