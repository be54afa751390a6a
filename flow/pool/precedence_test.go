package pool

import (
	"slices"
	"testing"
)

// TestRoles: the preferred role is that of the group with the lowest number, and
// none where two groups share it with different roles.
func TestRoles(t *testing.T) {
	number := func(n int) *int { return &n }
	groups := []Group{
		{GroupName: "readers", Precedence: number(10), RoleArn: "read"},
		{GroupName: "writers", Precedence: number(5), RoleArn: "write"},
		{GroupName: "editors", Precedence: number(5), RoleArn: "edit"},
		{GroupName: "authors", Precedence: number(5), RoleArn: "write"},
		{GroupName: "guests", RoleArn: "look"},
		{GroupName: "bare", Precedence: number(1)},
	}
	for _, test := range []struct {
		of, order, roles []string
		preferred        string
	}{
		{nil, nil, nil, ""},
		{[]string{"guests", "readers", "writers"}, []string{"writers", "readers", "guests"}, []string{"write", "read", "look"}, "write"},
		{[]string{"writers", "editors"}, []string{"writers", "editors"}, []string{"write", "edit"}, ""},
		{[]string{"authors", "writers"}, []string{"authors", "writers"}, []string{"write"}, "write"},
		{[]string{"readers", "bare"}, []string{"bare", "readers"}, []string{"read"}, "read"},
		{[]string{"deleted", "guests"}, []string{"deleted", "guests"}, []string{"look"}, "look"},
	} {
		roles, preferred := Roles(groups, test.of)
		if order := ByPrecedence(groups, test.of); !slices.Equal(order, test.order) || !slices.Equal(roles, test.roles) || preferred != test.preferred {
			t.Errorf("%v: order %v, roles %v, preferred %q", test.of, order, roles, preferred)
		}
	}
}
