package start

import "authwalk/flow/api"

// Member is the member of this name that a request to sign in has, be it public
// or signed.
func Member(name string) api.Member {
	for _, operation := range []string{api.InitiateAuth, api.AdminInitiateAuth} {
		if member, known := (api.Body{Operation: operation}).Find(name); known {
			return member
		}
	}
	return api.Member{}
}
