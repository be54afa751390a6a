package pool

import (
	"maps"

	"authwalk/flow/api"
)

// ChallengeResult is one entry of the session array of a custom flow: a
// challenge that was answered, and whether rightly.
type ChallengeResult struct {
	ChallengeName     string  `json:"challengeName"`
	ChallengeResult   bool    `json:"challengeResult"`
	ChallengeMetadata *string `json:"challengeMetadata"`
}

// CustomFlow is how far a custom flow has come.
type CustomFlow struct {
	// Results are the session array, in order.
	Results []ChallengeResult
	// Private are the privateChallengeParameters of the challenge that waits, and
	// Metadata is its challengeMetadata.
	Private  map[string]string `json:",omitempty"`
	Metadata *string           `json:",omitempty"`
}

// Size is about how many bytes the texts of the functions take.
func (c *CustomFlow) Size() int {
	if c == nil {
		return 0
	}
	size := len(value(c.Metadata))
	for name, text := range c.Private {
		size += len(name) + len(text)
	}
	for _, result := range c.Results {
		size += len(result.ChallengeName) + len(value(result.ChallengeMetadata)) + resultBytes
	}
	return size
}

// resultBytes is what an entry of the session array takes without its texts.
const resultBytes = 48

// customFlow is CUSTOM_AUTH: the pool's functions decide what is asked. With
// CHALLENGE_NAME SRP_A the password is proved first.
func (r *evaluation) customFlow() *Decision {
	if !r.hasTrigger(api.TriggerDefineAuthChallenge) {
		return r.noCustomFlow("LambdaConfig."+api.TriggerDefineAuthChallenge, Reported)
	}
	r.progress.Custom = &CustomFlow{}
	return firstDecision(
		r.required(api.KeyUsername),
		func() *Decision {
			if r.parameters[api.KeyChallengeName] != api.KeySRPA {
				return nil
			}
			r.progress.Custom.Results = []ChallengeResult{{ChallengeName: api.KeySRPA, ChallengeResult: true}}
			return firstDecision(r.required(api.KeySRPA), r.srpA)
		},
		r.secretHash,
		r.identify,
		r.isNotLocked,
		r.beforeTheProof,
		r.isKnownOrHidden,
		r.isConfirmed,
		r.nameDevice,
		r.define,
	)
}

func (r *evaluation) noCustomFlow(setting, evidence string) *Decision {
	return r.invalidParameter("Custom auth lambda trigger is not configured for the user pool.", Reason{
		setting, "", "CUSTOM_AUTH is decided by triggers, and the pool does not have this one", evidence,
	})
}

// results are the session array, which is empty at first and never null.
func (r *evaluation) results() []ChallengeResult {
	return append([]ChallengeResult{}, r.progress.Custom.Results...)
}

// passed notes a challenge of Cognito's own that was answered rightly in a custom
// flow. SRP_A is good for one proof.
func (r *evaluation) passed() *Decision {
	if r.progress.Custom != nil {
		r.answered(r.progress.Challenge, true, nil)
		r.progress.SRPA = ""
	}
	return nil
}

// answered notes the result of a challenge of a custom flow.
func (r *evaluation) answered(challenge string, right bool, metadata *string) {
	r.progress.Custom = &CustomFlow{Results: append(r.results(), ChallengeResult{challenge, right, metadata})}
}

// define asks DefineAuthChallenge what comes next.
func (r *evaluation) define() *Decision {
	var response defineResponse
	decision := r.call(api.TriggerDefineAuthChallenge, api.SourceDefineAuthChallenge, struct {
		UserAttributes map[string]string `json:"userAttributes"`
		Session        []ChallengeResult `json:"session"`
		ClientMetadata map[string]string `json:"clientMetadata,omitempty"`
		UserNotFound   *bool             `json:"userNotFound,omitempty"`
	}{r.eventAttributes(), r.results(), r.clientMetadata(), r.userNotFound()}, &response)
	switch {
	case decision != nil:
		return decision
	case isTrue(response.FailAuthentication):
		return r.incorrect(Reason{"LambdaConfig.DefineAuthChallenge", "failAuthentication", "the function ended the sign-in", Reported})
	case isTrue(response.IssueTokens):
		r.reason("LambdaConfig.DefineAuthChallenge", "issueTokens", "the function takes the user for signed in", Verified)
		return r.issueCustomTokens()
	case response.ChallengeName == nil:
		return r.badResponse(api.TriggerDefineAuthChallenge, "the function named no challenge, and ended nothing")
	default:
		r.reason("LambdaConfig.DefineAuthChallenge", *response.ChallengeName, "the function chose this challenge", Verified)
		return r.defined(*response.ChallengeName)
	}
}

// issueCustomTokens: nobody signs in under a name that nobody has.
func (r *evaluation) issueCustomTokens() *Decision {
	if r.user == nil {
		return r.incorrect(r.whyUnknown())
	}
	return firstDecision(r.isEnabled, r.device, r.issueTokens)
}

// defined begins the challenge that the function chose.
func (r *evaluation) defined(name string) *Decision {
	switch {
	case name == api.ChallengeCustomChallenge:
		return r.create()
	case name == api.ChallengePasswordVerifier && r.progress.SRPA != "":
		return r.passwordVerifier()
	case r.user != nil && r.facts.factorUsable(r.user, name):
		r.progress.FirstFactor = api.FlowCustomAuth
		return r.askFactor(name)
	default:
		return r.badResponse(api.TriggerDefineAuthChallenge, "the function chose a challenge that this user cannot be asked now")
	}
}

// create asks CreateAuthChallenge for a challenge of the pool's own.
func (r *evaluation) create() *Decision {
	var response createResponse
	if !r.hasTrigger(api.TriggerCreateAuthChallenge) {
		return r.badResponse(api.TriggerCreateAuthChallenge, "a custom challenge was chosen, and the pool has no function that makes one")
	}
	decision := r.call(api.TriggerCreateAuthChallenge, api.SourceCreateAuthChallenge, struct {
		UserAttributes map[string]string `json:"userAttributes"`
		ChallengeName  string            `json:"challengeName"`
		Session        []ChallengeResult `json:"session"`
		ClientMetadata map[string]string `json:"clientMetadata,omitempty"`
		UserNotFound   *bool             `json:"userNotFound,omitempty"`
	}{r.eventAttributes(), api.ChallengeCustomChallenge, r.results(), r.clientMetadata(), r.userNotFound()}, &response)
	if decision != nil {
		return decision
	}
	r.progress.Custom = &CustomFlow{Results: r.results(), Private: response.Private, Metadata: response.Metadata}
	parameters := map[string]string{}
	maps.Copy(parameters, response.Public)
	parameters[api.KeyUsername] = r.progress.Username
	return r.challenge(api.ChallengeCustomChallenge, parameters)
}

// giveCustomAnswer answers CUSTOM_CHALLENGE. Right or wrong, the session is
// spent, and the functions decide what comes next.
func (r *evaluation) giveCustomAnswer() *Decision {
	return firstDecision(
		r.required(api.KeyUsername, api.KeyAnswer),
		r.secretHash,
		r.sessionFor(api.ChallengeCustomChallenge),
		r.nameDevice,
		r.spend,
		r.verify,
		r.define,
	)
}

// verify asks VerifyAuthChallengeResponse whether the answer is right.
func (r *evaluation) verify() *Decision {
	var response verifyResponse
	custom := r.progress.Custom
	if !r.hasTrigger(api.TriggerVerifyAuthChallengeResponse) {
		return r.noCustomFlow("LambdaConfig."+api.TriggerVerifyAuthChallengeResponse, Inferred)
	}
	decision := r.call(api.TriggerVerifyAuthChallengeResponse, api.SourceVerifyAuthChallengeResponse, struct {
		UserAttributes  map[string]string `json:"userAttributes"`
		Private         map[string]string `json:"privateChallengeParameters"`
		ChallengeAnswer string            `json:"challengeAnswer"`
		ClientMetadata  map[string]string `json:"clientMetadata,omitempty"`
		UserNotFound    *bool             `json:"userNotFound,omitempty"`
	}{r.eventAttributes(), custom.Private, r.parameters[api.KeyAnswer], r.clientMetadata(), r.userNotFound()}, &response)
	if decision != nil {
		return decision
	}
	r.answered(api.ChallengeCustomChallenge, isTrue(response.AnswerCorrect), custom.Metadata)
	return nil
}
