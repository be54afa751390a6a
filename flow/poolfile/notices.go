package poolfile

import (
	"fmt"
	"reflect"
	"strings"

	"authwalk/flow/document"
)

// Notices say what a file has that will not do what it seems to, a sentence
// each: members of no use, triggers that do not run, users whom nobody can sign
// in as. They name names and never values.
func (f *File) Notices() []string {
	var notices []string
	notice := func(names []string, format string) {
		if len(names) > 0 {
			notices = append(notices, fmt.Sprintf(format, shortened(names)))
		}
	}
	notice(f.UnknownMembers(), "ignored settings: %s")
	notice(f.triggers(), "these triggers do not run here, so what would call one is refused: %s")
	notice(f.withoutPassword(), "no password is known, so add Password to each user who signs in with one: %s")
	if len(f.Clients) == 0 {
		notices = append(notices, "there is no client, so users cannot sign in: add Clients")
	}
	return notices
}

// triggers are those of LambdaConfig that name a function.
func (f *File) triggers() []string {
	var names []string
	config := reflect.ValueOf(f.UserPool.LambdaConfig)
	for _, field := range fieldsOf(config.Type()) {
		if field.name != "KMSKeyID" && !config.FieldByIndex(field.index).IsZero() {
			names = append(names, field.name)
		}
	}
	return names
}

func (f *File) withoutPassword() []string {
	var names []string
	for i := range f.Users {
		if user := &f.Users[i]; user.CurrentPassword() == "" && !user.Tracked.Imported {
			names = append(names, document.Printable(user.Username))
		}
	}
	return names
}

// shortened lists the first names and counts the others.
func shortened(names []string) string {
	const most = 8
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}
