package check

import (
	"slices"
	"strings"

	"authwalk/flow/api"
)

// Policy is an IAM policy.
type Policy struct {
	Version   string
	Statement []Statement
}

// Statement is one of a policy.
type Statement struct {
	Sid      string
	Effect   string
	Action   []string
	Resource string
}

// LeastPolicy allows the calls that check and pull make of a pool, what history asks
// besides, and nothing else; of any pool where none is named.
func LeastPolicy(userPoolID string) Policy {
	var actions []string
	for _, operation := range reads {
		if found, known := api.FindOperation(operation); known && found.Effect == api.Reads && found.Access == api.Signed {
			actions = append(actions, "cognito-idp:"+operation)
		}
	}
	slices.Sort(actions)
	pool := resourceOf(userPoolID)
	return Policy{
		Version: "2012-10-17",
		Statement: []Statement{
			{Sid: "AuthwalkReads", Effect: "Allow", Action: actions, Resource: pool},
			{Sid: "AuthwalkHistory", Effect: "Allow", Action: []string{"cognito-idp:" + api.AdminListUserAuthEvents}, Resource: pool},
			{Sid: "AuthwalkTrail", Effect: "Allow", Action: []string{"cloudtrail:" + api.LookupEvents}, Resource: "*"}, // it has no narrower one
		},
	}
}

// resourceOf is the ARN of a pool, in whichever account it is.
func resourceOf(userPoolID string) string {
	region, _, named := strings.Cut(userPoolID, "_")
	partition := "aws"
	switch {
	case !named:
		return "arn:aws:cognito-idp:*:*:userpool/*"
	case strings.HasPrefix(region, "cn-"):
		partition = "aws-cn"
	case strings.HasPrefix(region, "us-gov-"):
		partition = "aws-us-gov"
	}
	return "arn:" + partition + ":cognito-idp:" + region + ":*:userpool/" + userPoolID
}

// reads are the operations that check and pull make. A test holds them to what is called.
var reads = []string{
	api.DescribeUserPool, api.GetUserPoolMfaConfig, api.GetUserPoolSessionConfiguration,
	api.ListUserPoolClients, api.DescribeUserPoolClient,
	api.ListUsers, api.AdminGetUser, api.AdminListGroupsForUser, api.AdminListDevices,
}
