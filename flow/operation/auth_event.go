package operation

import "authwalk/flow/api"

// updateAuthEventFeedback is what the link in a notification does: the token from it
// stands for the user.
var updateAuthEventFeedback = forUserOfPool(api.UpdateAuthEventFeedback)
