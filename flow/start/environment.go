package start

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"authwalk/flow/document"
	"authwalk/flow/walk"
)

// The variables that hold secrets. Each may also be given with _FILE, naming a
// file that holds the secret.
const (
	PasswordVariable            = "AUTHWALK_PASSWORD"
	ClientSecretVariable        = "AUTHWALK_CLIENT_SECRET"
	EmulatorTokenVariable       = "AUTHWALK_EMULATOR_TOKEN"
	EmulatorCredentialsVariable = "AUTHWALK_EMULATOR_CREDENTIALS"
)

// FromFile ends the name of a variable that names the file of a secret.
const FromFile = "_FILE"

// Secrets are what was in the environment.
type Secrets struct {
	texts map[string]walk.Secret
	paths map[string]string
}

// ReadEnvironment reads the variables that hold secrets and removes them from
// the environment at once, so that no child and no crash report inherits them.
// An empty one counts as absent.
func ReadEnvironment() Secrets {
	taken := Secrets{texts: map[string]walk.Secret{}, paths: map[string]string{}}
	for _, name := range []string{PasswordVariable, ClientSecretVariable, EmulatorTokenVariable, EmulatorCredentialsVariable} {
		if text := os.Getenv(name); text != "" {
			taken.texts[name] = walk.NewSecret(text)
		}
		if path := os.Getenv(name + FromFile); path != "" {
			taken.paths[name] = path
		}
		_ = os.Unsetenv(name)
		_ = os.Unsetenv(name + FromFile)
	}
	return taken
}

// Get returns a secret, the zero one when it was not given. Errors name the
// variable and the file, never what is in them. The wait for a pipe ends with
// the context.
func (s Secrets) Get(ctx context.Context, name string) (walk.Secret, error) {
	text, given := s.texts[name]
	path, named := s.paths[name]
	switch {
	case given && named:
		return walk.Secret{}, fmt.Errorf("%s and %s%s are both set: keep one", name, name, FromFile)
	case !named:
		return text, nil
	}
	data, err := document.ReadSecretFile(ctx, path, document.Largest)
	if err != nil {
		return walk.Secret{}, fmt.Errorf("%s%s: %w", name, FromFile, err)
	}
	text, err = oneLine(data)
	if err != nil {
		return walk.Secret{}, fmt.Errorf("%s%s: %s %w", name, FromFile, path, err)
	}
	return text, nil
}

// oneLine is the secret that a file consists of. One that is none would ask a
// person, or be refused by the service, far from the file at fault.
func oneLine(data []byte) (walk.Secret, error) {
	text := trim(string(data))
	switch {
	case text == "":
		return walk.Secret{}, errors.New("is empty: write the secret into it")
	case strings.ContainsAny(text, "\r\n"):
		return walk.Secret{}, errors.New("has more than one line: leave the secret alone in it")
	}
	return walk.NewSecret(text), nil
}

// Lookup is os.LookupEnv that also finds what was taken.
func (s Secrets) Lookup(name string) (string, bool) {
	if text, given := s.texts[name]; given {
		return text.Reveal(), true
	}
	return os.LookupEnv(name)
}

// trim drops the one line break that editors put at the end of a file.
func trim(text string) string {
	return strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r")
}
