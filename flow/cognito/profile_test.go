package cognito_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"authwalk/flow/cognito"

	"github.com/aws/aws-sdk-go-v2/config"
)

const configuration = `# a comment
[default]
region = eu-west-1
[profile dev]   ; for work
sso_session = corp
region=us-east-1 # far away
s3 =
  region = nested-1
regional = no
[sso-session corp]
sso_region = eu-west-1
sso_start_url = https://corp.example.org
region = not-a-profile
[profile	tabbed]
[services local]
[broken
[plain]
region = ap-south-1
`

const secrets = "[dev]\naws_access_key_id = AKID\naws_secret_access_key = s3cr3t\n[keys-only]\naws_access_key_id = AKID\naws_secret_access_key = s3cr3t\n"

func TestProfiles(t *testing.T) {
	machine(t, configuration, secrets)
	profiles, err := cognito.Profiles()
	want := []cognito.Profile{
		{Name: "default", Region: "eu-west-1"},
		{Name: "dev", Region: "us-east-1"},
		{Name: "keys-only"},
		{Name: "tabbed"},
	}
	if err != nil || !reflect.DeepEqual(profiles, want) {
		t.Errorf("%+v, %v", profiles, err)
	}
}

func TestProfilesAreThoseOfTheSDK(t *testing.T) {
	machine(t, configuration, secrets)
	profiles, err := cognito.Profiles()
	if err != nil {
		t.Fatal(err)
	}
	for _, profile := range profiles {
		loaded, err := config.LoadSharedConfigProfile(t.Context(), profile.Name, func(o *config.LoadSharedConfigOptions) {
			o.ConfigFiles = []string{os.Getenv("AWS_CONFIG_FILE")}
			o.CredentialsFiles = []string{os.Getenv("AWS_SHARED_CREDENTIALS_FILE")}
		})
		if err != nil || loaded.Region != profile.Region {
			t.Errorf("%+v: the SDK has region %q, %v", profile, loaded.Region, err)
		}
	}
}

func TestWithoutFilesThereAreNoProfiles(t *testing.T) {
	machine(t, "", "")
	t.Setenv("AWS_CONFIG_FILE", filepath.Join(t.TempDir(), "none"))
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", filepath.Join(t.TempDir(), "none"))
	if profiles, err := cognito.Profiles(); err != nil || profiles != nil {
		t.Errorf("%v, %v", profiles, err)
	}
}

func TestAFileThatCannotBeReadIsNamed(t *testing.T) {
	machine(t, "", "")
	directory := t.TempDir()
	t.Setenv("AWS_CONFIG_FILE", directory)
	if _, err := cognito.Profiles(); err == nil {
		t.Error("a directory was read as a file")
	}
}

func FuzzProfiles(f *testing.F) {
	f.Add(configuration)
	f.Add("[profile ]\n[]\n[profile a\n]")
	f.Fuzz(func(t *testing.T, text string) {
		machine(t, text, "")
		profiles, err := cognito.Profiles()
		if err != nil {
			return
		}
		seen := map[string]bool{}
		for _, profile := range profiles {
			if profile.Name == "" || seen[profile.Name] {
				t.Errorf("profiles %+v", profiles)
			}
			seen[profile.Name] = true
		}
	})
}
