package pool

import (
	"reflect"
	"slices"
	"testing"
)

// TestSchemaChangesStandardAttributesWhereTheyAreNamed keeps what an attribute
// of a request does not say as every pool has it.
func TestSchemaChangesStandardAttributesWhereTheyAreNamed(t *testing.T) {
	fixed := false
	short := &StringConstraints{MinLength: "3", MaxLength: "8"}
	for name, test := range map[string]struct {
		given SchemaAttribute
		alter func(standard *SchemaAttribute)
	}{
		"the name alone": {SchemaAttribute{Name: "nickname"}, func(*SchemaAttribute) {}},
		"required":       {SchemaAttribute{Name: "nickname", Required: true}, func(s *SchemaAttribute) { s.Required = true }},
		"not mutable":    {SchemaAttribute{Name: "nickname", Mutable: &fixed}, func(s *SchemaAttribute) { s.Mutable = &fixed }},
		"lengths": {
			SchemaAttribute{Name: "nickname", StringAttributeConstraints: short},
			func(s *SchemaAttribute) { s.StringAttributeConstraints = short },
		},
	} {
		t.Run(name, func(t *testing.T) {
			want := standardSchema()
			nickname := slices.IndexFunc(want, func(a SchemaAttribute) bool { return a.Name == "nickname" })
			test.alter(&want[nickname])
			if got := Schema([]SchemaAttribute{test.given}); !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v, want %+v", got[nickname], want[nickname])
			}
		})
	}
}

// TestIdentitiesHaveNoLengths: Terraform takes the attribute for one of its own making
// unless it is as the service has it.
func TestIdentitiesHaveNoLengths(t *testing.T) {
	yes := true
	want := SchemaAttribute{Name: "identities", AttributeDataType: "String", Mutable: &yes, StringAttributeConstraints: &StringConstraints{}}
	if !slices.ContainsFunc(Schema(nil), func(a SchemaAttribute) bool { return reflect.DeepEqual(a, want) }) {
		t.Errorf("got %+v", Schema(nil))
	}
}

func TestSchemaAddsCustomAttributes(t *testing.T) {
	got := Schema([]SchemaAttribute{{Name: "team", AttributeDataType: "String"}})
	if last := got[len(got)-1]; len(got) != len(standardSchema())+1 || last.Name != "custom:team" {
		t.Errorf("%d attributes, the last is %+v", len(got), last)
	}
}

// TestCustomAttributesHaveConstraints: of a text and a number the service shows them, empty
// as well, and Terraform compares.
func TestCustomAttributesHaveConstraints(t *testing.T) {
	for kind, want := range map[string]SchemaAttribute{
		"String":   {StringAttributeConstraints: &StringConstraints{}},
		"Number":   {NumberAttributeConstraints: &NumberConstraints{}},
		"Boolean":  {},
		"DateTime": {},
	} {
		got := CustomAttribute(SchemaAttribute{Name: "team", AttributeDataType: kind})
		if !reflect.DeepEqual(got.StringAttributeConstraints, want.StringAttributeConstraints) || !reflect.DeepEqual(got.NumberAttributeConstraints, want.NumberAttributeConstraints) {
			t.Errorf("%s: %+v", kind, got)
		}
	}
}

// TestALengthIsRefusedInTheServicesWords: of a new user as of a changed one.
func TestALengthIsRefusedInTheServicesWords(t *testing.T) {
	settings := &UserPool{SchemaAttributes: []SchemaAttribute{{
		Name: "custom:team", AttributeDataType: "String", StringAttributeConstraints: &StringConstraints{MinLength: "2", MaxLength: "4"},
	}}}
	for value, want := range map[string]string{"a": "String must be no shorter than 2 characters", "abcde": "String must be no longer than 4 characters", "abc": ""} {
		refusal := CheckAttributes(settings, Attributes{{"custom:team", value}})
		if want == "" && refusal != nil || want != "" && (refusal == nil || refusal.Message != "Attributes did not conform to the schema: custom:team: "+want) {
			t.Errorf("%s: %+v", value, refusal)
		}
	}
}
