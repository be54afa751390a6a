package api

// Values of members of domains and of risk settings.
const (
	// DomainActive is a domain that is ready.
	DomainActive = "ACTIVE"
	// ActionMFARequired blocks those who have no second factor.
	ActionMFARequired = "MFA_REQUIRED"
)

// Members of domains, of risk settings and of log destinations.
var (
	domainName = Member{
		Name: "Domain", Min: 1, Max: 63, Pattern: `[a-z0-9](?:[a-z0-9\-.]{0,61}[a-z0-9])?`,
		Help: "The domain's prefix, or the whole of a custom domain.",
	}
	certificateARN     = Member{Name: "CertificateArn", Min: 20, Max: 2048, Pattern: arnPattern, Help: "The certificate in AWS Certificate Manager."}
	securityPolicy     = Member{Name: "SecurityPolicy", Enum: []string{"TLS_V1", "TLS_V1_2_2021", "TLS_V1_3_2025"}, Help: "The oldest TLS that is taken."}
	customDomainConfig = Member{
		Name: "CustomDomainConfig", Kind: Structure,
		Members: []Member{certificateARN.required(), securityPolicy},
		Help:    "The certificate of a custom domain.",
	}
	managedLoginVersion = Member{Name: "ManagedLoginVersion", Kind: Number, Min: 1, Max: 2, Help: "The classic pages (1) or managed login (2)."}
	failoverCheck       = Member{Name: "PrimaryRoute53HealthCheckId", Max: 131072, Help: "The health check of the primary region."}
	secondaryRegion     = Member{Name: "SecondaryRegion", Min: 5, Max: 32, Help: "The region to fail over to."}
	failover            = Member{
		Name: "Failover", Kind: Structure,
		Members: []Member{failoverCheck.required(), secondaryRegion.required()},
		Help:    "Where requests go when the primary region fails.",
	}
	routing          = Member{Name: "Routing", Kind: Structure, Members: []Member{failover}, Help: "How requests are routed between regions."}
	cloudFrontDomain = Member{Name: "CloudFrontDomain", Help: "The domain that a custom domain points to."}
	accountID        = Member{Name: "AWSAccountId", Help: "The account of the pool."}
	bucket           = Member{Name: "S3Bucket", Help: "The bucket of the pages' static files."}
	distribution     = Member{Name: "CloudFrontDistribution", Help: "The domain that a custom domain points to."}
	domainVersion    = Member{Name: "Version", Help: "The domain's version."}
	domainStatus     = Member{
		Name: "Status", Enum: []string{"CREATING", "DELETING", "UPDATING", DomainActive, "FAILED"},
		Help: "Whether the domain is ready.",
	}
	domainDescription = Member{
		Name: "DomainDescription", Kind: Structure,
		Members: []Member{
			userPoolID, accountID, domainName, bucket, distribution, domainVersion, domainStatus, customDomainConfig,
			managedLoginVersion, routing,
		},
		Help: "The domain; empty if no pool has it.",
	}

	eventFilter = Member{
		Name: "EventFilter", Kind: List, Element: &Member{Enum: []string{"SIGN_IN", "PASSWORD_CHANGE", "SIGN_UP"}},
		Help: "When passwords are looked up.",
	}
	compromisedAction  = Member{Name: "EventAction", Enum: []string{"BLOCK", "NO_ACTION"}, Help: "What happens with a password that others know."}
	compromisedActions = Member{
		Name: "Actions", Kind: Structure, Members: []Member{compromisedAction.required()},
		Help: "What happens.",
	}
	compromisedCredentials = Member{
		Name: "CompromisedCredentialsRiskConfiguration", Kind: Structure,
		Members: []Member{eventFilter, compromisedActions.required()},
		Help:    "What happens with passwords that others know.",
	}
	notify         = Member{Name: "Notify", Kind: Boolean, Help: "Whether the user gets a message."}
	takeoverAction = Member{
		Name: "EventAction", Enum: []string{"BLOCK", "MFA_IF_CONFIGURED", ActionMFARequired, "NO_ACTION"},
		Help: "What happens with the attempt.",
	}
	takeoverMembers = []Member{notify, takeoverAction.required()}
	lowAction       = Member{Name: "LowAction", Kind: Structure, Members: takeoverMembers, Help: "What happens at a low risk."}
	mediumAction    = Member{Name: "MediumAction", Kind: Structure, Members: takeoverMembers, Help: "What happens at a medium risk."}
	highAction      = Member{Name: "HighAction", Kind: Structure, Members: takeoverMembers, Help: "What happens at a high risk."}
	takeoverActions = Member{
		Name: "Actions", Kind: Structure, Members: []Member{lowAction, mediumAction, highAction},
		Help: "What happens at each level of risk.",
	}
	notificationSubject = Member{Name: "Subject", Min: 1, Max: 140, Pattern: textPattern, Help: "The email's subject."}
	notificationHTML    = Member{Name: "HtmlBody", Min: 6, Max: 20000, Pattern: notificationPattern, Help: "The email in HTML."}
	notificationText    = Member{Name: "TextBody", Min: 6, Max: 20000, Pattern: notificationPattern, Help: "The email as plain text."}
	notificationMembers = []Member{notificationSubject.required(), notificationHTML, notificationText}
	notifyFrom          = Member{Name: "From", Max: 131072, Help: "The sender's email address."}
	notifyReplyTo       = Member{Name: "ReplyTo", Max: 131072, Help: "The address for replies."}
	blockEmail          = Member{Name: "BlockEmail", Kind: Structure, Members: notificationMembers, Help: "The email about an attempt that is blocked."}
	noActionEmail       = Member{Name: "NoActionEmail", Kind: Structure, Members: notificationMembers, Help: "The email about an attempt that is let through."}
	mfaEmail            = Member{Name: "MfaEmail", Kind: Structure, Members: notificationMembers, Help: "The email about an attempt that needs a second factor."}
	notifyConfiguration = Member{
		Name: "NotifyConfiguration", Kind: Structure,
		Members: []Member{notifyFrom, notifyReplyTo, sourceARN.required(), blockEmail, noActionEmail, mfaEmail},
		Help:    "How users are told.",
	}
	accountTakeover = Member{
		Name: "AccountTakeoverRiskConfiguration", Kind: Structure,
		Members: []Member{notifyConfiguration, takeoverActions.required()},
		Help:    "What happens with attempts that look like another person's.",
	}
	blockedRanges  = Member{Name: "BlockedIPRangeList", Kind: List, Max: 200, Element: &text, Help: "The addresses that are always blocked."}
	skippedRanges  = Member{Name: "SkippedIPRangeList", Kind: List, Max: 200, Element: &text, Help: "The addresses that are never looked at."}
	riskExceptions = Member{
		Name: "RiskExceptionConfiguration", Kind: Structure, Members: []Member{blockedRanges, skippedRanges},
		Help: "Addresses apart.",
	}
	riskConfiguration = Member{
		Name: "RiskConfiguration", Kind: Structure,
		Members: []Member{
			userPoolID, clientID, compromisedCredentials, accountTakeover, riskExceptions, lastModifiedDate,
		},
		Help: "The risk settings.",
	}

	logLevel         = Member{Name: "LogLevel", Enum: []string{"ERROR", "INFO"}, Help: "How much is logged."}
	eventSource      = Member{Name: "EventSource", Enum: []string{"userNotification", "userAuthEvents"}, Help: "What is logged."}
	logGroupARN      = Member{Name: "LogGroupArn", Min: 20, Max: 2048, Pattern: arnPattern, Help: "The log group."}
	cloudWatchLogs   = Member{Name: "CloudWatchLogsConfiguration", Kind: Structure, Members: []Member{logGroupARN}, Help: "A log group as the destination."}
	bucketARN        = Member{Name: "BucketArn", Min: 3, Max: 1024, Help: "The bucket."}
	s3Configuration  = Member{Name: "S3Configuration", Kind: Structure, Members: []Member{bucketARN}, Help: "A bucket as the destination."}
	streamARN        = Member{Name: "StreamArn", Min: 20, Max: 2048, Pattern: arnPattern, Help: "The stream."}
	firehose         = Member{Name: "FirehoseConfiguration", Kind: Structure, Members: []Member{streamARN}, Help: "A stream as the destination."}
	logConfiguration = Member{
		Kind:    Structure,
		Members: []Member{logLevel.required(), eventSource.required(), cloudWatchLogs, s3Configuration, firehose},
	}
	logConfigurations        = Member{Name: "LogConfigurations", Kind: List, Max: 2, Element: &logConfiguration, Help: "The log destinations."}
	logDeliveryConfiguration = Member{
		Name: "LogDeliveryConfiguration", Kind: Structure,
		Members: []Member{userPoolID.required(), logConfigurations.required()},
		Help:    "The log destinations.",
	}
)

const notificationPattern = `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]+`
