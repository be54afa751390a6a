package api

import "slices"

// secondFactors are how the service names those that a user can turn on. Its
// model has no enumeration of them.
var secondFactors = []string{ChallengeSMSMFA, ChallengeSoftwareTokenMFA, ChallengeEmailOTP}

// SecondFactors are the second factors that a user can turn on, each the challenge that
// asks for it.
func SecondFactors() []string { return slices.Clone(secondFactors) }

// Members of users.
var (
	username = Member{
		Name: "Username", Label: "User name", Min: 1, Max: 128, Pattern: wordPattern, Sensitive: true, Key: KeyUsername,
		Help: "The user name; an email address or phone number if the pool requires that.",
	}

	mfaOption           = Member{Kind: Structure, Members: []Member{deliveryMedium, attributeName}}
	mfaOptions          = Member{Name: "MFAOptions", Kind: List, Element: &mfaOption, Help: "An obsolete form of the second factors: SMS with phone_number, or an empty list for none."}
	preferredMFASetting = Member{Name: "PreferredMfaSetting", Max: 131072, Enum: secondFactors, Help: "The preferred second factor."}
	userMFASettingList  = Member{
		Name: "UserMFASettingList", Kind: List,
		Element: &Member{Max: 131072, Enum: secondFactors},
		Help:    "The second factors that are turned on.",
	}
	delivery                = Member{Kind: Structure, Members: []Member{destination, deliveryMedium, attributeName}}
	codeDeliveryDetailsList = Member{
		Name: "CodeDeliveryDetailsList", Kind: List,
		Element: &delivery,
		Help:    "Where codes were sent to verify new email addresses and phone numbers.",
	}
	userAttributeNames = Member{
		Name: "UserAttributeNames", Label: "Attribute names", Kind: List,
		Element: &attributeNameText,
		Help:    "The attributes to delete.",
	}
	code = Member{
		Name: "Code", Label: "Code", Min: 1, Max: 2048, Pattern: visiblePattern, Secret: true, Key: KeyCode,
		Help: "The code from the message.",
	}
	temporaryPassword = Member{
		Name: "TemporaryPassword", Label: "Temporary password", Max: 256, Pattern: PasswordPattern, Sensitive: true, Secret: true,
		Help: "The password for the first sign-in; without it, Cognito makes one.",
	}
	messageAction = Member{
		Name: "MessageAction", Label: "Invitation",
		Enum: []string{MessageResend, MessageSuppress},
		Help: "Send the invitation again, or send none.",
	}
	desiredDeliveryMediums = Member{
		Name: "DesiredDeliveryMediums", Label: "Send by", Kind: List,
		Element: &Member{Enum: mediumNames},
		Help:    "How the invitation is sent.",
	}
	attributesOfUser = Member{
		Name: "Attributes", Kind: List,
		Element: &attribute,
		Help:    "The user's attributes, a list of names and values.",
	}
	userCreateDate       = Member{Name: "UserCreateDate", Kind: Time, Help: "When the user was created."}
	userLastModifiedDate = Member{Name: "UserLastModifiedDate", Kind: Time, Help: "When the user last changed."}
	enabled              = Member{Name: "Enabled", Kind: Boolean, Help: "Whether it is turned on."}
	userStatus           = Member{
		Name: "UserStatus",
		Enum: []string{
			StatusUnconfirmed, StatusConfirmed, StatusArchived, StatusCompromised, StatusUnknown, StatusResetRequired,
			StatusForceChangePassword, StatusExternalProvider,
		},
		Help: "The user's status.",
	}
	user = Member{
		Name: "User", Kind: Structure,
		Members: []Member{
			username, attributesOfUser, userCreateDate, userLastModifiedDate, enabled, userStatus, mfaOptions,
		},
		Help: "The user.",
	}
	attributesToGet = Member{
		Name: "AttributesToGet", Kind: List,
		Element: &attributeNameText,
		Help:    "The attributes to return; without it, all.",
	}
	limit           = Member{Name: "Limit", Label: "At most", Kind: Number, Max: PageSize, Help: "How many to list at most."}
	paginationToken = Member{
		Name: "PaginationToken", Label: "Next page", Min: 1, Pattern: visiblePattern,
		Help: "Where the next page of the list starts.",
	}
	filter      = Member{Name: "Filter", Max: 256, Help: "Which users, such as email = \"nadia@example.org\"."}
	userElement = Member{
		Kind: Structure,
		Members: []Member{
			username, attributesOfUser, userCreateDate, userLastModifiedDate, enabled, userStatus, mfaOptions,
		},
	}
	users = Member{Name: "Users", Kind: List, Element: &userElement, Help: "The users."}
)
