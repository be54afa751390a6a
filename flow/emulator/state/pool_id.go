package state

import (
	"cmp"
	"strings"

	"authwalk/flow/emulator/random"
)

// account is the AWS account that the emulator's pools are in.
const account = "000000000000"

// NewPoolID makes the id of a new pool: region, underscore, nine characters. The
// store's own region stands in for an empty one.
func (s *Store) NewPoolID(region string) string {
	return cmp.Or(region, s.region) + "_" + random.Text(s.Random, 9, random.Alphanumeric)
}

// RegionOf is the region that a pool id names.
func RegionOf(poolID string) string {
	region, _, _ := strings.Cut(poolID, "_")
	return region
}

func poolARN(poolID string) string {
	return "arn:aws:cognito-idp:" + RegionOf(poolID) + ":" + account + ":userpool/" + poolID
}

// DeviceARN names a device of an owner, who is a user and the pool.
func (p *Pool) DeviceARN(owner, deviceKey string) string {
	return "arn:aws:cognito-idp:" + RegionOf(p.ID) + ":" + account + ":owner/" + owner + "/device/" + deviceKey
}
