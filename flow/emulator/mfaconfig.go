package emulator

import (
	"cmp"
	"encoding/json"
	"fmt"

	"authwalk/flow/pool"
)

var mfaConfigOperations = []operation{
	{"GetUserPoolMfaConfig", signed, getUserPoolMfaConfig},
	{"SetUserPoolMfaConfig", signed, setUserPoolMfaConfig},
}

func getUserPoolMfaConfig(c *call) (any, error) {
	settings, config := c.pool.settings()
	shown := *config
	if shown.SmsMfaConfiguration == nil && settings.SmsConfiguration != nil {
		shown.SmsMfaConfiguration = &pool.SmsMfa{SmsConfiguration: settings.SmsConfiguration}
	}
	var described describedFile
	if err := json.Unmarshal((&pool.File{MfaConfig: &shown}).JSON(), &described); err != nil {
		return nil, fmt.Errorf("describe MfaConfig: %w", err)
	}
	return described.MfaConfig, nil
}

// setUserPoolMfaConfig replaces the configuration: a factor that the request
// leaves out is switched off.
func setUserPoolMfaConfig(c *call) (any, error) {
	var members map[string]json.RawMessage
	if err := c.decode(&members); err != nil {
		return nil, err
	}
	delete(members, "UserPoolId")
	file, err := readFile(map[string]any{"UserPool": struct{}{}, "MfaConfig": members})
	if err != nil {
		return nil, err
	}
	config := file.MfaConfig
	if config == nil {
		config = &pool.MfaConfig{}
	}
	config.MfaConfiguration = cmp.Or(config.MfaConfiguration, "OFF")
	c.pool.reconfigure(func(userPool *pool.UserPool, now *pool.MfaConfig) {
		userPool.MfaConfiguration = config.MfaConfiguration
		userPool.LastModifiedDate = pool.At(c.now)
		if sms := config.SmsMfaConfiguration; sms != nil && sms.SmsConfiguration != nil {
			userPool.SmsConfiguration = sms.SmsConfiguration
		}
		*now = *config
	})
	return getUserPoolMfaConfig(c)
}
