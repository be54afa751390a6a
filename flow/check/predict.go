package check

import (
	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// predict says how a sign-in of the user goes by one flow.
func (f Facts) predict(flow api.Flow) pool.Prediction {
	operation := api.InitiateAuth
	if !flow.Public {
		operation = api.AdminInitiateAuth
	}
	return pool.Predict(f.rules(f.client(), f.user()), pool.Start{
		Operation: operation, AuthFlow: flow.Name, Parameters: map[string]string{api.KeyUsername: f.Username},
	})
}

// Predicted is what each flow of the client asks the user, as the challenges of every way
// to tokens; no way where it leads to none.
func Predicted(f Facts) map[string][][]string {
	predicted := map[string][][]string{}
	if f.Username == "" || f.client() == nil {
		return predicted
	}
	for _, flow := range flowsOf(f.client()) {
		predicted[flow.Name] = append([][]string{}, f.predict(flow).Paths...)
	}
	return predicted
}
