package script

import (
	"authwalk/flow/api"
	"authwalk/flow/document"
	"authwalk/flow/start"
	"authwalk/flow/target"
	"authwalk/flow/walk"
)

// Script is a walk written down.
type Script struct {
	target document.Node
	start  document.Node
	admin  bool
	// answers are by ChallengeName, each a list of tries.
	answers map[string][]answer
	expect  *expectation
	// tokenCode is the code for the role of the AWS profile, asked for where it
	// is not given.
	tokenCode Text
}

// answer is what is given to one challenge.
type answer struct {
	// texts are by key.
	texts map[string]Text
	// call is what goes with this answer alone.
	call document.Node
}

// wordCall begins what goes with one answer alone.
const wordCall = "call"

// expectation is what a script says will happen.
type expectation struct {
	// path is the challenges received; nil when the script does not say.
	path *[]string
	// result is "tokens" or an exception; empty when the script does not say.
	result string
}

// Parse reads a script, YAML or JSON. Errors are *document.Error: they have a
// line and a column, and never quote the script.
func Parse(data []byte) (*Script, error) {
	root, err := document.Read(data)
	if err != nil {
		return nil, err
	}
	script := &Script{answers: map[string][]answer{}}
	err = root.Each(map[string]func(document.Node) error{
		"target":  func(n document.Node) error { script.target = n; return checkTarget(n) },
		"start":   func(n document.Node) error { script.start = n; return checkStart(n) },
		"admin":   document.IntoBool(&script.admin),
		"answers": script.readAnswers,
		"expect":  script.readExpectation,
		"role":    script.readRole,
	})
	if err != nil {
		return nil, err
	}
	if script.start.Kind == document.Null {
		return nil, root.Errorf("the script has no start: add at least start: {AuthFlow: …}")
	}
	return script, nil
}

func checkTarget(n document.Node) error {
	if err := checkTexts(n); err != nil {
		return err
	}
	_, err := target.Read(n)
	return err
}

func checkStart(n document.Node) error {
	if err := checkTexts(n); err != nil {
		return err
	}
	var begin walk.Start
	return start.Read(n, &begin)
}

func checkCall(n document.Node) error {
	if err := checkTexts(n); err != nil {
		return err
	}
	_, err := start.ReadCall(n)
	return err
}

func checkTexts(n document.Node) error {
	_, err := n.Replace(func(_ string, n document.Node, text string) (string, error) {
		if _, err := ParseText(text); err != nil {
			return "", n.Errorf("%w", err)
		}
		return text, nil
	})
	return err
}

func (s *Script) readAnswers(n document.Node) error {
	members, err := n.Entries()
	if err != nil {
		return err
	}
	for _, member := range members {
		if s.answers[member.Name], err = readTries(member); err != nil {
			return err
		}
	}
	return nil
}

// readTries reads one answer, or a list of them.
func readTries(member document.Member) ([]answer, error) {
	tries := []document.Node{member.Value}
	if member.Value.Kind == document.List {
		tries, _ = member.Value.Items()
	}
	answers := make([]answer, 0, len(tries))
	for _, try := range tries {
		read, err := readAnswer(member.Name, try)
		if err != nil {
			return nil, err
		}
		answers = append(answers, read)
	}
	return answers, nil
}

func readAnswer(challenge string, n document.Node) (answer, error) {
	given := answer{texts: map[string]Text{}}
	members, err := n.Entries()
	if err != nil {
		return given, err
	}
	for _, member := range members {
		if member.Name == wordCall {
			given.call = member.Value
			if err := checkCall(member.Value); err != nil {
				return given, err
			}
			continue
		}
		text, err := member.Value.Text()
		if err != nil {
			return given, err
		}
		parsed, err := ParseText(text)
		if err != nil {
			return given, member.Value.Errorf("%w", err)
		}
		given.texts[member.Name] = parsed
		if challenge == mfaSetup && member.Name == wordTOTP {
			if yes, err := member.Value.Bool(); err != nil || !yes {
				return given, member.Value.Errorf("%s must be true: authwalk computes the code from the secret of the set-up", wordTOTP)
			}
		}
	}
	return given, nil
}

func (s *Script) readExpectation(n document.Node) error {
	s.expect = &expectation{}
	return n.Each(map[string]func(document.Node) error{
		"path": func(n document.Node) error {
			items, err := n.Items()
			path := make([]string, len(items))
			for i, item := range items {
				if path[i], err = item.Text(); err != nil {
					return err
				}
			}
			s.expect.path = &path
			return err
		},
		"result": document.Into(&s.expect.result),
	})
}

// Answers reports whether the script has an answer to a challenge.
func (s *Script) Answers(challenge string) bool { return len(s.answers[challenge]) > 0 }

// GivesPassword reports whether the script itself says which password to use.
func (s *Script) GivesPassword() bool {
	for _, tries := range s.answers {
		for _, try := range tries {
			if _, given := try.texts[api.KeyPassword]; given {
				return true
			}
		}
	}
	var begin walk.Start
	_ = start.Read(s.start, &begin)
	return !begin.Password.IsZero()
}
