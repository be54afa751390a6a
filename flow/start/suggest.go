package start

import (
	"context"

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
		return nil, failure
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
		return nil, failure
	}
	choices := make([]walk.Choice, 0, len(clients))
	for _, found := range clients {
		choices = append(choices, walk.Choice{Value: found.ID, Label: found.Name})
	}
	return choices, nil
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
