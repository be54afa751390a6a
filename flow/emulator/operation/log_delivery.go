package operation

import (
	"encoding/json"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

var logDeliveryOperations = map[string]handler{
	api.SetLogDeliveryConfiguration: setLogDeliveryConfiguration,
	api.GetLogDeliveryConfiguration: getLogDeliveryConfiguration,
}

// setLogDeliveryConfiguration replaces the destinations. Nothing is written there.
func setLogDeliveryConfiguration(c *call) (any, error) {
	var in struct{ LogConfigurations []json.RawMessage }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	configurations := make([]pool.LogConfiguration, len(in.LogConfigurations))
	for i, raw := range in.LogConfigurations {
		var members map[string]json.RawMessage
		if err := json.Unmarshal(raw, &members); err != nil {
			return nil, err
		}
		if err := readSettings(members, &configurations[i]); err != nil {
			return nil, err
		}
	}
	err := c.pool.Manage(func(m *pool.Management) error {
		m.LogConfigurations = configurations
		return nil
	})
	if err != nil {
		return nil, err
	}
	return getLogDeliveryConfiguration(c)
}

func getLogDeliveryConfiguration(c *call) (any, error) {
	shown := struct {
		UserPoolID        string `json:"UserPoolId"`
		LogConfigurations []json.RawMessage
	}{UserPoolID: c.pool.ID, LogConfigurations: []json.RawMessage{}}
	for _, config := range c.pool.Management().LogConfigurations {
		shown.LogConfigurations = append(shown.LogConfigurations, poolfile.Marshal(&config))
	}
	return map[string]any{"LogDeliveryConfiguration": shown}, nil
}
