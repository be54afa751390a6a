package pool

import (
	"cmp"
	"strconv"
	"strings"

	"authwalk/flow/api"
)

// Schema is the schema of a pool created with these attributes: the standard
// ones, changed where they are named, and the custom ones.
func Schema(given []SchemaAttribute) []SchemaAttribute {
	schema := standardSchema()
	for _, attribute := range given {
		replaced := false
		for i := range schema {
			if schema[i].Name == attribute.Name {
				schema[i].Required = attribute.Required
				if attribute.Mutable != nil {
					schema[i].Mutable = attribute.Mutable
				}
				if attribute.StringAttributeConstraints != nil {
					schema[i].StringAttributeConstraints = attribute.StringAttributeConstraints
				}
				replaced = true
			}
		}
		if !replaced {
			schema = append(schema, CustomAttribute(attribute))
		}
	}
	return schema
}

// longestString is how many characters a value of the type String can have.
const longestString = "2048"

// standardSchema are the attributes that every pool has, from the OpenID
// Connect claims (developer guide, "Working with user attributes").
func standardSchema() []SchemaAttribute {
	yes, no := true, false
	var attributes []SchemaAttribute
	add := func(kind, minimum string, names ...string) {
		for _, name := range names {
			attribute := SchemaAttribute{Name: name, AttributeDataType: kind, Mutable: &yes}
			if kind == api.TypeString {
				attribute.StringAttributeConstraints = &StringConstraints{MinLength: minimum, MaxLength: longestString}
			}
			attributes = append(attributes, attribute)
		}
	}
	add(api.TypeString, "0", "profile", "address")
	add(api.TypeString, "10", "birthdate")
	add(api.TypeString, "0", "gender", preferredUsername)
	add(api.TypeNumber, "", "updated_at")
	add(api.TypeString, "0", "website", "picture", "name", phoneNumber)
	add(api.TypeBoolean, "", "phone_number_verified")
	add(api.TypeString, "0", "zoneinfo", "locale", email)
	add(api.TypeBoolean, "", "email_verified")
	add(api.TypeString, "0", "given_name", "family_name", "middle_name", "nickname", "identities")
	for i := range attributes {
		switch attributes[i].Name {
		case "birthdate":
			attributes[i].StringAttributeConstraints.MaxLength = "10"
		case "identities": // the service answers with neither length, and Terraform knows it by that
			attributes[i].StringAttributeConstraints = &StringConstraints{}
		case "updated_at":
			attributes[i].NumberAttributeConstraints = &NumberConstraints{MinValue: "0"}
		}
	}
	sub := SchemaAttribute{
		Name: "sub", AttributeDataType: api.TypeString, Mutable: &no, Required: true,
		StringAttributeConstraints: &StringConstraints{MinLength: "1", MaxLength: longestString},
	}
	return append([]SchemaAttribute{sub}, attributes...)
}

// CustomAttribute gives an attribute the name it goes by, and what the service
// sets for what it leaves out.
func CustomAttribute(attribute SchemaAttribute) SchemaAttribute {
	prefix := "custom:"
	if attribute.DeveloperOnlyAttribute {
		prefix = "dev:custom:"
	}
	attribute.Name = prefix + strings.TrimPrefix(attribute.Name, prefix)
	if attribute.AttributeDataType == "" {
		attribute.AttributeDataType = api.TypeString
	}
	if attribute.Mutable == nil {
		yes := true
		attribute.Mutable = &yes
	}
	switch attribute.AttributeDataType {
	case api.TypeString:
		attribute.StringAttributeConstraints = cmp.Or(attribute.StringAttributeConstraints, &StringConstraints{})
	case api.TypeNumber:
		attribute.NumberAttributeConstraints = cmp.Or(attribute.NumberAttributeConstraints, &NumberConstraints{})
	}
	return attribute
}

// CheckSchema refuses attributes that a schema cannot have.
func CheckSchema(given []SchemaAttribute) *Refusal {
	seen := map[string]bool{}
	for _, attribute := range given {
		if refusal := checkSchemaAttribute(attribute); refusal != nil {
			return refusal
		}
		if name := CustomAttribute(attribute).Name; !isStandard(attribute.Name) {
			if seen[name] {
				return invalid("Duplicate custom attribute names " + name + " are not allowed in a user pool schema.")
			}
			seen[name] = true
		}
	}
	return nil
}

func invalid(message string) *Refusal { return &Refusal{api.InvalidParameterException, message} }

func isStandard(name string) bool { return contains(standardAttributes, name) }

func checkSchemaAttribute(a SchemaAttribute) *Refusal {
	if isStandard(a.Name) {
		return checkStandardAttribute(a)
	}
	name := CustomAttribute(a).Name
	text, number := a.StringAttributeConstraints, a.NumberAttributeConstraints
	switch {
	case a.Required:
		return invalid("Required custom attributes are not supported currently.")
	case a.AttributeDataType == "":
		return invalid("Invalid AttributeDataType input, consider using the provided AttributeDataType enum.")
	case text != nil && !areNumbers(text.MinLength, text.MaxLength):
		return invalid("Invalid StringAttributeConstraints for schema attribute " + a.Name)
	case number != nil && !areNumbers(number.MinValue, number.MaxValue):
		return invalid("Invalid NumberAttributeConstraints for schema attribute " + a.Name)
	case text != nil && crossed(text.MinLength, text.MaxLength):
		return invalid("Attribute " + name + " cannot have a max length shorter than it's min length")
	case number != nil && crossed(number.MinValue, number.MaxValue):
		return invalid("Attribute " + name + " cannot have a max value smaller than it's min value")
	case text != nil && crossed(text.MinLength, longestString), text != nil && crossed(text.MaxLength, longestString):
		return invalid("user." + a.Name + ": String attributes cannot have a length of more than " + longestString)
	default:
		return nil
	}
}

func checkStandardAttribute(a SchemaAttribute) *Refusal {
	for _, standard := range standardSchema() {
		otherType := a.AttributeDataType != "" && a.AttributeDataType != standard.AttributeDataType
		if standard.Name == a.Name && (otherType || a.DeveloperOnlyAttribute) {
			return invalid("You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute " + a.Name)
		}
	}
	return nil
}

func areNumbers(texts ...string) bool {
	for _, text := range texts {
		if _, err := strconv.ParseInt(text, 10, 64); err != nil && text != "" {
			return false
		}
	}
	return true
}

// crossed reports whether the lower limit is above the upper one. Limits that
// are not given are no limits.
func crossed(least, most string) bool {
	low, errLow := strconv.ParseInt(least, 10, 64)
	high, errHigh := strconv.ParseInt(most, 10, 64)
	return errLow == nil && errHigh == nil && low > high
}
