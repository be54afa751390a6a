package start

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/cognito"
	"authwalk/flow/document"
	"authwalk/flow/walk"
)

// Flags are the start flags of a command line, as they were written there.
type Flags struct {
	Place
	// Target is the name of a saved target to begin from.
	Target string

	Username, AuthFlow string
	Admin              bool
	DeviceKey, Session string

	AuthParameters, ClientMetadata                  string
	AnalyticsMetadata, UserContextData, ContextData string
	InputJSON, InputYAML                            string
}

// Place are the flags that say where to walk.
type Place struct {
	Profile, Region, Endpoint, UserPoolID, ClientID string
}

// Edges are what flags are read from besides the command line.
type Edges struct {
	Stdin io.Reader
	// Find returns a saved target.
	Find func(name string) (walk.Target, error)
	// Settings reads what the AWS environment and files set for a profile; nil
	// where they are not looked at.
	Settings func(ctx context.Context, profile string) (cognito.Settings, error)
}

// Start is what the flags say over a start that was begun with, or what is wrong
// with them. Flags win over the input file, that over the saved target, and
// that over the start; what none of them says, the AWS settings may.
func (f *Flags) Start(ctx context.Context, start walk.Start, edges Edges) (walk.Start, error) {
	if f.Target != "" {
		target, err := edges.Find(f.Target)
		if err != nil {
			return start, fmt.Errorf("--target: %w", err)
		}
		start.Target = target
		if target.AuthFlow != "" {
			SetFlow(&start, target.AuthFlow)
		}
		override(&start.Username, target.Username)
	}
	if f.AuthFlow != "" {
		if err := CheckFlow(f.AuthFlow); err != nil {
			return start, fmt.Errorf("--%s: %w", Member("AuthFlow").Flag(), err)
		}
	}
	from := &source{ctx: ctx, stdin: edges.Stdin}
	if err := f.readInput(from, &start); err != nil {
		return start, err
	}
	var err error
	if start.Target, err = f.place(ctx, start.Target, edges); err != nil {
		return start, err
	}
	if f.AuthFlow != "" {
		SetFlow(&start, f.AuthFlow)
	}
	if err := f.readValues(from, &start); err != nil {
		return start, err
	}
	override(&start.Username, f.Username)
	return Resolve(start, f.Admin)
}

// TakesStandardInput reports whether a flag reads standard input, so that keys
// have to come from elsewhere.
func (f *Flags) TakesStandardInput() bool {
	return slices.ContainsFunc([]string{
		f.InputJSON, f.InputYAML, f.AuthParameters, f.ClientMetadata, f.AnalyticsMetadata, f.UserContextData, f.ContextData, f.Session,
	}, func(given string) bool {
		return given == standardInput || strings.Contains(given, fileReference+standardInputFile)
	})
}

// Destination is where a start with this target will go.
func (f *Flags) Destination(ctx context.Context, target walk.Target, edges Edges) (walk.Target, error) {
	if f.Target != "" {
		var err error
		if target, err = edges.Find(f.Target); err != nil {
			return target, err
		}
	}
	return f.place(ctx, target, edges)
}

// place puts the flags over a target, and completes it from the AWS settings.
func (f *Flags) place(ctx context.Context, target walk.Target, edges Edges) (walk.Target, error) {
	f.Apply(&target)
	if edges.Settings == nil {
		return target, nil
	}
	settings, err := edges.Settings(ctx, target.Profile)
	if err != nil {
		return target, err
	}
	return completed(target, settings), nil
}

// Apply puts the flags that were given in place of what a target says.
func (p *Place) Apply(target *walk.Target) {
	override(&target.Profile, p.Profile)
	override(&target.Region, p.Region)
	override(&target.Endpoint, p.Endpoint)
	override(&target.UserPoolID, p.UserPoolID)
	override(&target.ClientID, p.ClientID)
}

// completed is a target with what the AWS settings say where it says nothing
// itself. A pool id names its region.
func completed(target walk.Target, settings cognito.Settings) walk.Target {
	if target.Endpoint == "" {
		target.Endpoint, target.EndpointFrom = settings.Endpoint.Value, settings.Endpoint.From
	}
	if target.Region == "" && walk.RegionOf(target.UserPoolID) == "" {
		target.Region = settings.Region.Value
	}
	return target
}

func override(place *string, given string) {
	if given != "" {
		*place = given
	}
}

// readInput reads --cli-input-json or --cli-input-yaml.
func (f *Flags) readInput(from *source, start *walk.Start) error {
	if f.InputJSON != "" && f.InputYAML != "" {
		return errors.New("--cli-input-json and --cli-input-yaml are both given: keep one")
	}
	for name, given := range map[string]string{"--cli-input-json": f.InputJSON, "--cli-input-yaml": f.InputYAML} {
		if given == "" {
			continue
		}
		if err := readInputFlag(from, given, start); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func readInputFlag(from *source, given string, start *walk.Start) error {
	text, inline, err := from.read(given, document.ReadFile)
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
	return ReadInput([]byte(text), start)
}

// readValues reads the flags that hold structures.
func (f *Flags) readValues(from *source, start *walk.Start) error {
	readers := []struct {
		name, given string
		read        func(given string) error
	}{
		{Member("AuthParameters").Flag(), f.AuthParameters, func(string) error { return f.readParametersFlag(from, start) }},
		{Member("ClientMetadata").Flag(), f.ClientMetadata, func(given string) (err error) {
			start.ClientMetadata, err = from.texts(given)
			return err
		}},
		{Member("AnalyticsMetadata").Flag(), f.AnalyticsMetadata, func(given string) (err error) {
			start.AnalyticsMetadata, err = from.raw(given)
			return err
		}},
		{Member("UserContextData").Flag(), f.UserContextData, func(given string) (err error) {
			start.UserContextData, err = from.raw(given)
			return err
		}},
		{Member("ContextData").Flag(), f.ContextData, func(given string) (err error) {
			start.ContextData, err = from.raw(given)
			return err
		}},
		{Member("Session").Flag(), f.Session, func(given string) error { return readSession(from, given, start) }},
		{"device-key", f.DeviceKey, func(given string) error {
			start.Parameters = start.Parameters.With(api.KeyDeviceKey, given)
			return nil
		}},
	}
	for _, flag := range readers {
		if flag.given == "" {
			continue
		}
		if err := flag.read(flag.given); err != nil {
			return fmt.Errorf("--%s: %w", flag.name, err)
		}
	}
	return nil
}

// readParametersFlag puts parameters in place of those of the input file.
func (f *Flags) readParametersFlag(from *source, start *walk.Start) error {
	parameters, err := from.texts(f.AuthParameters)
	if err != nil {
		return err
	}
	start.Username, start.Password = start.Target.Username, walk.Secret{}
	SetParameters(start, parameters)
	return nil
}

func readSession(from *source, given string, start *walk.Start) error {
	text, inline, err := from.read(given, document.ReadSecretFile)
	if err != nil {
		return err
	}
	if inline {
		return &secretError{"Session"}
	}
	start.Session = walk.NewSecret(text)
	return nil
}
