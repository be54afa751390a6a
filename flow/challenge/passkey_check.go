package challenge

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/passkey"
	"authwalk/flow/walk"
)

// OriginFits tells that a page may ask for the passkeys of a relying party.
type OriginFits func(relyingPartyID, origin string) bool

// CheckAnswer checks what another authenticator answered to WEB_AUTHN as a server does, in
// the order of Web Authentication Level 3, section 7.2: the text is the JSON of a credential,
// or a request with one. Without a text it is what the step sent, if it was sent. The
// situation is that before the step.
func CheckAnswer(tools Tools, fits OriginFits, s Situation, step walk.Step, text string) walk.ProofCheck {
	check := checkAnswer(tools, fits, s, step, text)
	check.Asks, check.Help = "Paste what the other authenticator signed: the JSON of the credential, or the request with it.", aboutAnswers
	return check
}

// aboutAnswers is what is to be known of the comparison.
var aboutAnswers = []string{
	"Give the other authenticator the options of this step: CREDENTIAL_REQUEST_OPTIONS. Paste what its browser returns; nothing is sent.",
	"The values stand in the order in which a server looks at them, and the first that is wrong is why it refuses. Whether a signature is right can be said of passkeys that are kept here.",
}

func checkAnswer(tools Tools, fits OriginFits, s Situation, step walk.Step, text string) walk.ProofCheck {
	options, err := s.requestOptions()
	if err != nil {
		return walk.ProofCheck{Problem: err.Error()}
	}
	c := answerCheck{options: options, fits: fits}
	given := cmp.Or(credentialIn(text), sentCredential(step))
	if given == "" {
		return walk.ProofCheck{Values: c.values()}
	}
	if c.answer, err = passkey.ReadAnswer(given); err != nil {
		return walk.ProofCheck{Problem: err.Error(), Secret: true}
	}
	c.given = true
	at := slices.IndexFunc(s.Known.Passkeys, func(p passkey.Passkey) bool { return bytes.Equal(p.ID, c.answer.ID) })
	if at >= 0 {
		c.known = &s.Known.Passkeys[at]
		if unlocked, err := tools.UnlockPasskey(s, *c.known); err == nil {
			c.known = &unlocked
		}
	}
	check := walk.ProofCheck{Values: c.values()}
	check.Verdict = c.verdict(check)
	return check
}

// credentialIn is the credential in a request, however deep, or the text itself.
func credentialIn(text string) string {
	text = strings.TrimSpace(text)
	var read any
	if json.Unmarshal([]byte(text), &read) != nil {
		return text
	}
	if alone, is := read.(string); is {
		return alone
	}
	object, _ := read.(map[string]any)
	return cmp.Or(findCredential(object), text)
}

func findCredential(object map[string]any) string {
	for name, held := range object {
		switch held := held.(type) {
		case string:
			if name == api.KeyCredential {
				return held
			}
		case map[string]any:
			if name == api.KeyCredential {
				raw, _ := json.Marshal(held) // it was read from JSON
				return string(raw)
			}
			if found := findCredential(held); found != "" {
				return found
			}
		}
	}
	return ""
}

// sentCredential is what a step answered with, "" where it has not been sent.
func sentCredential(step walk.Step) string {
	var request map[string]any
	_ = json.Unmarshal(step.Exchange.Request.Reveal(), &request) // what cannot be read has none
	return findCredential(request)
}

// answerCheck checks an answer against the options that it was given for.
type answerCheck struct {
	options passkey.RequestOptions
	fits    OriginFits
	// given tells that there is an answer.
	given  bool
	answer passkey.Answer
	// known is the passkey that answered, where it is kept here; nil else. It has its key
	// where that could be read.
	known *passkey.Passkey
}

// values are what a server looks at, in its order.
func (c answerCheck) values() []walk.CheckedValue {
	checks := []func() walk.CheckedValue{
		c.credentialID, c.userHandle, c.purpose, c.challenge, c.origin, c.relyingParty, c.present, c.verified, c.signature, c.counter,
	}
	values := make([]walk.CheckedValue, len(checks))
	for n, check := range checks {
		values[n] = check()
		if !c.given {
			values[n].State, values[n].Note, values[n].Given = walk.ValueNotGiven, "", ""
		}
	}
	return values
}

func (c answerCheck) credentialID() walk.CheckedValue {
	var allowed []string
	for _, id := range bounded(c.options.Allow) {
		allowed = append(allowed, base64.RawURLEncoding.EncodeToString(id))
	}
	value := walk.CheckedValue{
		Derivation: walk.Derivation{
			Name: "credential ID", Formula: "one of allowCredentials", Text: cmp.Or(strings.Join(allowed, ", "), "any of the user's"),
			Help: "Which passkey answered. Cognito lists those of the user that it takes.",
		},
		Given: base64.RawURLEncoding.EncodeToString(c.answer.ID), State: walk.ValueSame,
	}
	listed := slices.ContainsFunc(c.options.Allow, func(id []byte) bool { return bytes.Equal(id, c.answer.ID) })
	switch {
	case c.answer.RawID != nil && !bytes.Equal(c.answer.RawID, c.answer.ID):
		value.State, value.Note = walk.ValueDiffers, "id and rawId are two different passkeys."
	case len(c.options.Allow) == 0:
		value.State = walk.ValueOwn
	case !listed:
		value.State, value.Note = walk.ValueDiffers, "Cognito did not ask for this passkey: it belongs to another user, was deleted, or was never registered here."
	}
	return value
}

func (c answerCheck) userHandle() walk.CheckedValue {
	value := walk.CheckedValue{
		Derivation: walk.Derivation{
			Name: "user handle", Formula: "from the registration; may be missing",
			Help: "What Cognito called the user when the passkey was registered: their sub.",
		},
		Given: string(c.answer.UserHandle), State: walk.ValueUndecided,
	}
	switch {
	case len(c.answer.UserHandle) == 0:
		value.State = walk.ValueNotGiven
	case c.known == nil:
		value.Note = "Cognito compares it with the user's sub, which is not known here before the sign-in."
	default:
		value.Text = string(c.known.UserHandle)
		value.State, value.Note = equal(bytes.Equal(c.known.UserHandle, c.answer.UserHandle), "It names another user than the passkey was registered for.")
	}
	return value
}

func (c answerCheck) purpose() walk.CheckedValue {
	honest := c.options.ClientData().Type
	value := walk.CheckedValue{
		Derivation: walk.Derivation{Name: "type", Formula: "type in the client data", Text: honest, Help: "What it is for: a signature for one purpose cannot serve another."},
		Given:      c.answer.Stated.Type,
	}
	value.State, value.Note = equal(value.Given == honest, "This was not signed for a sign-in.")
	return value
}

func (c answerCheck) challenge() walk.CheckedValue {
	honest := c.options.ClientData().Challenge
	value := walk.CheckedValue{
		Derivation: walk.Derivation{
			Name: "challenge", Formula: "the challenge of the options, in base64url without =", Text: honest, Bytes: len(c.options.Challenge),
			Help: "It is used once: an old signature cannot be sent again.",
		},
		Given: c.answer.Stated.Challenge,
	}
	value.State, value.Note = equal(value.Given == honest, c.challengeMistake(value.Given))
	return value
}

// challengeMistake says which usual mistake leads to another challenge.
func (c answerCheck) challengeMistake(given string) string {
	honest := c.options.ClientData().Challenge
	standard := base64.StdEncoding.EncodeToString(c.options.Challenge)
	switch {
	case given == base64.RawURLEncoding.EncodeToString([]byte(honest)):
		return "The text of the challenge was signed: decode its base64url before it is given to the authenticator."
	case given == standard, given == strings.TrimRight(standard, "="), given == base64.URLEncoding.EncodeToString(c.options.Challenge):
		return "It is the right one in another base64: browsers write base64url without =."
	default:
		return "It is the challenge of other options: each sign-in has its own, and it is used once."
	}
}

func (c answerCheck) origin() walk.CheckedValue {
	value := walk.CheckedValue{
		Derivation: walk.Derivation{
			Name: "origin", Formula: "a page of the relying party: https, its domain or one below, any port", Text: c.options.ClientData().Origin,
			Help: "The page that asked. Browsers write its real address.",
		},
		Given: c.answer.Stated.Origin, State: walk.ValueSame,
	}
	switch {
	case c.answer.Stated.CrossOrigin:
		value.State, value.Note = walk.ValueDiffers, "crossOrigin is true: the page was in a frame of another site."
	case !c.fits(c.options.RelyingParty, value.Given):
		value.State, value.Note = walk.ValueDiffers, c.originMistake(value.Given)
	case value.Given != value.Text:
		value.State = walk.ValueOwn
	}
	return value
}

// originMistake says why the page of an origin may not ask.
func (c answerCheck) originMistake(given string) string {
	switch {
	case strings.HasSuffix(given, "/") && c.fits(c.options.RelyingParty, strings.TrimSuffix(given, "/")):
		return "An origin has no slash at its end."
	case strings.HasPrefix(given, "http://"):
		return "The page was not opened by https."
	case !strings.Contains(given, "://"):
		return "It is no address of a page. Native apps write another kind of origin, which Cognito takes only if it is told of the app."
	default:
		return "This page does not belong to " + c.options.RelyingParty + "."
	}
}

func (c answerCheck) relyingParty() walk.CheckedValue {
	wanted := passkey.HashOf(c.options.RelyingParty)
	value := walk.CheckedValue{
		Derivation: walk.Derivation{
			Name: "RP ID hash", Formula: "SHA-256(relying party), the first 32 bytes of the authenticator data", Text: hex.EncodeToString(wanted), Bytes: len(wanted),
			Help: "The domain that the passkey is for: " + c.options.RelyingParty + ".",
		},
		State: walk.ValueNotGiven,
	}
	if !c.given {
		return value
	}
	value.Given = hex.EncodeToString(c.answer.RelyingPartyHash())
	value.State, value.Note = equal(bytes.Equal(wanted, c.answer.RelyingPartyHash()), "The passkey is for another domain.")
	if page := strings.TrimPrefix(c.answer.Stated.Origin, "https://"); bytes.Equal(passkey.HashOf(page), c.answer.RelyingPartyHash()) && value.State == walk.ValueDiffers {
		value.Note = "The passkey is for " + page + ". Give the browser the rpId of the options."
	}
	return value
}

func (c answerCheck) present() walk.CheckedValue {
	return c.flag("user present", passkey.UserPresent, true, "bit 0 of the flags", "Somebody touched the authenticator.", "The flag UP is not set: the authenticator did not wait for the user.")
}

func (c answerCheck) verified() walk.CheckedValue {
	required := c.options.Verification == passkey.VerificationRequired
	return c.flag(
		"user verified", passkey.UserVerified, required, "bit 2 of the flags; userVerification is "+c.options.Verification,
		"A PIN, a fingerprint or the like showed who it is.", "The flag UV is not set, and the options require it: ask the authenticator with userVerification required.",
	)
}

// flag is one of what the authenticator states about the person.
func (c answerCheck) flag(name string, flag passkey.Flags, required bool, formula, help, otherwise string) walk.CheckedValue {
	value := walk.CheckedValue{Derivation: walk.Derivation{Name: name, Formula: formula, Text: "yes", Help: help}, State: walk.ValueSame}
	if !required {
		value.Text = "yes or no"
	}
	if !c.given {
		return value
	}
	set := c.answer.Flags()&flag != 0
	value.Given = map[bool]string{true: "yes", false: "no"}[set]
	switch {
	case !required:
		value.State = walk.ValueOwn
	case !set:
		value.State, value.Note = walk.ValueDiffers, otherwise
	}
	return value
}

func (c answerCheck) signature() walk.CheckedValue {
	value := walk.CheckedValue{
		Derivation: walk.Derivation{
			Name: "signature", Formula: "sign(private key, authenticator data | SHA-256(client data))", Secret: true,
			Help: "ECDSA on P-256 with SHA-256, in DER, or RSA. Cognito checks it with the public key that was registered.",
		},
		Given: hex.EncodeToString(c.answer.Signature), State: walk.ValueUndecided,
	}
	switch {
	case !c.given:
	case c.answer.IsPlain():
		value.State, value.Note = walk.ValueDiffers, "It is r and s side by side, as Web Cryptography has them: Web Authentication wants them in DER."
	case !c.answer.IsSignature():
		value.State, value.Note = walk.ValueDiffers, "It is neither ECDSA in DER nor RSA."
	case c.known == nil || c.known.Key == nil:
		value.Note = "Only Cognito has the public key of this passkey."
	default:
		value.State, value.Note = equal(c.answer.SignedBy(*c.known), "It was not made with this passkey's key over these bytes: SHA-256 of the client data follows the authenticator data, and both are signed as they are sent.")
	}
	return value
}

func (c answerCheck) counter() walk.CheckedValue {
	value := walk.CheckedValue{
		Derivation: walk.Derivation{
			Name: "counter", Formula: "more than at the last signature, or always 0",
			Help: "How often the passkey has signed. One that does not grow can mean that the passkey was copied.",
		},
		State: walk.ValueUndecided, Note: "Only Cognito has the last one.",
	}
	if !c.given {
		return value
	}
	count := c.answer.Counter()
	value.Given = fmt.Sprint(count)
	switch {
	case c.known != nil && !c.known.Uncounted && count < c.known.Counter:
		value.Text = fmt.Sprintf("at least %d", c.known.Counter)
		value.State, value.Note = walk.ValueDiffers, "The same passkey has signed here with a higher counter: Cognito takes this one for a copy."
	case c.known != nil && !c.known.Uncounted:
		value.Text = fmt.Sprintf("at least %d", c.known.Counter)
		value.State, value.Note = walk.ValueSame, ""
	case count == 0:
		value.State, value.Note = walk.ValueOwn, ""
	}
	return value
}

// verdict says what was found, and what cannot be known.
func (c answerCheck) verdict(check walk.ProofCheck) string {
	if first := check.First(); first >= 0 {
		return "The first value that a server refuses is " + check.Values[first].Name + "."
	}
	var undecided []string
	for _, value := range check.Values {
		if value.State == walk.ValueUndecided {
			undecided = append(undecided, value.Name)
		}
	}
	if len(undecided) > 0 {
		return "Nothing that can be compared differs. Not to be judged here: " + strings.Join(undecided, ", ") + "."
	}
	return "Nothing that was given differs."
}
