package challenge

import "authwalk/flow/walk"

// signIn is the sign-in that follows something else in the same walk: a
// confirmed sign-up, a password that was reset. A walk that began with a
// sign-in goes on with that very one; a sign-up goes on with the session that
// its confirmation left, which needs no further proof.
var signIn = Challenge{
	Name: walk.InitiateAuth, Label: "Sign in",
	Description: "The user can sign in now.",
	Prompt: func(Situation) walk.Prompt {
		return walk.Prompt{Name: walk.InitiateAuth, Sentence: "The user can sign in now.", Button: "Sign in", Auto: true}
	},
	Reply: func(tools Tools, s Situation, _ walk.Values) (walk.Request, error) {
		start := &s.Walk.Start
		if !beganWithSignIn(s) {
			start.Operation, start.AuthFlow, start.Username = walk.InitiateAuth, "USER_AUTH", signedUpName(s)
			start.Session = s.Pending.Session
		}
		start.Password = s.Password()
		return Begin(tools, s)
	},
}

// refresh gets new tokens for the ones the walk has.
var refresh = Challenge{
	Name: "REFRESH_TOKEN_AUTH", Label: "Refresh",
	Description: "New ID and access tokens for the refresh token; the refresh token stays.",
	Prompt: func(Situation) walk.Prompt {
		return walk.Prompt{
			Name: "REFRESH_TOKEN_AUTH", Sentence: "The refresh token gets new ID and access tokens.", Button: "Refresh", Auto: true,
		}
	},
	Reply: func(tools Tools, s Situation, _ walk.Values) (walk.Request, error) {
		s.Walk.Start.AuthFlow = "REFRESH_TOKEN_AUTH"
		s.Walk.Start.Username = s.Username()
		s.Walk.Start.Parameters = s.Walk.Start.Parameters.Without(preferredChallenge, challengeName, srpA.Name, secretHash.Name)
		s.Walk.Start.Session = walk.Secret{}
		return Begin(tools, s)
	},
}
