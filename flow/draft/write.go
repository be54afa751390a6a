package draft

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"authwalk/flow/view"
	"authwalk/flow/walk"
)

// Write is a request as a draft.
func Write(request walk.Request) walk.Draft {
	written := placeholders{body: string(request.Body.Reveal()), texts: map[string]string{}}
	compact := view.Redacted(request.Operation, request.Body, view.Redaction{Secret: written.of, Open: func(_, text string) string { return text }})
	var text bytes.Buffer
	_ = json.Indent(&text, compact, "", "  ") // what was written is valid
	return walk.Draft{Text: text.String(), Request: request, Secrets: walk.NewValues(written.texts)}
}

// placeholders are those of one body, with what stands behind them.
type placeholders struct {
	body  string
	texts map[string]string
}

// of is the placeholder of a secret: the same for the same secret of the same name,
// and never one that the body has already as a text.
func (p placeholders) of(name, secret string) string {
	for n := 1; ; n++ {
		placeholder := opens + name + closes
		if n > 1 {
			placeholder = fmt.Sprint(opens, name, " ", n, closes)
		}
		if behind, taken := p.texts[placeholder]; taken && behind == secret || !taken && !strings.Contains(p.body, placeholder) {
			p.texts[placeholder] = secret
			return placeholder
		}
	}
}

// opens and closes surround the name of a placeholder.
const opens, closes = "‹", "›"
