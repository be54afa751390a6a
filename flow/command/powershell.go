package command

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode"
)

// powershellScript is a script of PowerShell while it is read: expressions that
// are constant have their value, all others come from elsewhere.
type powershellScript struct {
	*scanner
	// assigned are the variables that the script itself sets, in small letters.
	assigned map[string]any
	depth    int
}

func (r *reader) powershell(text string) {
	p := &powershellScript{scanner: r.scan(text), assigned: map[string]any{}}
	p.throughout(p.statement)
}

// isSingle and isDouble tell the quotes of PowerShell, which takes those of word
// processors, too.
func isSingle(c rune) bool { return c == '\'' || c >= '‘' && c <= '‛' }
func isDouble(c rune) bool { return c == '"' || c >= '“' && c <= '„' }

func isDash(c rune) bool { return c == '-' || c == '–' || c == '—' }

func isLetter(c rune) bool { return c == '_' || unicode.IsLetter(c) }

// blanks skips blanks, continued lines and comments, and line ends on request.
func (p *powershellScript) blanks(lines bool) {
	for {
		p.while(func(c rune) bool { return unicode.IsSpace(c) && (lines || c != '\n') })
		switch {
		case p.take("`\n"):
		case p.take("<#"):
			p.until("#>")
		case p.next() == '#':
			p.while(func(c rune) bool { return c != '\n' })
		default:
			return
		}
	}
}

func (p *powershellScript) statement() {
	p.blanks(true)
	switch {
	case p.take(";"), p.take("}"), p.take("{"), p.take(")"), p.take("|"):
	case isLetter(p.next()), p.next() == '&':
		p.pipeline(nil)
	case p.next() == '$' || p.next() == '[':
		p.assignment()
	default:
		value := p.expression()
		p.pipeline(&value)
	}
}

// assignment reads $name = value, $name.Add(…), $name['k'] = value and $name.k =
// value; anything else is an expression.
func (p *powershellScript) assignment() {
	from := p.at
	if p.next() == '[' {
		p.at++
		p.balanced('[', ']')
		p.blanks(false)
	}
	name, is := p.variableName()
	if !is {
		p.at = from
		value := p.expression()
		p.pipeline(&value)
		return
	}
	object, isObject := p.assigned[name].(Object)
	switch {
	case isObject && p.takeFold(".Add("):
		key, _ := p.expression().(string)
		p.blanks(true)
		p.take(",")
		p.assigned[name] = object.With(key, p.expression())
		p.blanks(true)
		p.take(")")
		return
	case isObject && p.take("["):
		key, _ := p.expression().(string)
		p.take("]")
		p.member(name, object, key)
		return
	case isObject && p.next() == '.' && isLetter(p.ahead(1)):
		p.at++
		p.member(name, object, p.while(isVariableRune))
		return
	}
	p.blanks(false)
	if p.next() != '=' {
		p.at = from
		value := p.expression()
		p.pipeline(&value)
		return
	}
	p.at++
	p.blanks(true)
	value := p.right()
	if text, is := value.(string); is && strings.HasPrefix(text, string(p.marker)) {
		delete(p.assigned, name) // the name says more than that it comes from elsewhere
		return
	}
	p.assigned[name] = value
}

// member sets a member of an object in a variable.
func (p *powershellScript) member(name string, object Object, key string) {
	if p.blanks(false); p.take("=") {
		p.blanks(true)
		p.assigned[name] = object.With(key, p.right())
	}
}

// right is the right side of an assignment: an expression or a command.
func (p *powershellScript) right() any {
	if isLetter(p.next()) {
		return p.pipeline(nil)
	}
	value := p.expression()
	if p.blanks(false); p.next() == '|' {
		return p.pipeline(&value)
	}
	return value
}

// takeFold is take in any case.
func (p *powershellScript) takeFold(wanted string) bool {
	for i, c := range wanted {
		if unicode.ToLower(p.ahead(i)) != unicode.ToLower(c) {
			return false
		}
	}
	p.at += len(wanted)
	return true
}

// variableName reads $name or ${name}.
func (p *powershellScript) variableName() (string, bool) {
	switch {
	case p.take("${"):
		name, _ := p.until("}")
		return strings.ToLower(name), true
	case p.next() == '$' && isVariableRune(p.ahead(1)):
		p.at++
		return strings.ToLower(p.while(isVariableRune)), true
	default:
		return "", false
	}
}

// expression reads a value with what is done to it.
func (p *powershellScript) expression() any {
	if p.depth++; p.depth > deepest {
		p.at = len(p.text)
	}
	defer func() { p.depth-- }()
	p.blanks(true)
	value := p.operand()
	for {
		from := p.at
		switch {
		case p.next() == '.' && isLetter(p.ahead(1)), p.take("::"):
			p.take(".")
			p.while(isVariableRune)
			if p.take("(") {
				p.balanced('(', ')')
			}
			value = p.elsewhere("")
			continue
		case p.next() == '[':
			p.at++
			p.balanced('[', ']')
			value = p.elsewhere("")
			continue
		}
		p.blanks(false)
		if !p.operator() {
			p.at = from
			return value
		}
		p.blanks(true)
		p.operand()
		value = p.elsewhere("")
	}
}

// operator reads what joins two values.
func (p *powershellScript) operator() bool {
	if p.take("+") || p.take("*") || p.take("??") {
		return true
	}
	return p.takeFold("-f ") || p.takeFold("-join ") || p.takeFold("-replace ")
}

func (p *powershellScript) operand() any {
	switch c := p.next(); {
	case isSingle(c):
		p.at++
		return p.single()
	case isDouble(c):
		p.at++
		return p.double()
	case c == '@':
		return p.atSign()
	case c == '$':
		return p.dollar()
	case c == '[':
		return p.typed()
	case c == '(':
		p.at++
		return p.parenthesised()
	case unicode.IsDigit(c) || c == '-' && unicode.IsDigit(p.ahead(1)):
		return p.numeral()
	case isLetter(c):
		return p.while(func(c rune) bool { return isVariableRune(c) || c == '-' })
	default:
		return p.elsewhere("")
	}
}

func (p *powershellScript) numeral() any {
	number := json.Number(p.while(func(c rune) bool { return unicode.IsDigit(c) || c == '.' || c == '-' }))
	if _, err := number.Float64(); err != nil {
		return p.elsewhere("")
	}
	return number
}

// parenthesised is the value of a command or an expression in brackets.
func (p *powershellScript) parenthesised() any {
	p.blanks(true)
	var value any
	if isLetter(p.next()) {
		value = p.pipeline(nil)
	} else if value = p.expression(); p.nextIs('|') {
		value = p.pipeline(&value)
	}
	if p.blanks(true); !p.take(")") {
		p.balanced('(', ')')
		value = p.elsewhere("")
	}
	return value
}

func (p *powershellScript) nextIs(c rune) bool {
	p.blanks(false)
	return p.next() == c
}

// dollar reads a variable, a constant or a command in the place of a value.
func (p *powershellScript) dollar() any {
	if p.take("$(") {
		p.balanced('(', ')')
		return p.elsewhere("")
	}
	name, is := p.variableName()
	if !is {
		p.at++
		return p.elsewhere("")
	}
	if scope, rest := name, p.next() == ':'; rest && isVariableRune(p.ahead(1)) {
		p.at++
		name = p.while(isVariableRune)
		if scope != "env" {
			name = strings.ToLower(name)
		}
		return p.elsewhere(name)
	}
	switch name {
	case "true", "false":
		return name == "true"
	case "null":
		return nil
	}
	if value, known := p.assigned[name]; known {
		return value
	}
	return p.elsewhere(name)
}

// typed reads a cast, [ordered]@{…} or [char]65, or something of a type.
func (p *powershellScript) typed() any {
	p.at++
	name := strings.ToLower(strings.TrimSpace(p.balanced('[', ']')))
	if strings.HasSuffix(name, "text.encoding") && p.takeFold("::UTF8.GetBytes(") {
		value := p.expression()
		p.blanks(true)
		p.take(")")
		return value
	}
	if name == "char" && p.takeFold("::ConvertFromUtf32(") {
		number, is := p.expression().(json.Number)
		p.blanks(true)
		if p.take(")") && is {
			return character(number)
		}
		return nil
	}
	if p.next() == ':' && p.ahead(1) == ':' {
		return nil // what follows makes it come from elsewhere
	}
	p.blanks(false)
	value := p.operand()
	if number, is := value.(json.Number); is {
		switch name {
		case "char":
			return character(number)
		case "string":
			return number.String()
		}
	}
	return value
}

func character(code json.Number) string {
	number, _ := strconv.ParseInt(code.String(), 10, 32)
	return string(rune(number))
}

// atSign reads what begins with an @: a hashtable, an array or a here-string.
func (p *powershellScript) atSign() any {
	p.at++
	switch c := p.next(); {
	case c == '{':
		p.at++
		return p.hashtable()
	case c == '(':
		p.at++
		return p.array()
	case isSingle(c):
		return p.hereString(isSingle, false)
	case isDouble(c):
		return p.hereString(isDouble, true)
	default:
		return p.elsewhere(p.while(isVariableRune))
	}
}

func (p *powershellScript) hashtable() any {
	members := Object{}
	for !p.atEnd() {
		p.blanks(true)
		if p.take("}") {
			break
		}
		if p.take(";") || p.take(",") {
			continue
		}
		begin := p.at
		name, _ := p.key()
		if p.blanks(false); p.take("=") {
			members = p.set(members, name, p.right())
		}
		if p.at == begin {
			p.at++
		}
	}
	return members
}

// key reads the name of a member.
func (p *powershellScript) key() (string, bool) {
	switch c := p.next(); {
	case isSingle(c):
		p.at++
		return p.single(), true
	case isDouble(c):
		p.at++
		return p.double(), true
	default:
		return p.while(func(c rune) bool { return isVariableRune(c) || unicode.IsLetter(c) }), false
	}
}

// set adds a member, or refuses a second one of the name.
func (p *powershellScript) set(members Object, name string, value any) Object {
	for _, member := range members {
		if strings.EqualFold(member.Name, name) {
			p.add(printable(name), "PowerShell refuses a name that occurs twice: the first one is taken")
			return members
		}
	}
	return append(members, Member{name, value})
}

func (p *powershellScript) array() any {
	items := List{}
	for !p.atEnd() {
		p.blanks(true)
		if p.take(")") {
			break
		}
		if p.take(",") || p.take(";") {
			continue
		}
		begin := p.at
		items = append(items, p.right())
		if p.at == begin {
			p.at++
		}
	}
	return items
}
