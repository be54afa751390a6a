package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

var (
	//go:embed page.html
	pageText string
	//go:embed page.css
	pageStyle string

	page = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageText)) })
)

type (
	pageData struct {
		Title, Outcome, Mood, Version, Made string
		Style                               template.CSS
		StyleHash                           string
		Facts                               []fact
		Notices                             []string
		Tried, CameBack, Unread, Look       string
		Diagnosis                           *diagnosis
		Conclusion                          *pageExplanation
		Diagram                             template.HTML
		Steps                               []pageStep
	}
	pageExplanation struct {
		Error, Description       string
		Causes, NotCauses, Notes []string
		Settings                 []fact
		Remedies                 []remedy
		Who                      string
	}
	pageStep struct {
		pageExplanation
		Number                        int
		Open                          bool
		Named, Came, Mood, Took, When string
		Triggers                      []fact
		Request, Response             string
	}
)

// HTML writes the report as one page that needs nothing else: no script, nothing that
// is loaded, and a content policy that forbids both.
func (r Report) HTML(out io.Writer) error {
	style := strings.TrimSpace(pageStyle)
	hash := sha256.Sum256([]byte(style))
	data := pageData{
		Title: r.title(), Outcome: r.outcome(), Mood: r.mood(), Version: r.Version, Made: r.moment(r.Made),
		Style: template.CSS(style), StyleHash: "sha256-" + base64.StdEncoding.EncodeToString(hash[:]), //nolint:gosec // it is the file beside this one
		Tried: r.tried(), CameBack: r.cameBack(), Unread: r.unread(), Look: r.look(),
		Facts: r.facts(), Notices: r.Notices, Diagnosis: r.diagnosis(), Diagram: template.HTML(r.diagram()), //nolint:gosec // its texts are escaped where they are written
	}
	for n, step := range r.Walk.Steps {
		data.Steps = append(data.Steps, r.pageStep(view.Step(step), r.Explanations[n]))
	}
	if last := r.Walk.Last(); last != nil {
		conclusion := data.Steps[len(data.Steps)-1].pageExplanation
		explained := r.Explanations[len(r.Explanations)-1]
		conclusion.Remedies, conclusion.Who = remediesOf(*last, explained), explained.Who
		data.Conclusion = &conclusion
		data.Steps[len(data.Steps)-1].pageExplanation = pageExplanation{Error: conclusion.Error} // it is explained above
	}
	return page().Execute(out, data)
}

// mood is the class of an outcome.
func (r Report) mood() string {
	switch {
	case r.Walk.Failed() != nil:
		return "bad"
	case r.good():
		return "good"
	default:
		return "open"
	}
}

func (r Report) pageStep(step walk.Step, explained walk.Explanation) pageStep {
	made := pageStep{
		pageExplanation: pageExplanation{
			Description: explained.Description, Causes: explained.Causes, NotCauses: explained.NotCauses, Notes: explained.Notes, Settings: settings(explained),
		},
		Number: step.Number, Named: named(step), Came: came(step), Mood: "good", Took: fmt.Sprintf("%d ms", step.Exchange.Elapsed.Milliseconds()),
		When: r.when(step), Request: body(step.Exchange.Request), Response: body(step.Exchange.Answer), Open: step.Number == len(r.Walk.Steps),
	}
	if step.Error != nil {
		made.Error, made.Mood = step.Error.Error(), "bad"
	}
	for _, call := range step.Triggers {
		made.Triggers = append(made.Triggers, fact{call.Trigger, triggerOutcome(call)})
	}
	return made
}

// when is when a step was made, and what names it to others.
func (r Report) when(step walk.Step) string {
	parts := []string{r.moment(step.Exchange.Started)}
	if step.Exchange.Status != 0 {
		parts = append(parts, fmt.Sprintf("HTTP status %d", step.Exchange.Status))
	}
	if id := step.Exchange.RequestID; id != "" {
		parts = append(parts, "request id "+view.Line(id))
	}
	return strings.Join(parts, ", ")
}
