package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"authwalk/flow/document"
	"authwalk/ui"
	"authwalk/ui/term"
	"authwalk/ui/term/tty"
)

// withEditor has the screens open texts in the editor that the environment names.
func withEditor(ctx context.Context, options *ui.Options) {
	editor := cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR"))
	if editor == "" {
		options.NoEditor = "neither VISUAL nor EDITOR is set"
		return
	}
	options.EditText = func(text string) (string, error) { return editText(ctx, editor, text) }
}

// largestEdited is the most that is taken over from an editor.
const largestEdited = 1 << 20

// editText opens a text in an editor and returns what that has made of it. The file is in
// a folder of its own, which others cannot look into, and both go afterwards, with what
// the editor left beside it.
func editText(ctx context.Context, editor, text string) (edited string, failed error) {
	folder, err := os.MkdirTemp("", "authwalk-edit-")
	if err != nil {
		return "", err
	}
	defer func() { failed = errors.Join(failed, os.RemoveAll(folder)) }()
	path := filepath.Join(folder, "request.json")
	if err := document.WriteSecretFile(path, []byte(text+"\n")); err != nil {
		return "", err
	}
	if term.AnswersQueries(os.Getenv) {
		_ = tty.Settle(ctx) // nothing worse than an answer on the screen comes of it
	}
	lent := tty.Lend(ctx, func() { err = runEditor(ctx, editor, path) })
	if err = errors.Join(lent, err); err != nil {
		return "", fmt.Errorf("%s: %w", editor, err)
	}
	// Editors replace files with others, with rights of their own.
	raw, err := document.ReadFile(ctx, path, largestEdited)
	if errors.Is(err, fs.ErrNotExist) {
		return "", errors.New("the file is gone that was being edited")
	}
	return string(raw), err
}

// runEditor runs an editor as git does: with a shell, so that it can have flags.
func runEditor(ctx context.Context, editor, path string) error {
	command := exec.CommandContext(ctx, "sh", "-c", editor+` "$@"`, editor, path)
	if runtime.GOOS == "windows" {
		fields := strings.Fields(editor)
		if len(fields) == 0 {
			return errors.New("VISUAL and EDITOR are blank")
		}
		command = exec.CommandContext(ctx, fields[0], append(fields[1:], path)...)
	}
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, os.Stdout, os.Stderr
	return command.Run()
}
