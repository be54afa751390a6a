package operation

import (
	"slices"

	"authwalk/flow/pool"
)

// userDetails are the members that AdminGetUser answers with. The factor
// members are left out when there is nothing to say.
type userDetails struct {
	Username             string
	UserAttributes       pool.Attributes
	UserCreateDate       pool.Time
	UserLastModifiedDate pool.Time
	Enabled              bool
	UserStatus           string
	UserMFASettingList   []string `json:",omitempty"`
	PreferredMfaSetting  string   `json:",omitempty"`
}

func detailsOfUser(user *pool.User) userDetails {
	return userDetails{
		Username:             user.Username,
		UserAttributes:       shownAttributes(user.UserAttributes),
		UserCreateDate:       user.UserCreateDate,
		UserLastModifiedDate: user.UserLastModifiedDate,
		Enabled:              user.IsEnabled(),
		UserStatus:           user.Status(),
		UserMFASettingList:   user.UserMFASettingList,
		PreferredMfaSetting:  user.PreferredMfaSetting,
	}
}

// listedUser is a user in AdminCreateUser and ListUsers, where the attributes
// go by another name.
type listedUser struct {
	Username             string
	Attributes           pool.Attributes `json:",omitempty"`
	UserCreateDate       pool.Time
	UserLastModifiedDate pool.Time
	Enabled              bool
	UserStatus           string
}

// listed shows a user with these attributes only, or with all when there are
// none.
func listed(user *pool.User, attributes []string) listedUser {
	shown := shownAttributes(user.UserAttributes)
	if len(attributes) > 0 {
		shown = slices.DeleteFunc(shown, func(a pool.Attribute) bool { return !slices.Contains(attributes, a.Name) })
	}
	return listedUser{
		user.Username, shown, user.UserCreateDate, user.UserLastModifiedDate, user.IsEnabled(), user.Status(),
	}
}

// shownAttributes are the attributes with sub first, as the service shows them.
func shownAttributes(attributes pool.Attributes) pool.Attributes {
	shown := pool.Attributes{{Name: "sub", Value: attributes.Get("sub")}}
	return append(shown, attributes.Without("sub")...)
}
