package state

import (
	"strings"

	"authwalk/flow/pool"
)

// standardAttributes are those every pool has, from the OpenID Connect claims
// (developer guide, "Working with user attributes").
func standardAttributes() []pool.SchemaAttribute {
	var attributes []pool.SchemaAttribute
	add := func(kind, minimum string, names ...string) {
		for _, name := range names {
			attribute := pool.SchemaAttribute{Name: name, AttributeDataType: kind, Mutable: pointer(true)}
			if kind == "String" {
				attribute.StringAttributeConstraints = &pool.StringConstraints{MinLength: minimum, MaxLength: "2048"}
			}
			attributes = append(attributes, attribute)
		}
	}
	add("String", "0", "profile", "address")
	add("String", "10", "birthdate")
	add("String", "0", "gender", "preferred_username")
	add("Number", "", "updated_at")
	add("String", "0", "website", "picture", "name", "phone_number")
	add("Boolean", "", "phone_number_verified")
	add("String", "0", "zoneinfo", "locale", "email")
	add("Boolean", "", "email_verified")
	add("String", "0", "given_name", "family_name", "middle_name", "nickname", "identities")
	for i := range attributes {
		switch attributes[i].Name {
		case "birthdate":
			attributes[i].StringAttributeConstraints.MaxLength = "10"
		case "updated_at":
			attributes[i].NumberAttributeConstraints = &pool.NumberConstraints{MinValue: "0"}
		}
	}
	sub := pool.SchemaAttribute{
		Name: "sub", AttributeDataType: "String", Mutable: pointer(false), Required: true,
		StringAttributeConstraints: &pool.StringConstraints{MinLength: "1", MaxLength: "2048"},
	}
	return append([]pool.SchemaAttribute{sub}, attributes...)
}

// schemaOf is the schema of a pool created with these attributes: the standard
// ones, changed where they are named, and the custom ones.
func schemaOf(given []pool.SchemaAttribute) []pool.SchemaAttribute {
	schema := standardAttributes()
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

// CustomAttribute gives an attribute the name it goes by.
func CustomAttribute(attribute pool.SchemaAttribute) pool.SchemaAttribute {
	prefix := "custom:"
	if attribute.DeveloperOnlyAttribute {
		prefix = "dev:custom:"
	}
	attribute.Name = prefix + strings.TrimPrefix(attribute.Name, prefix)
	if attribute.AttributeDataType == "" {
		attribute.AttributeDataType = "String"
	}
	if attribute.Mutable == nil {
		attribute.Mutable = pointer(true)
	}
	return attribute
}

func pointer[T any](value T) *T { return &value }
