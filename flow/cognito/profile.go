package cognito

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/config"
)

// Profile is an AWS profile of the shared configuration and credentials files.
type Profile struct {
	Name string
	// Region is the profile's own, empty when it has none.
	Region string
}

// Profiles lists the AWS profiles of this machine, by name, from the files that
// AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name or the usual ones. Files
// that do not exist hold no profiles. No secret is kept.
// https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
func Profiles() ([]Profile, error) {
	environment, err := config.NewEnvConfig()
	if err != nil {
		return nil, fmt.Errorf("read AWS environment: %w", err)
	}
	if err := checkConfiguration(environment); err != nil {
		return nil, err
	}
	regions := map[string]string{}
	configuration := cmp.Or(environment.SharedConfigFile, config.DefaultSharedConfigFilename())
	if err := addProfiles(regions, configuration, configurationProfile); err != nil {
		return nil, err
	}
	secrets := cmp.Or(environment.SharedCredentialsFile, config.DefaultSharedCredentialsFilename())
	if err := addProfiles(regions, secrets, credentialsProfile); err != nil {
		return nil, err
	}
	var profiles []Profile
	for _, name := range slices.Sorted(maps.Keys(regions)) {
		profiles = append(profiles, Profile{name, regions[name]})
	}
	return profiles, nil
}

func addProfiles(regions map[string]string, path string, nameOf func(section string) string) error {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read AWS profiles: %w", err)
	}
	defer func() { _ = file.Close() }()
	if err := readProfiles(regions, file, nameOf); err != nil {
		return fmt.Errorf("read AWS profiles in %s: %w", path, err)
	}
	return nil
}

// readProfiles takes names and regions and skips the rest, mistakes included:
// the SDK names those when a profile is used.
func readProfiles(regions map[string]string, file io.Reader, nameOf func(section string) string) error {
	profile := ""
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if section, ok := sectionOf(lines.Text()); ok {
			profile = nameOf(section)
			if _, known := regions[profile]; !known && profile != "" {
				regions[profile] = ""
			}
		} else if region := regionIn(lines.Text()); region != "" && profile != "" {
			regions[profile] = region
		}
	}
	return lines.Err()
}

func sectionOf(line string) (string, bool) {
	inside, found := strings.CutPrefix(strings.TrimSpace(line), "[")
	section, _, closed := strings.Cut(inside, "]")
	return strings.TrimSpace(section), found && closed
}

// regionIn ignores indented lines: those belong to a setting above.
func regionIn(line string) string {
	name, value, found := strings.Cut(line, "=")
	if !found || strings.TrimRight(name, " \t") != "region" {
		return ""
	}
	value, _, _ = strings.Cut(value, " #")
	value, _, _ = strings.Cut(value, " ;")
	return strings.TrimSpace(value)
}

func configurationProfile(section string) string {
	kind, name, found := strings.Cut(strings.ReplaceAll(section, "\t", " "), " ")
	switch {
	case section == config.DefaultSharedConfigProfile:
		return section
	case found && kind == "profile":
		return strings.TrimSpace(name)
	default:
		return ""
	}
}

func credentialsProfile(section string) string { return section }
