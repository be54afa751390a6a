package main

import (
	"authwalk/flow/api"
	"authwalk/flow/command"
	"authwalk/flow/start"

	"github.com/spf13/pflag"
)

// startFlags are the flags that begin a walk.
type startFlags struct {
	start.Flags
	skeleton string
}

func (f *startFlags) register(set *pflag.FlagSet) {
	// The help lists them as they are here, not by the alphabet.
	set.SortFlags = false
	registerPlace(set, &f.Place)
	set.StringVar(&f.Target, "target", "", "saved target to start from (`NAME` in targets.yaml)")
	set.StringVar(&f.Username, "username", "", "user `NAME` or alias")
	set.StringVar(&f.AuthFlow, "auth-flow", "", "AuthFlow (`FLOW`, such as USER_SRP_AUTH)")
	set.BoolVar(&f.Admin, "admin", false, "AdminInitiateAuth, signed with AWS credentials")
	set.StringVar(&f.DeviceKey, "device-key", "", "DEVICE_KEY of a remembered device (`KEY`)")
	set.StringVar(&f.Session, "session", "", "Session from ConfirmSignUp (`SOURCE`: file://PATH or -)")
	set.StringVar(&f.AuthParameters, "auth-parameters", "", "AuthParameters as `MAP`: NAME=VALUE,…, JSON, file://PATH or - ; no secrets")
	set.StringVar(&f.ClientMetadata, "client-metadata", "", "ClientMetadata (`MAP`, as above)")
	set.StringVar(&f.AnalyticsMetadata, "analytics-metadata", "", "AnalyticsMetadata (`STRUCTURE`, written like a MAP)")
	set.StringVar(&f.UserContextData, "user-context-data", "", "UserContextData (`STRUCTURE`)")
	set.StringVar(&f.ContextData, "context-data", "", "ContextData of admin calls (`STRUCTURE`)")
	set.StringVar(&f.InputJSON, "cli-input-json", "", "the whole input as `JSON` (text, file://PATH or -)")
	set.StringVar(&f.InputYAML, "cli-input-yaml", "", "the whole input as `YAML` (text, file://PATH or -)")
	set.StringVar(&f.skeleton, "generate-cli-skeleton", "", "print an empty input and exit (`KIND`: input, yaml-input or output)")
	set.Lookup("generate-cli-skeleton").NoOptDefVal = "input"
}

// registerPlace adds the flags that say where to walk.
func registerPlace(set *pflag.FlagSet, p *start.Place) {
	set.StringVar(&p.Profile, "profile", "", "AWS profile `NAME` for signing admin requests")
	set.StringVar(&p.Region, "region", "", "AWS `REGION`; by default from the user pool ID")
	set.StringVar(&p.Endpoint, "endpoint-url", "", "`URL` to use instead of AWS, such as an emulator's")
	set.StringVar(&p.UserPoolID, "user-pool-id", "", "user pool `ID`")
	set.StringVar(&p.ClientID, "client-id", "", "app client `ID`")
}

// skeletonText is what --generate-cli-skeleton prints.
func (f *startFlags) skeletonText() (string, error) {
	operation := api.InitiateAuth
	if f.Admin {
		operation = api.AdminInitiateAuth
	}
	return command.Skeleton(operation, f.skeleton)
}
