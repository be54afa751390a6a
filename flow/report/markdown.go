package report

import (
	"fmt"
	"io"
	"strings"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// Markdown writes the report for a ticket.
func (r Report) Markdown(out io.Writer) error {
	m := &markdown{report: r}
	m.line("# " + escape(r.title()))
	m.table(r.facts())
	m.notices()
	m.attempt()
	m.diagnosis(r.diagnosis())
	m.conclusion()
	m.line("## Steps")
	m.overview()
	for n, step := range r.Walk.Steps {
		m.step(view.Step(step), r.Explanations[n])
	}
	m.line("---")
	m.line(fmt.Sprintf("Made by authwalk %s on %s. Secrets were replaced by tags before anything was recorded; the same tag is the same secret.",
		escape(r.Version), r.moment(r.Made)))
	_, err := io.WriteString(out, m.text.String())
	return err
}

type markdown struct {
	report Report
	text   strings.Builder
}

// line writes a paragraph.
func (m *markdown) line(text string) { m.text.WriteString(text + "\n\n") }

func (m *markdown) table(rows []fact) {
	m.text.WriteString("| | |\n| --- | --- |\n")
	for _, row := range rows {
		m.text.WriteString("| " + escape(row.Name) + " | " + escape(row.Value) + " |\n")
	}
	m.text.WriteString("\n")
}

func (m *markdown) list(title string, items []string) {
	if len(items) == 0 {
		return
	}
	m.line("**" + title + "**")
	for _, item := range items {
		m.text.WriteString("- " + item + "\n")
	}
	m.text.WriteString("\n")
}

func (m *markdown) notices() {
	for _, notice := range m.report.Notices {
		m.line("> " + escape(notice))
	}
}

// attempt says what was tried, and what came back.
func (m *markdown) attempt() {
	if m.report.Walk.Last() == nil {
		return
	}
	m.line("## What was tried, and what came back")
	m.line("Tried: " + escape(m.report.tried()))
	m.line("Came back: " + escape(m.report.cameBack()))
}

// conclusion says of the last step what is likely and what to do, before everything
// that led to it.
func (m *markdown) conclusion() {
	last := m.report.Walk.Last()
	if last == nil {
		m.line("No step is recorded: what was sent is not known.")
		return
	}
	explained := m.report.Explanations[len(m.report.Explanations)-1]
	m.line("## What it means")
	if last.Error != nil {
		m.line("**" + escape(view.Line(last.Error.Error())) + "**")
	}
	m.explanation(explained)
	m.remedies(remediesOf(*last, explained))
	if explained.Who != "" {
		m.line("Who can fix it: " + escape(explained.Who))
	}
	if unread := m.report.unread(); unread != "" {
		m.line("**Not known:** " + escape(unread))
	}
	if look := m.report.look(); look != "" {
		m.line("To look at them: " + command(look))
	}
}

func (m *markdown) explanation(explained walk.Explanation) {
	if explained.Description != "" {
		m.line(escape(explained.Description))
	}
	m.list("Likely causes, most likely first", escapeAll(explained.Causes))
	m.list("Ruled out", escapeAll(explained.NotCauses))
	var known []string
	for _, setting := range settings(explained) {
		known = append(known, "`"+code(setting.Name)+"` is "+escape(setting.Value))
	}
	m.list("Settings that led here", known)
	m.list("To know", escapeAll(explained.Notes))
}

func (m *markdown) remedies(all []remedy) {
	var items []string
	for _, r := range all {
		item := escape(r.Text)
		if r.Command != "" {
			item += ": " + command(r.Command)
		}
		items = append(items, item)
	}
	m.list("What to do", items)
}

// command is a command as code.
func command(text string) string {
	return "`` " + strings.ReplaceAll(text, "``", "` `") + " ``"
}

// overview is the path in a table.
func (m *markdown) overview() {
	m.text.WriteString("| step | call | brought | took | request id |\n| --- | --- | --- | --- | --- |\n")
	for _, step := range m.report.Walk.Steps {
		_, _ = fmt.Fprintf(&m.text, "| %d | %s | %s | %d ms | %s |\n", step.Number, escape(named(step)), escape(came(step)),
			step.Exchange.Elapsed.Milliseconds(), escape(view.Line(step.Exchange.RequestID)))
	}
	m.text.WriteString("\n")
}

func (m *markdown) step(step walk.Step, explained walk.Explanation) {
	m.line(fmt.Sprintf("### Step %d: %s", step.Number, escape(named(step))))
	when := []string{m.report.moment(step.Exchange.Started)}
	if step.Exchange.Status != 0 {
		when = append(when, fmt.Sprintf("HTTP status %d", step.Exchange.Status))
	}
	if id := step.Exchange.RequestID; id != "" {
		when = append(when, "request id "+escape(view.Line(id)))
	}
	m.line(strings.Join(when, ", "))
	if step.Error != nil {
		m.line("**" + escape(step.Error.Error()) + "**")
	}
	if step.Number != len(m.report.Walk.Steps) { // the last one is explained above
		m.explanation(explained)
	}
	for _, call := range step.Triggers {
		m.line("Trigger `" + code(call.Trigger) + "`: " + escape(triggerOutcome(call)))
	}
	m.fenced("Request", body(step.Exchange.Request))
	m.fenced("Response", body(step.Exchange.Answer))
}

func triggerOutcome(call walk.TriggerCall) string {
	parts := []string{fmt.Sprintf("%s in %d ms", call.Result, call.Elapsed.Milliseconds())}
	for _, more := range []string{call.Effect, call.Message} {
		if more != "" {
			parts = append(parts, more)
		}
	}
	return strings.Join(parts, "; ")
}

// fenced writes a body between fences that are longer than any in it.
func (m *markdown) fenced(title, content string) {
	if content == "" {
		return
	}
	fence := "```"
	for strings.Contains(content, fence) {
		fence += "`"
	}
	m.line(title + ":")
	m.line(fence + "json\n" + content + "\n" + fence)
}

// escaper takes every sign of Markdown's and of HTML's for what it is.
var escaper = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "|", `\|`, "#", `\#`, "~", `\~`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "!", `\!`, "\n", " ",
)

func escape(text string) string { return escaper.Replace(text) }

func escapeAll(texts []string) []string {
	escaped := make([]string, len(texts))
	for i, text := range texts {
		escaped[i] = escape(text)
	}
	return escaped
}

// code is a text for between backquotes.
func code(text string) string { return strings.ReplaceAll(text, "`", "'") }
