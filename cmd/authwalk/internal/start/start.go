package start

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"

	"authwalk/flow/document"
	"authwalk/flow/script"
	"authwalk/flow/walk"
)

// Edges are what flags are read from besides the command line.
type Edges struct {
	Stdin io.Reader
	// Find returns a saved target.
	Find func(name string) (walk.Target, error)
	// Region is the one of the environment, for where no pool or flag names one.
	Region string
}

// Start is what the flags say, or what is wrong with them. Flags win over the
// input file, and that over the target.
func (f *Flags) Start(ctx context.Context, edges Edges) (walk.Start, error) {
	start := walk.Start{}
	if f.target != "" {
		target, err := edges.Find(f.target)
		if err != nil {
			return start, fmt.Errorf("--target: %w", err)
		}
		start.Target = target
		start.AuthFlow, start.Username = target.AuthFlow, target.Username
	}
	from := &source{ctx: ctx, stdin: edges.Stdin}
	if err := f.readInput(from, &start); err != nil {
		return start, err
	}
	f.Apply(&start.Target)
	override(&start.Username, f.username)
	override(&start.AuthFlow, f.authFlow)
	if place := start.Target; place.Region == "" && place.Endpoint == "" && walk.RegionOf(place.UserPoolID) == "" {
		start.Target.Region = edges.Region
	}
	if err := f.readValues(from, &start); err != nil {
		return start, err
	}
	start.Operation = walk.InitiateAuth
	if f.admin || start.Target.Admin || len(start.ContextData) > 0 || strings.HasPrefix(start.AuthFlow, "ADMIN_") {
		start.Operation = walk.AdminInitiateAuth
	}
	return start, nil
}

// Apply puts the flags that were given in place of what a target says.
func (p *Place) Apply(target *walk.Target) {
	override(&target.Profile, p.profile)
	override(&target.Region, p.region)
	override(&target.Endpoint, p.endpoint)
	override(&target.UserPoolID, p.pool)
	override(&target.ClientID, p.client)
}

func override(place *string, given string) {
	if given != "" {
		*place = given
	}
}

// readInput reads --cli-input-json or --cli-input-yaml.
func (f *Flags) readInput(from *source, start *walk.Start) error {
	if f.inputJSON != "" && f.inputYAML != "" {
		return errors.New("--cli-input-json and --cli-input-yaml are both given: keep one")
	}
	for name, given := range map[string]string{"--cli-input-json": f.inputJSON, "--cli-input-yaml": f.inputYAML} {
		if given == "" {
			continue
		}
		if err := readInput(from, given, start); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func readInput(from *source, given string, start *walk.Start) error {
	text, inline, err := from.read(given)
	if err != nil {
		return err
	}
	if inline {
		node, err := document.Read([]byte(text))
		if err != nil {
			return err
		}
		if err := refuseSecrets(node.Plain(), nil); err != nil {
			return err
		}
	}
	return script.ReadInput([]byte(text), start)
}

// readValues reads the flags that hold structures.
func (f *Flags) readValues(from *source, start *walk.Start) error {
	readers := []struct {
		name, given string
		read        func(given string) error
	}{
		{"--auth-parameters", f.authParameters, func(given string) error { return readParameters(from, given, start) }},
		{"--client-metadata", f.clientMetadata, func(given string) (err error) {
			start.ClientMetadata, err = from.texts(given)
			return err
		}},
		{"--analytics-metadata", f.analyticsMetadata, func(given string) (err error) {
			start.AnalyticsMetadata, err = from.raw(given)
			return err
		}},
		{"--user-context-data", f.userContextData, func(given string) (err error) {
			start.UserContextData, err = from.raw(given)
			return err
		}},
		{"--context-data", f.contextData, func(given string) (err error) {
			start.ContextData, err = from.raw(given)
			return err
		}},
		{"--session", f.session, func(given string) error { return readSession(from, given, start) }},
		{"--device-key", f.deviceKey, func(given string) error {
			start.Parameters = start.Parameters.With("DEVICE_KEY", given)
			return nil
		}},
	}
	for _, flag := range readers {
		if flag.given == "" {
			continue
		}
		if err := flag.read(flag.given); err != nil {
			return fmt.Errorf("%s: %w", flag.name, err)
		}
	}
	return nil
}

// readParameters adds parameters to those of the input file.
func readParameters(from *source, given string, start *walk.Start) error {
	parameters, err := from.texts(given)
	if err != nil {
		return err
	}
	all := start.Parameters.Reveal()
	maps.Copy(all, parameters)
	script.SetParameters(start, all)
	return nil
}

func readSession(from *source, given string, start *walk.Start) error {
	text, inline, err := from.read(given)
	if err != nil {
		return err
	}
	if inline {
		return &secretError{"Session"}
	}
	start.Session = walk.NewSecret(text)
	return nil
}
