package explain

import "authwalk/flow/walk"

// limitRows are limits, guards and breakdowns of the service.
var limitRows = []row{
	{
		id: "pain-40", exception: "LimitExceededException",
		says: "A limit of the service is reached. Nothing was done.",
		causes: []string{
			"Too many codes or resets were asked for, for one user: 5 to 20 an hour, by risk.",
			"The account's daily limit for messages is reached.",
		},
		notCauses: []string{"the code or the password: it was not looked at"},
		moves:     []walk.Action{tryAgain, startOver, editStart},
		next:      "Wait up to an hour; an administrator can set a password meanwhile.",
		waits:     true,
	},
	{
		id: "throttled", exception: "TooManyRequestsException",
		says:      "The account makes more calls a second than it may. Nothing was done.",
		causes:    []string{"Other users of the same account and region, a load test, or a loop that retries."},
		notCauses: []string{"the answer: it was not looked at"},
		moves:     []walk.Action{tryAgain, startOver},
		next:      "Wait a moment, then try again.",
		waits:     true,
	},
	{
		id: "throttled-by-aws", exception: "ThrottlingException",
		says:      "The account makes more calls a second than it may. Nothing was done.",
		causes:    []string{"Other users of the same account and region, a load test, or a loop that retries."},
		notCauses: []string{"the answer: it was not looked at"},
		moves:     []walk.Action{tryAgain, startOver},
		next:      "Wait a moment, then try again.",
		waits:     true,
	},
	{
		id: "firewall", exception: "ForbiddenException",
		says: "A firewall in front of the pool (AWS WAF) turned the request away. Cognito did not see it.",
		causes: []string{
			"A rule for addresses, countries, rates or headers.",
			"The rule wants a captcha, which only browsers can show.",
		},
		notCauses: []string{"the name and the password: they were not looked at"},
		moves:     []walk.Action{tryAgain, editStart},
		next:      "Ask whoever runs the pool which rule matched.",
		waits:     true,
	},
	{
		id: "internal", exception: "InternalErrorException",
		says:      "Something went wrong inside the service.",
		causes:    []string{"A passing fault of the service."},
		notCauses: []string{"the answer: nothing is said about it"},
		notes:     []string{"Support asks for the request id, which is on the wire panel."},
		moves:     []walk.Action{tryAgain, startOver},
		next:      "Try again in a moment.",
		waits:     true,
	},
	{
		id: "unavailable", exception: "ServiceUnavailableException",
		says:      "The service cannot answer at the moment.",
		causes:    []string{"A passing fault of the service."},
		notCauses: []string{"the answer: nothing is said about it"},
		moves:     []walk.Action{tryAgain, startOver},
		next:      "Try again in a moment.",
		waits:     true,
	},
}
