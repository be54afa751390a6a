package poolfile

import (
	"regexp"
	"sync"

	"authwalk/flow/document"
)

// foreign is a kind of file that people have and that is no pool file.
type foreign struct {
	// mark is what tells it from others.
	mark *regexp.Regexp
	// message says what it is and what to do.
	message string
}

const (
	describe = "save the output of aws cognito-idp describe-user-pool, describe-user-pool-client and list-users, and use that"
	placed   = "it names a pool and a client but has no settings: sign in with --user-pool-id and --client-id, or " + describe
)

// foreigners are looked at in this order: a serverless.yml has CloudFormation
// in it, and a Terraform state has the names that Amplify uses. They are made
// when a file is refused, and not while the program starts.
var foreigners = sync.OnceValue(func() []foreign {
	return []foreign{
		{regexp.MustCompile(`(?m)^(service|provider|functions):`), "this is a serverless.yml: deploy it, then " + describe},
		{regexp.MustCompile(`AWSTemplateFormatVersion|AWS::(Cognito|Serverless)::`), "this is a CloudFormation template: deploy it, then " + describe},
		{regexp.MustCompile(`"terraform_version"|"aws_cognito_user_pool`), "this is a Terraform file: apply it, then " + describe},
		{regexp.MustCompile(`aws_user_pools_id|awsmobile`), "this is Amplify's aws-exports.js: " + placed},
		{regexp.MustCompile(`awsCognitoAuthPlugin`), "this is Amplify's amplifyconfiguration.json: " + placed},
		{regexp.MustCompile(`user_pool_client_id|user_pool_id`), "this is Amplify's amplify_outputs.json: " + placed},
		{regexp.MustCompile(`\A\x{feff}?"?[\w:.-]+"?([,;]"?[\w:.-]+"?)+\r?(\n|\z)`), "this is a CSV file for a user import: import it into a pool in AWS and " +
			"save the output of list-users, or write the users as Users of a pool file"},
	}
})

const cognitoLocal = "this is a cognito-local database: write %s as a list with the API's member names (example in docs/emulator.md)"

// orForeign is what is wrong with a file that is no pool file: that it is of
// another kind, where that can be told, or err.
func orForeign(data []byte, err error) error {
	for _, kind := range foreigners() {
		if kind.mark.Match(data) {
			return document.Position{Line: 1, Column: 1}.Errorf("%s", kind.message)
		}
	}
	return err
}

// foreignOr refuses a member that is to be a list.
func foreignOr(n document.Node, member string) error {
	if n.Kind == document.Map {
		return n.Errorf(cognitoLocal, member)
	}
	return n.Errorf("%s must be a list", member)
}
