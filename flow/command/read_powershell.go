package command

import (
	"slices"
	"strings"
	"unicode"

	"authwalk/flow/api"
)

// pipeline reads a command and those that its output goes to. What comes of it is
// known of few commands alone.
func (p *powershellScript) pipeline(input *any) any {
	var value any = p.elsewhere("")
	for first := true; ; first = false {
		p.blanks(false)
		if input != nil || !first {
			if !p.take("|") {
				return value
			}
			p.blanks(true)
		}
		p.take("&")
		p.blanks(false)
		name := p.while(func(c rune) bool {
			return !unicode.IsSpace(c) && !strings.ContainsRune("|;(){}", c)
		})
		if name == "" {
			return value
		}
		value = p.command(strings.ReplaceAll(strings.ReplaceAll(name, "–", "-"), "—", "-"), input)
		input = nil
		if p.blanks(false); p.next() != '|' {
			return value
		}
	}
}

// arguments are those of one command: by name, and the others.
type arguments struct {
	named    []Member
	unnamed  []any
	splatted []string
}

func (p *powershellScript) command(name string, input *any) any {
	switch known, isCmdlet := findCmdlet(name); {
	case isCmdlet:
		given := p.arguments()
		if input != nil {
			given.unnamed = slices.Insert(given.unnamed, 0, *input)
		}
		p.cmdlet(known, given)
	case strings.Contains(strings.ToUpper(name), "-CGIP"):
		p.arguments()
		p.add(printable(name), "this cmdlet is not known here: it is left out")
		p.foreign++
	case slices.Contains([]string{"invoke-webrequest", "invoke-restmethod", "iwr", "irm"}, strings.ToLower(name)):
		p.webRequest(p.arguments())
	case strings.EqualFold(name, "New-Object"):
		return p.newObject(p.arguments())
	default:
		p.arguments()
	}
	return p.elsewhere("")
}

// newObject is a list of pairs that is filled later, or an object with properties.
func (p *powershellScript) newObject(given arguments) any {
	for _, argument := range given.named {
		if properties, is := argument.Value.(Object); is && strings.EqualFold(argument.Name, "Property") {
			return properties
		}
	}
	return Object{}
}

// arguments reads up to the end of a command.
func (p *powershellScript) arguments() arguments {
	var given arguments
	for {
		p.blanks(false)
		if c := p.next(); p.atEnd() || strings.ContainsRune("\n|;)}", c) {
			return given
		}
		begin := p.at
		switch {
		case isDash(p.next()) && isLetter(p.ahead(1)):
			p.parameter(&given)
		case p.next() == '@' && isLetter(p.ahead(1)):
			p.at++
			given.splatted = append(given.splatted, strings.ToLower(p.while(isVariableRune)))
		default:
			given.unnamed = append(given.unnamed, p.argument())
		}
		if p.at == begin {
			p.at++
		}
	}
}

// parameter reads -Name value or -Name:value, or a switch.
func (p *powershellScript) parameter(given *arguments) {
	p.at++
	name := p.while(isVariableRune)
	tied := p.take(":")
	p.blanks(false)
	if c := p.next(); !tied && (p.atEnd() || strings.ContainsRune("\n|;)}", c) || isDash(c) && isLetter(p.ahead(1)) || isSwitch(name)) {
		given.named = append(given.named, Member{name, true})
		return
	}
	given.named = append(given.named, Member{name, p.argument()})
}

func isSwitch(name string) bool {
	for known, meaning := range commonParameters {
		if meaning == "switch" && strings.EqualFold(known, name) {
			return true
		}
	}
	return false
}

// argument reads a value, or several with commas.
func (p *powershellScript) argument() any {
	value := p.oneArgument()
	if p.blanks(false); p.next() != ',' {
		return value
	}
	items := List{value}
	for p.take(",") {
		p.blanks(true)
		items = append(items, p.oneArgument())
		p.blanks(false)
	}
	return items
}

func (p *powershellScript) oneArgument() any {
	c := p.next()
	if isSingle(c) || isDouble(c) || c == '@' || c == '$' || c == '(' || unicode.IsDigit(c) && p.isNumber() {
		return p.postfixed()
	}
	var text strings.Builder
	for !p.atEnd() {
		c := p.next()
		if unicode.IsSpace(c) || strings.ContainsRune("|;,){}(", c) {
			break
		}
		p.at++
		p.expanded(c, &text)
	}
	return text.String()
}

// isNumber reports whether the coming word is a number and nothing else.
func (p *powershellScript) isNumber() bool {
	n := 0
	for unicode.IsDigit(p.ahead(n)) {
		n++
	}
	c := p.ahead(n)
	return c == -1 || unicode.IsSpace(c) || strings.ContainsRune("|;,)}", c)
}

// postfixed reads a value and what is taken of it. In arguments there are no
// operators.
func (p *powershellScript) postfixed() any {
	value := p.operand()
	for {
		switch {
		case p.next() == '.' && isLetter(p.ahead(1)):
			p.at++
			p.while(isVariableRune)
			if p.take("(") {
				p.balanced('(', ')')
			}
		case p.take("["):
			p.balanced('[', ']')
		default:
			return value
		}
		value = p.elsewhere("")
	}
}

// cmdlet reads a call from a cmdlet and its arguments.
func (p *powershellScript) cmdlet(known cmdlet, given arguments) {
	call := Call{Operation: known.operation, Language: PowerShell}
	for _, name := range given.splatted {
		table, is := p.assigned[name].(Object)
		if !is {
			p.add("@"+name, "it is not in the text: fill in what it has")
			continue
		}
		given.named = append(given.named, table...)
	}
	for _, argument := range given.named {
		p.cmdletArgument(&call, argument)
	}
	for i, value := range given.unnamed {
		if _, has := call.Members.Get(known.first); i == 0 && known.first != "" && !has {
			call.Members = append(Object{{known.first, value}}, call.Members...)
			continue
		}
		p.add("", "a value belongs to no parameter: it is left out")
	}
	p.took(call)
}

func (p *powershellScript) cmdletArgument(call *Call, argument Member) {
	parameter, meaning, problem := p.findParameter(call.Operation, argument.Name)
	text, _ := argument.Value.(string)
	switch {
	case problem != "":
		p.add(quotable("-"+argument.Name), problem)
	case meaning == "region":
		call.Region = text
	case meaning == "endpoint":
		call.Endpoint = text
	case meaning == "profile":
		call.Profile = text
	case meaning == "show":
		call.Show = text
	case meaning == "credentials":
		if call.signed() {
			p.add("-"+argument.Name, "the credentials are left out: authwalk signs with your AWS profile")
		}
	case meaning != "":
		p.add("-"+argument.Name, "this changes nothing of the request: it is left out")
	default:
		call.Members = within(call.Members, parameter.path, spelled(parameter.member, argument.Value))
	}
}

// findParameter finds a parameter by its name, an alias of it, or the beginning of
// either where that is of one alone.
func (p *powershellScript) findParameter(operation, name string) (found cmdletParameter, meaning, problem string) {
	matches := map[string]bool{}
	for _, parameter := range parametersOf(operation) {
		for _, spelling := range []string{parameter.name, parameter.alias} {
			switch {
			case spelling == "":
			case strings.EqualFold(spelling, name):
				return parameter, "", ""
			case hasPrefixFold(spelling, name):
				matches[parameter.name] = true
				found = parameter
			}
		}
	}
	for spelling, says := range commonParameters {
		switch {
		case strings.EqualFold(spelling, name):
			return cmdletParameter{}, says, ""
		case hasPrefixFold(spelling, name):
			matches["common "+says] = true
			meaning = says
		}
	}
	switch cmdletName, _ := Cmdlet(operation); {
	case len(matches) == 0:
		return found, "", cmdletName + " has no such parameter: it is left out"
	case len(matches) > 1:
		return found, "", "this is the beginning of several parameters: it is left out"
	default:
		return found, meaning, ""
	}
}

func hasPrefixFold(text, beginning string) bool {
	return len(beginning) > 0 && len(text) >= len(beginning) && strings.EqualFold(text[:len(beginning)], beginning)
}

// within sets a member of a member.
func within(members Object, path []string, value any) Object {
	if len(path) == 1 {
		return members.With(path[0], value)
	}
	inside, _ := members.Get(path[0])
	object, _ := inside.(Object)
	return members.With(path[0], within(object, path[1:], value))
}

// spelled gives the names in a value their own spelling: PowerShell reads them in
// any case.
func spelled(member api.Member, value any) any {
	switch value := value.(type) {
	case List:
		if member.Kind != api.List {
			return value
		}
		return value.each(func(item any) any { return spelled(*member.Element, item) })
	case Object:
		if member.Kind == api.List {
			return spelled(*member.Element, value)
		}
		if member.Kind != api.Structure {
			return value
		}
		members := make(Object, len(value))
		for i, given := range value {
			members[i] = given
			for _, below := range member.Members {
				if strings.EqualFold(below.Name, given.Name) {
					members[i] = Member{below.Name, spelled(below, given.Value)}
				}
			}
		}
		return members
	default:
		return value
	}
}

// webRequest reads what a browser copies for PowerShell.
func (p *powershellScript) webRequest(given arguments) {
	request := httpRequest{language: PowerShell}
	if len(given.unnamed) > 0 {
		request.url, _ = given.unnamed[0].(string)
	}
	for _, argument := range given.named {
		text, _ := argument.Value.(string)
		switch strings.ToLower(argument.Name) {
		case "uri":
			request.url = text
		case "headers":
			headers, _ := argument.Value.(Object)
			request.headers = append(request.headers, headers...)
		case "contenttype":
			request.headers = append(request.headers, Member{"Content-Type", text})
		case "body":
			request.body = argument.Value
		case "method", "usebasicparsing", "websession", "useragent", "sessionvariable", "skipcertificatecheck":
		default:
			p.add(quotable("-"+argument.Name), "this changes nothing of the request: it is left out")
		}
	}
	p.request(request)
}
