package api

import (
	"regexp"
	"strings"
	"sync"
)

// Kind is the JSON type of a member.
type Kind int

const (
	// Text is a string.
	Text Kind = iota
	// Number is an integer.
	Number
	// Boolean is true or false.
	Boolean
	// Time is a number of seconds since 1970, with a fraction.
	Time
	// List is an array, each of its elements like Element.
	List
	// Map is an object with free names, each of its values like Element.
	Map
	// Structure is an object with Members.
	Structure
	// Document is any JSON.
	Document
)

// Member is one named value of a request or an answer, or a key of
// AuthParameters, ChallengeParameters or ChallengeResponses.
type Member struct {
	Name string
	Kind Kind
	// Required members must be given.
	Required bool
	// Min and Max bound the length in characters or elements, or the number
	// itself. A Max of 0 means that there is none.
	Min, Max int
	// Pattern is a regular expression for the whole text.
	Pattern string
	// Enum are the values a text can have.
	Enum []string
	// Sensitive members are left out of the service's own messages.
	Sensitive bool
	// Secret members are masked wherever they are shown or kept.
	Secret bool
	// Key is the field that asks a person for it, where it is not Name.
	Key string
	// Label names it on a form.
	Label string
	// Help explains it to a person, in a sentence.
	Help string
	// Element is what a list or a map consists of.
	Element *Member
	// Members are those of a structure.
	Members []Member
}

func (m Member) required() Member {
	m.Required = true
	return m
}

// Field is the key under which a form asks for the member.
func (m Member) Field() string {
	if m.Key != "" {
		return m.Key
	}
	return m.Name
}

// The keys of form fields that stand for differently named members. Where a
// challenge has a key for the same thing, it is that key.
const (
	KeyCode             = "CODE"
	KeyAttributes       = "ATTRIBUTES"
	KeyAttribute        = "ATTRIBUTE"
	KeyPreviousPassword = "PREVIOUS_PASSWORD"
	KeyDeviceName       = "DEVICE_NAME"
	KeyFactor           = "FACTOR"
)

// Flag is the option of the AWS CLI for the member, without its dashes.
func (m Member) Flag() string { return dashed(m.Name) }

// Command is the command of the AWS CLI for the operation.
func (o Operation) Command() string { return dashed(o.Name) }

// The CLI begins a new word before a capital letter that small ones follow or
// that follows a small one.
var (
	beforeWord  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(.)([A-Z][a-z]+)`) })
	beforeShout = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`([a-z0-9])([A-Z])`) })
	plurals     = strings.NewReplacer("URLs", "Urls")
)

func dashed(name string) string {
	name = beforeWord().ReplaceAllString(plurals.Replace(name), "$1-$2")
	return strings.ToLower(beforeShout().ReplaceAllString(name, "$1-$2"))
}

// The patterns that several members share.
const (
	attributeNamePattern = `[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+`
	wordPattern          = `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`
	textPattern          = `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+`
	visiblePattern       = `[\S]+`
	digitsPattern        = `[0-9]+`
	titlePattern         = `[\w\s+=,.@-]+`
	arnPattern           = `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`
	codeMailPattern      = `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`
	linkMailPattern      = `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{##[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*##\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`
	emailPattern         = `[\p{L}\p{M}\p{S}\p{N}\p{P}]+@[\p{L}\p{M}\p{S}\p{N}\p{P}]+`
	tokenPattern         = `[A-Za-z0-9-_=.]+`
	clientIDPattern      = `[\w+]+`
	codeTextPattern      = `.*\{####\}.*`
	scopePattern         = `[\x21\x23-\x5B\x5D-\x7E]+`
	optionalARNPattern   = `(arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?)?`
	mailPattern          = `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`
)

// PasswordPattern is that of passwords. The model prints one that allows no blank
// at all; the service refuses blanks at the ends only.
const PasswordPattern = `[\S]+(.*[\S]+)?`

// What lists and maps consist of.
var (
	text                = Member{Max: 131072}
	secretText          = Member{Max: 131072, Secret: true}
	tagValue            = Member{Max: 256}
	attributeNameText   = Member{Min: 1, Max: 32, Pattern: attributeNamePattern}
	attributePermission = Member{Min: 1, Max: 2048}
	redirectURL         = Member{Min: 1, Max: 1024, Pattern: wordPattern}
)
