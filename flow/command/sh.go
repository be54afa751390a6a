package command

import (
	"slices"
	"strings"
	"unicode"
)

// word is a word of a command line, without its quotes.
type word struct {
	text string
	// raw is how it was written.
	raw string
	// quoted tells that a part of it was in quotes, so that it is no operator and
	// no comment.
	quoted bool
}

// shellCommand is one command of a shell.
type shellCommand struct {
	words []word
	// assigned are the variables set for this command or by it.
	assigned []Member
	// input is what is written for it to read: a here-document.
	input    string
	hasInput bool
	// piped tells that the next command reads what this one writes.
	piped bool
	// function is the script's own function that it stands in, "" for none.
	function string
	// inside are the commands whose output stands in the words.
	inside []shellCommand
}

// shell reads the commands of a shell: those of cmd where its sign for going on
// with a line is met, of PowerShell where its is, else of sh.
func (r *reader) shell(text string) {
	var commands []shellCommand
	line, _, goesOn := strings.Cut(text, "\n")
	switch quote := strings.IndexAny(text, `"'`); {
	case goesOn && strings.HasSuffix(line, "^"), quote > 0 && text[quote-1:quote+1] == `^"`:
		commands = r.scan(text).cmd()
	case goesOn && strings.HasSuffix(line, "`") && (strings.HasSuffix(line, " `") || strings.Count(line, "`")%2 == 1):
		commands = r.scan(text).powershellWords()
	default:
		commands = r.scan(text).sh()
	}
	r.commands(commands)
}

// sh reads the commands of a POSIX shell, and what bash adds to its quotes.
func (s *scanner) sh() []shellCommand {
	var commands []shellCommand
	var current shellCommand
	var waiting []*hereDocument
	var groups []string // the functions whose braces are open, "" for a group of commands
	end := func(piped bool) {
		if len(current.words) > 0 || len(current.assigned) > 0 {
			current.piped, current.inside = piped, s.inside
			current.function = innermost(groups)
			commands = append(commands, current)
		}
		current, s.inside = shellCommand{}, nil
	}
	for !s.atEnd() {
		c := s.next()
		switch {
		case isBlank(c):
			s.at++
		case s.take("\\\n"):
		case c == '\n':
			s.at++
			for _, document := range waiting {
				current.input, current.hasInput = s.hereDocument(document), true
			}
			waiting = nil
			end(false)
		case c == '#':
			s.while(func(c rune) bool { return c != '\n' })
		case s.take("&&"), s.take("||"), s.take(";"), s.take("&"):
			end(false)
		case s.take("|&"), s.take("|"):
			end(true)
		case s.take("<<<"):
			s.while(isBlank)
			w, _ := s.shWord()
			current.input, current.hasInput = w.text, true
		case s.take("<<"):
			waiting = append(waiting, s.hereDocumentBegins())
		case c == '<' && s.ahead(1) == '(':
			s.at += 2
			s.balanced('(', ')')
			current.words = append(current.words, word{text: s.elsewhere("")})
		case c == '>' || c == '<':
			s.redirection()
		case c == '{' && unicode.IsSpace(s.ahead(1)):
			s.at++
			groups = append(groups, current.defines())
			current.words = nil
		case c == '}':
			s.at++
			end(false)
			groups = groups[:max(len(groups)-1, 0)]
		case c == '(' || c == ')':
			s.at++
		default:
			s.shWordInto(&current)
		}
	}
	for _, document := range waiting {
		current.input, current.hasInput = s.hereDocument(document), true
	}
	end(false)
	return commands
}

// defines is the function that the words before a brace begin, "" for none.
func (c shellCommand) defines() string {
	switch words := c.words; {
	case len(words) == 2 && words[0].text == "function":
		return words[1].text
	case len(words) == 1:
		return words[0].text
	default:
		return ""
	}
}

// innermost is the function that the last open brace stands in.
func innermost(groups []string) string {
	for _, function := range slices.Backward(groups) {
		if function != "" {
			return function
		}
	}
	return ""
}

// shWordInto adds a word to a command, or what the word assigns before it.
func (s *scanner) shWordInto(command *shellCommand) {
	w, found := s.shWord()
	if !found {
		s.at++
		return
	}
	if (s.next() == '>' || s.next() == '<') && !w.quoted && strings.Trim(w.text, "0123456789") == "" {
		return // the number of what is redirected
	}
	name, value, assigns := strings.Cut(w.text, "=")
	if len(command.words) == 0 && assigns && name != "" && strings.IndexFunc(name, func(c rune) bool { return !isVariableRune(c) }) < 0 {
		command.assigned = append(command.assigned, Member{name, value})
		return
	}
	command.words = append(command.words, w)
}

// redirection leaves out where output goes to.
func (s *scanner) redirection() {
	s.while(func(c rune) bool { return strings.ContainsRune("<>&|", c) })
	s.while(isBlank)
	_, _ = s.shWord()
}

// shWord reads one word.
func (s *scanner) shWord() (word, bool) {
	var text strings.Builder
	begin, quoted := s.at, false
	for !s.atEnd() {
		c := s.next()
		switch {
		case unicode.IsSpace(c) || strings.ContainsRune("|&;<>()", c):
			return word{text.String(), string(s.text[begin:s.at]), quoted}, s.at > begin
		case s.take("\\\n"):
		case c == '\\':
			s.at++
			if !s.atEnd() {
				text.WriteRune(s.next())
				s.at++
			}
			quoted = true
		case c == '\'':
			s.at++
			inside, _ := s.until("'")
			text.WriteString(inside)
			quoted = true
		case s.take(`$'`):
			s.dollarQuoted(&text)
			quoted = true
		case s.take(`$"`), s.take(`"`):
			s.doubleQuoted(&text, '"')
			quoted = true
		case c == '$' || c == '`':
			s.expansion(&text)
		case s.at == begin || s.ahead(-1) == '=':
			quoted = s.smartQuoted(&text) || quoted
		default:
			text.WriteRune(c)
			s.at++
		}
	}
	return word{text.String(), string(s.text[begin:s.at]), quoted}, s.at > begin
}

// smartQuoted reads a text between the quotes of a word processor, which were
// meant to be a shell's, or one character where there is none.
func (s *scanner) smartQuoted(text *strings.Builder) bool {
	closing := map[rune]rune{'“': '”', '”': '”', '„': '“', '‘': '’', '’': '’', '‚': '‘'}[s.next()]
	if closing != 0 {
		from := s.at
		s.at++
		if inside, found := s.until(string(closing)); found {
			s.add("", "curly quotes are read as quotes")
			if closing == '’' || closing == '‘' {
				text.WriteString(inside)
				return true
			}
			s.at = from + 1
			s.doubleQuoted(text, closing)
			return true
		}
		s.at = from
	}
	text.WriteRune(s.next())
	s.at++
	return false
}

// doubleQuoted reads what stands in double quotes, up to the closing one.
func (s *scanner) doubleQuoted(text *strings.Builder, closing rune) {
	for !s.atEnd() {
		c := s.next()
		switch {
		case c == closing:
			s.at++
			return
		case s.take("\\\n"):
		case c == '\\' && strings.ContainsRune("$`\"\\", s.ahead(1)):
			text.WriteRune(s.ahead(1))
			s.at += 2
		case c == '$' || c == '`':
			s.expansion(text)
		default:
			text.WriteRune(c)
			s.at++
		}
	}
}

// expansion reads a variable or a command in the place of a value. A dollar sign
// before anything else is one.
func (s *scanner) expansion(text *strings.Builder) {
	switch {
	case s.take("`"):
		inside, _ := s.until("`")
		s.substitution(inside)
		text.WriteString(s.elsewhere(""))
	case s.take("$("):
		inside := s.balanced('(', ')')
		if document, is := s.documentOf(inside); is {
			text.WriteString(document)
			return
		}
		s.substitution(inside)
		text.WriteString(s.elsewhere(""))
	case s.next() == '$' && (s.ahead(1) == '@' || s.ahead(1) == '*'):
		s.at += 2
		text.WriteString(s.elsewhere(allArguments))
	case s.take("${"):
		inside := s.balanced('{', '}')
		name := strings.TrimRightFunc(inside, func(c rune) bool { return !isVariableRune(c) })
		if strings.IndexFunc(name, func(c rune) bool { return !isVariableRune(c) }) >= 0 {
			name = name[:strings.IndexFunc(name, func(c rune) bool { return !isVariableRune(c) })]
		}
		text.WriteString(s.elsewhere(name))
	case isVariableRune(s.ahead(1)):
		s.at++
		text.WriteString(s.elsewhere(s.while(isVariableRune)))
	default:
		text.WriteRune(s.next())
		s.at++
	}
}

// documentOf is the here-document that a command in the place of a value prints as it
// is: $(cat <<EOF … EOF). The shell drops the line breaks at its end.
func (s *scanner) documentOf(text string) (string, bool) {
	if s.within == deepestSubstitution || !strings.HasPrefix(strings.TrimSpace(text), "cat <<") {
		return "", false
	}
	inner := s.scan(text)
	inner.within = s.within + 1
	commands := inner.sh()
	if len(commands) != 1 {
		return "", false
	}
	document, is := printed(commands[0])
	return strings.TrimRight(document, "\n"), is
}

// deepestSubstitution is how far commands are read that stand in others.
const deepestSubstitution = 3

// substitution reads the commands whose output stands in a word, where they may be of
// Cognito.
func (s *scanner) substitution(text string) {
	if s.within == deepestSubstitution || !strings.Contains(strings.ToLower(text), "cognito") {
		return
	}
	inner := s.scan(text)
	inner.within = s.within + 1
	s.inside = append(s.inside, inner.sh()...)
}
