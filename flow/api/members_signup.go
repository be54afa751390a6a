package api

// Members of signing up.
var (
	secretHash = Member{
		Name: "SecretHash", Min: 1, Max: 128, Pattern: `[\w+=/]+`, Sensitive: true, Secret: true,
		Help: "Same value as SECRET_HASH, for other operations.",
	}
	password = Member{
		Name: "Password", Label: "Password", Max: 256, Pattern: PasswordPattern, Sensitive: true, Secret: true, Key: KeyNewPassword,
		Help: "The password.",
	}
	nameOfAttribute  = Member{Name: "Name", Min: 1, Max: 32, Pattern: attributeNamePattern, Help: "An attribute's name."}
	valueOfAttribute = Member{Name: "Value", Max: 2048, Sensitive: true, Help: "An attribute's value."}
	attribute        = Member{Kind: Structure, Members: []Member{nameOfAttribute.required(), valueOfAttribute}}
	userAttributes   = Member{
		Name: "UserAttributes", Label: "Attributes", Kind: List, Key: KeyAttributes,
		Element: &attribute,
		Help:    "The user's attributes, a list of names and values.",
	}
	validationData = Member{
		Name: "ValidationData", Label: "Validation data", Kind: List,
		Element: &attribute,
		Help:    "Your own name=value pairs, passed to the pre sign-up trigger.",
	}
	userConfirmed  = Member{Name: "UserConfirmed", Kind: Boolean, Help: "Whether the user can sign in now."}
	destination    = Member{Name: "Destination", Max: 131072, Help: "The email address or phone number the code was sent to, masked by Cognito."}
	deliveryMedium = Member{Name: "DeliveryMedium", Enum: mediumNames, Help: "SMS or EMAIL."}
	attributeName  = Member{
		Name: "AttributeName", Label: "Attribute", Min: 1, Max: 32, Pattern: attributeNamePattern, Key: KeyAttribute,
		Help: "The attribute's name, such as email.",
	}
	codeDeliveryDetails = Member{
		Name: "CodeDeliveryDetails", Kind: Structure,
		Members: []Member{destination, deliveryMedium, attributeName},
		Help:    "Where the code was sent.",
	}
	userSub          = Member{Name: "UserSub", Max: 131072, Help: "The user's permanent ID."}
	confirmationCode = Member{
		Name: "ConfirmationCode", Label: "Code", Min: 1, Max: 2048, Pattern: visiblePattern, Secret: true, Key: KeyCode,
		Help: "The code from the message.",
	}
	forceAliasCreation = Member{
		Name: "ForceAliasCreation", Label: "Move the alias", Kind: Boolean,
		Help: "Whether the email address or phone number is moved from the user who has it now.",
	}
)
