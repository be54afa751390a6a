package state

import (
	"strings"

	"authwalk/flow/emulator/random"
)

// account is the AWS account that the emulator's pools are in.
const account = "000000000000"

// newPoolID makes the id of a new pool: region, underscore, nine characters.
func (s *Store) newPoolID() string {
	return s.region + "_" + random.Text(s.Random, 9, random.Alphanumeric)
}

// RegionOf is the region that a pool id names.
func RegionOf(poolID string) string {
	region, _, _ := strings.Cut(poolID, "_")
	return region
}

func poolARN(poolID string) string {
	return "arn:aws:cognito-idp:" + RegionOf(poolID) + ":" + account + ":userpool/" + poolID
}
