package pool

import (
	"maps"
	"slices"

	"authwalk/flow/api"
)

// migrateAtSignIn asks UserMigration for a user that the pool does not have, with
// the password that was typed. What the function vouches for is taken for proved.
func (r *evaluation) migrateAtSignIn() *Decision {
	password := r.parameters[api.KeyPassword]
	decision := r.migrate(api.SourceMigrateAtSignIn, &password)
	if decision == nil && r.created != nil {
		r.progress.Username, r.progress.Simulated = r.user.Username, false
	}
	return decision
}

// migrateAtRecovery does so where a password is to be reset.
func (r *evaluation) migrateAtRecovery() *Decision {
	return r.migrate(api.SourceMigrateAtRecovery, nil)
}

func (r *evaluation) migrate(source string, password *string) *Decision {
	if r.user != nil {
		return nil
	}
	var response migrationResponse
	decision := r.call(api.TriggerUserMigration, source, struct {
		Password       *string           `json:"password,omitempty"`
		ValidationData map[string]string `json:"validationData"`
		ClientMetadata map[string]string `json:"clientMetadata,omitempty"`
	}{password, r.validationData(), r.clientMetadata()}, &response)
	if decision != nil || response.UserAttributes == nil {
		return decision
	}
	event, ask := r.ask(Need{Kind: MakeID, Name: r.progress.Typed})
	if ask != nil {
		return ask
	}
	user := r.newUser(r.progress.Typed, event.Text, migratedAttributes(r.facts.Pool, r.progress.Typed, response.UserAttributes))
	if refusal := CheckAttributes(r.facts.Pool, user.UserAttributes.Without("sub")); refusal != nil {
		return r.badResponse(api.TriggerUserMigration, "the attributes of the function do not fit the pool's schema")
	}
	r.user, r.created, r.keepsCreated = user, user, true
	if password != nil && value(response.FinalUserStatus) == api.StatusConfirmed {
		r.change(Change{Kind: PasswordSet, Value: *password})
	}
	r.change(Change{Kind: StatusSet, Value: api.StatusResetRequired})
	if value(response.FinalUserStatus) == api.StatusConfirmed {
		r.change(Change{Kind: StatusSet, Value: api.StatusConfirmed})
	}
	if isTrue(response.EnableSMSMFA) {
		r.change(Change{Kind: FactorActive, Name: smsMFA})
	}
	r.reason("LambdaConfig."+api.TriggerUserMigration, "", "the function brought the user", Verified)
	return r.preSignUp(api.SourcePreSignUpAdmin, user.UserAttributes.Without("sub"))
}

// migratedAttributes are those the function gave, with the address that was
// typed as the name.
func migratedAttributes(p *UserPool, typed string, given map[string]string) Attributes {
	var attributes Attributes
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if name != "username" && name != "sub" && given[name] != "" {
			attributes = append(attributes, Attribute{name, given[name]})
		}
	}
	if len(p.UsernameAttributes) > 0 {
		attributes = attributes.With(p.attributeOfName(typed), typed)
	}
	return attributes
}
