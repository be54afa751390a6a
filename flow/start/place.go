package start

import (
	"authwalk/flow/cognito"
	"authwalk/flow/walk"
)

// Target is where a start with so much filled in would go, as far as it is
// decided: an endpoint of one's own that is still to be given is nowhere yet.
func (f Form) Target(filled walk.Values) (target walk.Target, decided bool) {
	filled = withDefaults(filled)
	target = walk.Target(placeOf(filled))
	if target.Region == "" {
		target.Region = walk.RegionOf(target.UserPoolID)
	}
	if filled.Get(keyWhere) == atAWS {
		target.Endpoint = ""
		if placed, err := f.followProfile(target); err == nil {
			target = placed
		}
		return target, true
	}
	return target, target.Endpoint != ""
}

// followProfile completes a target from its profile, as the flags do: the
// profile's endpoint is gone to where none is given. The environment was looked
// at when the form was opened, and a person may have chosen AWS since.
func (f Form) followProfile(target walk.Target) (walk.Target, error) {
	if target.Profile == "" {
		return target, nil
	}
	settings, err := f.Service.Settings(target.Profile)
	if err != nil {
		return target, err
	}
	if settings.Endpoint.IsVariable() {
		settings.Endpoint = cognito.Setting{}
	}
	return completed(target, settings), nil
}
