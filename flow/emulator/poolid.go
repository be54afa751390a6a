package emulator

import (
	"strings"

	"authwalk/flow/emulator/random"
)

// account is the AWS account that the emulator's pools are in.
const account = "000000000000"

// newPoolID makes the id of a new pool: region, underscore, nine characters.
func newPoolID(s *store) string {
	return s.region + "_" + random.Text(s.random, 9, random.Alphanumeric)
}

func regionOf(poolID string) string {
	region, _, _ := strings.Cut(poolID, "_")
	return region
}

func poolARN(poolID string) string {
	return "arn:aws:cognito-idp:" + regionOf(poolID) + ":" + account + ":userpool/" + poolID
}
