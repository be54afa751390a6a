package check

import (
	"authwalk/flow/api"
	"authwalk/flow/explain"
	"authwalk/flow/walk"
)

// userCommand is a command of the AWS CLI about the user, for an administrator.
func (f Facts) userCommand(operation string, options ...string) string {
	name := f.Username
	if user := f.user(); user != nil {
		name = user.Username
	}
	return f.poolCommand(operation, append([]string{"--username", explain.Quoted(name)}, options...)...)
}

// poolCommand is a command of the AWS CLI about the pool, for an administrator: of
// the service, and with the credentials, that the facts were read with.
func (f Facts) poolCommand(operation string, options ...string) string {
	return explain.ForAdministrator(f.target(), operation, options...)
}

// target is what the facts were read of, and with which credentials.
func (f Facts) target() walk.Target {
	return walk.Target{UserPoolID: f.File.UserPool.ID, ClientID: f.ClientID, Region: f.Region, Endpoint: f.Endpoint, Profile: f.Profile}
}

// verifyCommand marks an address as verified.
func (f Facts) verifyCommand(attribute string) string {
	return f.userCommand(api.AdminUpdateUserAttributes, "--user-attributes", explain.Quoted("Name="+attribute+"_verified,Value=true"))
}
