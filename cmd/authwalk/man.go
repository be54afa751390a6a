package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"authwalk/flow/document"

	"github.com/spf13/cobra"
)

func (p *program) manCommand() *cobra.Command {
	var folder string
	command := &cobra.Command{
		Use:   "man [COMMAND...]",
		Short: "Print a man page, or write all of them",
		Long: "Print the man page of authwalk or of one of its commands, or write the pages of all\n" +
			"commands into a folder:\n\n" +
			"  authwalk man walks show | man -l -\n" +
			"  authwalk man -o ~/.local/share/man/man1",
		RunE: func(called *cobra.Command, names []string) error {
			if folder != "" {
				if len(names) > 0 {
					return errors.New("man -o writes the pages of all commands: leave out the command, or -o")
				}
				return writeManPages(called.Root(), folder)
			}
			return p.printManPage(called.Root(), names)
		},
	}
	command.Flags().StringVarP(&folder, "output", "o", "", "`FOLDER` to write the pages of all commands into")
	return command
}

func (p *program) printManPage(root *cobra.Command, names []string) error {
	command, rest, err := root.Find(names)
	if err != nil || len(rest) > 0 || !hasPage(command) {
		return errors.New("there is no such command: see authwalk help")
	}
	_, err = io.WriteString(p.stdout, manPage{command, readBuild()}.text())
	return err
}

// writeManPages writes the page of a command and those of all below it. Pages are for
// everyone, as other man pages are.
func writeManPages(command *cobra.Command, folder string) error {
	folder, err := document.ExpandHome(folder)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	made := readBuild()
	return eachPage(command, func(command *cobra.Command) error {
		path := filepath.Join(folder, pageName(command)+"."+manSection)
		return os.WriteFile(path, []byte(manPage{command, made}.text()), 0o644)
	})
}

// eachPage goes through a command and those below it that have a page.
func eachPage(command *cobra.Command, do func(*cobra.Command) error) error {
	if !hasPage(command) {
		return nil
	}
	if err := do(command); err != nil {
		return err
	}
	for _, below := range command.Commands() {
		if err := eachPage(below, do); err != nil {
			return err
		}
	}
	return nil
}
