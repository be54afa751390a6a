package api

// CloudTrail records the calls to user pools. It is a service of its own, that speaks the
// same protocol.
// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
const (
	LookupEvents      = "LookupEvents"
	TrailTargetPrefix = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101."
	// TrailSource is the service of Cognito's events there.
	TrailSource = "cognito-idp.amazonaws.com"
	// TrailHidden is what CloudTrail has in place of what is sensitive.
	TrailHidden = "HIDDEN_DUE_TO_SECURITY_REASONS"
	// TrailPageSize is how many events a page has at most, TrailDays how far back they
	// reach, and TrailRate how many calls a second an account may make in a region.
	TrailPageSize = 50
	TrailDays     = 90
	TrailRate     = 2
)
