package cognito

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
)

// Setting is a value with the place it was found in, for people: the name of a
// variable, or of a profile and its key. The zero value is not set.
type Setting struct{ Value, From string }

// IsVariable reports whether it was found in the environment: all variables
// begin like that, and no key of a profile does.
func (s Setting) IsVariable() bool { return strings.HasPrefix(s.From, "AWS_") }

// Settings are what the AWS environment variables and the shared files set for
// calls to Cognito, but for the credentials themselves.
// https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
type Settings struct {
	Region, Endpoint, CABundle Setting
	// Trail is the endpoint of CloudTrail.
	Trail Setting
	// FIPS and DualStack choose among Amazon's own hosts. With an endpoint they
	// have no meaning.
	FIPS, DualStack bool
	// NamesCredentials tells that the environment chose credentials: by a
	// profile, or as keys. Those of the default profile just lie there.
	NamesCredentials bool
}

// The services' ids in the configuration files.
const (
	serviceID      = "Cognito Identity Provider"
	trailServiceID = "CloudTrail"
)

// endpointVariable is where the endpoint of one service alone is set.
func endpointVariable(service string) string {
	return "AWS_ENDPOINT_URL_" + strings.ToUpper(strings.ReplaceAll(service, " ", "_"))
}

// LoadSettings reads the environment, then the profile: the one named, else
// the one of the environment, else the default one. A named profile that does
// not exist is an error, also where nothing is signed: a *walk.Error.
func LoadSettings(ctx context.Context, profile string) (Settings, error) {
	environment, err := config.NewEnvConfig()
	if err != nil {
		return Settings{}, unreadableSettings(err)
	}
	if err := checkConfiguration(environment); err != nil {
		return Settings{}, err
	}
	named := cmp.Or(profile, environment.SharedConfigProfile)
	shared, err := config.LoadSharedConfigProfile(ctx, cmp.Or(named, config.DefaultSharedConfigProfile), filesOf(environment))
	if missing := (config.SharedConfigProfileNotExistError{}); errors.As(err, &missing) && named == "" {
		err = nil
	}
	if err != nil && !isAboutCredentials(err) {
		return Settings{}, unreadableSettings(err)
	}
	settings := Settings{
		Region:    region(environment, shared),
		CABundle:  bundle(environment, shared),
		FIPS:      cmp.Or(environment.UseFIPSEndpoint, shared.UseFIPSEndpoint) == aws.FIPSEndpointStateEnabled,
		DualStack: cmp.Or(environment.UseDualStackEndpoint, shared.UseDualStackEndpoint) == aws.DualStackEndpointStateEnabled,

		NamesCredentials: environment.SharedConfigProfile != "" || environment.Credentials.HasKeys(),
	}
	if settings.Endpoint, err = endpoint(ctx, environment, shared, serviceID); err == nil {
		settings.Trail, err = endpoint(ctx, environment, shared, trailServiceID)
	}
	return settings, err
}

func filesOf(environment config.EnvConfig) func(*config.LoadSharedConfigOptions) {
	return func(options *config.LoadSharedConfigOptions) {
		if environment.SharedConfigFile != "" {
			options.ConfigFiles = []string{environment.SharedConfigFile}
		}
		if environment.SharedCredentialsFile != "" {
			options.CredentialsFiles = []string{environment.SharedCredentialsFile}
		}
	}
}

// isAboutCredentials lets pass what is wrong with a profile's credentials: that
// is said when something has to be signed.
func isAboutCredentials(err error) bool {
	var role config.SharedConfigAssumeRoleError
	var requires config.CredentialRequiresARNError
	return errors.As(err, &role) || errors.As(err, &requires)
}

func unreadableSettings(err error) error {
	var missing config.SharedConfigProfileNotExistError
	if errors.As(err, &missing) {
		return &walk.Error{
			Kind: walk.BadInput, Reason: walk.NoSuchProfile, Field: "Profile", Cause: err,
			Message: fmt.Sprintf("there is no AWS profile %q", missing.Profile),
			Next:    "Choose another profile, or create it with aws configure.",
		}
	}
	return &walk.Error{
		Kind: walk.BadInput, Reason: walk.UnreadableConfiguration, Field: "Profile", Cause: err,
		Message: "the AWS configuration cannot be read: " + innermost(err), Next: "Correct the variable or the file it names.",
	}
}

func region(environment config.EnvConfig, shared config.SharedConfig) Setting {
	if environment.Region != "" {
		return Setting{environment.Region, "AWS_REGION"}
	}
	return inProfile(shared, "region", shared.Region)
}

func bundle(environment config.EnvConfig, shared config.SharedConfig) Setting {
	if environment.CustomCABundle != "" {
		return Setting{environment.CustomCABundle, "AWS_CA_BUNDLE"}
	}
	return inProfile(shared, "ca_bundle", shared.CustomCABundle)
}

// endpoint looks in the order of the AWS SDKs: the variable of the service, the
// variable of all services, the profile's services section, the profile.
// https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
func endpoint(ctx context.Context, environment config.EnvConfig, shared config.SharedConfig, service string) (Setting, error) {
	if ignored := cmp.Or(environment.IgnoreConfiguredEndpoints, shared.IgnoreConfiguredEndpoints); aws.ToBool(ignored) {
		return Setting{}, nil
	}
	ofService, _, err := environment.GetServiceBaseEndpoint(ctx, service)
	if err != nil {
		return Setting{}, unreadableSettings(err)
	}
	inServices, _, err := shared.GetServiceBaseEndpoint(ctx, service)
	if err != nil {
		return Setting{}, unreadableSettings(err)
	}
	for _, found := range []Setting{
		{ofService, endpointVariable(service)},
		{environment.BaseEndpoint, "AWS_ENDPOINT_URL"},
		inProfile(shared, "services", inServices),
		inProfile(shared, "endpoint_url", shared.BaseEndpoint),
	} {
		if found.Value != "" {
			return found, nil
		}
	}
	return Setting{}, nil
}

// inProfile is a profile's value under its key.
func inProfile(shared config.SharedConfig, key, value string) Setting {
	if value == "" {
		return Setting{}
	}
	return Setting{value, fmt.Sprintf("%s of profile %s", key, shared.Profile)}
}
