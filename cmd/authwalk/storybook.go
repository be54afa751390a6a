package main

import (
	"errors"
	"fmt"
	"text/tabwriter"

	"authwalk/ui/storybook"

	"github.com/spf13/cobra"
)

// storybookCommand prints screens from invented values, for people who work on
// them.
func (p *program) storybookCommand() *cobra.Command {
	var width, height int
	command := &cobra.Command{
		Use:    "storybook [STORY]",
		Short:  "List the stories of the screens, or print one",
		Hidden: true,
		RunE: func(_ *cobra.Command, names []string) error {
			switch len(names) {
			case 0:
				return p.listStories()
			case 1:
				return p.printStory(names[0], width, height)
			default:
				return errors.New("storybook prints one story: without a name it lists them")
			}
		},
	}
	command.Flags().IntVar(&width, "width", 80, "columns of the window")
	command.Flags().IntVar(&height, "height", 24, "rows of the window")
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
			_, err := fmt.Fprintln(p.stdout, story.Model(width, height).View())
			return err
		}
	}
	return errors.New("there is no story of this name: authwalk storybook lists them")
}
