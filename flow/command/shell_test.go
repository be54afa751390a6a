//go:build unix

package command_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/command"

	"pgregory.net/rapid"
)

// A real shell hands to the AWS CLI and to curl what we read from the same
// command: quoting holds, and nothing is expanded or run.
func TestAShellPartsWordsAsWeDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// Many commands go through one shell, which takes longer to start than to run
		// them. What a program gets ends with a character that no command has.
		script := strings.Builder{}
		script.WriteString("show() { for word; do printf '%s\\036' \"$word\"; done; printf '\\035'; }\naws() { show aws \"$@\"; }\ncurl() { show curl \"$@\"; }\n")
		var calls []command.Call
		for range 10 {
			call := drawCall(t)
			language := rapid.SampledFrom([]command.Language{command.AWSCLI, command.AWSCLIv1, command.Curl}).Draw(t, "language")
			if operation, _ := api.FindOperation(call.Operation); language == command.Curl && operation.Access == api.Signed {
				continue // its keys come by a here-document
			}
			text, err := command.Write(language, call)
			if err != nil {
				t.Fatal(err)
			}
			script.WriteString(text + "\n")
			calls = append(calls, call)
		}
		shell := exec.Command("sh", "-u")
		shell.Dir, shell.Stdin = "/", strings.NewReader(script.String())
		shell.Env = []string{"PATH=/nowhere"}
		out, err := shell.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s\n%s", err, out, script.String())
		}
		got := strings.Split(string(out), "\x1d")
		if len(got) != len(calls)+1 {
			t.Fatalf("%d commands ran, of %d", len(got)-1, len(calls))
		}
		for i, call := range calls {
			words := strings.Split(strings.TrimSuffix(got[i], "\x1e"), "\x1e")
			read, _ := command.Read(wordsOf(words))
			if len(read) != 1 || !same(read[0], call) {
				t.Fatalf("the shell made %q of %s", words, plain(call.Members))
			}
		}
	})
}

// wordsOf writes words so that they can be read again, each in quotes.
func wordsOf(words []string) string {
	quoted := slices.Clone(words)
	for i, word := range quoted[1:] {
		quoted[i+1] = "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
	}
	return strings.Join(quoted, " ")
}

// A dash that a word processor joined begins an option; one in quotes does not.
func TestALongDashInQuotesIsAValue(t *testing.T) {
	calls, _ := command.Read("aws cognito-idp respond-to-auth-challenge —client-id abc --challenge-name \"—a\"")
	if want := (command.Object{{Name: "ClientId", Value: "abc"}, {Name: "ChallengeName", Value: "—a"}}); len(calls) != 1 || !slices.Equal(calls[0].Members, want) {
		t.Errorf("read %v", calls)
	}
}
