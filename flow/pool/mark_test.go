package pool

import "testing"

// An attribute of the pool's own may end in _verified and is like any other: it
// keeps its value, needs no address, and its user may write it.
func TestOnlyAddressesHaveMarks(t *testing.T) {
	const name = "custom:id_verified"
	yes := true
	given := Attributes{{name, "on paper"}}
	for what, request := range map[string]AccountRequest{
		"sign up":   {Operation: "SignUp", Username: "rosa", Password: "Winter-2026!", UserAttributes: given},
		"create":    {Operation: "AdminCreateUser", Username: "rosa", UserAttributes: given},
		"update":    {Operation: "AdminUpdateUserAttributes", Username: "nadia", UserAttributes: given},
		"by a user": {Operation: "UpdateUserAttributes", Username: "nadia", UserAttributes: given},
		"another":   {Operation: "AdminDeleteUserAttributes", Username: "omar", AttributeNames: []string{"custom:id"}},
	} {
		t.Run(what, func(t *testing.T) {
			a := newAccounts(t)
			for _, added := range []string{"custom:id", name} {
				a.file.UserPool.SchemaAttributes = append(a.file.UserPool.SchemaAttributes, SchemaAttribute{Name: added, AttributeDataType: "String", Mutable: &yes})
			}
			omar := a.user("omar")
			omar.UserAttributes = omar.UserAttributes.With("custom:id", "1").With(name, "on paper")
			if d := a.make(request); d.Refusal != nil {
				t.Fatal(d.Refusal)
			}
			if got := a.user(request.Username).UserAttributes.Get(name); got != "on paper" {
				t.Errorf("%s is %q", name, got)
			}
		})
	}
	p := &UserPool{SchemaAttributes: []SchemaAttribute{{Name: name, AttributeDataType: "String", Mutable: &yes}}}
	expect(t, messageOf(CheckClient(p, &Client{WriteAttributes: []string{name}})), "")
}
