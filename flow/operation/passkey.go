package operation

import (
	"encoding/json"
	"errors"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/passkey"
	"authwalk/flow/walk"
)

// The members of the API about passkeys.
const (
	memberOptions    = "CredentialCreationOptions"
	memberCredential = "Credential"
	memberID         = "CredentialId"
)

// The keys and values of fields about passkeys that are not the API's.
const (
	// anotherAuthenticator makes a second passkey although the user has one here.
	anotherAuthenticator = "ANOTHER_AUTHENTICATOR"
	madeHere             = "made here"
)

// startWebAuthnRegistration asks for the options of a new passkey, which is then
// made and registered.
var startWebAuthnRegistration = func() Operation {
	o := withToken(api.StartWebAuthnRegistration)
	o.Label = "Add a passkey"
	o.FollowUp = func(challenge.Situation, walk.Step) string { return api.CompleteWebAuthnRegistration }
	return o
}()

// completeWebAuthnRegistration makes a passkey, or takes what another authenticator
// made. Its key is kept before the request is sent: the service has the other half
// of it from then on.
var completeWebAuthnRegistration = Operation{
	Name:    api.CompleteWebAuthnRegistration,
	Prompt:  promptRegistration,
	Request: requestRegistration,
}

// creationOptions are what StartWebAuthnRegistration has answered last.
func creationOptions(s challenge.Situation) (passkey.CreationOptions, error) {
	for _, step := range slices.Backward(s.Walk.Steps) {
		if step.Exchange.Operation == api.StartWebAuthnRegistration && step.Error == nil {
			return passkey.ReadCreationOptions([]byte(step.Members.Get(memberOptions)))
		}
	}
	return passkey.CreationOptions{}, errors.New("ask for the options of a new passkey first")
}

func promptRegistration(s challenge.Situation) walk.Prompt {
	prompt := walk.Prompt{Name: api.CompleteWebAuthnRegistration, Button: "Register"}
	credential := walk.Field{
		Key: memberCredential, Label: "Credential", Kind: walk.JSON, Secret: true,
		Help: "The RegistrationResponseJSON of navigator.credentials.create.",
	}
	options, err := creationOptions(s)
	if err != nil {
		prompt.Sentence = "authwalk cannot make a passkey: " + err.Error() + ". Paste the JSON that the browser returned."
		prompt.Fields = []walk.Field{credential}
		return prompt
	}
	prompt.Sentence = "Make a passkey of " + options.UserName + " for " + options.RelyingParty + ". " + challenge.KeptForTrying(s.Known.KeepsPasskeys)
	prompt.Button = "Make and register"
	prompt.Signing = &walk.Signing{
		Verified: challenge.UserVerified,
		Options:  challenge.DescribeCreation(options, s.Known.Passkeys),
		Signed:   challenge.DescribeSigned(options.ClientData(), options.Challenge),
	}
	credential.When = &walk.Condition{Key: challenge.PasskeyChosen, Values: []string{challenge.Pasted}}
	here := &walk.Condition{Key: challenge.PasskeyChosen, Values: []string{madeHere}}
	prompt.Fields = challenge.WithVerified([]walk.Field{
		{Key: challenge.PasskeyChosen, Label: "Passkey", Kind: walk.Choose, Value: madeHere, Choices: []walk.Choice{
			{Value: madeHere, Label: "make one here", Help: "A key pair on P-256 (ES256), without an attestation."},
			{Value: challenge.Pasted, Label: "paste a credential", Help: "What a browser, a phone or a security key has made for these options."},
		}},
		credential,
	}, options.Verification, madeHere)
	if len(options.Excluded(s.Known.Passkeys)) > 0 {
		prompt.Fields = append(prompt.Fields, walk.Field{
			Key: anotherAuthenticator, Label: "Act as another authenticator", Kind: walk.Toggle, Optional: true, When: here,
			Hint: "this user has a passkey here already",
			Help: "The options exclude authenticators that hold a passkey of the user. With this, authwalk makes one as a second device would.",
		})
	}
	prompt.Fields = append(prompt.Fields, challenge.ClientDataFields(options.ClientData())...)
	return prompt
}

func requestRegistration(tools challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
	if _, err := accessToken(api.CompleteWebAuthnRegistration, s); err != nil {
		return walk.Request{}, err
	}
	if given.Has(memberCredential) {
		return registration(s, given.Get(memberCredential))
	}
	options, err := creationOptions(s)
	if err != nil {
		return walk.Request{}, challenge.NoPasskey(challenge.PasskeyChosen, err, "")
	}
	held := s.Known.Passkeys
	if given.Get(anotherAuthenticator) != "" {
		held = nil
	}
	options.Altered = challenge.AlteredClientData(options.ClientData(), given)
	person := passkey.Person{Present: true, Verified: given.Get(challenge.UserVerified) != ""}
	made, err := passkey.Create(options, held, person, tools.Random)
	switch {
	case errors.Is(err, passkey.ErrNoRandomness):
		return walk.Request{}, challenge.CannotSend(walk.NoRandomness, "", err.Error())
	case errors.Is(err, passkey.ErrNotVerified):
		return walk.Request{}, challenge.NoPasskey(challenge.UserVerified, err, "Confirm that it is you, then try again.")
	case errors.Is(err, passkey.ErrExcluded):
		return walk.Request{}, challenge.NoPasskey(anotherAuthenticator, err, "Delete it first, or act as another authenticator.")
	case err != nil:
		return walk.Request{}, challenge.NoPasskey(challenge.PasskeyChosen, err, "Paste what another authenticator made.")
	}
	if err := tools.KeepPasskey(s, made.Passkey); err != nil {
		return walk.Request{}, challenge.CannotSend(walk.NotKept, "", err.Error())
	}
	request, err := registration(s, string(made.Credential))
	request.Derivations = challenge.DerivationsOfAttestation(options, made)
	return request, err
}

// registration sends a credential as it was given.
func registration(s challenge.Situation, credential string) (walk.Request, error) {
	if !json.Valid([]byte(credential)) {
		return walk.Request{}, challenge.CannotSend(walk.MalformedMember, memberCredential, "the credential is not JSON")
	}
	return tokenRequest(api.CompleteWebAuthnRegistration, s, map[string]any{memberCredential: json.RawMessage(credential)})
}

var listWebAuthnCredentials = withToken(api.ListWebAuthnCredentials)

var deleteWebAuthnCredential = Operation{
	Name: api.DeleteWebAuthnCredential,
	Prompt: func(s challenge.Situation) walk.Prompt {
		field := walk.Field{Key: memberID, Label: "Passkey", Kind: walk.Text, Help: "CredentialId of the list of passkeys."}
		if choices := deletable(s); len(choices) > 0 {
			field.Kind, field.Choices = walk.Choose, choices
		}
		return walk.Prompt{
			Name: api.DeleteWebAuthnCredential, Button: "Delete", Fields: []walk.Field{field},
			Sentence: "Cognito forgets the passkey, and so does authwalk where it keeps it.",
		}
	},
	Request: func(_ challenge.Tools, s challenge.Situation, given walk.Values) (walk.Request, error) {
		return tokenRequest(api.DeleteWebAuthnCredential, s, map[string]any{memberID: given.Get(memberID)})
	},
}

// deletable are the passkeys that the walk has listed, or those that are kept here.
func deletable(s challenge.Situation) []walk.Choice {
	const keptHere = "kept here"
	if choices := listed(s, memberID); len(choices) > 0 {
		for i, choice := range choices {
			if slices.ContainsFunc(s.Known.Passkeys, func(p passkey.Passkey) bool { return p.Name() == choice.Value }) {
				choices[i].Leads = keptHere
			}
		}
		return choices
	}
	var choices []walk.Choice
	for _, p := range slices.Backward(s.Known.Passkeys) {
		choices = append(choices, walk.Choice{Value: p.Name(), Label: challenge.PasskeyLabel(p), Leads: keptHere})
	}
	return choices[:min(len(choices), api.Passkeys)]
}

// lacksPasskeys is why an operation on passkeys cannot be of use, "" where it can.
func lacksPasskeys(name string, s challenge.Situation) string {
	switch {
	case s.Known.NoPasskeys:
		return "the pool takes no passkeys"
	case name == api.DeleteWebAuthnCredential && len(deletable(s)) == 0:
		return "no passkey is known here: list them first"
	}
	return ""
}
