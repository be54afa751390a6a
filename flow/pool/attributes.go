package pool

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"authwalk/flow/api"
)

func contains(list []string, text string) bool { return slices.Contains(list, text) }

// standardAttributes are the ones every pool knows, from OpenID Connect
// (https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html).
var standardAttributes = []string{
	"address", "birthdate", email, "email_verified", "family_name", "gender", "given_name", "identities", "locale",
	"middle_name", "name", "nickname", phoneNumber, "phone_number_verified", "picture", preferredUsername,
	"profile", "sub", "updated_at", "website", "zoneinfo",
}

var (
	emailForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$`) })
	phoneForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\+[0-9]{1,15}$`) })
)

func validPhone(text string) *Refusal {
	if phoneForm().MatchString(text) {
		return nil
	}
	return &Refusal{api.InvalidParameterException, "Invalid phone number format."}
}

func validEmail(text string) *Refusal {
	if emailForm().MatchString(text) {
		return nil
	}
	return &Refusal{api.InvalidParameterException, "Invalid email address format."}
}

func (p *UserPool) schema(name string) (SchemaAttribute, bool) {
	for _, attribute := range p.SchemaAttributes {
		if attribute.Name == name {
			return attribute, true
		}
	}
	return SchemaAttribute{}, contains(standardAttributes, name)
}

// required lists the attributes every user of the pool must have. The sub, the
// service gives itself.
func (p *UserPool) required() []string {
	var names []string
	for _, attribute := range p.SchemaAttributes {
		if attribute.Required && attribute.Name != "sub" {
			names = append(names, attribute.Name)
		}
	}
	return names
}

// CheckAttributes refuses values that do not fit the schema or are no address.
// An empty value is none and fits.
func CheckAttributes(p *UserPool, attributes Attributes) *Refusal {
	for _, attribute := range attributes {
		if refusal := checkAttribute(p, attribute); refusal != nil {
			return refusal
		}
	}
	return nil
}

func checkAttribute(p *UserPool, attribute Attribute) *Refusal {
	schema, known := p.schema(attribute.Name)
	switch {
	case !known:
		return schemaRefusal(attribute.Name, "Attribute does not exist in the schema.")
	case attribute.Value == "":
		return nil
	case attribute.Name == email:
		return validEmail(attribute.Value)
	case attribute.Name == phoneNumber:
		return validPhone(attribute.Value)
	case lengthFault(schema.StringAttributeConstraints, attribute.Value) != "":
		return schemaRefusal(attribute.Name, lengthFault(schema.StringAttributeConstraints, attribute.Value))
	case schema.AttributeDataType == api.TypeNumber && !fitsNumber(schema.NumberAttributeConstraints, attribute.Value):
		return schemaRefusal(attribute.Name, "Number must be in the range the schema allows.")
	default:
		return nil
	}
}

// lengthFault says what is wrong with the length, "" for nothing. Limits that
// are not numbers are none.
func lengthFault(limits *StringConstraints, value string) string {
	if limits == nil {
		return ""
	}
	length := utf8.RuneCountInString(value)
	if least, err := strconv.Atoi(limits.MinLength); err == nil && length < least {
		return "String must be no shorter than " + limits.MinLength + " characters"
	}
	if most, err := strconv.Atoi(limits.MaxLength); err == nil && length > most {
		return "String must be no longer than " + limits.MaxLength + " characters"
	}
	return ""
}

func fitsNumber(limits *NumberConstraints, value string) bool {
	number, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return false
	}
	return limits == nil || within(limits.MinValue, limits.MaxValue, number)
}

// within takes limits that are not numbers for none.
func within(least, most string, number int64) bool {
	low, errLow := strconv.ParseInt(least, 10, 64)
	high, errHigh := strconv.ParseInt(most, 10, 64)
	return (errLow != nil || low <= number) && (errHigh != nil || number <= high)
}

func schemaRefusal(name, message string) *Refusal {
	return &Refusal{api.InvalidParameterException, "Attributes did not conform to the schema: " + name + ": " + message}
}

// checkNewAttribute is checkAttribute in the words of the operations that make
// users.
func checkNewAttribute(p *UserPool, attribute Attribute) *Refusal {
	if _, known := p.schema(attribute.Name); !known {
		return &Refusal{
			api.InvalidParameterException,
			"Attributes did not conform to the schema: Type for attribute {" + attribute.Name + "} could not be determined",
		}
	}
	return checkAttribute(p, attribute)
}

// CheckRequired refuses a new user without a value for a required attribute.
// The service uses its internal names, and names all that are missing.
func CheckRequired(p *UserPool, attributes Attributes) *Refusal {
	var missing []string
	for _, name := range p.required() {
		if attributes.Get(name) == "" {
			internal := cmp.Or(internalNames[name], name)
			missing = append(missing, internal+": The attribute "+internal+" is required")
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return &Refusal{api.InvalidParameterException, "Attributes did not conform to the schema: " + strings.Join(missing, ", ")}
}

// internalNames are what the service calls attributes in some of its messages.
var internalNames = map[string]string{
	email: "emails", phoneNumber: "phoneNumbers", "name": "name.formatted",
	"family_name": "name.familyName", "given_name": "name.givenName", "middle_name": "name.middleName",
}

// CheckWritable refuses attributes that the client may not write. A client
// without WriteAttributes writes all of them.
func CheckWritable(c *Client, attributes Attributes) *Refusal {
	for _, attribute := range attributes {
		if len(c.WriteAttributes) > 0 && !contains(c.WriteAttributes, attribute.Name) {
			return &Refusal{api.NotAuthorizedException, "A client attempted to write unauthorized attribute"}
		}
	}
	return nil
}

// CheckNewUsername refuses names that no new user of the pool can have. In a
// pool with UsernameAttributes the name is an address.
func CheckNewUsername(p *UserPool, name string) *Refusal {
	isEmail, isPhone := validEmail(name) == nil, validPhone(name) == nil
	byEmail, byPhone := contains(p.UsernameAttributes, email), contains(p.UsernameAttributes, phoneNumber)
	invalid := func(message string) *Refusal { return &Refusal{api.InvalidParameterException, message} }
	switch {
	case byEmail && byPhone && !isEmail && !isPhone:
		return invalid("Username should be either an email or a phone number.")
	case byEmail && !byPhone && !isEmail:
		return invalid("Username should be an email.")
	case byPhone && !byEmail && !isPhone:
		return invalid("Username should be a phone number.")
	case isEmail && contains(p.AliasAttributes, email):
		return invalid("Username cannot be of email format, since user pool is configured for email alias.")
	case isPhone && contains(p.AliasAttributes, phoneNumber):
		return invalid("Username cannot be of phone number format, since user pool is configured for phone number alias.")
	default:
		return nil
	}
}

// Readable are the attributes that the client may read: all of them unless it
// has a list of its own.
func (c *Client) Readable(attributes Attributes) Attributes {
	if len(c.ReadAttributes) == 0 {
		return attributes
	}
	return slices.DeleteFunc(slices.Clone(attributes), func(a Attribute) bool {
		return a.Name != "sub" && !slices.Contains(c.ReadAttributes, a.Name)
	})
}
