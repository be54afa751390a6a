package main

import (
	"authwalk/flow/api"

	"github.com/spf13/cobra"
)

const (
	credentialsInstead = "use --profile, or set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN"
	resultInstead      = "run --json prints the whole result, to filter for example with jq"
)

// powerShellParameters are parameters of the AWS Tools for PowerShell that no
// flag is named after, with what to use instead.
var powerShellParameters = map[string]string{
	"AccessKey":         credentialsInstead,
	"SecretKey":         credentialsInstead,
	"SessionToken":      credentialsInstead,
	"Credential":        credentialsInstead,
	"NetworkCredential": credentialsInstead,
	"ProfileName":       "use --profile",
	"ProfileLocation":   "set AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE",
	"AuthParameter":     "use --auth-parameters",
	"ClientConfig":      "use --region and --endpoint-url",
	"Select":            resultInstead,
	"PassThru":          resultInstead,
	"Force":             "leave it out, authwalk run never asks whether to go on",
}

// insteadOf says what to use in place of a word that was written with one dash,
// as PowerShell has them, or with two and perhaps as a flag; "" where the word
// is not known, and may be a value.
func insteadOf(command *cobra.Command, word string) string {
	if !beginsWalks(command) {
		return ""
	}
	if instead, other := otherFlags[word]; other {
		return instead
	}
	if flag := command.Flags().Lookup((api.Member{Name: word}).Flag()); flag != nil {
		return "use --" + flag.Name
	}
	for name, instead := range powerShellParameters {
		if word == name || word == (api.Member{Name: name}).Flag() {
			return instead
		}
	}
	return ""
}
