package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/command"
	"authwalk/flow/start"
	"authwalk/flow/walk"

	"github.com/spf13/pflag"
)

// secretsHelp says where secrets come from: no flag takes one.
const secretsHelp = "Passwords and secrets are asked for, or read from " + start.PasswordVariable + " and\n" +
	start.ClientSecretVariable + ", or from the files that " + start.PasswordVariable + start.FromFile + " and\n" +
	start.ClientSecretVariable + start.FromFile + " name. No flag takes one.\n" +
	"Devices, authenticator apps and passkeys are kept sealed with a key in the system\n" +
	"keyring; " + vaultVariable + "=file keeps them in plain files that only you can read."

// startFlags are the flags that begin a walk.
type startFlags struct {
	start.Flags
	skeleton string
	set      *pflag.FlagSet
}

func (f *startFlags) register(set *pflag.FlagSet) {
	f.set = set
	// The help lists them as they are here, not by the alphabet.
	set.SortFlags = false
	registerPlace(set, &f.Place)
	set.StringVar(&f.Target, "target", "", "saved target to start from (`NAME` in targets.yaml)")
	set.StringVar(&f.Username, "username", "", "user `NAME` or alias")
	memberVar(set, &f.AuthFlow, "AuthFlow", "`FLOW`, such as USER_SRP_AUTH")
	set.BoolVar(&f.Admin, "admin", false, "AdminInitiateAuth, signed with AWS credentials")
	set.StringVar(&f.DeviceKey, "device-key", "", "DEVICE_KEY of a remembered device (`KEY`)")
	set.StringVar(&f.Session, start.Member("Session").Flag(), "", "Session from ConfirmSignUp (`SOURCE`: file://PATH or -)")
	memberVar(set, &f.AuthParameters, "AuthParameters", "`MAP`: NAME=VALUE,…, JSON, file://PATH or - ; no secrets")
	memberVar(set, &f.ClientMetadata, "ClientMetadata", "`MAP`, as above")
	memberVar(set, &f.AnalyticsMetadata, "AnalyticsMetadata", "`STRUCTURE`, written like a MAP")
	memberVar(set, &f.UserContextData, "UserContextData", "`STRUCTURE`")
	memberVar(set, &f.ContextData, "ContextData", "`STRUCTURE`")
	set.StringVar(&f.InputJSON, "cli-input-json", "", "the whole input as `JSON` (text, file://PATH or -)")
	set.StringVar(&f.InputYAML, "cli-input-yaml", "", "the whole input as `YAML` (text, file://PATH or -)")
}

// Start is what the flags say. With --admin=false nothing else may make the sign-in
// one of an administrator.
func (f *startFlags) Start(ctx context.Context, begin walk.Start, edges start.Edges) (walk.Start, error) {
	begin, err := f.Flags.Start(ctx, begin, edges)
	if err != nil || !begin.Admin() || f.Admin || !f.set.Changed("admin") {
		return begin, err
	}
	why := "the script, the input or the target says so"
	switch {
	case api.IsAdminFlow(begin.AuthFlow):
		why = begin.AuthFlow + " is a flow of administrators"
	case len(begin.ContextData) > 0:
		why = "only that has ContextData"
	}
	return begin, fmt.Errorf("--admin=false: the sign-in would begin with %s, since %s", begin.Operation, why)
}

// registerSkeleton adds the flag whose value may be left out, and may also
// follow after a blank as it may in the AWS CLI.
func (f *startFlags) registerSkeleton(set *pflag.FlagSet) {
	set.StringVar(&f.skeleton, skeletonFlag, "", "print an empty input and exit (`KIND`: input, yaml-input or output)")
	set.Lookup(skeletonFlag).NoOptDefVal = command.SkeletonInput
}

const skeletonFlag = "generate-cli-skeleton"

// takeKind takes the one argument that is the kind of a skeleton.
func (f *startFlags) takeKind(set *pflag.FlagSet, arguments []string) (rest []string) {
	if !set.Changed(skeletonFlag) || f.skeleton != command.SkeletonInput || len(arguments) != 1 || !slices.Contains(command.SkeletonKinds, arguments[0]) {
		return arguments
	}
	f.skeleton = arguments[0]
	return nil
}

// memberVar adds the flag of a member: the first sentence of its explanation,
// and how it is written.
func memberVar(set *pflag.FlagSet, value *string, name, written string) {
	member := start.Member(name)
	sentence, _, _ := strings.Cut(strings.TrimSuffix(member.Help, "."), ". ")
	set.StringVar(value, member.Flag(), "", strings.ToLower(sentence[:1])+sentence[1:]+" ("+written+")")
}

// registerPlace adds the flags that say where to walk.
func registerPlace(set *pflag.FlagSet, p *start.Place) {
	set.StringVar(&p.Profile, "profile", "", "AWS profile `NAME` for signing admin requests")
	set.StringVar(&p.Region, "region", "", "AWS `REGION`; by default from the user pool ID")
	set.StringVar(&p.Endpoint, "endpoint-url", "", "`URL` to use instead of AWS, such as an emulator's")
	set.StringVar(&p.UserPoolID, start.Member("UserPoolId").Flag(), "", "user pool `ID`")
	set.StringVar(&p.ClientID, start.Member("ClientId").Flag(), "", "app client `ID`")
}

// skeletonText is what --generate-cli-skeleton prints.
func (f *startFlags) skeletonText() (string, error) {
	operation := api.InitiateAuth
	if f.Admin {
		operation = api.AdminInitiateAuth
	}
	return command.Skeleton(operation, f.skeleton)
}
