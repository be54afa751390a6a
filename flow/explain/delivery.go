package explain

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// deliveryRows are codes that could not be sent: settings of the pool, not of
// the user.
var deliveryRows = []row{
	{
		id: "pain-21", exception: api.InvalidSmsRoleTrustRelationshipException,
		description: "The pool's role for text messages does not let Cognito use it.",
		causes: []string{
			"The role's trust policy does not name the service cognito-idp.amazonaws.com.",
			"Its sts:ExternalId is not the one in the pool's SmsConfiguration.",
		},
		ruledOut:    []string{"the user (the input does not matter here)"},
		actionsHere: handOver,
		actions:     []walk.Action{startOver, answerAgain},
		next:        "Ask an administrator to correct the trust policy of the role in SnsCallerArn.",
		retryable:   true,
	},
	{
		id: "pain-21-policy", exception: api.InvalidSmsRoleAccessPolicyException,
		description: "The pool's role for text messages is not allowed to send any.",
		causes:      []string{"The role's policy does not allow sns:Publish.", "The pool has no such role (SmsConfiguration)."},
		ruledOut:    []string{"the user (the input does not matter here)"},
		actionsHere: handOver,
		actions:     []walk.Action{startOver, answerAgain},
		next:        "Ask an administrator to allow sns:Publish for the role in SnsCallerArn.",
		retryable:   true,
	},
	{
		id: "email-role", exception: api.InvalidEmailRoleAccessPolicyException,
		description: "Cognito is not allowed to send email in the name of the pool's sender.",
		causes:      []string{"The sender's SES identity does not allow cognito-idp.amazonaws.com to send."},
		ruledOut:    []string{"the user (the input does not matter here)"},
		actionsHere: handOver,
		actions:     []walk.Action{startOver, answerAgain},
		next:        "Ask an administrator to correct the policy of the SES identity in the pool's EmailConfiguration.",
		retryable:   true,
	},
	{
		id: "pain-20", exception: api.CodeDeliveryFailureException,
		description: "Cognito could not send the code.",
		causes: []string{
			"The address or the number does not exist, or does not have the form +15555550142.",
			"The sender reached its limit, or is in the sandbox of SNS or SES.",
			"The trigger that sends the messages failed.",
		},
		actionsHere: handOver,
		actions:     []walk.Action{tryAgain, editStart},
		next:        "Ask an administrator to check the user's address, then the pool's sender and its limits (SNS or SES).",
	},
	{
		id: "pool-misconfigured", exception: api.InvalidUserPoolConfigurationException,
		description: "The pool's settings do not fit together, so the sign-in cannot continue.",
		causes:      []string{"Messages or factors are turned on without what they need: a role, a sender or a trigger."},
		ruledOut:    []string{"the user (the input does not matter here)"},
		actionsHere: handOver,
		actions:     []walk.Action{startOver, editStart},
		next:        "Ask an administrator to check the pool's messaging and MFA settings.",
	},
}
