package poolfile

import (
	"regexp"

	"authwalk/flow/document"
)

// foreign is a kind of file that people have and that is no pool file.
type foreign struct {
	// mark is what tells it from others.
	mark *regexp.Regexp
	// says is what it is and what to do.
	says string
}

const (
	describe = "save what aws cognito-idp describe-user-pool, describe-user-pool-client and list-users answer, and use that"
	placed   = "it names a pool and a client and has none of their settings: walk there with --user-pool-id and --client-id, or " + describe
)

// foreigners are looked at in this order: a serverless.yml has CloudFormation
// in it, and a Terraform state has the names that Amplify uses.
var foreigners = []foreign{
	{regexp.MustCompile(`(?m)^(service|provider|functions):`), "this is a serverless.yml: deploy it, then " + describe},
	{regexp.MustCompile(`AWSTemplateFormatVersion|AWS::(Cognito|Serverless)::`), "this is a CloudFormation template, whose !Ref and defaults only AWS fills in: deploy it, then " + describe},
	{regexp.MustCompile(`"terraform_version"|resource "aws_cognito_`), "this is a file of Terraform: apply it, then " + describe},
	{regexp.MustCompile(`aws_user_pools_id|awsmobile`), "this is an aws-exports.js of Amplify: " + placed},
	{regexp.MustCompile(`awsCognitoAuthPlugin`), "this is an amplifyconfiguration.json of Amplify: " + placed},
	{regexp.MustCompile(`user_pool_client_id|user_pool_id`), "this is an amplify_outputs.json of Amplify: " + placed},
	{regexp.MustCompile(`(?m)^.*cognito:(username|mfa_enabled)\b.*,`), "this is a CSV file of a user import: import it into a pool of AWS and save what list-users answers, or write the users as Users of a pool file"},
}

const cognitoLocal = "this is a db file of cognito-local, which keeps %s by name: write them as a list under the names of the API (docs/emulator.md shows one)"

// orForeign is what is wrong with a file that is no pool file: that it is of
// another kind, where that can be told, or err.
func orForeign(data []byte, err error) error {
	for _, kind := range foreigners {
		if kind.mark.Match(data) {
			return document.Position{Line: 1, Column: 1}.Errorf("%s", kind.says)
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
