package operation

import (
	"encoding/json"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var riskOperations = map[string]handler{
	api.SetRiskConfiguration:      setRiskConfiguration,
	api.DescribeRiskConfiguration: describeRiskConfiguration,
}

// setRiskConfiguration replaces the settings of the pool, or of the client that is
// named; one without any goes back to those of the pool.
func setRiskConfiguration(c *call) (any, error) {
	if settings, _ := c.pool.Settings(); !settings.ProtectsFromThreats() {
		return nil, wire.Refuse(api.UserPoolAddOnNotEnabledException, "User pool "+c.pool.ID+" does not have advanced security features enabled.")
	}
	var members map[string]json.RawMessage
	if err := c.decode(&members); err != nil {
		return nil, err
	}
	delete(members, "UserPoolId")
	config := pool.RiskConfiguration{}
	if err := readSettings(members, &config); err != nil {
		return nil, err
	}
	config.LastModifiedDate = pool.At(c.now)
	err := c.pool.Manage(func(m *pool.Management) error {
		m.RiskConfigurations = slices.DeleteFunc(m.RiskConfigurations, func(other pool.RiskConfiguration) bool { return other.ClientID == config.ClientID })
		if len(config.Other) > 0 {
			m.RiskConfigurations = append(m.RiskConfigurations, config)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return describeRiskConfiguration(c)
}

// describeRiskConfiguration shows the settings as they were set.
func describeRiskConfiguration(c *call) (any, error) {
	var in struct {
		ClientID string `json:"ClientId"`
	}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	shown := map[string]any{"UserPoolId": c.pool.ID}
	if in.ClientID != "" {
		shown["ClientId"] = in.ClientID
	}
	for _, config := range c.pool.Management().RiskConfigurations {
		if config.ClientID != in.ClientID {
			continue
		}
		shown["LastModifiedDate"] = config.LastModifiedDate
		for name, value := range config.Other {
			shown[name] = value
		}
	}
	return map[string]any{"RiskConfiguration": shown}, nil
}
