package command

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"authwalk/flow/api"
)

// pawsService is how paws names the service.
const pawsService = "cognitoidentityprovider"

// pawsName is how paws names an operation.
func pawsName(operation api.Operation) string {
	return strings.ReplaceAll(operation.Command(), "-", "_")
}

var operationsByPawsName = sync.OnceValue(func() map[string]api.Operation {
	byName := map[string]api.Operation{}
	for _, operation := range api.Operations() {
		byName[pawsName(operation)] = operation
	}
	return byName
})

// rScript is a script of R while it is read.
type rScript struct {
	*scanner
	// services are the clients that the script makes, by their names.
	services map[string]Call
	depth    int
}

// rArgument is an argument of a call: by its name, else by its place.
type rArgument struct {
	name  string
	value any
}

// rService is a client of the service.
type rService struct{ place Call }

// rName is a name with no value of its own.
type rName string

func (r *reader) paws(text string) {
	s := &rScript{scanner: r.scan(text), services: map[string]Call{}}
	s.throughout(s.statement)
}

func (s *rScript) blanks() {
	for {
		s.while(unicode.IsSpace)
		if s.next() != '#' {
			return
		}
		s.while(func(c rune) bool { return c != '\n' })
	}
}

// statement reads an expression and what its value is given to.
func (s *rScript) statement() {
	s.blanks()
	if s.take(";") || s.take("}") || s.take("{") || s.take(")") {
		return
	}
	value := s.expression()
	name, isName := value.(rName)
	if s.blanks(); isName && (s.take("<-") || s.take("=")) {
		if service, is := s.expression().(rService); is {
			s.services[string(name)] = service.place
		}
	}
}

// expression reads a value with what is done to it. What is computed comes from
// elsewhere.
func (s *rScript) expression() any {
	if s.depth++; s.depth > deepest {
		s.at = len(s.text)
	}
	defer func() { s.depth-- }()
	value := s.postfixed()
	for {
		from := s.at
		s.while(func(c rune) bool { return unicode.IsSpace(c) && c != '\n' })
		if !s.operator() {
			s.at = from
			return value
		}
		s.postfixed()
		value = s.elsewhere("")
	}
}

func (s *rScript) operator() bool {
	if s.take("%") {
		s.until("%")
		return true
	}
	return s.take("|>") || s.take("+") || s.take("*") || s.take("==")
}

// postfixed reads a value, its members and calls.
func (s *rScript) postfixed() any {
	s.blanks()
	value := s.operand()
	for {
		switch {
		case s.take("::"):
			s.take(":")
			value = s.operand()
		case s.take("$"):
			member := s.identifier()
			if service, is := s.service(value); is && s.next() == '(' {
				s.at++
				s.call(member, service, s.arguments())
				value = s.elsewhere("")
				continue
			}
			value = s.elsewhere("")
		case s.take("("):
			value = s.apply(value, s.arguments())
		case s.take("["):
			s.balanced('[', ']')
			value = s.elsewhere("")
		default:
			return value
		}
	}
}

// service is the client that a name stands for. Calls of a client that is not in
// the text are understood as well.
func (s *rScript) service(value any) (Call, bool) {
	switch value := value.(type) {
	case rService:
		return value.place, true
	case rName:
		return s.services[string(value)], true
	default:
		return Call{}, false
	}
}

func (s *rScript) operand() any {
	switch c := s.next(); {
	case (c == 'r' || c == 'R') && (s.ahead(1) == '"' || s.ahead(1) == '\''):
		s.at++
		return s.rawText()
	case c == '"' || c == '\'':
		s.at++
		return s.quoted(c)
	case c == '(':
		s.at++
		value := s.expression()
		s.blanks()
		if !s.take(")") {
			s.balanced('(', ')')
			return s.elsewhere("")
		}
		return value
	case unicode.IsDigit(c) || c == '-' && unicode.IsDigit(s.ahead(1)):
		return s.numeral()
	case c == '`' || c == '.' || isLetter(c):
		return s.named()
	default:
		return s.elsewhere("")
	}
}

func (s *rScript) named() any {
	quoted := s.next() == '`'
	name := s.identifier()
	if quoted {
		return rName(name)
	}
	switch name {
	case "TRUE", "T":
		return true
	case "FALSE", "F":
		return false
	case "NULL":
		return nil
	default:
		return rName(name)
	}
}

// identifier reads a name, which may stand in backticks.
func (s *rScript) identifier() string {
	if s.take("`") {
		return s.quoted('`')
	}
	return s.while(func(c rune) bool { return isVariableRune(c) || c == '.' || unicode.IsLetter(c) })
}

func (s *rScript) numeral() any {
	text := s.while(func(c rune) bool { return unicode.IsDigit(c) || strings.ContainsRune(".-eE+", c) })
	s.take("L")
	if number := json.Number(text); json.Valid([]byte(text)) {
		return number
	}
	return s.elsewhere("")
}

// rawText reads r"---(…)---", in which nothing is special.
func (s *rScript) rawText() string {
	quote := string(s.next())
	s.at++
	dashes := s.while(func(c rune) bool { return c == '-' })
	closing := map[rune]string{'(': ")", '[': "]", '{': "}"}[s.next()]
	s.at = min(s.at+1, len(s.text))
	text, _ := s.until(closing + dashes + quote)
	return text
}

// quoted reads up to a quote.
func (s *rScript) quoted(quote rune) string {
	return s.literal(quote, func(c rune, text *strings.Builder) bool {
		return c == '\\' && s.escaped(text, s.escape)
	})
}

func (s *rScript) escape(c rune, text *strings.Builder) {
	switch {
	case c == 'u' || c == 'U':
		text.WriteRune(rune(s.number(16, map[rune]int{'u': 4, 'U': 8}[c])))
	case '0' <= c && c <= '7':
		s.at--
		text.WriteRune(rune(s.number(8, 3)))
	case c == 'a':
		text.WriteByte('\a')
	default:
		text.WriteRune(c)
	}
}

// arguments reads what stands in the brackets of a call.
func (s *rScript) arguments() []rArgument {
	var given []rArgument
	for {
		s.blanks()
		if s.atEnd() || s.take(")") {
			return given
		}
		if s.take(",") {
			continue
		}
		begin := s.at
		given = append(given, s.argument())
		s.blanks()
		for !s.atEnd() && s.next() != ',' && s.next() != ')' { // what is not understood of a value
			given[len(given)-1].value = s.elsewhere("")
			s.skipOne(s.quoted)
		}
		if s.at == begin {
			s.at++
		}
	}
}

func (s *rScript) argument() rArgument {
	from := s.at
	name, named := "", false
	switch c := s.next(); {
	case c == '`' || c == '.' || isLetter(c):
		name, named = s.identifier(), true
	case c == '"' || c == '\'':
		s.at++
		name, named = s.quoted(c), true
	}
	s.blanks()
	if named && s.next() == '=' && s.ahead(1) != '=' {
		s.at++
		return rArgument{name, s.value(s.expression())}
	}
	s.at = from
	return rArgument{value: s.value(s.expression())}
}

// value is what a name stands for.
func (s *rScript) value(value any) any {
	switch value := value.(type) {
	case rName:
		return s.elsewhere(string(value))
	default:
		return value
	}
}

// apply is the value of a call.
func (s *rScript) apply(function any, given []rArgument) any {
	name, is := function.(rName)
	operation, isManual := strings.CutPrefix(string(name), pawsService+"_")
	switch {
	case !is:
		return s.elsewhere("")
	case name == "list" || name == "c":
		return collected(given)
	case name == pawsService:
		return rService{placeOf(given)}
	case isManual:
		s.call(operation, Call{}, given)
		return s.elsewhere("")
	case name == "Sys.getenv" && len(given) > 0:
		variable, _ := given[0].value.(string)
		return s.elsewhere(variable)
	default:
		return s.elsewhere("")
	}
}

// collected is a list: one of names and values, or of values alone.
func collected(given []rArgument) any {
	items, members := List{}, Object{}
	for _, argument := range given {
		if argument.name == "" {
			items = append(items, argument.value)
			continue
		}
		members = append(members, Member{argument.name, argument.value})
	}
	if len(members) > 0 {
		return members
	}
	return items
}

// placeOf is the region, the endpoint and the profile of a client.
func placeOf(given []rArgument) Call {
	var place Call
	for _, argument := range given {
		text, _ := argument.value.(string)
		inside, _ := argument.value.(Object)
		switch argument.name {
		case "region":
			place.Region = text
		case "endpoint":
			place.Endpoint = text
		case "profile":
			place.Profile = text
		case "config", "credentials":
			var below []rArgument
			for _, member := range inside {
				below = append(below, rArgument{member.Name, member.Value})
			}
			found := placeOf(below)
			place.Region, place.Endpoint, place.Profile = place.Region+found.Region, place.Endpoint+found.Endpoint, place.Profile+found.Profile
		}
	}
	return place
}

// call reads a call of an operation. Arguments without a name follow the order of
// the service's model.
func (s *rScript) call(name string, place Call, given []rArgument) {
	operation, known := operationsByPawsName()[name]
	if !known {
		s.foreign++
		return
	}
	call := place
	call.Operation, call.Language = operation.Name, Paws
	at := 0
	for _, argument := range given {
		if argument.name == "" && at < len(operation.Input) {
			argument.name = operation.Input[at].Name
			at++
		}
		if argument.value == nil {
			continue // NULL is left out by paws
		}
		member, found := pawsMember(operation, argument.name)
		if !found {
			s.add(printable(argument.name), fmt.Sprintf("%s has no such member: it is left out", operation.Name))
			continue
		}
		call.Members = append(call.Members, Member{member.Name, mapped(member, argument.value)})
	}
	s.took(call)
}

// pawsMember finds the member that an argument is for. R takes the beginning of a
// name, too.
func pawsMember(operation api.Operation, name string) (api.Member, bool) {
	if member, found := memberNamed(operation.Input, name); found {
		return member, true
	}
	candidates := slices.DeleteFunc(slices.Clone(operation.Input), func(m api.Member) bool { return !strings.HasPrefix(m.Name, name) })
	if name != "" && len(candidates) == 1 {
		return candidates[0], true
	}
	return api.Member{}, false
}

// mapped turns a list without anything in it into what the member is.
func mapped(member api.Member, value any) any {
	switch value := value.(type) {
	case List:
		if len(value) == 0 && (member.Kind == api.Map || member.Kind == api.Structure) {
			return Object{}
		}
		if member.Kind != api.List {
			return value
		}
		return value.each(func(item any) any { return mapped(*member.Element, item) })
	case Object:
		members := make(Object, len(value))
		for i, given := range value {
			below, _ := memberNamed(member.Members, given.Name)
			members[i] = Member{given.Name, mapped(below, given.Value)}
		}
		return members
	default:
		return value
	}
}
