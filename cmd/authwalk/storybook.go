package main

import (
	"errors"
	"fmt"
	"text/tabwriter"

	"authwalk/ui/storybook"
	"authwalk/ui/term"

	"github.com/spf13/cobra"
)

// storybookCommand prints screens from invented values, for people who work on
// them.
func (p *program) storybookCommand() *cobra.Command {
	var width, height int
	command := &cobra.Command{
		Use:    "storybook [STORY]",
		Short:  "List or print example screens",
		Hidden: true,
		RunE: func(_ *cobra.Command, names []string) error {
			switch len(names) {
			case 0:
				return p.listStories()
			case 1:
				return p.printStory(names[0], width, height)
			default:
				return errors.New("storybook prints one example: without a name it lists them")
			}
		},
	}
	command.Flags().IntVar(&width, "width", 80, "width of the screen in columns")
	command.Flags().IntVar(&height, "height", 24, "height of the screen in rows")
	return command
}

func (p *program) listStories() error {
	table := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
	for _, story := range storybook.Stories() {
		_, _ = fmt.Fprintf(table, "%s\t%s\n", story.Name, story.Description)
	}
	return table.Flush()
}

func (p *program) printStory(name string, width, height int) error {
	for _, story := range storybook.Stories() {
		if story.Name == name {
			story.Options.NoColor = term.NoColor()
			_, err := fmt.Fprintln(p.stdout, story.Model(width, height).View())
			return err
		}
	}
	return errors.New("no such example: authwalk storybook lists them")
}
