package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/command"
	"authwalk/flow/document"
	"authwalk/flow/start"

	"github.com/spf13/cobra"
)

// largestSRPInput is far more than the values of a handshake have.
const largestSRPInput = 1 << 20

const srpHelp = "Computes what a sign-in needs and no shell can, for scripts that make the calls\n" +
	"with other tools (see docs/commands.md). Values come as one JSON object on\n" +
	"standard input and go as one on standard output. No secret is taken from the\n" +
	"command line: a password and a client secret may also be in AUTHWALK_PASSWORD and\n" +
	"AUTHWALK_CLIENT_SECRET."

// srpVerb is a command of authwalk srp.
type srpVerb struct {
	verb, short, takes string
	// from is the variable of a secret, and names the value it stands for.
	from, names string
	compute     func(given map[string]string) (map[string]string, error)
}

func srpVerbs() []srpVerb {
	return []srpVerb{
		{
			command.VerbA, "Begin a handshake", "", "", "",
			func(map[string]string) (map[string]string, error) { return challenge.BeginByHand(rand.Reader) },
		},
		{
			command.VerbSignature, "Prove the password: PASSWORD_VERIFIER", "a, UserPoolId, USER_ID_FOR_SRP, SALT, SRP_B, SECRET_BLOCK, PASSWORD",
			start.PasswordVariable, api.KeyPassword,
			func(given map[string]string) (map[string]string, error) {
				return challenge.ProveByHand(given, time.Now())
			},
		},
		{
			command.VerbDeviceSignature, "Prove a remembered device: DEVICE_PASSWORD_VERIFIER",
			"a, DeviceGroupKey, DeviceKey, DevicePassword, SALT, SRP_B, SECRET_BLOCK", "", "",
			func(given map[string]string) (map[string]string, error) {
				return challenge.ProveDeviceByHand(given, time.Now())
			},
		},
		{
			command.VerbDevice, "Make the secret of a device: ConfirmDevice", "DeviceGroupKey, DeviceKey", "", "",
			func(given map[string]string) (map[string]string, error) {
				return challenge.RegisterByHand(given, rand.Reader)
			},
		},
		{
			command.VerbSecretHash, "Compute SECRET_HASH", "USERNAME, ClientId, ClientSecret", start.ClientSecretVariable, challenge.HandClientSecret,
			challenge.HashByHand,
		},
	}
}

func (p *program) srpCommand() *cobra.Command {
	parent := &cobra.Command{
		Use: "srp", Short: "Compute SRP values for scripts", Long: srpHelp,
		RunE: func(*cobra.Command, []string) error {
			return errors.New("srp needs a verb: a, signature, device, device-signature or secret-hash")
		},
	}
	for _, verb := range srpVerbs() {
		long := srpHelp
		if verb.takes != "" {
			long += "\n\nTakes " + verb.takes + "."
		}
		parent.AddCommand(&cobra.Command{
			Use: verb.verb, Short: verb.short, Long: long, Args: noArguments,
			RunE: func(command *cobra.Command, _ []string) error { return p.computeSRP(command.Context(), verb) },
		})
	}
	return parent
}

// computeSRP reads what a verb takes, and prints what it makes of it.
func (p *program) computeSRP(ctx context.Context, verb srpVerb) error {
	given := map[string]string{}
	if verb.takes != "" {
		var err error
		if given, err = readValues(ctx, p.stdin); err != nil {
			return err
		}
	}
	if verb.from != "" && given[verb.names] == "" {
		secret, err := p.secrets.Get(ctx, verb.from)
		if err != nil {
			return err
		}
		given[verb.names] = secret.Reveal()
	}
	made, err := verb.compute(given)
	if err != nil {
		return fmt.Errorf("srp %s: %w", verb.verb, err)
	}
	return json.NewEncoder(p.stdout).Encode(made)
}

// readValues reads a JSON object of texts.
func readValues(ctx context.Context, from io.Reader) (map[string]string, error) {
	text, err := document.ReadAll(ctx, from, largestSRPInput)
	if err != nil {
		return nil, err
	}
	node, err := document.ReadJSON(text)
	if err != nil {
		return nil, err
	}
	return node.Texts()
}
