package api

// Members of sign-in events.
var (
	maxEvents   = Member{Name: "MaxResults", Kind: Number, Max: 60, Help: "How many to list at most."}
	pastEventID = Member{Name: "EventId", Max: 131072, Help: "The event's id."}
	eventType   = Member{
		Name: "EventType",
		Enum: []string{"SignIn", "SignUp", "ForgotPassword", "PasswordChange", "ResendCode"},
		Help: "What was attempted.",
	}
	creationDate  = Member{Name: "CreationDate", Kind: Time, Help: "When it was created."}
	eventResponse = Member{Name: "EventResponse", Enum: []string{"Pass", "Fail", "InProgress"}, Help: "How the attempt ended."}
	riskDecision  = Member{
		Name: "RiskDecision",
		Enum: []string{"NoRisk", "AccountTakeover", "Block"},
		Help: "What was done about it.",
	}
	riskLevel                      = Member{Name: "RiskLevel", Enum: []string{"Low", "Medium", "High"}, Help: "How great the risk was."}
	compromisedCredentialsDetected = Member{
		Name: "CompromisedCredentialsDetected", Kind: Boolean,
		Help: "Whether the password is known from elsewhere.",
	}
	eventRisk = Member{
		Name: "EventRisk", Kind: Structure,
		Members: []Member{riskDecision, riskLevel, compromisedCredentialsDetected},
		Help:    "What threat protection made of the attempt.",
	}
	pastChallengeName = Member{
		Name: "ChallengeName",
		Enum: []string{"Password", "Mfa"},
		Help: "Which kind of challenge it was.",
	}
	challengeResponse        = Member{Name: "ChallengeResponse", Enum: []string{"Success", "Failure"}, Help: "Whether it was passed."}
	challengeResponseElement = Member{Kind: Structure, Members: []Member{pastChallengeName, challengeResponse}}
	pastChallenges           = Member{
		Name: "ChallengeResponses", Kind: List,
		Element: &challengeResponseElement,
		Help:    "The challenges of the attempt.",
	}
	eventDeviceName  = Member{Name: "DeviceName", Max: 131072, Help: "The device the attempt came from."}
	timezone         = Member{Name: "Timezone", Max: 131072, Help: "The time zone of the address."}
	city             = Member{Name: "City", Max: 131072, Help: "The city of the address."}
	country          = Member{Name: "Country", Max: 131072, Help: "The country of the address."}
	eventContextData = Member{
		Name: "EventContextData", Kind: Structure,
		Members: []Member{ipAddress, eventDeviceName, timezone, city, country},
		Help:    "Where the attempt came from.",
	}
	feedbackValue = Member{
		Name: "FeedbackValue",
		Enum: []string{"Valid", "Invalid"},
		Help: "Whether the attempt was the user's own.",
	}
	provider      = Member{Name: "Provider", Max: 131072, Help: "Who rated the attempt."}
	feedbackDate  = Member{Name: "FeedbackDate", Kind: Time, Help: "When it was said."}
	eventFeedback = Member{
		Name: "EventFeedback", Kind: Structure,
		Members: []Member{feedbackValue.required(), provider.required(), feedbackDate},
		Help:    "What somebody said about the attempt.",
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
	eventID       = Member{Name: "EventId", Min: 1, Max: 50, Pattern: `[\w+-]+`, Help: "The event's id."}
	feedbackToken = Member{
		Name: "FeedbackToken", Pattern: tokenPattern, Sensitive: true, Secret: true,
		Help: "The token from the notification that was sent.",
	}
)
