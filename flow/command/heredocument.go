package command

import "strings"

// hereDocument is what follows << : a word that ends the lines to come.
type hereDocument struct {
	end string
	// literal tells that nothing is expanded, indented that tabs are dropped.
	literal, indented bool
}

func (s *scanner) hereDocumentBegins() *hereDocument {
	document := &hereDocument{indented: s.take("-")}
	s.while(isBlank)
	w, _ := s.shWord()
	document.end, document.literal = w.text, w.quoted
	return document
}

// hereDocument reads the lines up to the word that ends them.
func (s *scanner) hereDocument(document *hereDocument) string {
	var lines strings.Builder
	for !s.atEnd() {
		line := s.while(func(c rune) bool { return c != '\n' })
		s.at++
		if document.indented {
			line = strings.TrimLeft(line, "\t")
		}
		if strings.TrimRight(line, " \r") == document.end {
			break
		}
		lines.WriteString(line + "\n")
	}
	s.at = min(s.at, len(s.text))
	if document.literal {
		return lines.String()
	}
	var text strings.Builder
	inside := s.scan(lines.String())
	for !inside.atEnd() {
		switch c := inside.next(); {
		case inside.take("\\\n"):
		case c == '\\' && strings.ContainsRune("$`\\", inside.ahead(1)):
			text.WriteRune(inside.ahead(1))
			inside.at += 2
		case c == '$' || c == '`':
			inside.expansion(&text)
		default:
			text.WriteRune(c)
			inside.at++
		}
	}
	return text.String()
}
