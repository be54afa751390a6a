// Package operation answers the service's operations, a file or a few for each
// family: signing in (sign_in.go, refresh.go, software_token.go, sign_out.go),
// signing up (sign_up.go), recovery.go, what users do to themselves (profile.go,
// attribute.go, change_password.go), what administrators do to them
// (admin_*.go, user_list.go, group.go), and settings (pool.go, client.go).
//
// A handler gets a call: the request, whose members are well formed, with the
// pool, the client and the user that it is about. What may happen is asked of
// flow/pool; what has happened is kept in state.
package operation
