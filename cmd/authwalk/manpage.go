package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manPage is the man page of a command.
type manPage struct {
	command *cobra.Command
	build   build
}

// pageName is the name of a command's page, and of its file with the section behind it.
func pageName(command *cobra.Command) string {
	return strings.ReplaceAll(command.CommandPath(), " ", "-")
}

// manSection is that of commands.
const manSection = "1"

// text is the page in the macros of man(7).
func (m manPage) text() string {
	var b strings.Builder
	name := pageName(m.command)
	fmt.Fprintf(&b, ".TH %s %s %s %s %s\n", quoted(strings.ToUpper(name)), quoted(manSection), quoted(m.date()), quoted("authwalk "+m.build.Version), quoted("authwalk"))
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", escaped(name), escaped(m.command.Short))
	if m.command.Runnable() {
		fmt.Fprintf(&b, ".SH SYNOPSIS\n\\fB%s\\fR\n", escaped(m.command.UseLine()))
	}
	if m.command.Long != "" {
		b.WriteString(".SH DESCRIPTION\n" + paragraphs(m.command.Long))
	}
	m.command.InitDefaultHelpFlag()
	writeOptions(&b, m.command.LocalFlags())
	if m.command == m.command.Root() {
		b.WriteString(".SH EXIT STATUS\n" + paragraphs(exitStatusHelp))
	}
	if others := m.others(); len(others) > 0 {
		b.WriteString(".SH SEE ALSO\n" + strings.Join(others, ",\n") + "\n")
	}
	return b.String()
}

// date is the day of the commit that the program was built from, so that a page made
// twice is the same.
func (m manPage) date() string {
	day, _, _ := strings.Cut(m.build.Time, "T")
	return day
}

// others are the pages of the commands above and below.
func (m manPage) others() []string {
	var others []string
	if m.command.HasParent() {
		others = append(others, reference(m.command.Parent()))
	}
	for _, below := range m.command.Commands() {
		if hasPage(below) {
			others = append(others, reference(below))
		}
	}
	return others
}

func reference(command *cobra.Command) string {
	return `\fB` + escaped(pageName(command)) + `\fR(` + manSection + ")"
}

func hasPage(command *cobra.Command) bool {
	return !command.Hidden && command.Deprecated == ""
}

func writeOptions(b *strings.Builder, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	b.WriteString(".SH OPTIONS\n")
	flags.VisitAll(func(flag *pflag.Flag) {
		if flag.Hidden {
			return
		}
		value, usage := pflag.UnquoteUsage(flag)
		b.WriteString(".TP\n")
		if flag.Shorthand != "" {
			fmt.Fprintf(b, `\fB\-%s\fR, `, flag.Shorthand)
		}
		fmt.Fprintf(b, `\fB\-\-%s\fR`, escaped(flag.Name))
		if value != "" {
			fmt.Fprintf(b, ` \fI%s\fR`, escaped(value))
		}
		b.WriteString("\n" + escaped(usage+byDefault(flag)) + "\n")
	})
}

// byDefault says what a flag is without being given, where that is something.
func byDefault(flag *pflag.Flag) string {
	switch flag.DefValue {
	case "", "0", "0s", "[]", "false":
		return ""
	default:
		return " (default " + flag.DefValue + ")"
	}
}

// paragraphs are those of a text that has its own lines: lines that are indented stay
// as they are, others are filled.
func paragraphs(text string) string {
	var b strings.Builder
	for _, paragraph := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if strings.HasPrefix(paragraph, " ") {
			fmt.Fprintf(&b, ".PP\n.nf\n%s\n.fi\n", escaped(paragraph))
		} else {
			fmt.Fprintf(&b, ".PP\n%s\n", escaped(paragraph))
		}
	}
	return b.String()
}

var manEscapes = strings.NewReplacer(`\`, `\e`, "-", `\-`)

// escaped is a text in which nothing is a macro or an escape.
func escaped(text string) string {
	lines := strings.Split(manEscapes.Replace(text), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}

// quoted is one argument of a macro.
func quoted(text string) string {
	return `"` + strings.ReplaceAll(escaped(text), `"`, `""`) + `"`
}
