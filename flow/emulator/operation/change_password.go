package operation

import "authwalk/flow/api"

var passwordOperations = map[string]handler{api.ChangePassword: perform}
