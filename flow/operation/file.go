package operation

import (
	"fmt"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/passkey"
	"authwalk/flow/walk"
)

// File is something that can be kept as a file on this machine. Nothing is sent.
type File struct {
	// Name is ours: the API has none.
	Name        string
	Label       string
	Description string
	Prompt      func(challenge.Situation) walk.Prompt
	// Write writes the file and says in a sentence what it has done.
	Write func(challenge.Tools, challenge.Situation, walk.Values) (string, error)
	// Group, Short and Letter are those of a Choice.
	Group, Short, Letter string
	// Lacks is why there is nothing to write, "" where there is.
	Lacks func(challenge.Situation) string
}

// Files are what of a walk can be kept as a file.
func Files() []File { return []File{savePasskey} }

// FindFile returns the entry of this name.
func FindFile(name string) (File, bool) { return savePasskey, name == savePasskey.Name }

// The keys of the fields of a passkey's file.
const (
	keyFileKind = "KIND"
	keyFilePath = "FILE"
)

// savePasskey hands a passkey to a test tool.
var savePasskey = File{
	Name: "SavePasskey", Label: "Save a passkey as a file",
	Description: "Writes a passkey with its private key, for a browser's tests. Anyone who has the file can sign in with it.",
	Group:       GroupPasskeys, Short: "Save as a file", Letter: "w",
	Lacks: func(s challenge.Situation) string {
		if len(s.Known.Passkeys) == 0 {
			return "no passkey is kept here"
		}
		return ""
	},
	Prompt: func(s challenge.Situation) walk.Prompt {
		choices := make([]walk.Choice, 0, len(s.Known.Passkeys))
		for _, p := range slices.Backward(s.Known.Passkeys) {
			choices = append(choices, walk.Choice{Value: p.Name(), Label: challenge.PasskeyLabel(p)})
		}
		return walk.Prompt{
			Name: "Save a passkey", Button: "Save",
			Sentence: "The file has the private key: anyone who has it can sign in as the user. Only you can read it.",
			Fields: []walk.Field{
				{Key: challenge.PasskeyChosen, Label: "Passkey", Kind: walk.Choose, Choices: choices[:min(len(choices), api.Passkeys)]},
				{Key: keyFileKind, Label: "For", Kind: walk.Choose, Choices: []walk.Choice{
					{Value: passkey.Chrome, Label: passkey.Chrome, Leads: "DevTools, Cypress", Help: "The credential of WebAuthn.addCredential. Keeps the counter."},
					{Value: passkey.Playwright, Label: passkey.Playwright, Help: "A VirtualCredential. Has no counter: it begins again at 0."},
					{Value: passkey.WebDriver, Label: passkey.WebDriver, Leads: "Selenium", Help: "The input of Add Credential. Keeps the counter."},
				}},
				{Key: keyFilePath, Label: "File", Kind: walk.Text, Value: "passkey.json", Help: "A new file: none is replaced."},
			},
		}
	},
	Write: func(tools challenge.Tools, s challenge.Situation, given walk.Values) (string, error) {
		for _, known := range s.Known.Passkeys {
			if known.Name() == given.Get(challenge.PasskeyChosen) {
				return writePasskey(tools, s, known, given)
			}
		}
		return "", challenge.CannotSend(walk.NoPasskey, challenge.PasskeyChosen, "this passkey is not kept here")
	},
}

func writePasskey(tools challenge.Tools, s challenge.Situation, known passkey.Passkey, given walk.Values) (string, error) {
	p, err := tools.UnlockPasskey(s, known)
	if err != nil {
		return "", challenge.CannotSend(walk.NoPasskey, challenge.PasskeyChosen, err.Error())
	}
	text, err := p.WriteFile(given.Get(keyFileKind))
	if err != nil {
		return "", challenge.CannotSend(walk.MalformedMember, keyFileKind, err.Error())
	}
	path := given.Get(keyFilePath)
	if err := tools.WriteSecretFile(path, text); err != nil {
		return "", challenge.CannotSend(walk.NotKept, keyFilePath, err.Error())
	}
	said := fmt.Sprintf("Saved the passkey with its private key, for you alone: %s", path)
	if given.Get(keyFileKind) == passkey.Playwright && p.Counter > 0 {
		said += fmt.Sprintf(". Its counter, %d, is not in the file", p.Counter)
	}
	return said, nil
}
