package poolfile

import "authwalk/flow/api"

// ChoosePassword gives a password to the users of whom none is known, such as those of a live
// pool, which shows none: a temporary one to those who must replace theirs. Whoever signs in
// at another identity provider has none, and who was imported must set one first.
func (f *File) ChoosePassword(password string) {
	for i := range f.Users {
		user := &f.Users[i]
		switch {
		case user.CurrentPassword() != "" || user.Tracked.Imported || user.Status() == api.StatusExternalProvider:
			continue
		case user.Status() == api.StatusForceChangePassword:
			user.TemporaryPassword = password
		default:
			user.Password = password
		}
		keepDates(user)
	}
}
