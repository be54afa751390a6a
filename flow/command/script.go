package command

// script is a walk as commands that follow one another, apart from the language
// they are written in.
type script struct {
	// title says in lines what the script does.
	title []string
	// asks are the secrets that are known before it begins.
	asks  []ask
	parts []any // note, ask, *request, *computation, said
	shown shown
}

// ask takes a value from the environment, else from a person.
type ask struct{ variable, prompt string }

// note is a remark between the commands.
type note struct{ text string }

// said shows a person a value that only the service knows.
type said struct{ text, variable string }

// request is a call, and what is taken from its answer.
type request struct {
	number int
	call   Call
	// answers is the challenge that it answers, expected the one that comes next:
	// "" for none, or anything.
	answers, expected string
	// tokens tells that the answer has tokens.
	tokens  bool
	carried []carried
}

// computation is what authwalk srp computes.
type computation struct {
	verb    string
	input   Object
	carried []carried
}

// carried is a value of an answer that a later command needs.
type carried struct {
	variable string
	path     []string
}

// requests are the calls.
func (s script) requests() []*request {
	var requests []*request
	for _, part := range s.parts {
		if r, is := part.(*request); is {
			requests = append(requests, r)
		}
	}
	return requests
}

// first is the first call, nil where there is none.
func (s script) first() *request {
	if requests := s.requests(); len(requests) > 0 {
		return requests[0]
	}
	return nil
}

// last is the last call, nil where there is none.
func (s script) last() *request {
	if requests := s.requests(); len(requests) > 0 {
		return requests[len(requests)-1]
	}
	return nil
}

// computes reports whether authwalk computes something.
func (s script) computes() bool {
	for _, part := range s.parts {
		if _, is := part.(*computation); is {
			return true
		}
	}
	return false
}

// asksForSecrets reports whether the script needs a secret from outside.
func (s script) asksForSecrets() bool {
	for _, part := range s.parts {
		if _, is := part.(ask); is {
			return true
		}
	}
	return len(s.asks) > 0
}
