package walk

import (
	"strings"
	"time"
)

// Prompt is what a challenge asks of a person, for a form, a line of plain
// text or a script alike.
type Prompt struct {
	// Name is the ChallengeName, the operation, or a word of ours for the start.
	Name string
	// Sentence says what is wanted, from the challenge's own parameters.
	Sentence string
	Fields   []Field
	// Button says what enter does: Send, Verify, Set and go on.
	Button string
	// Auto tells that no person is needed: the answer is computed and sent.
	Auto bool
	// Urgent tells that the service wants the answer within seconds, so that it
	// is given at once and shown afterwards.
	Urgent bool
	// Rules is a checklist to follow while typing.
	Rules []Rule
	// Progress is where a challenge of several calls has got to.
	Progress []Progress
	// Refused is how many answers to it were refused so far.
	Refused int
	// Rounds are the answers to this kind of challenge so far.
	Rounds []Progress
	// Values are the challenge's parameters, decoded where they are JSON inside
	// a string, for showing.
	Values []Value
	// Authenticator is the secret of an authenticator app, when there is one to
	// show.
	Authenticator *Authenticator
	// Signing is what a passkey is about to sign; nil where nothing is signed.
	Signing *Signing
	// Help explains the challenge to a reader who sees it for the first time.
	Help string
	// Warning is what can have a right answer refused, "" for nothing.
	Warning string
	// Unsent tells that the code it asks for was not sent, and will not come.
	Unsent bool
	// Free tells that further name and value pairs may be added by hand.
	Free bool
}

// Kept is what of an earlier answer is filled in again.
func (p Prompt) Kept(earlier Values) Values {
	for _, field := range p.Fields {
		if field.Afresh {
			earlier = earlier.Without(field.Key)
		}
	}
	return earlier
}

// Field is one thing to fill in.
type Field struct {
	// Key is the name the answer is given under.
	Key   string
	Label string
	Kind  FieldKind
	// Secret fields are masked while typing.
	Secret   bool
	Optional bool
	// Value is what the field starts with.
	Value string
	// MaybeCode tells that the text can be a one-time code: only the pool knows.
	MaybeCode bool
	// Digits is how many places to draw for a code, 0 when not known.
	Digits int
	// NewEvery is after how long an authenticator app shows another code; 0 for codes that
	// are sent.
	NewEvery time.Duration
	Choices  []Choice
	// Hint is one line under the field.
	Hint string
	// Empty is what stands in the field while it is empty: what is used instead.
	Empty string
	// Apart tells that the field begins another part of the form.
	Apart bool
	// Help explains the field.
	Help string
	// When shows the field only while another field has one of the values.
	When *Condition
	// Suggests tells that values for the field can be listed.
	Suggests bool
	// Searched tells that they are too many to be listed: the service looks for those
	// that begin with what was typed.
	Searched bool
	// Unasked tells that the service is asked for them as one types, without a key: it is
	// on this machine, or credentials were named for it.
	Unasked bool
	// Known is a value for the field that is at hand, and KnownAs what it is in a few words.
	Known   Secret
	KnownAs string
	// MadeHere tells that authwalk can make the code itself, as the user's authenticator
	// app does.
	MadeHere bool
	// Afresh tells that what was chosen in an earlier call is not kept: it meant another
	// thing then.
	Afresh bool
	// Same names a field whose text this one must repeat; it is not sent.
	Same string
}

// HidesBlank reports whether a text for the field begins or ends with a blank that is
// easily typed and not seen, as the field is masked. It is sent as it is. Where the text
// repeats another it is told there.
func (f Field) HidesBlank(text string) bool {
	return (f.Secret || f.Kind == Password) && f.Same == "" && strings.TrimSpace(text) != text
}

// FieldKind is how a field is filled in.
type FieldKind int

// The kinds of fields.
const (
	// Text is one line of text.
	Text FieldKind = iota
	// Code is a one-time code; blanks and dashes are dropped.
	Code
	// Password is a text that is masked.
	Password
	// Choose is one of Choices.
	Choose
	// Toggle is yes ("true") or no ("").
	Toggle
	// JSON is a JSON object.
	JSON
	// Pairs is name=value, one to a line.
	Pairs
)

// Condition is met while the field Key has one of Values.
type Condition struct {
	Key    string
	Values []string
}

// Met reports whether the condition holds for what has been filled in. A nil
// condition always holds.
func (c *Condition) Met(get func(key string) string) bool {
	if c == nil {
		return true
	}
	for _, value := range c.Values {
		if get(c.Key) == value {
			return true
		}
	}
	return false
}

// Choice is one of several to choose from.
type Choice struct {
	Value string
	// Label says what it is, Leads what follows it, and Then what comes after that, where
	// there is room.
	Label, Leads, Then string
	// Disabled is why it cannot be chosen here; empty when it can.
	Disabled string
	// Help explains the choice at more length.
	Help string
}

// State is where one line of Progress stands.
type State int

// The states of progress.
const (
	NotYet State = iota
	Here
	Done
	Failed
)

// Progress is one call of a challenge that takes several.
type Progress struct {
	Text, Note string
	State      State
}

// Value is a named value for showing.
type Value struct {
	Name, Text string
	// Whole is the number of characters of the value where Text is only its
	// beginning, else 0.
	Whole  int
	Secret bool
	// Note is a remark of ours: what the value is, or that it is JSON.
	Note string
}

// Authenticator is what an authenticator app needs (RFC 6238 with SHA-1, six
// digits, 30 seconds).
type Authenticator struct {
	// Secret is Base32 text without padding.
	Secret          Secret
	Account, Issuer string
}

// Signing is what a passkey is asked for, and what it will sign, each member with a
// note on what it is.
type Signing struct {
	Options, Signed []Value
	// Verified is the key of the field that says that the user was verified, which is
	// signed, too.
	Verified string
}
