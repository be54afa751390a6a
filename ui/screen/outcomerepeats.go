package screen

import (
	"slices"
	"strings"

	"authwalk/flow/walk"
)

// textsAbove are the texts that stand further up on a screen: what they say is not said again.
type textsAbove []string

// has reports whether a text was said, or all that it adds behind a colon.
func (s textsAbove) has(text string) bool {
	text = strings.ToLower(strings.TrimSuffix(text, "."))
	_, told, explains := strings.Cut(text, ": ")
	return slices.ContainsFunc(s, func(earlier string) bool {
		earlier = strings.ToLower(earlier)
		return strings.Contains(earlier, text) || explains && strings.Contains(earlier, told)
	})
}

// above are what the outcome means and what to do about it, as it stands above the causes.
func (o Outcome) above() textsAbove {
	told := textsAbove{o.explanation.Description}
	if o.diagnosis != nil {
		told = append(told, o.diagnosis.Administrator)
		if culprit := o.diagnosis.Culprit(); culprit != nil {
			told = append(told, culprit.Text)
		}
	}
	return told
}

// newCauses are the causes that were not said above.
func (o Outcome) newCauses() []string {
	return slices.DeleteFunc(slices.Clone(o.explanation.Causes), o.above().has)
}

// newReasons are the settings, without what was said of them above.
func (o Outcome) newReasons() []walk.Reason {
	reasons, told := slices.Clone(o.explanation.Reasons), append(o.above(), o.explanation.Causes...)
	for n := range reasons {
		if reasons[n].Text != "" && reasons[n].Setting != "" && told.has(reasons[n].Text) {
			reasons[n].Text = ""
		}
	}
	return reasons
}
