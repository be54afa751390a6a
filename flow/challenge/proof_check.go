package challenge

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
	"authwalk/srp"
)

// Proves tells that an answer to a challenge proves something with SRP.
func Proves(name string) bool {
	return name == api.ChallengePasswordVerifier || name == api.ChallengeDevicePasswordVerifier
}

// CheckProof compares values of another client with what they have to be for the proof
// that a step answered with. The situation is that before the step. A value that stands
// alone is the one that is looked at.
func CheckProof(s Situation, step walk.Step, lookedAt, text string) walk.ProofCheck {
	check := checkProof(s, step, lookedAt, text)
	check.Asks, check.Help = "Paste values of the other client: its request, lines such as u = 1f0c…, or one value alone for the selected line.", aboutProofs
	return check
}

// aboutProofs is what is to be known of the comparison.
var aboutProofs = []string{
	"Run the other client with the same challenge: the same SALT, SRP_B, SECRET_BLOCK and USER_ID_FOR_SRP. Paste what it computes; nothing is sent. Numbers are hexadecimal or base64.",
	"Each client draws its own a, and A, u, S, K and the signature follow from it. With its a, all of them can be compared; with its A alone only u and x, which does not depend on a. With its S or K, what follows from those.",
}

func checkProof(s Situation, step walk.Step, lookedAt, text string) walk.ProofCheck {
	p, err := proofOf(s, step)
	if err != nil {
		return walk.ProofCheck{Problem: err.Error()}
	}
	given, err := readValues(text, lookedAt)
	if err != nil {
		return walk.ProofCheck{Problem: err.Error(), Secret: namesSecret(text)}
	}
	check, err := p.check(given)
	if err != nil {
		_, alone := given[lookedAt]
		return walk.ProofCheck{Problem: err.Error(), Secret: namesSecret(text) || alone && isSecret(lookedAt)}
	}
	return check
}

// proof is one that was made or sent, as far as it is known here.
type proof struct {
	handshake srp.Handshake
	// time is what was signed. typed is the user name as a person gave it, poolID the
	// whole ID of the pool: both are mistaken for what belongs into a proof.
	time, typed, poolID string
	device              bool
}

// proofOf is the proof that a step answered with.
func proofOf(s Situation, step walk.Step) (proof, error) {
	identity, secret, err := proved(s, step.Answered, step.Answer)
	if err != nil {
		return proof{}, err
	}
	p := proof{
		handshake: srp.Handshake{
			A: sentA(s), Identity: identity, Password: secret,
			Challenge: srp.Challenge{Salt: s.Parameter(api.KeySalt), B: s.Parameter(api.KeySRPB), SecretBlock: s.Parameter(api.KeySecretBlock)},
		},
		typed: s.Walk.Start.Username, poolID: s.Walk.Start.Target.UserPoolID, device: step.Answered == api.ChallengeDevicePasswordVerifier,
		time: sentTime(step),
	}
	for _, derived := range step.Derivations {
		if derived.Name == valueSecret {
			p.handshake.Secret = derived.Text
		}
	}
	return p, nil
}

// sentTime is the TIMESTAMP of a step's request.
func sentTime(step walk.Step) string {
	var sent struct{ ChallengeResponses map[string]string }
	_ = json.Unmarshal(step.Exchange.Request.Reveal(), &sent) // what cannot be read has none
	return sent.ChallengeResponses[api.KeyTimestamp]
}

// check compares the given values in the order in which a client computes them.
func (p proof) check(given map[string]string) (walk.ProofCheck, error) {
	numbers := map[string][]byte{}
	for name, text := range given {
		if name == valueTime || name == valueBlock {
			continue
		}
		read, err := number(name, text)
		if err != nil {
			return walk.ProofCheck{}, err
		}
		numbers[name] = read
	}
	theirs, err := p.with(given, numbers)
	if err != nil {
		return walk.ProofCheck{}, err
	}
	d, err := theirs.handshake.Derivation()
	if err != nil {
		return walk.ProofCheck{}, err
	}
	if theirs.handshake.Password == "" {
		d.X, d.S, d.Key = nil, nil, nil
	}
	if shared, is := numbers[valueS]; is && d.Key == nil {
		following, err := d.WithShared(shared)
		if err != nil {
			return walk.ProofCheck{}, err
		}
		d.Key, d.HKDFSalt, d.HKDFInput = following.Key, following.HKDFSalt, following.HKDFInput // S itself stays unknown
	}
	if key, is := numbers[valueKey]; is && d.Key == nil {
		d.Key = key
	}
	return theirs.compare(p, d, given, numbers), nil
}

// with is the proof with the inputs of another client in place of those here.
func (p proof) with(given map[string]string, numbers map[string][]byte) (proof, error) {
	if b, is := numbers[valueB]; is {
		p.handshake.Challenge.B = digits(b)
	}
	p.handshake.Challenge.SecretBlock = cmp.Or(given[valueBlock], p.handshake.Challenge.SecretBlock)
	p.time = cmp.Or(given[valueTime], p.time)
	a, hasA := numbers[valueA]
	switch secret, is := numbers[valueSecret]; {
	case is:
		p.handshake.Secret = digits(secret)
	case hasA && !same(p.handshake.A, a):
		p.handshake.A, p.handshake.Secret = digits(a), ""
	}
	return p, nil
}

// digits are a number in hexadecimal; zero has a digit too.
func digits(number []byte) string { return cmp.Or(hex.EncodeToString(number), "0") }

// same tells that a number in hexadecimal is another one in bytes.
func same(text string, other []byte) bool {
	read, err := number("", text)
	return err == nil && bytes.Equal(read, other)
}

// compare compares what was given with what follows from it.
func (p proof) compare(here proof, d srp.Derivation, given map[string]string, numbers map[string][]byte) walk.ProofCheck {
	var check walk.ProofCheck
	for _, derived := range p.derivations(d) {
		value := walk.CheckedValue{Derivation: derived, Given: given[derived.Name]}
		if value.Given != "" {
			value.State, value.Note = p.state(here, d, derived, value.Given, numbers[derived.Name])
		}
		check.Values = append(check.Values, value)
	}
	check.Verdict = p.verdict(check)
	return check
}

// derivations are all values of a proof, those that nobody here can know without a text.
func (p proof) derivations(d srp.Derivation) []walk.Derivation {
	made := srp.Proof{Derivation: d}
	made.Derivation.Timestamp = p.time
	if d.Key != nil {
		made.Signature = d.Sign(p.time)
	}
	values := derivationsOf(made)
	if p.device {
		values = ofDevice(values)
	}
	signature := slices.IndexFunc(values, func(v walk.Derivation) bool { return v.Name == valueSignature })
	return slices.Insert(
		values, signature,
		walk.Derivation{Name: valueBlock, Formula: "from Cognito, sent back as it came", Text: p.handshake.Challenge.SecretBlock, Help: "Cognito's own state, encrypted. Its bytes are signed, not its base64 text."},
		walk.Derivation{Name: valueTime, Formula: "EEE MMM d HH:mm:ss UTC yyyy, in English", Text: p.time, Help: "The signed time. The same text is sent; the day has no leading zero."},
	)
}

// state is how a given value compares, and what is to be said of it.
func (p proof) state(here proof, d srp.Derivation, derived walk.Derivation, given string, number []byte) (state walk.ValueState, note string) {
	switch derived.Name {
	case valueSecret:
		return own(same(here.handshake.Secret, number)), ""
	case valueA:
		switch {
		case p.handshake.Secret != "":
			return equal(bytes.Equal(d.A, number), "It is not g^a mod N for this a.")
		case !same(here.handshake.A, number):
			return walk.ValueOwn, "Each client draws its own a, so A may be any number. The a behind this one is not known here."
		}
		return walk.ValueSame, ""
	case valueB:
		return own(same(here.handshake.Challenge.B, number)), "Of another challenge: what follows is computed with it."
	case valueBlock:
		return own(given == here.handshake.Challenge.SecretBlock), "Of another challenge: what follows is computed with it."
	case valueSalt:
		return equal(bytes.Equal(d.Salt, number), "Cognito sent another salt for this user.")
	case valueTime:
		return timeState(given, here.time)
	}
	if derived.Text == "" {
		return walk.ValueUndecided, p.missing(derived.Name)
	}
	expected, _ := hex.DecodeString(derived.Text)
	if derived.Name == valueSignature {
		expected, _ = base64.StdEncoding.DecodeString(derived.Text)
		number = decoded(given)
	}
	return equal(bytes.Equal(shortest(expected), shortest(number)), p.mistake(derived.Name, d, number))
}

// missing is what a value cannot be computed without.
func (p proof) missing(name string) string {
	switch {
	case p.handshake.Password != "":
		return "It needs the a behind this A. Give a too."
	case name == valueX:
		return "It needs the password, which is not known here."
	}
	return "It needs x and the a behind this A."
}

// decoded is a signature that was given, nil where it is none.
func decoded(given string) []byte {
	read, err := base64.StdEncoding.DecodeString(given)
	if err != nil {
		return nil
	}
	return read
}

func shortest(number []byte) []byte { return bytes.TrimLeft(number, "\x00") }

func equal(is bool, otherwise string) (walk.ValueState, string) {
	if is {
		return walk.ValueSame, ""
	}
	return walk.ValueDiffers, otherwise
}

func own(is bool) walk.ValueState {
	if is {
		return walk.ValueSame
	}
	return walk.ValueOwn
}

// timeState tells that a time is written as Cognito reads and signs it.
func timeState(given, here string) (walk.ValueState, string) {
	read, err := srp.ParseTimestamp(given)
	switch {
	case err != nil:
		return walk.ValueDiffers, "Cognito does not read it: the form is EEE MMM d HH:mm:ss UTC yyyy, in English, such as Wed Jan 7 08:05:09 UTC 2026."
	case srp.Timestamp(read) != given:
		return walk.ValueDiffers, "Cognito signs " + srp.Timestamp(read) + ": no leading zero in the day, the right weekday, UTC."
	case given == here:
		return walk.ValueSame, ""
	}
	return walk.ValueOwn, ""
}

// verdict says what was found, and what cannot be known.
func (p proof) verdict(check walk.ProofCheck) string {
	var given, undecided []string
	for _, value := range check.Values {
		if value.Given != "" {
			given = append(given, value.Name)
		}
		if value.State == walk.ValueUndecided {
			undecided = append(undecided, value.Name)
		}
	}
	switch first := check.First(); {
	case len(given) == 0:
		return ""
	case first >= 0:
		return strings.TrimSpace("The first value that differs is " + check.Values[first].Name + ". " + check.Values[first].Note)
	case len(undecided) > 0:
		return "Nothing that can be compared differs. Not to be judged here: " + strings.Join(undecided, ", ") + ". " + p.missing(undecided[0])
	case p.handshake.Secret == "":
		return "Nothing that was given differs. u and x follow from this A as they stand below. S, K and the signature need the a behind it: give a too."
	}
	return "Nothing that was given differs."
}
