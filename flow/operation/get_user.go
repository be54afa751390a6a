package operation

import "authwalk/flow/api"

var (
	getUser            = withToken(api.GetUser)
	getUserAuthFactors = withToken(api.GetUserAuthFactors)
	deleteUser         = withToken(api.DeleteUser)
)
