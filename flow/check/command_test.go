package check

import (
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// TestACommandGoesWhereTheFactsCameFrom has an administrator's command ask the same service.
func TestACommandGoesWhereTheFactsCameFrom(t *testing.T) {
	facts := Facts{File: &poolfile.File{UserPool: pool.UserPool{ID: "eu-west-1_Ab12Cd34E"}}}
	const plain = "aws cognito-idp admin-enable-user --user-pool-id 'eu-west-1_Ab12Cd34E'"
	if got := facts.poolCommand(api.AdminEnableUser); got != plain+" --region 'eu-west-1'" {
		t.Error(got)
	}
	facts.Region, facts.Endpoint, facts.Profile = "eu-central-1", "http://127.0.0.1:9229", "shop"
	if got := facts.poolCommand(api.AdminEnableUser); got != plain+" --region 'eu-central-1' --endpoint-url 'http://127.0.0.1:9229' --profile 'shop'" {
		t.Error(got)
	}
}
