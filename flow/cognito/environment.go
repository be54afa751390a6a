package cognito

import (
	"os"
	"path/filepath"
)

// IsConfigured reports whether this machine is set up for AWS: credentials or a
// profile in the environment, or a configuration file. No file is read.
func IsConfigured(getenv func(string) string) bool {
	for _, name := range []string{"AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_ROLE_ARN"} {
		if getenv(name) != "" {
			return true
		}
	}
	for variable, path := range map[string]string{"AWS_CONFIG_FILE": "config", "AWS_SHARED_CREDENTIALS_FILE": "credentials"} {
		file := getenv(variable)
		if file == "" {
			file = filepath.Join(getenv("HOME"), ".aws", path)
		}
		if _, err := os.Stat(file); err == nil {
			return true
		}
	}
	return false
}
