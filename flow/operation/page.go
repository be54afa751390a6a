package operation

import (
	"slices"
	"strconv"

	"authwalk/flow/api"
	"authwalk/flow/challenge"
	"authwalk/flow/walk"
)

// paging are the members that turn the pages of an operation's list.
func paging(o api.Operation) []api.Member {
	return slices.DeleteFunc(slices.Clone(o.Input), func(m api.Member) bool { return !isPaging(m) })
}

// pageFields ask which part of a list is wanted, once its first page was cut: they begin
// with the next one.
func pageFields(s challenge.Situation, o api.Operation) []walk.Field {
	var fields []walk.Field
	for _, member := range paging(o) {
		next := nextPage(s, o.Name, member.Name)
		if member.Kind != api.Number && next == "" {
			return nil
		}
		fields = append(fields, walk.Field{Key: member.Name, Label: member.Label, Kind: walk.Text, Help: member.Help, Optional: true, Value: next})
	}
	return fields
}

// nextPage is where the newest response of a list goes on, "" where it was the last.
func nextPage(s challenge.Situation, operation, member string) string {
	for _, step := range slices.Backward(s.Walk.Steps) {
		if step.Exchange.Operation == operation && step.Error == nil {
			return step.Members.Get(member)
		}
	}
	return ""
}

// number is a whole number as it was filled in.
func number(m api.Member, text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, challenge.CannotSend(walk.MalformedMember, m.Field(), "write "+m.Label+" as a whole number")
	}
	return n, nil
}
