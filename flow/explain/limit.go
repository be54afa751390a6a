package explain

import (
	"fmt"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// limitRows are limits, guards and breakdowns of the service.
var limitRows = []row{
	{
		id: "pain-40", exception: api.LimitExceededException,
		description: "A Cognito limit was reached; the request was not processed.",
		headline: func(f failure) string {
			if strings.HasPrefix(f.err.Message, "Attempt limit exceeded") {
				return "There were too many attempts for this user within an hour, so Cognito did not process the request."
			}
			return ""
		},
		causes: []string{
			fmt.Sprintf("Too many codes or resets were requested for one user: %d to %d in 1 hour, depending on risk.", api.FewestAttempts, api.MostAttempts),
			"The account's limit for messages is reached.",
		},
		ruledOut:    []string{"the code (not checked yet)", "the password (not checked yet)"},
		saysReason:  true,
		actionsHere: withoutCode,
		actions:     []walk.Action{tryAgain, startOver, editStart},
		passes:      true,
		next:        "Ask an administrator to help without a code, or wait for up to 1 hour and try again.",
	},
	dailyEmailLimit(row{
		id:   "daily-email-limit",
		next: "Ask an administrator to set an SES sender for the pool, or try tomorrow.",
	}),
	dailyEmailLimit(row{
		id: "daily-email-limit-sign-up", operations: []string{api.SignUp, api.AdminCreateUser},
		notes: []string{"Cognito might have created the user although no email was sent."},
		next:  "Ask an administrator to set an SES sender for the pool, and whether the user exists now, or try tomorrow.",
	}),
	throttled("throttled", api.TooManyRequestsException),
	throttled("throttled-by-aws", api.ThrottlingException),
	{
		id: "quota", exception: api.ServiceQuotaExceededException,
		description: "A quota of the AWS account is reached.",
		causes:      []string{"The requested limit is above what the account may have."},
		actions:     []walk.Action{editStart},
		next:        "Enter a lower limit, or request a higher quota from AWS.",
	},
	{
		id: "firewall", exception: api.ForbiddenException,
		description: firewallOfPool + " blocked the request. Cognito did not process it.",
		causes:      []string{"A rule for addresses, countries, rates or headers."},
		ruledOut:    notChecked,
		actionsHere: handOver,
		actions:     []walk.Action{tryAgain, editStart},
		next:        "Ask an administrator which rule matched. A rule for rates ends by itself: then the same request passes later.",
		retryable:   true,
	},
	{
		id: "firewall-captcha", exception: api.ForbiddenException, message: `.*captcha.*`,
		description: firewallOfPool + " asks for a captcha, which only browsers can show. Cognito did not process the request.",
		ruledOut:    notChecked,
		actionsHere: handOver,
		actions:     []walk.Action{tryAgain, editStart},
		next:        "Ask an administrator to find the rule that asks for the captcha: it is for web pages, and not for apps that call Cognito. A rule for rates ends by itself: then the same request passes later.",
		retryable:   true,
	},
	internal(api.InternalErrorException),
	internal(api.InternalServerException),
	{
		id: "unavailable", exception: "ServiceUnavailableException",
		description: "Cognito cannot respond at the moment.",
		causes:      []string{"A temporary problem in Cognito."},
		ruledOut:    []string{"the answer (the error is not about it)"},
		actions:     []walk.Action{tryAgain, startOver},
		passes:      true,
		next:        "Wait a minute, then try again.",
		retryable:   true,
	},
}

// firewallOfPool begins what a firewall does.
const firewallOfPool = "A firewall in front of the pool (AWS WAF)"

// withoutCode is what an administrator can do while no more codes or attempts are allowed.
func withoutCode(f failure) []walk.Action {
	switch f.place().operation {
	case api.ForgotPassword, api.ConfirmForgotPassword, api.ChangePassword:
		return setPassword(f.walk, f.facts)
	case api.ConfirmSignUp, api.ResendConfirmationCode:
		return confirmUser(f)
	default:
		return handOver(f)
	}
}

// dailyEmailLimit completes a row about the emails that Cognito itself sends in a day.
func dailyEmailLimit(r row) row {
	r.exception, r.message = api.LimitExceededException, `Exceeded daily email limit for the operation or the account.*`
	r.description = fmt.Sprintf("Cognito's own email sender reached its limit for today: %d emails a day for the whole account.", api.DailyEmails)
	r.observed = func(f failure) []string {
		causes := []string{"Other users or tests of the same AWS account used up the limit. This user is not locked."}
		if f.facts.Pool != nil && f.facts.Pool.EmailConfiguration != nil && f.facts.Pool.EmailConfiguration.EmailSendingAccount == api.SenderDeveloper {
			return causes
		}
		return append(causes, "The pool has no SES sender of its own (EmailSendingAccount is COGNITO_DEFAULT).")
	}
	r.actionsHere = handOver
	r.actions = []walk.Action{startOver, editStart}
	return r
}

func throttled(id, exception string) row {
	return row{
		id: id, exception: exception,
		description: "The AWS account sends too many requests per second; the request was not processed.",
		causes:      []string{"Other users of the same account and region, a load test, or a loop that retries."},
		ruledOut:    []string{"the answer (not checked yet)"},
		notes:       []string{"The account's limits can be raised (UpdateProvisionedLimit)."},
		actions:     []walk.Action{tryAgain, startOver},
		passes:      true,
		next:        "Wait a few seconds, then try again.",
	}
}

func internal(exception string) row {
	return row{
		id: "internal", exception: exception,
		description: "Cognito had an internal error.",
		causes:      []string{"A temporary problem in Cognito."},
		ruledOut:    []string{"the answer (the error is not about it)"},
		notes:       []string{"AWS Support asks for the request ID, which is with the response."},
		actions:     []walk.Action{tryAgain, startOver},
		passes:      true,
		next:        "Wait a minute, then try again.",
	}
}
