package emulator

import (
	"net/http"
)

const refusal = " failed with error This pool lets nobody in today."

var custom = begin("CUSTOM_AUTH", members{"USERNAME": "nadia"})

// answered answers a custom challenge.
func answered(answer string) func(*rawClient, reply) reply {
	return func(w *rawClient, r reply) reply {
		return w.respond(r, "CUSTOM_CHALLENGE", "nadia", members{"ANSWER": answer})
	}
}

var triggerRows = []recordedRow{
	{
		id: "A065", evidence: verified, condition: "right password, the pre authentication trigger throws", set: triggers("builtin:refuse", "PreAuthentication"),
		ask:       func(w *rawClient) reply { return w.signIn("nadia", rightPassword) },
		exception: "UserLambdaValidationException", message: "PreAuthentication" + refusal,
	},
	{
		id: "A066", evidence: verified, condition: "the define trigger throws", set: riddles(""),
		ask: func(w *rawClient) reply {
			w.setTriggers(w.serves(func(out http.ResponseWriter, _ *http.Request) {
				out.Header().Set("X-Amz-Function-Error", "Unhandled")
				_, _ = out.Write([]byte(`{"errorType":"Runtime.UserCodeSyntaxError","errorMessage":"SyntaxError: Unexpected token"}`))
			}), "DefineAuthChallenge")
			return custom(w)
		},
		exception: "UserLambdaValidationException", message: "DefineAuthChallenge failed with error SyntaxError: Unexpected token.",
	},
	{
		id: "A067", evidence: verified, condition: "the create trigger throws", set: riddles("CreateAuthChallenge"),
		ask: custom, exception: "UserLambdaValidationException", message: "CreateAuthChallenge" + refusal,
	},
	{
		id: "A068", evidence: verified, condition: "the verify trigger throws", set: riddles("VerifyAuthChallengeResponse"),
		ask:       func(w *rawClient) reply { return answered("bottle")(w, custom(w)) },
		exception: "UserLambdaValidationException", message: "VerifyAuthChallengeResponse" + refusal,
	},
	{
		id: "A069", evidence: verified, condition: "the pre sign-up trigger throws", set: triggers("builtin:refuse", "PreSignUp"),
		ask:       signUpAs("new", rightPassword, nil),
		exception: "UserLambdaValidationException", message: "PreSignUp" + refusal,
	},
	{
		id: "A070", evidence: verified, condition: "Cognito may not invoke the post confirmation function",
		ask: func(w *rawClient) reply {
			w.setTriggers(w.serves(func(out http.ResponseWriter, _ *http.Request) {
				out.Header().Set("X-Amzn-Errortype", "AccessDeniedException")
				out.WriteHeader(http.StatusForbidden)
			}), "PostConfirmation")
			signUpAs("new", rightPassword, withAttribute("email", "new@example.org"))(w)
			return w.call("ConfirmSignUp", members{"ClientId": "public", "Username": "new", "ConfirmationCode": w.code("new")})
		},
		exception: "UnexpectedLambdaException", message: "PostConfirmation invocation failed due to error AccessDeniedException",
	},
	{
		id: "A071", evidence: verified, condition: "a trigger returns something that is not the event",
		ask: func(w *rawClient) reply {
			w.setTriggers(w.serves(func(out http.ResponseWriter, _ *http.Request) { _, _ = out.Write([]byte(`"done"`)) }), "PreAuthentication")
			return w.signIn("nadia", rightPassword)
		},
		exception: "InvalidLambdaResponseException", message: "Unrecognizable lambda output",
	},
	{
		id: "A072", evidence: verified, condition: "the custom message trigger returns another userName",
		ask: func(w *rawClient) reply {
			w.calls(func(event members) any { event["userName"] = "another"; return nil }, "CustomMessage")
			return adminCreate(members{"Username": "new", "UserAttributes": withAttribute("email", "new@example.org")})(w)
		},
		exception: "InvalidLambdaResponseException", message: "Invalid user name. User name in Lambda mismatches the actual username.",
	},
	{
		id: "A073", evidence: reported, condition: "the define trigger fails the authentication", set: riddles(""),
		ask: func(w *rawClient) reply {
			r := custom(w)
			for range 3 {
				r = answered("wrong")(w, r)
			}
			return r
		},
		exception: notAllowed, message: "Incorrect username or password.",
	},
	{
		id: "A074", evidence: verified, condition: "unknown user, hidden; the pre authentication trigger agrees", set: triggers("builtin:agree", "PreAuthentication"),
		ask:       func(w *rawClient) reply { return w.signInHiding("ghost", rightPassword) },
		exception: notAllowed, message: "Incorrect username or password.",
	},
}
