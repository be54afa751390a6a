package main

import (
	"encoding/json"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// build is what this program was built from.
type build struct {
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"`
	Time     string `json:"time,omitempty"`
	Modified bool   `json:"modified"`
	Go       string `json:"go"`
}

func readBuild() build {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return build{Version: "unknown"}
	}
	made := build{Version: info.Main.Version, Go: info.GoVersion}
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision":
			made.Revision = setting.Value
		case "vcs.time":
			made.Time = setting.Value
		case "vcs.modified":
			made.Modified = setting.Value == "true"
		}
	}
	return made
}

func (p *program) versionCommand() *cobra.Command {
	var asJSON bool
	command := &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			made := readBuild()
			if asJSON {
				return json.NewEncoder(p.stdout).Encode(made)
			}
			_, err := fmt.Fprintf(p.stdout, "authwalk %s (%s)\n", made.Version, made.Go)
			return err
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "print as one JSON object")
	return command
}
