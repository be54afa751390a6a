package script

import (
	"context"
	"fmt"

	"authwalk/flow/document"
)

// tokenCode is the member of role, under STS's own name.
const tokenCode = "TokenCode"

// readRole reads what the role of the AWS profile wants.
func (s *Script) readRole(n document.Node) error {
	return n.Each(map[string]func(document.Node) error{
		tokenCode: func(n document.Node) error {
			text, err := n.Text()
			if err != nil {
				return err
			}
			if s.tokenCode, err = ParseText(text); err != nil {
				return n.Errorf("%w", err)
			}
			return nil
		},
	})
}

// TokenCode is the code of the device that the role of the AWS profile wants:
// what the script gives, else what a person answers to the question.
func (r Runner) TokenCode(ctx context.Context, s *Script, question string) (string, error) {
	given := s.tokenCode
	if len(given.parts) == 0 {
		given = Text{[]part{{kind: fromPrompt}}}
	}
	references := r.lookup(ctx)
	references.question, references.isSecret = question, true
	code, err := given.resolve(references.find)
	if err != nil {
		return "", fmt.Errorf("%s: %w", tokenCode, err)
	}
	return code, nil
}
