package explain

import "authwalk/flow/walk"

// deliveryRows are codes that could not be sent: settings of the pool, not of
// the user.
var deliveryRows = []row{
	{
		id: "pain-21", exception: "InvalidSmsRoleTrustRelationshipException",
		says: "The pool's role for text messages does not let Cognito use it.",
		causes: []string{
			"The role's trust policy does not name the service cognito-idp.amazonaws.com.",
			"Its sts:ExternalId is not the one in the pool's SmsConfiguration.",
		},
		notCauses: []string{"the user: nothing typed here changes this"},
		moves:     []walk.Action{startOver, answerAgain},
		next:      "Correct the trust policy of the role in SnsCallerArn.",
		waits:     true,
	},
	{
		id: "pain-21-policy", exception: "InvalidSmsRoleAccessPolicyException",
		says:      "The pool's role for text messages may not send any.",
		causes:    []string{"The role's policy does not allow sns:Publish.", "The pool has no such role (SmsConfiguration)."},
		notCauses: []string{"the user: nothing typed here changes this"},
		moves:     []walk.Action{startOver, answerAgain},
		next:      "Allow sns:Publish to the role in SnsCallerArn.",
		waits:     true,
	},
	{
		id: "email-role", exception: "InvalidEmailRoleAccessPolicyException",
		says:      "Cognito may not send mail in the name of the pool's sender.",
		causes:    []string{"The sender's SES identity does not allow cognito-idp.amazonaws.com to send."},
		notCauses: []string{"the user: nothing typed here changes this"},
		moves:     []walk.Action{startOver, answerAgain},
		next:      "Correct the policy of the SES identity in the pool's EmailConfiguration.",
		waits:     true,
	},
	{
		id: "pain-20", exception: "CodeDeliveryFailureException",
		says: "Cognito could not send the code.",
		causes: []string{
			"The address or the number does not exist, or is not in the form +15555550142.",
			"The sender reached its limit, or is in the sandbox of SNS or SES.",
			"The trigger that sends the messages failed.",
		},
		moves: []walk.Action{tryAgain, editStart},
		next:  "Check the address, then the pool's sender and its limits.",
		waits: true,
	},
	{
		id: "pool-misconfigured", exception: "InvalidUserPoolConfigurationException",
		says:      "The pool's own settings do not fit together, so it cannot go on.",
		causes:    []string{"Messages or factors are switched on without what they need: a role, a sender, a trigger."},
		notCauses: []string{"the user: nothing typed here changes this"},
		moves:     []walk.Action{startOver, editStart},
		next:      "Ask whoever runs the pool to look at its messaging and MFA settings.",
	},
}
