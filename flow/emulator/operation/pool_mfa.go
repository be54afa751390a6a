package operation

import (
	"cmp"
	"encoding/json"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

var mfaConfigOperations = map[string]handler{
	api.GetUserPoolMfaConfig: getUserPoolMfaConfig,
	api.SetUserPoolMfaConfig: setUserPoolMfaConfig,
}

func getUserPoolMfaConfig(c *call) (any, error) {
	settings, config := c.pool.Settings()
	shown := *config
	if shown.SmsMfaConfiguration == nil && settings.SmsConfiguration != nil {
		shown.SmsMfaConfiguration = &pool.SmsMfa{SmsConfiguration: settings.SmsConfiguration}
	}
	return poolfile.Marshal(&shown), nil
}

// setUserPoolMfaConfig replaces the configuration: a factor that the request
// leaves out is switched off.
func setUserPoolMfaConfig(c *call) (any, error) {
	var members map[string]json.RawMessage
	if err := c.decode(&members); err != nil {
		return nil, err
	}
	delete(members, "UserPoolId")
	config := &pool.MfaConfig{}
	if err := readSettings(members, config); err != nil {
		return nil, err
	}
	config.MfaConfiguration = cmp.Or(config.MfaConfiguration, api.MFAOff)
	settings, before := c.pool.Settings()
	if refusal := pool.CheckMfaConfig(settings, before, config); refusal != nil {
		return nil, refusal
	}
	c.pool.Reconfigure(func(userPool *pool.UserPool, now *pool.MfaConfig) {
		userPool.MfaConfiguration = config.MfaConfiguration
		userPool.LastModifiedDate = pool.At(c.now)
		if sms := config.SmsMfaConfiguration; sms != nil && sms.SmsConfiguration != nil {
			userPool.SmsConfiguration = sms.SmsConfiguration
		}
		*now = *config
	})
	return getUserPoolMfaConfig(c)
}
