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
	"syscall"

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
	about, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", errors.New("the file that was being edited is gone")
	case err == nil && !about.Mode().IsRegular():
		return "", errors.New("the file that was being edited is not a regular file any more")
	}
	raw, err := document.ReadFile(ctx, path, largestEdited)
	return string(raw), err
}

// runEditor runs an editor as git does: with a shell, so that it can have flags. It has
// the keys of the terminal to itself: a ^C is its own.
func runEditor(ctx context.Context, editor, path string) error {
	// The shell outlives a ^C that the editor takes.
	command := []string{"sh", "-c", "trap : INT QUIT; " + editor + ` "$@"`, editor, path}
	if runtime.GOOS == "windows" {
		if command = append(strings.Fields(editor), path); len(command) == 1 {
			return errors.New("VISUAL and EDITOR contain only spaces")
		}
	}
	found, err := exec.LookPath(command[0])
	if err != nil {
		return err
	}
	running, err := startChild(found, command, os.Environ())
	if err != nil {
		return err
	}
	defer context.AfterFunc(ctx, func() { running.end(syscall.SIGTERM) })()
	if code := running.wait(); code != 0 {
		return fmt.Errorf("exit status %d", code)
	}
	return nil
}
