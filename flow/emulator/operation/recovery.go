package operation

import "authwalk/flow/api"

var recoveryOperations = map[string]handler{
	api.ForgotPassword:        sendCode,
	api.ConfirmForgotPassword: perform,
}
