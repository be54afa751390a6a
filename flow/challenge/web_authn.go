package challenge

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/passkey"
	"authwalk/flow/walk"
)

// The keys of the fields that say which passkey signs, and how.
const (
	PasskeyChosen = "PASSKEY"
	UserVerified  = "USER_VERIFIED"

	passkeyFile = "PASSKEY_FILE"
)

// Pasted is chosen in place of a passkey by who has what another authenticator has
// signed.
const Pasted = "paste it"

// What else can be chosen in place of a passkey that is kept here. Only the first
// could be one's name, and it is too short for that.
const (
	anyPasskey = "true"
	fromFile   = "from a file"
)

// webAuthn is answered by a passkey that is kept here, by one from a file, or with
// what another authenticator has signed.
var webAuthn = Challenge{
	Name:   api.ChallengeWebAuthn,
	Prompt: promptWebAuthn,
	Reply:  replyWebAuthn,
}

// requestOptions are those of the pending challenge.
func (s Situation) requestOptions() (passkey.RequestOptions, error) {
	return passkey.ReadRequestOptions([]byte(s.Parameter(api.KeyCredentialOptions)))
}

func promptWebAuthn(s Situation) walk.Prompt {
	prompt := walk.Prompt{Name: api.ChallengeWebAuthn, Button: "Send"}
	credential := walk.Field{
		Key: api.KeyCredential, Label: "Credential", Kind: walk.JSON, Secret: true,
		Help: "The AuthenticationResponseJSON of navigator.credentials.get, as text.",
	}
	options, err := s.requestOptions()
	if err != nil {
		prompt.Sentence = "authwalk cannot sign: " + err.Error() + ". Paste the JSON that the browser returned."
		prompt.Values = []walk.Value{{Name: api.KeyCredentialOptions, Text: s.Parameter(api.KeyCredentialOptions)}}
		prompt.Fields = []walk.Field{credential}
		return prompt
	}
	usable := bounded(newestFirst(options.Usable(s.Known.Passkeys)))
	prompt.Sentence = "Sign in with a passkey for " + options.RelyingParty + ". Pressing enter says that you are present."
	if options.Verification == passkey.VerificationRequired {
		prompt.Sentence += " Confirm below that it is you."
	}
	prompt.Button = "Sign and send"
	if len(usable) == 0 {
		prompt.Sentence = "No passkey for this sign-in is kept here. Use one from a file, paste what another authenticator signed, or start over " +
			"with another factor. After a sign-in, authwalk can add a passkey."
	}
	prompt.Signing = &walk.Signing{Options: describeRequest(options, s.Known.Passkeys), Signed: DescribeSigned(options.ClientData(), options.Challenge), Verified: UserVerified}
	credential.When = &walk.Condition{Key: PasskeyChosen, Values: []string{Pasted}}
	fields := []walk.Field{
		{Key: PasskeyChosen, Label: "Sign with", Kind: walk.Choose, Choices: passkeyChoices(s, usable), Value: firstName(usable)},
		{
			Key: passkeyFile, Label: "File", Kind: walk.Text, When: &walk.Condition{Key: PasskeyChosen, Values: []string{fromFile}},
			Help: "A passkey of Playwright, or of a virtual authenticator of Chrome or WebDriver. It is kept here from then on.",
		},
		credential,
	}
	prompt.Fields = append(WithVerified(fields, options.Verification, append(namesOf(usable), fromFile)...), ClientDataFields(options.ClientData())...)
	return prompt
}

// WithVerified adds the question whether the person confirms that they are the user,
// for some of the choices of a passkey: first where nothing is done without that, else
// last.
func WithVerified(fields []walk.Field, verification string, choices ...string) []walk.Field {
	required := verification == passkey.VerificationRequired
	verified := walk.Field{
		Key: UserVerified, Label: "Confirm it is you", Kind: walk.Toggle, Optional: !required,
		When: &walk.Condition{Key: PasskeyChosen, Values: choices},
		Help: "Sets the flag that says that the user was verified, as a PIN or a fingerprint does on a phone.",
		Hint: "user verification is " + verification,
	}
	if required {
		verified.Hint += ": nothing is signed without it"
		return append([]walk.Field{verified}, fields...)
	}
	return append(fields, verified)
}

// passkeyChoices are the passkeys that can sign, and the other ways to answer.
func passkeyChoices(s Situation, usable []passkey.Passkey) []walk.Choice {
	choices := make([]walk.Choice, 0, len(usable)+2)
	for _, p := range usable {
		choices = append(choices, walk.Choice{
			Value: p.Name(), Label: PasskeyLabel(p), Leads: signedTimes(p),
			Help: KeptForTrying(s.Known.PasskeysKept),
		})
	}
	return append(
		choices,
		walk.Choice{Value: fromFile, Label: "a passkey from a file", Help: "authwalk reads it, keeps it and signs with it."},
		walk.Choice{Value: Pasted, Label: "paste a credential", Help: "What a browser, a phone or a security key has signed for these options. The commands of this step can check it without sending it."},
	)
}

// KeptForTrying says what a passkey of authwalk is for, and how it is kept.
func KeptForTrying(kept string) string {
	if kept == "" {
		return "The passkey is for trying things out."
	}
	return "The passkey is for trying things out, and kept " + kept + "."
}

// PasskeyLabel tells a passkey from others of the same user.
func PasskeyLabel(p passkey.Passkey) string {
	name := p.Name()
	if len(name) > 8 {
		name = name[:4] + "…" + name[len(name)-4:]
	}
	return strings.TrimSpace(p.UserName + " " + name)
}

func signedTimes(p passkey.Passkey) string {
	switch {
	case p.Uncounted:
		return "does not count"
	case p.Counter == 0:
		return "never used"
	default:
		return fmt.Sprintf("counter %d", p.Counter)
	}
}

func newestFirst(passkeys []passkey.Passkey) []passkey.Passkey {
	passkeys = slices.Clone(passkeys)
	slices.Reverse(passkeys)
	return passkeys
}

func namesOf(passkeys []passkey.Passkey) []string {
	names := make([]string, len(passkeys))
	for n, p := range passkeys {
		names[n] = p.Name()
	}
	return names
}

func firstName(passkeys []passkey.Passkey) string {
	if len(passkeys) == 0 {
		return ""
	}
	return passkeys[0].Name()
}

func replyWebAuthn(tools Tools, s Situation, given walk.Values) (walk.Request, error) {
	responses := withoutClientData(given.Without(PasskeyChosen, passkeyFile, UserVerified))
	options, err := s.requestOptions()
	if given.Has(api.KeyCredential) {
		request, sendErr := Respond(s, responses.Reveal())
		if err == nil {
			request.Derivations = derivationsOfAnswer(options, given.Get(api.KeyCredential))
		}
		return request, sendErr
	}
	if err != nil {
		return walk.Request{}, NoPasskey(api.KeyCredential, err, "Paste the JSON that the browser returned.")
	}
	if tools.previews() && given.Get(PasskeyChosen) != Pasted {
		return Respond(s, responses.With(api.KeyCredential, ComputedLater).Reveal())
	}
	options.Altered = AlteredClientData(options.ClientData(), given)
	person := passkey.Person{Present: true, Verified: given.Get(UserVerified) == anyPasskey}
	signer, err := signingPasskey(tools, s, options, person, given)
	if err != nil {
		return walk.Request{}, err
	}
	signed, err := signer.Sign(options, person)
	if err != nil {
		return walk.Request{}, NoPasskey(PasskeyChosen, err, "")
	}
	request, err := Respond(s, responses.With(api.KeyCredential, string(signed.Credential)).Reveal())
	request.Derivations = derivationsOfAssertion(options, signer, signed)
	return request, err
}

// signingPasskey is the passkey that signs, counted and with its key.
func signingPasskey(tools Tools, s Situation, options passkey.RequestOptions, person passkey.Person, given walk.Values) (passkey.Passkey, error) {
	chosen, field := given.Get(PasskeyChosen), PasskeyChosen
	known := s.Known.Passkeys
	switch {
	case chosen == Pasted:
		return passkey.Passkey{}, CannotSend(walk.MissingMember, api.KeyCredential, "paste the credential")
	case chosen == fromFile || chosen == "" && given.Get(passkeyFile) != "":
		read, err := tools.readPasskeys(s, given.Get(passkeyFile))
		if err != nil {
			return passkey.Passkey{}, CannotSend(walk.MalformedMember, passkeyFile, err.Error())
		}
		known, chosen, field = read, anyPasskey, passkeyFile
	case given.Has(PasskeyChosen) && !passkey.IsName(chosen):
		return passkeyOfText(options, person, chosen)
	}
	if fault := s.Known.PasskeysFault; fault != nil {
		return passkey.Passkey{}, CannotSend(walk.NotKept, "", fault.Error())
	}
	signer, err := choosePasskey(options, person, known, chosen)
	if err != nil {
		return passkey.Passkey{}, refusedToSign(field, err)
	}
	if signer, err = tools.CountPasskey(s, signer); err != nil {
		return passkey.Passkey{}, CannotSend(walk.NotKept, "", err.Error())
	}
	return signer, nil
}

// passkeyOfText is a passkey that was given as the text of a file. It is used and
// not kept.
func passkeyOfText(options passkey.RequestOptions, person passkey.Person, text string) (passkey.Passkey, error) {
	stored, err := passkey.ReadFile([]byte(text))
	if err != nil {
		return passkey.Passkey{}, NoPasskey(PasskeyChosen, err, "")
	}
	signer, err := choosePasskey(options, person, passkeysOf(stored), anyPasskey)
	if err == nil {
		signer, err = signer.Counted()
	}
	if err != nil {
		return passkey.Passkey{}, refusedToSign(PasskeyChosen, err)
	}
	return signer, nil
}

func passkeysOf(stored []passkey.Stored) []passkey.Passkey {
	passkeys := make([]passkey.Passkey, len(stored))
	for n, p := range stored {
		passkeys[n] = p.Passkey
	}
	return passkeys
}

// readPasskeys reads the passkeys in a file and keeps them.
func (t Tools) readPasskeys(s Situation, path string) ([]passkey.Passkey, error) {
	if path == "" {
		return nil, errors.New("name the file")
	}
	raw, err := t.ReadSecretFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %q", path)
	}
	if err != nil {
		return nil, err
	}
	stored, err := passkey.ReadFile(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for _, p := range stored {
		if err := t.KeepPasskey(s, p.Passkey); err != nil {
			return nil, err
		}
	}
	return passkeysOf(stored), nil
}

// errNoneUsable is what is said where no passkey can sign.
var errNoneUsable = errors.New("no passkey that Cognito asks for is kept here")

// errNoSuchPasskey is what is said of a name that none has. It may be the text of a
// file that holds something else, and is not quoted.
var errNoSuchPasskey = errors.New("PASSKEY is neither a passkey that is kept here nor the text of a passkey file")

// choosePasskey is the passkey of this name, or the newest that can sign.
func choosePasskey(options passkey.RequestOptions, person passkey.Person, known []passkey.Passkey, name string) (passkey.Passkey, error) {
	reason := errNoneUsable
	if name != "" && name != anyPasskey {
		known = slices.DeleteFunc(slices.Clone(known), func(p passkey.Passkey) bool { return p.Name() != name })
		if len(known) == 0 {
			reason = errNoSuchPasskey
		}
	}
	for _, p := range newestFirst(known) {
		err := p.MaySign(options, person)
		if err == nil {
			return p, nil
		}
		if !errors.Is(reason, passkey.ErrNotVerified) {
			reason = err
		}
	}
	return passkey.Passkey{}, reason
}

func refusedToSign(field string, err error) error {
	if errors.Is(err, passkey.ErrNotVerified) {
		return &walk.Error{
			Kind: walk.BadInput, Reason: walk.UserNotVerified, Field: UserVerified, Message: err.Error(), Cause: err,
			Next: "Confirm that it is you, then sign again.",
		}
	}
	return NoPasskey(field, err, "Use a passkey from a file, paste what another authenticator signed, or start over with another factor.")
}

// NoPasskey is an answer that no authenticator here can give.
func NoPasskey(field string, cause error, next string) error {
	return &walk.Error{Kind: walk.BadInput, Reason: walk.NoPasskey, Field: field, Message: cause.Error(), Cause: cause, Next: next}
}
