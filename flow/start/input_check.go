package start

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// CheckInput refuses an input that the AWS CLI would not send: without a member that
// is required, with one that is too short or too long, or without a region.
// Enumerations and patterns are for the service to check.
func CheckInput(begin walk.Start) error {
	operation := mustFind(begin.Operation)
	for _, given := range []struct{ name, text string }{
		{keyPool, begin.Target.UserPoolID}, {keyClient, begin.Target.ClientID}, {keyFlow, begin.AuthFlow}, {keySession, begin.Session.Reveal()},
	} {
		member, has := memberOf(operation, given.name)
		length := utf8.RuneCountInString(given.text)
		switch {
		case !has || given.text == "" && !member.Required:
		case given.text == "":
			return fmt.Errorf("%s is missing: give it with --%s", given.name, member.Flag())
		case length < member.Min:
			return fmt.Errorf("%s has %d characters: %d are the least", given.name, length, member.Min)
		case member.Max > 0 && length > member.Max:
			return fmt.Errorf("%s has %d characters: %d are the most", given.name, length, member.Max)
		}
	}
	if begin.Target.Region == "" && walk.RegionOf(begin.Target.UserPoolID) == "" {
		return errors.New("the region is missing: give it with --region")
	}
	return nil
}

func memberOf(operation api.Operation, name string) (api.Member, bool) {
	for _, member := range operation.Input {
		if member.Name == name {
			return member, true
		}
	}
	return api.Member{}, false
}
