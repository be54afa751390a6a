package operation

import (
	"time"

	"authwalk/flow/api"
	"authwalk/flow/emulator/random"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var recoveryOperations = map[string]handler{
	api.ForgotPassword:        forgotPassword,
	api.ConfirmForgotPassword: confirmForgotPassword,
}

// recoveriesPerHour is how many codes one user can ask for in an hour.
const recoveriesPerHour = 20

func forgotPassword(c *call) (any, error) {
	var in codeRequest
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	if err := c.checkSecretHash(in.Username, in.SecretHash); err != nil {
		return nil, err
	}
	settings, _ := c.pool.Settings()
	simulated := codeAnswer{detailsOf(pool.SimulatedRecovery(settings, in.Username, c.pool.SimulatedID(in.Username), c.operation))}
	user := pool.Identify(settings, c.pool.Find(in.Username), in.Username)
	switch {
	case user == nil && c.client.HidesUsers():
		return simulated, nil
	case user == nil:
		return nil, c.unknownNewcomer(nil)
	case !user.IsEnabled() && c.client.HidesUsers():
		return simulated, nil
	case !user.IsEnabled():
		return nil, wire.NotAuthorized("User is disabled.")
	case c.pool.Recoveries.Count(user.Sub(), c.now, time.Hour) >= recoveriesPerHour:
		return nil, errAttempts
	}
	delivery, refusal := pool.RecoveryDelivery(settings, user, c.operation)
	if refusal != nil && refusal.Exception == "InvalidParameterException" && c.client.HidesUsers() {
		return simulated, nil
	}
	if refusal != nil {
		return nil, refusal
	}
	c.pool.Recoveries.Add(user.Sub(), c.now)
	return codeAnswer{detailsOf(delivery)}, c.sendRecoveryCode(user, delivery)
}

func (c *call) sendRecoveryCode(user *pool.User, delivery *pool.Delivery) error {
	code := random.Digits(c.random(), delivery.Digits)
	_, err := c.edit(user, func(u *pool.User) error {
		keepCode(u, pool.PendingCode{Purpose: forgotCode, Attribute: delivery.Attribute, Code: code, Issued: pool.At(c.now)})
		return nil
	})
	if err != nil {
		return err
	}
	return c.send(user.Username, delivery, code)
}

func confirmForgotPassword(c *call) (any, error) {
	var in struct{ SecretHash, Username, ConfirmationCode, Password string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	if err := c.checkSecretHash(in.Username, in.SecretHash); err != nil {
		return nil, err
	}
	settings, _ := c.pool.Settings()
	user := pool.Identify(settings, c.pool.Find(in.Username), in.Username)
	switch {
	case user == nil:
		return nil, c.unknownNewcomer(errCodeExpired)
	case !user.IsEnabled() && c.client.HidesUsers():
		return nil, errCodeMismatch
	}
	if _, err := c.checkCode(user, forgotCode, "", in.ConfirmationCode); err != nil {
		return nil, err
	}
	if refusal := pool.CheckPassword(settings, c.operation, in.Password); refusal != nil {
		return nil, refusal
	}
	_, err := c.edit(user, func(u *pool.User) error {
		// Of two requests with the same code only one is served.
		if pendingCode(u, forgotCode, "") == nil {
			return errCodeExpired
		}
		if refusal := pool.CheckPasswordHistory(settings, u, in.Password); refusal != nil {
			return refusal
		}
		pool.SetPassword(u, settings, in.Password, c.now)
		dropCode(u, forgotCode, "")
		return nil
	})
	return nil, err
}
