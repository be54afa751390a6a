package cognito

import (
	"cmp"
	"errors"
	"fmt"
	"os"

	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/config"
)

// configurationLimit bounds each file of the AWS configuration; those of a
// large company have some hundred kilobytes.
const configurationLimit = 4 << 20

var errTooLarge = errors.New("it is too large")

// checkConfiguration looks at the files of the AWS configuration before they
// are read.
func checkConfiguration(environment config.EnvConfig) error {
	return checkFiles(
		Setting{cmp.Or(environment.SharedConfigFile, config.DefaultSharedConfigFilename()), "AWS_CONFIG_FILE"},
		Setting{cmp.Or(environment.SharedCredentialsFile, config.DefaultSharedCredentialsFilename()), "AWS_SHARED_CREDENTIALS_FILE"},
	)
}

// checkCredentials looks at the files that credentials may be read from, too.
func checkCredentials() error {
	environment, err := config.NewEnvConfig()
	if err != nil {
		return err
	}
	if err := checkConfiguration(environment); err != nil {
		return err
	}
	return checkFiles(
		Setting{environment.WebIdentityTokenFilePath, "AWS_WEB_IDENTITY_TOKEN_FILE"},
		Setting{os.Getenv("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"), "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"},
	)
}

// checkFiles looks at files that the AWS SDK reads as a whole, where they are
// and before it does: opening a pipe waits for its other end, whatever happens
// meanwhile, and a device may have no end. The error is a *walk.Error that
// names the variable.
func checkFiles(files ...Setting) error {
	for _, file := range files {
		if err := checkFile(file.Value, configurationLimit); err != nil {
			return &walk.Error{
				Kind: walk.BadInput, Reason: walk.UnreadableConfiguration, Field: "Profile", Cause: err,
				Message: fmt.Sprintf("the AWS configuration in %s (%s) cannot be read: %s", file.Value, file.From, err),
				Next:    "Name a file in " + file.From + ", or leave it out.",
			}
		}
	}
	return nil
}

// checkFile refuses what is no file or too large. What does not exist or cannot
// be looked at is said by whoever reads it.
func checkFile(path string, limit int64) error {
	about, err := os.Stat(path)
	switch {
	case err != nil, path == os.DevNull: // empty, and a way to have none
		return nil
	case !about.Mode().IsRegular():
		return errNoFile
	case about.Size() > limit:
		return errTooLarge
	}
	return nil
}
