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

const pulled = "make a pool file of it with authwalk pull --from FILE -o POOL"

// foreigners are looked at in this order: a serverless.yml has CloudFormation
// in it, and a Terraform state has the names that Amplify uses. They are made
// when a file is refused, and not while the program starts.
var foreigners = sync.OnceValue(func() []foreign {
	return []foreign{
		{regexp.MustCompile(`(?m)^(service|provider|functions):`), "this is a serverless.yml: " + pulled},
		{regexp.MustCompile(`AWSTemplateFormatVersion|AWS::(Cognito|Serverless)::`), "this is a CloudFormation template: " + pulled},
		{regexp.MustCompile(`"terraform_version"|"instances"\s*:\s*\[`), "this is a Terraform state or plan: " + pulled},
		{regexp.MustCompile(`"aws_cognito_user_pool`), "this is Terraform's source: apply it, and give the output of terraform show -json to authwalk pull --from FILE -o POOL"},
		{regexp.MustCompile(`aws_user_pools_id|awsmobile`), "this is Amplify's aws-exports.js: " + pulled},
		{regexp.MustCompile(`awsCognitoAuthPlugin`), "this is Amplify's amplifyconfiguration.json: " + pulled},
		{regexp.MustCompile(`user_pool_client_id|user_pool_id`), "this is Amplify's amplify_outputs.json: " + pulled},
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
