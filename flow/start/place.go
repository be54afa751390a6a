package start

import "authwalk/flow/walk"

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
		return target, true
	}
	return target, target.Endpoint != ""
}
