package api

// Members of sign-in events.
var (
	maxEvents   = Member{Name: "MaxResults", Label: "At most", Kind: Number, Max: PageSize, Help: "How many to list at most."}
	pastEventID = Member{Name: "EventId", Max: 131072, Help: "The event's ID."}
	eventType   = Member{
		Name: "EventType",
		Enum: []string{EventSignIn, EventSignUp, EventForgotPassword, EventPasswordChange, EventResendCode},
		Help: "What was attempted.",
	}
	creationDate  = Member{Name: "CreationDate", Kind: Time, Help: "When it was created."}
	eventResponse = Member{Name: "EventResponse", Enum: []string{EventPass, EventFail, EventInProgress}, Help: "How the attempt ended."}
	riskDecision  = Member{
		Name: "RiskDecision",
		Enum: []string{RiskNone, RiskTaken, RiskBlock},
		Help: "What Cognito did about it.",
	}
	riskLevel                      = Member{Name: "RiskLevel", Enum: []string{RiskLow, RiskMedium, RiskHigh}, Help: "How high the risk was."}
	compromisedCredentialsDetected = Member{
		Name: "CompromisedCredentialsDetected", Kind: Boolean,
		Help: "Whether the password is known from a data breach.",
	}
	eventRisk = Member{
		Name: "EventRisk", Kind: Structure,
		Members: []Member{riskDecision, riskLevel, compromisedCredentialsDetected},
		Help:    "How threat protection rated the attempt.",
	}
	pastChallengeName = Member{
		Name: "ChallengeName",
		Enum: []string{EventPassword, EventMFA},
		Help: "Which kind of challenge it was.",
	}
	challengeResponse        = Member{Name: "ChallengeResponse", Enum: []string{EventSuccess, EventFailure}, Help: "Whether it was passed."}
	challengeResponseElement = Member{Kind: Structure, Members: []Member{pastChallengeName, challengeResponse}}
	pastChallenges           = Member{
		Name: "ChallengeResponses", Kind: List,
		Element: &challengeResponseElement,
		Help:    "The challenges of the attempt.",
	}
	eventDeviceName  = Member{Name: "DeviceName", Max: 131072, Help: "The device the attempt came from."}
	timezone         = Member{Name: "Timezone", Max: 131072, Help: "The time zone of the IP address."}
	city             = Member{Name: "City", Max: 131072, Help: "The city of the IP address."}
	country          = Member{Name: "Country", Max: 131072, Help: "The country of the IP address."}
	eventContextData = Member{
		Name: "EventContextData", Kind: Structure,
		Members: []Member{ipAddress, eventDeviceName, timezone, city, country},
		Help:    "Where the attempt came from.",
	}
	feedbackValue = Member{
		Name: "FeedbackValue", Label: "It was the user",
		Enum: []string{FeedbackValid, FeedbackInvalid},
		Help: "Whether the user made this attempt.",
	}
	provider      = Member{Name: "Provider", Max: 131072, Help: "Who rated the attempt."}
	feedbackDate  = Member{Name: "FeedbackDate", Kind: Time, Help: "When the feedback was given."}
	eventFeedback = Member{
		Name: "EventFeedback", Kind: Structure,
		Members: []Member{feedbackValue.required(), provider.required(), feedbackDate},
		Help:    "The feedback about the attempt.",
	}
	authEventElement = Member{
		Kind: Structure,
		Members: []Member{
			pastEventID, eventType, creationDate, eventResponse, eventRisk, pastChallenges, eventContextData,
			eventFeedback,
		},
	}
	authEvents = Member{
		Name: "AuthEvents", Kind: List,
		Element: &authEventElement,
		Help:    "The user's sign-in events, newest first.",
	}
	eventID       = Member{Name: "EventId", Label: "Event ID", Min: 1, Max: 50, Pattern: `[\w+-]+`, Help: "The event's ID."}
	feedbackToken = Member{
		Name: "FeedbackToken", Label: "Feedback token", Pattern: tokenPattern, Sensitive: true, Secret: true,
		Help: "The token from the notification that was sent.",
	}
)
