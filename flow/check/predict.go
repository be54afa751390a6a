package check

import (
	"authwalk/flow/api"
	"authwalk/flow/pool"
)

// predict says how a sign-in of the user goes by one flow. A user of another identity
// provider has no password, though Cognito tells nobody so.
func (f Facts) predict(flow api.Flow) pool.Prediction {
	if user := f.user(); user != nil && isFederated(user) {
		return pool.Prediction{
			Refusal: &pool.Refusal{Exception: api.NotAuthorizedException, Message: "Incorrect username or password."},
			Because: []pool.Reason{{Setting: "UserStatus", Value: api.StatusExternalProvider, Text: "the user signs in through another identity provider"}},
		}
	}
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
