package operation

import (
	"authwalk/flow/api"
	"authwalk/flow/emulator/state"
	"authwalk/flow/pool"
)

var signUpOperations = map[string]handler{
	api.SignUp:                 signUp,
	api.ConfirmSignUp:          confirmSignUp,
	api.ResendConfirmationCode: sendCode,
}

func signUp(c *call) (any, error) {
	done, err := c.decideAccount()
	if err != nil {
		return nil, err
	}
	answer := signUpAnswer{UserConfirmed: done.user.Status() == api.StatusConfirmed, UserSub: done.user.Sub()}
	if done.Session {
		answer.Session = c.beginSignUpSession(done.user, answer.UserConfirmed)
	}
	if len(done.Deliveries) > 0 {
		answer.CodeDeliveryDetails = detailsOf(done.Deliveries[0])
	}
	return answer, nil
}

func confirmSignUp(c *call) (any, error) {
	var in struct{ Session string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	done, err := c.decideAccount()
	if err != nil {
		return nil, err
	}
	answer := struct {
		Session string `json:",omitempty"`
	}{}
	// AWS's own Amplify confirms without the session of the sign-up and still
	// goes on with the one that comes back; one that does not fit gets none.
	if done.Session && (in.Session == "" || c.continueSignUp(in.Session, done.user)) {
		answer.Session = c.beginSignUpSession(done.user, true)
	}
	return answer, nil
}

type signUpAnswer struct {
	UserConfirmed       bool
	UserSub             string
	CodeDeliveryDetails *codeDeliveryDetails `json:",omitempty"`
	Session             string               `json:",omitempty"`
}

// beginSignUpSession makes a session that leads on to the sign-in.
func (c *call) beginSignUpSession(user *pool.User, confirmed bool) string {
	return c.pool.KeepSignUp(state.SignUpSession{
		Username: user.Username, ClientID: c.client.ClientID, Confirmed: confirmed, Expires: c.now.Add(c.client.SessionValidity()),
	}, c.now)
}

// continueSignUp takes the session of a SignUp for its ConfirmSignUp.
func (c *call) continueSignUp(text string, user *pool.User) (known bool) {
	session, found := c.pool.TakeSignUp(text)
	return found && !session.Confirmed && session.Username == user.Username &&
		session.ClientID == c.client.ClientID && !c.now.After(session.Expires)
}
