package main_test

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/ui/termtest"
)

// everyday are bounds that are numbers of ordinary code as well: counts of bits
// and bytes, minutes and seconds, hundreds. Smaller numbers than least stand for
// too many other things.
var everyday = []int{60, 63, 64, 100, 127, 128, 200, 256, 1024, 2048, 4096}

const least = 55

// numbersOutside are the places where a number that is also a bound of the
// service's interface stands for something else, with what that is.
var numbersOutside = map[string]string{
	"flow/api/":                      "this is where bounds are written down",
	"flow/emulator/state/clock.go":   "days of a year",
	"flow/emulator/state/session.go": "how many blocks the emulator keeps",
	"flow/emulator/trigger/http.go":  "names of Lambda functions, which are Lambda's",
}

// TestBoundsAreWrittenDownOnce finds numbers that bound a member of the
// service's interface, alone or in a pattern, outside flow/api. Screens and
// arithmetic have numbers of their own; sizes in powers of two written as such
// are memory.
func TestBoundsAreWrittenDownOnce(t *testing.T) {
	termtest.SkipWithRaceDetector(t)
	bounds := boundsOfTheInterface()
	for _, bound := range []int{131072, 20000, 86400, 140} {
		if !bounds[bound] {
			t.Fatalf("%d is not looked for", bound)
		}
	}
	used := map[string]bool{}
	report := func(file, place string, number int) {
		if !bounds[number] || strings.HasPrefix(file, "ui/") || strings.HasPrefix(file, "srp/") {
			return
		}
		for exception := range numbersOutside {
			if file == exception || strings.HasSuffix(exception, "/") && strings.HasPrefix(file, exception) {
				used[exception] = true
				return
			}
		}
		t.Errorf("%s: %d is a bound of the service's interface: take it from flow/api", place, number)
	}
	forEachLiteral(t, func(file, place string, literal *ast.BasicLit, parent ast.Node) {
		switch literal.Kind {
		case token.INT:
			if binary, is := parent.(*ast.BinaryExpr); is && binary.Op == token.SHL {
				return
			}
			if number, err := strconv.ParseInt(literal.Value, 0, 64); err == nil {
				report(file, place, int(number))
			}
		case token.STRING:
			for _, quantifier := range regexp.MustCompile(`\{\d*,(\d+)\}`).FindAllStringSubmatch(literal.Value, -1) {
				number, _ := strconv.Atoi(quantifier[1])
				report(file, place, number)
			}
		}
	})
	for exception := range numbersOutside {
		if !used[exception] {
			t.Errorf("%s needs no exception", exception)
		}
	}
}

func boundsOfTheInterface() map[int]bool {
	bounds := map[int]bool{}
	var add func([]api.Member)
	add = func(members []api.Member) {
		for _, member := range members {
			for _, bound := range []int{member.Min, member.Max} {
				if bound >= least && !slices.Contains(everyday, bound) {
					bounds[bound] = true
				}
			}
			add(member.Members)
			if member.Element != nil {
				add([]api.Member{*member.Element})
			}
		}
	}
	for _, operation := range api.Operations() {
		add(operation.Input)
		add(operation.Output)
	}
	for _, challenge := range api.Challenges() {
		add(challenge.Parameters)
		add(challenge.Responses)
	}
	for _, flow := range api.Flows() {
		add(flow.Parameters)
	}
	return bounds
}
