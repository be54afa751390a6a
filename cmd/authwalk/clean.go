package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"authwalk/flow/vault"
	"authwalk/ui/term/tty"

	"github.com/spf13/cobra"
	"github.com/zalando/go-keyring"
)

func (p *program) cleanCommand() *cobra.Command {
	var yes bool
	command := &cobra.Command{
		Use:   "clean",
		Short: "Remove everything that authwalk has written on this machine",
		Long: "List everything that authwalk has written on this machine for you, and remove it\n" +
			"after a yes: recorded walks, copied texts, saved targets, and the vault with the\n" +
			"secrets of remembered devices, authenticator apps and passkeys. Files that you have\n" +
			"saved elsewhere yourself stay.",
		Args: noArguments,
		RunE: func(command *cobra.Command, _ []string) error {
			return p.clean(command.Context(), yes)
		},
	}
	command.Flags().BoolVar(&yes, "yes", false, "remove without asking")
	return command
}

// leftover is something that authwalk has written.
type leftover struct {
	what, where string
	remove      func() error
}

func (p *program) clean(ctx context.Context, yes bool) error {
	found, err := leftovers()
	if err != nil {
		return err
	}
	if len(found) == 0 {
		_, err := fmt.Fprintln(p.stdout, "authwalk has written nothing on this machine.")
		return err
	}
	for _, left := range found {
		if _, err := fmt.Fprintf(p.stdout, "%s: %s\n", left.what, left.where); err != nil {
			return err
		}
	}
	if !yes {
		yes, err = agrees(ctx)
	}
	if err != nil {
		return err
	}
	if !yes {
		_, err := fmt.Fprintln(p.stdout, "Nothing is removed. authwalk clean --yes removes all of this.")
		return err
	}
	for _, left := range found {
		err = errors.Join(err, left.remove())
	}
	if err != nil {
		return err
	}
	removeFolders(found)
	_, err = fmt.Fprintln(p.stdout, "All of this is removed.")
	return err
}

// agrees asks on the terminal. Where there is none, nobody does.
func agrees(ctx context.Context) (bool, error) {
	answer, err := tty.ReadSecret(ctx, "Remove all of this? Users whose second factors are in the vault need new ones. Type yes (it is not shown): ")
	if errors.Is(err, tty.ErrInterrupted) {
		return false, context.Canceled
	}
	return err == nil && answer == "yes", ctx.Err()
}

// leftovers are all that authwalk has written for this user.
func leftovers() ([]leftover, error) {
	walks, err := recordedWalks().Files()
	if err != nil {
		return nil, err
	}
	copied, err := keptCopies()
	if err != nil {
		return nil, err
	}
	secrets := vault.Files(vaultFolder())
	found := slices.Concat(
		files("saved targets", savedTargets().Files()), files("vault", secrets), files("recorded walk", walks), files("copied text", copied),
	)
	if len(secrets) > 0 && keyringHasKey() {
		found = append(found, leftover{"key of the vault", "system keyring, service " + keyringService + ", account " + keyringAccount, func() error {
			return keyring.Delete(keyringService, keyringAccount)
		}})
	}
	return found, nil
}

func files(what string, paths []string) []leftover {
	found := make([]leftover, len(paths))
	for n, path := range paths {
		found[n] = leftover{what, path, func() error { return os.Remove(path) }}
	}
	return found
}

// keyringHasKey reports whether the system keyring has a key of a vault.
func keyringHasKey() bool {
	key, err := vaultKey()
	return err == nil && key.IsThere()
}

// removeFolders removes the folders that are empty now. What somebody else has put
// there keeps them.
func removeFolders(found []leftover) {
	for _, left := range found {
		if !filepath.IsAbs(left.where) {
			continue
		}
		_ = os.Remove(filepath.Dir(left.where))
		if parent := filepath.Dir(filepath.Dir(left.where)); filepath.Base(parent) == "authwalk" {
			_ = os.Remove(parent)
		}
	}
}
