package explain

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// longestPasted is how many bytes of a pasted text are looked at: a log line, not a
// log.
const longestPasted = 256 << 10

// Pasted reads an error as the service, the AWS tools, SDKs, browsers and logs
// write it, and makes a walk of one refused call of it, to be explained. What the
// text does not say (flow, user, settings) stays open. It is not ok where the text
// has neither an exception that the service has nor a message that is known.
func Pasted(text string) (w walk.Walk, ok bool) {
	text = strings.ToValidUTF8(text[:min(len(text), longestPasted)], "")
	found, ok := errorObject(text)
	if !ok {
		found, ok = errorLine(text)
	}
	if !ok {
		return walk.Walk{}, false
	}
	operation := operationIn(text)
	step := walk.Step{
		Answered: answeredIn(text, operation),
		Exchange: walk.Exchange{Operation: operation, Sent: true, RequestID: requestIDIn(text), Masked: true},
		Error:    &walk.Error{Kind: walk.Refused, Operation: operation, Exception: found.exception, Message: withoutSecrets(found.message)},
	}
	begun := walk.Walk{Recorded: true, Start: walk.Start{AuthFlow: flowIn(text)}}
	step.Error.Next = Next(begun, step.Answered, step.Error)
	return begun.With(step), true
}

// Where a pasted message has what was no part of it: a request, values of secrets, a
// token.
var (
	objectInMessage = pattern(`\s*\{(?:.|\n)*$`)
	secretInMessage = pattern(`(?i)((?:password|passwd|secret|session|token|hash|code|authorization)["']?\s*[=:]\s*)(?:bearer\s+)?\S+`)
	tokenInMessage  = pattern(`\beyJ[A-Za-z0-9_=-]+(?:\.[A-Za-z0-9_=-]*)+`)
)

const hidden = "••••"

// withoutSecrets is a message that can be shown: logs write requests and tokens into
// the lines of their errors.
func withoutSecrets(message string) string {
	message = objectInMessage().ReplaceAllString(message, "")
	message = tokenInMessage().ReplaceAllString(message, hidden)
	return secretInMessage().ReplaceAllString(message, "${1}"+hidden)
}

// pastedError is what a text says of an error.
type pastedError struct{ exception, message string }

// Where JSON of the service, of SDKs and of logs has name and message.
var (
	exceptionMembers = []string{"__type", "code", "Code", "name", "errorCode", "errorType", "exception", "Error", "error"}
	messageMembers   = []string{"message", "Message", "errorMessage", "error_message"}
)

// mostBraces is how many places of a text are tried as the beginning of JSON.
const mostBraces = 64

// errorObject looks for an error in the first JSON object of a text, at any depth.
func errorObject(text string) (pastedError, bool) {
	from := 0
	for range mostBraces {
		begin := strings.IndexByte(text[from:], '{')
		if begin < 0 {
			break
		}
		from += begin
		var object map[string]any
		if json.NewDecoder(strings.NewReader(text[from:])).Decode(&object) == nil {
			return errorWithin(object)
		}
		from++
	}
	return pastedError{}, false
}

func errorWithin(value any) (pastedError, bool) {
	switch value := value.(type) {
	case map[string]any:
		if found, ok := errorOf(value); ok {
			return found, true
		}
		for _, name := range slices.Sorted(maps.Keys(value)) {
			if found, ok := errorWithin(value[name]); ok {
				return found, true
			}
		}
	case []any:
		for _, element := range value {
			if found, ok := errorWithin(element); ok {
				return found, true
			}
		}
	}
	return pastedError{}, false
}

// errorOf reads an object that names one of the service's exceptions.
func errorOf(object map[string]any) (pastedError, bool) {
	for _, member := range exceptionMembers {
		spelled, _ := object[member].(string)
		exception, known := api.FindException(api.ExceptionName(spelled[strings.LastIndex(spelled, ".")+1:]))
		if !known {
			continue
		}
		found := pastedError{exception: exception.Name}
		for _, member := range messageMembers {
			if message, is := object[member].(string); is {
				found.message = message
				break
			}
		}
		return found, true
	}
	return pastedError{}, false
}

// errorLine reads an error out of plain text: the name of an exception and what
// follows it, or a message alone.
func errorLine(text string) (pastedError, bool) {
	at := namePattern().FindAllStringIndex(text, -1)
	if len(at) == 0 {
		return messageAlone(text)
	}
	found := pastedError{exception: text[at[0][0]:at[0][1]]}
	// Programs write an error inside of their own: the innermost comes last.
	for _, name := range slices.Backward(at) {
		if message := messageAfter(text[name[1]:]); message != "" {
			return pastedError{text[name[0]:name[1]], message}, true
		}
	}
	// PowerShell writes the message first, and the name among what it says of the
	// error.
	if first, ok := messageAlone(text); ok && first.exception == found.exception {
		return first, true
	}
	return found, true
}

// namePattern finds the names of the service's exceptions.
var namePattern = sync.OnceValue(func() *regexp.Regexp {
	var names []string
	for _, exception := range api.Exceptions() {
		names = append(names, regexp.QuoteMeta(exception.Name))
	}
	return regexp.MustCompile(`\b(?:` + strings.Join(names, "|") + `)\b`)
})

// What stands between the name of an exception and its message, and what tools write
// after a message.
var (
	beforeMessage = pattern(`^(?:\) when calling the \w+ operation(?: \(reached max retries: \d+\))?:|\s*\((?:client|server|HTTP \d+)\)[:.]|:)[ \t]*`)
	afterMessage  = pattern(`\s*(?:\(Service: [^)]*\)|- \{.*)(?:.|\n)*$`)
	headerMessage = pattern(`(?im)^x-amzn-errormessage:[ \t]*(.+)$`)
)

// pattern compiles an expression when it is first needed.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// messageAfter is the message that follows the name of an exception, "" where
// something else does.
func messageAfter(rest string) string {
	if header := headerMessage().FindStringSubmatch(rest); header != nil {
		return strings.TrimSpace(header[1])
	}
	start := beforeMessage().FindStringIndex(rest)
	if start == nil {
		return ""
	}
	line, _, _ := strings.Cut(rest[start[1]:], "\n")
	line = strings.TrimSpace(afterMessage().ReplaceAllString(line, ""))
	if strings.HasPrefix(line, "http") {
		return "" // x-amzn-ErrorType ends in an address
	}
	return strings.TrimRight(line, `"'`)
}

// mostLines and mostParts bound where a message is looked for: in a line, and after
// the colons of what programs write before it.
const mostLines, mostParts = 100, 6

// messageAlone looks for a line that is a message of the service, after whatever
// a program wrote before it.
func messageAlone(text string) (pastedError, bool) {
	lines := 0
	for line := range strings.Lines(text) {
		if lines++; lines > mostLines {
			break
		}
		line = strings.Trim(strings.TrimSpace(line), `"'`)
		for range mostParts {
			if exception := exceptionSaying(line); exception != "" {
				return pastedError{exception, line}, true
			}
			_, after, more := strings.Cut(line, ":")
			if !more {
				break
			}
			line = strings.TrimSpace(after)
		}
	}
	return pastedError{}, false
}

// exceptionSaying is the exception whose message this is, "" where none is known.
func exceptionSaying(message string) string {
	message = trimmed(message)
	if message == "" {
		return ""
	}
	for _, row := range catalogue() {
		if row.kind == walk.Refused && row.exception != "" && row.pattern != nil && row.pattern.MatchString(message) {
			return row.exception
		}
	}
	for _, known := range knownMessages {
		if known.pattern().MatchString(message) {
			return known.exception
		}
	}
	return ""
}

// knownMessages are messages of exceptions that the catalogue explains by their name
// alone.
var knownMessages = []struct {
	pattern   func() *regexp.Regexp
	exception string
}{
	{pattern(`(?i)^Request not allowed due to WAF\b.*$`), api.ForbiddenException},
	{pattern(`(?i)^Attempt limit exceeded, please try after some time$`), api.LimitExceededException},
	{pattern(`^[A-Z]\w+ failed with error\b.*$`), api.UserLambdaValidationException},
	{pattern(`^[A-Z]\w+ invocation failed due to\b.*$`), api.UnexpectedLambdaException},
	{pattern(`(?i)^(?:Too many requests|Rate exceeded)$`), api.TooManyRequestsException},
	{pattern(`(?i)^User is not confirmed$`), api.UserNotConfirmedException},
	{pattern(`(?i)^User does not exist$`), api.UserNotFoundException},
	{pattern(`(?i)^Password reset required for the user$`), api.PasswordResetRequiredException},
	{pattern(`(?i)^Invalid code provided, please request a code again$`), api.ExpiredCodeException},
	{pattern(`(?i)^(?:Invalid code received for user|Code mismatch)$`), api.CodeMismatchException},
}

// operationIn is the operation that a text names, by its own name or as a command
// of the AWS CLI; "" where it names none.
func operationIn(text string) string {
	first, at := "", len(text)
	for _, operation := range api.Operations() {
		for _, name := range []string{operation.Name, operation.Command()} {
			if found := wordIn(text, name); found >= 0 && found < at {
				first, at = operation.Name, found
			}
		}
	}
	return first
}

// answeredIn is the challenge that the refused call answered, where a text names one.
func answeredIn(text, operation string) string {
	if operation != "" && !slices.Contains(usesSession, operation) {
		return ""
	}
	for _, challenge := range api.Challenges() {
		if wordIn(text, challenge.Name) >= 0 {
			return challenge.Name
		}
	}
	return ""
}

func flowIn(text string) string {
	for _, flow := range api.Flows() {
		if wordIn(text, flow.Name) >= 0 {
			return flow.Name
		}
	}
	return ""
}

// wordIn is where a name stands in a text as a word of its own, -1 where it does
// not.
func wordIn(text, name string) int {
	for from := 0; ; {
		at := strings.Index(text[from:], name)
		if at < 0 {
			return -1
		}
		at += from
		end := at + len(name)
		if (at == 0 || !isNamePart(text[at-1])) && (end == len(text) || !isNamePart(text[end])) {
			return at
		}
		from = end
	}
}

func isNamePart(c byte) bool {
	return c == '_' || c == '-' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

var requestIDPattern = pattern(`(?i)request[-_ ]?id"?'?\s*[:=]\s*"?'?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`)

// requestIDIn is the id of the request, where a text gives one.
func requestIDIn(text string) string {
	if found := requestIDPattern().FindStringSubmatch(text); found != nil {
		return found[1]
	}
	return ""
}
