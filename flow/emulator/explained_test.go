package emulator

import (
	"slices"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/explain"
	"authwalk/flow/walk"
)

// unrecordedRows are refusals that nobody recorded.
var unrecordedRows = []recordedRow{
	{
		id: "with the session of a code", exception: notAllowed, message: "Invalid session for the user.",
		ask: func(w *rawClient) reply {
			return w.call("AssociateSoftwareToken", members{"Session": w.signIn("sms", rightPassword).text("Session")})
		},
	},
	{
		id: "not delivered", exception: "CodeDeliveryFailureException", message: "?", set: goesWrong("delivery"),
		ask: func(w *rawClient) reply { return w.signIn("sms", rightPassword) },
	},
}

// TestWhatTheEmulatorRefusesIsExplained makes the refusals that people know sign-in
// troubles by, and holds which explanation each of them gets.
func TestWhatTheEmulatorRefusesIsExplained(t *testing.T) {
	for _, c := range []struct {
		trouble, row        string
		operation, answered string
		flow, says          string
	}{
		{trouble: "wrong password", row: "A046", says: "The user name or the password is wrong"},
		{trouble: "wrong password, by SRP", row: "A052", operation: api.RespondToAuthChallenge, answered: api.ChallengePasswordVerifier, flow: api.FlowUserSRPAuth, says: "The user name or the password is wrong"},
		{trouble: "locked", row: "A058", says: "locked the user after too many failures"},
		{trouble: "no hash", row: "A036", says: "SECRET_HASH is missing"},
		{trouble: "no hash in an answer", row: "A037", operation: api.RespondToAuthChallenge, answered: api.ChallengeSMSMFA, says: "SECRET_HASH is missing"},
		{trouble: "a wrong hash", row: "A040", says: "SECRET_HASH does not match it"},
		{trouble: "a wrong hash in an answer", row: "A042", operation: api.RespondToAuthChallenge, answered: api.ChallengeSMSMFA, says: "SECRET_HASH does not match it"},
		{trouble: "a hash of the email at a refresh", row: "A041", flow: api.FlowRefreshTokenAuth, says: "It must be made from the real user name"},
		{trouble: "a hash, but no secret", row: "A043", says: "an app client that has no secret"},
		{trouble: "not confirmed", row: "A053", says: "The sign-up of this user is not confirmed"},
		{trouble: "confirmed twice", row: "A147", operation: api.ConfirmSignUp, says: "already confirmed"},
		{trouble: "no address for a reset", row: "A152", operation: api.ForgotPassword, says: "no verified address for a reset code"},
		{trouble: "reset", row: "A054", says: "must set a new password before signing in"},
		{trouble: "nobody of that name", row: "A048", says: "No user signs in under this name"},
		{trouble: "an old temporary password", row: "A057", says: "The temporary password expired"},
		{trouble: "no reset with a temporary password", row: "A064", operation: api.AdminResetUserPassword, says: "A temporary password cannot be reset"},
		{trouble: "a late answer", row: "A082", operation: api.RespondToAuthChallenge, answered: api.ChallengeSMSMFA, says: "The session expired before you answered"},
		{trouble: "two answers with one session", row: "A081", operation: api.RespondToAuthChallenge, answered: api.ChallengeSMSMFA, says: "This session was already used"},
		{trouble: "no session", row: "A175", operation: api.RespondToAuthChallenge, answered: api.ChallengeMFASetup, says: "The answer was sent without a session"},
		{trouble: "a wrong code of an app", row: "A079", operation: api.RespondToAuthChallenge, answered: api.ChallengeSoftwareTokenMFA, says: "The code from the authenticator app is wrong"},
		{trouble: "a wrong code while an app is set up", row: "A093", operation: api.VerifySoftwareToken, says: "does not belong to the newest secret"},
		{trouble: "a code that was used", row: "A080", operation: api.RespondToAuthChallenge, answered: api.ChallengeSoftwareTokenMFA, says: "This code was already used"},
		{trouble: "an app that was never verified", row: "A089", operation: api.RespondToAuthChallenge, answered: api.ChallengeMFASetup, says: "The authenticator app is not verified yet"},
		{trouble: "an app that was never set up", row: "A097", operation: api.SetUserMFAPreference, says: "lacks what this factor needs"},
		{trouble: "an app that was never associated", row: "A095", operation: api.VerifySoftwareToken, says: "no authenticator app"},
		{trouble: "an app set up with the session of a code", row: "with the session of a code", operation: api.AssociateSoftwareToken, answered: api.ChallengeSMSMFA, says: "cannot be set up at this step"},
		{trouble: "a code that was not delivered", row: "not delivered", says: "Cognito could not send the code"},
		{trouble: "an attribute given again", row: "A085", operation: api.RespondToAuthChallenge, answered: api.ChallengeNewPasswordRequired, says: "An attribute that already has a value was sent"},
		{trouble: "a required attribute is missing", row: "A086", operation: api.RespondToAuthChallenge, answered: api.ChallengeNewPasswordRequired, says: "requires an attribute that this user does not have"},
		{trouble: "a device that is gone", row: "A090", operation: api.RespondToAuthChallenge, answered: api.ChallengeDeviceSRPAuth, says: "does not know the device"},
		{trouble: "a refresh without the device", row: "A119", flow: api.FlowRefreshTokenAuth, says: "does not accept this refresh token"},
		{trouble: "a device of another sign-in", row: "A177", operation: api.ConfirmDevice, says: "not tied to this user"},
		{trouble: "a revoked refresh token", row: "A122", flow: api.FlowRefreshTokenAuth, says: "This token was revoked"},
		{trouble: "signed out elsewhere", row: "A126", operation: api.GetUser, says: "This token was revoked"},
		{trouble: "a token without the scope", row: "A130", operation: api.GetUser, says: "lacks the scope aws.cognito.signin.user.admin"},
		{trouble: "a flow that is off", row: "A021", says: "not enabled for the app client"},
		{trouble: "SRP is off", row: "A022", flow: api.FlowUserSRPAuth, says: "not enabled for the app client"},
		{trouble: "an administrator's flow in public", row: "A029", says: "do not fit together"},
		{trouble: "custom challenges without functions", row: "A024", flow: api.FlowCustomAuth, says: "needs Lambda triggers, and this pool has none"},
		{trouble: "a function that may not be called", row: "A070", operation: api.ConfirmSignUp, says: "not allowed to run the PostConfirmation trigger"},
		{trouble: "a function that refuses", row: "A065", says: "The PreAuthentication trigger (a Lambda function) rejected"},
		{trouble: "no such client", row: "A018", says: "There is no app client"},
		{trouble: "no such pool", row: "A019", operation: api.AdminInitiateAuth, says: "There is no user pool"},
		{trouble: "a date that cannot be read", row: "A172", operation: api.RespondToAuthChallenge, answered: api.ChallengePasswordVerifier, flow: api.FlowUserSRPAuth, says: "cannot read the time in the proof"},
		{trouble: "too many codes were asked for", row: "A153", operation: api.ForgotPassword, says: "too many attempts for this user within an hour"},
	} {
		t.Run(c.trouble, func(t *testing.T) {
			t.Parallel()
			rows := slices.Concat(recordedRows(), unrecordedRows)
			row := rows[slices.IndexFunc(rows, func(row recordedRow) bool { return row.id == c.row })]
			if row.exception == "" {
				t.Fatal("nothing is refused")
			}
			refused := row.ask(newRawClient(t, row.set))
			checkRefusal(t, row, refused)
			if c.operation == "" {
				c.operation = api.InitiateAuth
			}
			w := walk.Walk{Start: walk.Start{Operation: api.InitiateAuth, AuthFlow: c.flow, Username: "nadia"}}
			if c.answered != "" {
				w = w.With(walk.Step{Challenge: &walk.Challenge{Name: c.answered}})
			}
			w = w.With(walk.Step{
				Answered: c.answered, Exchange: walk.Exchange{Operation: c.operation},
				Error: &walk.Error{Kind: walk.Refused, Operation: c.operation, Exception: refused.exception(), Message: refused.message()},
			})
			why := explain.Failure(w, *w.Last(), nil)
			if !why.Known || !strings.Contains(why.Description, c.says) || len(why.Causes) == 0 {
				t.Errorf("%s %s: %q %q", refused.exception(), refused.message(), why.Description, why.Causes)
			}
		})
	}
}
