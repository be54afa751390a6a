package start

import (
	"context"
	"errors"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/cognito"
	"authwalk/flow/walk"
)

// Suggest lists values for a field of the start form, where there is a list:
// profiles from the AWS configuration, pools and clients from the service.
func (f Form) Suggest(ctx context.Context, filled walk.Values, key string) ([]walk.Choice, error) {
	switch key {
	case keyProfile:
		return profileChoices()
	case keyPool:
		return f.poolChoices(ctx, filled)
	case keyClient:
		return f.clientChoices(ctx, filled)
	case api.KeyUsername:
		if operationOf(filled) == api.SignUp {
			return nil, nil // a new name
		}
		return f.userChoices(ctx, filled)
	default:
		return nil, nil
	}
}

func profileChoices() ([]walk.Choice, error) {
	profiles, err := cognito.Profiles()
	if err != nil {
		return nil, err
	}
	choices := make([]walk.Choice, 0, len(profiles))
	for _, profile := range profiles {
		choices = append(choices, walk.Choice{Value: profile.Name, Label: profile.Region})
	}
	return choices, nil
}

func (f Form) poolChoices(ctx context.Context, filled walk.Values) ([]walk.Choice, error) {
	target, _ := f.Target(filled)
	client, err := f.Service.Client(place(target).withoutPool())
	if err != nil {
		return nil, err
	}
	pools, failure := client.Pools(ctx)
	if failure != nil {
		return nil, notListed(failure, api.ListUserPools)
	}
	choices := make([]walk.Choice, 0, len(pools))
	for _, pool := range pools {
		choices = append(choices, walk.Choice{Value: pool.ID, Label: pool.Name})
	}
	return choices, nil
}

func (f Form) clientChoices(ctx context.Context, filled walk.Values) ([]walk.Choice, error) {
	target, _ := f.Target(filled)
	client, err := f.Service.Client(target)
	if err != nil {
		return nil, err
	}
	clients, failure := client.Clients(ctx, filled.Get(keyPool))
	if failure != nil {
		return nil, notListed(failure, api.ListUserPoolClients)
	}
	choices := make([]walk.Choice, 0, len(clients))
	for _, found := range clients {
		choices = append(choices, walk.Choice{Value: found.ID, Label: found.Name})
	}
	return choices, nil
}

// mostUsers is how many users are listed at once.
const mostUsers = 20

// userChoices are the users whose name, e-mail address or phone number begins with what
// was typed.
func (f Form) userChoices(ctx context.Context, filled walk.Values) ([]walk.Choice, error) {
	target, _ := f.Target(filled)
	client, err := f.Service.Client(target)
	if err != nil {
		return nil, err
	}
	typed := strings.TrimSpace(filled.Get(api.KeyUsername))
	var choices []walk.Choice
	for _, attribute := range searchedBy(typed) {
		users, failure := client.Users(ctx, filled.Get(keyPool), attribute, typed, mostUsers-len(choices))
		if failure != nil {
			return nil, notListed(failure, api.ListUsers)
		}
		for _, user := range users {
			if !slices.ContainsFunc(choices, func(c walk.Choice) bool { return c.Value == user.Name }) {
				choices = append(choices, walk.Choice{Value: user.Name, Label: aboutUser(user)})
			}
		}
		if len(choices) >= mostUsers {
			break
		}
	}
	if typed != "" && len(choices) == 0 {
		return f.usersWith(ctx, client, filled.Get(keyPool), typed)
	}
	return choices, nil
}

// usersWith are those of the pool's first users who have a text anywhere in name, e-mail
// address or phone number: ListUsers itself finds only what these begin with.
func (f Form) usersWith(ctx context.Context, client *cognito.Client, pool, text string) ([]walk.Choice, error) {
	users, failure := client.Users(ctx, pool, "", "", api.PageSize)
	if failure != nil {
		return nil, notListed(failure, api.ListUsers)
	}
	var choices []walk.Choice
	for _, user := range users {
		if strings.Contains(strings.ToLower(user.Name+"\n"+user.Email+"\n"+user.PhoneNumber), strings.ToLower(text)) {
			choices = append(choices, walk.Choice{Value: user.Name, Label: aboutUser(user)})
		}
	}
	return choices, nil
}

// searchedBy are the attributes that a text may be the beginning of, likeliest first.
func searchedBy(typed string) []string {
	switch {
	case typed == "":
		return []string{api.AttributeUsername}
	case strings.HasPrefix(typed, "+"):
		return []string{api.AttributePhoneNumber, api.AttributeUsername}
	case strings.Contains(typed, "@"):
		return []string{api.AttributeEmail, api.AttributeUsername}
	default:
		return []string{api.AttributeUsername, api.AttributeEmail}
	}
}

// aboutUser is what a list says of a user: first what can keep them from signing in.
func aboutUser(user cognito.User) string {
	about := []string{user.Email, user.PhoneNumber}
	if user.Status == api.StatusConfirmed {
		about = append(about, user.Status)
	} else {
		about = append([]string{user.Status}, about...)
	}
	if user.Disabled {
		about = append([]string{"disabled"}, about...)
	}
	return strings.Join(slices.DeleteFunc(about, func(text string) bool { return text == "" }), "  ")
}

// notListed says of a refusal which permission is missing.
func notListed(failure error, operation string) error {
	if refused, is := errors.AsType[*walk.Error](failure); is && refused.Exception == api.AccessDeniedException {
		return &walk.Error{Kind: walk.Credentials, Operation: operation, Message: "the credentials need cognito-idp:" + operation + ".", Cause: failure}
	}
	return failure
}

// place is a target of which only the place counts.
type place walk.Target

func placeOf(filled walk.Values) place {
	return place{
		UserPoolID: filled.Get(keyPool), Region: filled.Get(keyRegion),
		Endpoint: filled.Get(keyEndpoint), Profile: filled.Get(keyProfile),
	}
}

// withoutPool keeps the region the pool id names, and nothing else of it: a
// half-typed pool id must not keep the list of pools from being read.
func (p place) withoutPool() walk.Target {
	if p.Region == "" {
		p.Region = walk.RegionOf(p.UserPoolID)
	}
	p.UserPoolID = ""
	return walk.Target(p)
}
