package explain

import (
	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// administrationRows are refusals of operations that set up pools, and of what
// a pool's feature plan does not include.
var administrationRows = []row{
	{
		id: "not-in-tier", exception: api.FeatureUnavailableInTierException,
		description: "The pool's feature plan does not include this.",
		observed: func(f failure) []string {
			if f.facts.Pool == nil || f.facts.Pool.UserPoolTier == "" {
				return nil
			}
			return []string{"UserPoolTier of the pool is " + f.facts.Pool.UserPoolTier + "."}
		},
		causes:  []string{"Passwordless sign-in, token customization and refresh token rotation need Essentials or Plus, threat protection needs Plus."},
		actions: []walk.Action{editStart},
		next:    "Turn the feature off, or change the pool's feature plan.",
	},
	{
		id: "tier-change", exception: api.TierChangeNotAllowedException,
		description: "The pool cannot change to this feature plan now.",
		causes:      []string{"The pool uses features that the new plan does not include."},
		actions:     []walk.Action{editStart},
		next:        "Turn off the features that the new plan does not include, then change the plan.",
	},
	{
		id: "group-exists", exception: api.GroupExistsException,
		description: "A group with this name already exists.",
		causes:      []string{"The group was created earlier."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Choose another name.",
	},
	{
		id: "provider-exists", exception: api.DuplicateProviderException,
		description: "An identity provider with this name already exists.",
		causes:      []string{"The provider was created earlier."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Choose another name.",
	},
	{
		id: "provider-unsupported", exception: api.UnsupportedIdentityProviderException,
		description: "The pool does not support this identity provider.",
		causes:      []string{"The provider's name is misspelled, or the app client does not list it."},
		actions:     []walk.Action{answerAgain, editStart},
		next:        "Check the provider's name.",
	},
	{
		id: "oauth-flow", exception: api.InvalidOAuthFlowException,
		description: "The OAuth flows of the app client do not fit together.",
		causes:      []string{"client_credentials cannot be used beside code or implicit, and needs a client secret."},
		actions:     []walk.Action{editStart},
		next:        "Correct AllowedOAuthFlows of the app client.",
	},
	{
		id: "no-such-scope", exception: api.ScopeDoesNotExistException,
		description: "A scope does not exist in the pool.",
		causes:      []string{"The scope is misspelled, or its resource server was deleted."},
		actions:     []walk.Action{editStart},
		next:        "Check AllowedOAuthScopes and the resource servers.",
	},
	{
		id: "branding-exists", exception: api.ManagedLoginBrandingExistsException,
		description: "The app client already has a branding of managed login.",
		causes:      []string{"The branding was created earlier."},
		actions:     []walk.Action{editStart},
		next:        "Update the existing branding.",
	},
	{
		id: "terms-exist", exception: api.TermsExistsException,
		description: "Terms documents with this name already exist.",
		causes:      []string{"The documents were created earlier."},
		actions:     []walk.Action{editStart},
		next:        "Update the existing documents.",
	},
	{
		id: "import-running", exception: api.UserImportInProgressException,
		description: "The pool cannot be changed while users are imported.",
		causes:      []string{"A user import job is running."},
		actions:     []walk.Action{tryAgain, editStart},
		passes:      true,
		next:        "Wait for the import to end, or stop it, then try again.",
	},
	{
		id: "tagging", exception: api.UserPoolTaggingException,
		description: "The tags of the pool cannot be read or set.",
		causes:      []string{"A tag is not allowed, or the AWS identity may not tag pools."},
		actions:     []walk.Action{editStart},
		next:        "Check the tags and the permissions.",
	},
	{
		id: "unauthorized", exception: api.UnauthorizedException,
		description: "The app client is not allowed to do this.",
		causes:      []string{"The client has a secret, and ClientSecret is missing or wrong."},
		actions:     []walk.Action{editStart},
		next:        "Use the app client, and its secret, that the token was issued for.",
	},
}
