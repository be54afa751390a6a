package start

import (
	"github.com/spf13/pflag"
)

// Flags are the start flags of a command.
type Flags struct {
	Place

	username, authFlow string
	admin              bool
	deviceKey          string
	session            string

	authParameters, clientMetadata                  string
	analyticsMetadata, userContextData, contextData string
	inputJSON, inputYAML, skeleton                  string
}

// Place are the flags that say where to walk.
type Place struct {
	target, profile, region, endpoint, pool, client string
}

// Register adds the flags to a command's.
func (f *Flags) Register(set *pflag.FlagSet) {
	// The help lists them as they are here, not by the alphabet.
	set.SortFlags = false
	f.Place.Register(set)
	set.StringVar(&f.target, "target", "", "saved target to begin from (`NAME` in targets.yaml)")
	set.StringVar(&f.username, "username", "", "user `NAME` or alias")
	set.StringVar(&f.authFlow, "auth-flow", "", "AuthFlow (`FLOW`, such as USER_SRP_AUTH)")
	set.BoolVar(&f.admin, "admin", false, "AdminInitiateAuth, signed with AWS credentials")
	set.StringVar(&f.deviceKey, "device-key", "", "DEVICE_KEY of a remembered device (`KEY`)")
	set.StringVar(&f.session, "session", "", "Session of ConfirmSignUp, from a `SOURCE`: file://PATH or -")
	set.StringVar(&f.authParameters, "auth-parameters", "", "AuthParameters (`MAP`: A=b,C=d, JSON, file://PATH or -); no secrets inline")
	set.StringVar(&f.clientMetadata, "client-metadata", "", "ClientMetadata (`MAP`)")
	set.StringVar(&f.analyticsMetadata, "analytics-metadata", "", "AnalyticsMetadata (`STRUCTURE`: as a MAP)")
	set.StringVar(&f.userContextData, "user-context-data", "", "UserContextData (`STRUCTURE`)")
	set.StringVar(&f.contextData, "context-data", "", "ContextData of admin calls (`STRUCTURE`)")
	set.StringVar(&f.inputJSON, "cli-input-json", "", "the whole input as `JSON` (text, file://PATH or -)")
	set.StringVar(&f.inputYAML, "cli-input-yaml", "", "the whole input as `YAML` (text, file://PATH or -)")
	set.StringVar(&f.skeleton, "generate-cli-skeleton", "", "print an empty input (`KIND` input, yaml-input or output) and stop")
	set.Lookup("generate-cli-skeleton").NoOptDefVal = "input"
}

// Register adds the flags to a command's.
func (p *Place) Register(set *pflag.FlagSet) {
	set.StringVar(&p.profile, "profile", "", "AWS profile `NAME` that signs admin calls")
	set.StringVar(&p.region, "region", "", "AWS `REGION`; taken from the pool id when absent")
	set.StringVar(&p.endpoint, "endpoint-url", "", "`URL` in place of AWS's, such as an emulator's")
	set.StringVar(&p.pool, "user-pool-id", "", "pool `ID`")
	set.StringVar(&p.client, "client-id", "", "app client `ID`")
}
