package challenge

import "authwalk/flow/walk"

var signUp = Challenge{
	Name: "SignUp", Label: "Sign up",
	Description: "A new user registers with an app client. Unless the pool confirms users by itself, a code is sent and ConfirmSignUp follows.",
	Prompt: func(s Situation) walk.Prompt {
		return walk.Prompt{
			Name: "SignUp", Sentence: "Register a new user.", Button: "Sign up", Rules: passwordRules(s),
			Fields: append([]walk.Field{
				{Key: username.Name, Label: "User name", Kind: walk.Text, Value: s.Walk.Start.Username},
				{
					Key: newPassword.Name, Label: "Password", Kind: walk.Password, Secret: true, Optional: true,
					Hint: "may be empty where the pool signs in without passwords",
				},
			}, attributesField),
		}
	},
	Reply: func(_ Tools, s Situation, given walk.Values) (walk.Request, error) {
		attributes, err := attributeList(given.Get(keyAttributes))
		if err != nil {
			return walk.Request{}, err
		}
		body := map[string]any{}
		if attributes != nil {
			body["UserAttributes"] = attributes
		}
		if text := given.Get(newPassword.Name); text != "" {
			body["Password"] = text
		}
		return clientRequest("SignUp", s, given.Get(username.Name), body)
	},
	Next: func(_ Situation, step walk.Step) string {
		if step.Members.Get("UserConfirmed") == "true" {
			return walk.InitiateAuth
		}
		return "ConfirmSignUp"
	},
	Members: []Member{
		{Name: "Username", Says: "The new user's name, or the address that is the name where the pool says so."},
		{Name: "Password", Secret: true, Says: "The password of the request."},
		{Name: "SecretHash", Secret: true, Says: "As SECRET_HASH, for operations outside the sign-in."},
		{Name: "UserAttributes", Says: "The user's attributes, a list of names and values."},
		{Name: "Name", Says: "An attribute's name."},
		{Name: "Value", Says: "An attribute's value."},
		{Name: "UserConfirmed", Says: "Whether the user can sign in at once."},
		{Name: "UserSub", Says: "The user's permanent id."},
		{Name: "CodeDeliveryDetails", Says: "Where a code was sent."},
		{Name: "AttributeName", Says: "The attribute that a code was sent to."},
		{Name: "DeliveryMedium", Says: "SMS or EMAIL."},
		{Name: "Destination", Says: "The address a code was sent to, masked by the service."},
	},
}
