package emulator

import "slices"

// unsupported are the operations of Amazon Cognito that the emulator knows by
// name only.
var unsupported = []string{
	"AdminDeleteSoftwareToken", "AdminDisableProviderForUser", "AdminForgetDevice", "AdminGetDevice",
	"AdminLinkProviderForUser", "AdminListDevices", "AdminListUserAuthEvents", "AdminSetUserSettings",
	"AdminUpdateAuthEventFeedback", "AdminUpdateDeviceStatus", "CompleteWebAuthnRegistration", "ConfirmDevice",
	"CreateIdentityProvider", "CreateManagedLoginBranding", "CreateResourceServer", "CreateTerms",
	"CreateUserImportJob", "CreateUserPoolDomain", "CreateUserPoolReplica", "DeleteIdentityProvider",
	"DeleteManagedLoginBranding", "DeleteResourceServer", "DeleteTerms", "DeleteUserPoolDomain",
	"DeleteUserPoolReplica", "DeleteWebAuthnCredential", "DescribeIdentityProvider",
	"DescribeManagedLoginBranding", "DescribeManagedLoginBrandingByClient", "DescribeResourceServer",
	"DescribeRiskConfiguration", "DescribeTerms", "DescribeTermsByClient", "DescribeUserImportJob",
	"DescribeUserPoolDomain", "ForgetDevice", "GetCSVHeader", "GetClientToken", "GetDevice",
	"GetIdentityProviderByIdentifier", "GetLogDeliveryConfiguration", "GetProvisionedLimit",
	"GetSigningCertificate", "GetUICustomization", "ListDevices", "ListIdentityProviders",
	"ListResourceServers", "ListTagsForResource", "ListTerms", "ListUserImportJobs", "ListUserPoolReplicas",
	"ListWebAuthnCredentials", "SetLogDeliveryConfiguration", "SetRiskConfiguration", "SetUICustomization",
	"SetUserSettings", "StartUserImportJob", "StartWebAuthnRegistration", "StopUserImportJob", "TagResource",
	"UntagResource", "UpdateAuthEventFeedback", "UpdateDeviceStatus", "UpdateIdentityProvider",
	"UpdateManagedLoginBranding", "UpdateProvisionedLimit", "UpdateResourceServer", "UpdateTerms",
	"UpdateUserPoolDomain", "UpdateUserPoolReplica",
}

func isUnsupported(name string) bool { return slices.Contains(unsupported, name) }
