package operation

import (
	"cmp"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var groupOperations = map[string]handler{
	api.CreateGroup:              createGroup,
	api.GetGroup:                 getGroup,
	api.UpdateGroup:              updateGroup,
	api.DeleteGroup:              deleteGroup,
	api.ListGroups:               listGroups,
	api.ListUsersInGroup:         listUsersInGroup,
	api.AdminAddUserToGroup:      adminAddUserToGroup,
	api.AdminRemoveUserFromGroup: adminRemoveUserFromGroup,
	api.AdminListGroupsForUser:   adminListGroupsForUser,
}

// groupView is a group as the API shows it (API_GroupType).
type groupView struct {
	GroupName        string
	UserPoolID       string `json:"UserPoolId"`
	Description      string `json:",omitempty"`
	RoleArn          string `json:",omitempty"`
	Precedence       *int   `json:",omitempty"`
	LastModifiedDate pool.Time
	CreationDate     pool.Time
}

func (c *call) view(g pool.Group) groupView {
	return groupView{g.GroupName, c.pool.ID, g.Description, g.RoleArn, g.Precedence, g.LastModifiedDate, g.CreationDate}
}

type groupAnswer struct{ Group groupView }

// readGroup reads the settings of a group.
func (c *call) readGroup() (pool.Group, error) {
	var in struct {
		GroupName, Description, RoleArn string
		Precedence                      *int
	}
	err := c.decode(&in)
	return pool.Group{
		GroupName: in.GroupName, Description: in.Description, RoleArn: in.RoleArn, Precedence: in.Precedence,
		CreationDate: pool.At(c.now), LastModifiedDate: pool.At(c.now),
	}, err
}

// namedGroup is the group that the request is about.
func (c *call) namedGroup() (*pool.Group, error) {
	wanted, err := c.readGroup()
	if err != nil {
		return nil, err
	}
	group := c.pool.Group(wanted.GroupName)
	if group == nil {
		return nil, wire.Refuse(api.ResourceNotFoundException, "Group not found.")
	}
	return group, nil
}

func createGroup(c *call) (any, error) {
	group, err := c.readGroup()
	if err != nil {
		return nil, err
	}
	if c.pool.Group(group.GroupName) != nil {
		return nil, wire.Refuse(api.GroupExistsException, "A group with the name already exists.")
	}
	c.pool.SetGroup(group)
	return groupAnswer{c.view(group)}, nil
}

func getGroup(c *call) (any, error) {
	group, err := c.namedGroup()
	if err != nil {
		return nil, err
	}
	return groupAnswer{c.view(*group)}, nil
}

// updateGroup changes what the request names. That the rest stays is INFERRED: Terraform
// sends what has changed and finds the others as they were.
func updateGroup(c *call) (any, error) {
	group, err := c.namedGroup()
	if err != nil {
		return nil, err
	}
	in := struct {
		Description, RoleArn string
		Precedence           *int
	}{Description: group.Description, RoleArn: group.RoleArn}
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	group.Description, group.RoleArn, group.LastModifiedDate = in.Description, in.RoleArn, pool.At(c.now)
	group.Precedence = cmp.Or(in.Precedence, group.Precedence)
	c.pool.SetGroup(*group)
	return groupAnswer{c.view(*group)}, nil
}

func deleteGroup(c *call) (any, error) {
	group, err := c.namedGroup()
	if err != nil {
		return nil, err
	}
	c.pool.RemoveGroup(group.GroupName)
	for _, user := range c.pool.Users() {
		if !slices.Contains(user.Groups, group.GroupName) {
			continue
		}
		if _, err := c.pool.Change(user.Username, leaveGroup(group.GroupName)); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

func leaveGroup(name string) func(*pool.User) error {
	return func(u *pool.User) error {
		u.Groups = slices.DeleteFunc(u.Groups, func(other string) bool { return other == name })
		return nil
	}
}

// listing is where a list of groups or users begins and how long it may be.
type listing struct {
	Limit     *int
	NextToken string
}

func listGroups(c *call) (any, error) { return c.listGroups(c.pool.Groups()) }

func (c *call) listGroups(groups []pool.Group) (any, error) {
	var in listing
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	part, next, err := page(groups, in.Limit, in.NextToken)
	if err != nil {
		return nil, err
	}
	rows := []groupView{}
	for _, group := range part {
		rows = append(rows, c.view(group))
	}
	return struct {
		Groups    []groupView
		NextToken string `json:",omitempty"`
	}{rows, next}, nil
}

func listUsersInGroup(c *call) (any, error) {
	group, err := c.namedGroup()
	if err != nil {
		return nil, err
	}
	var in listing
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	users := slices.DeleteFunc(c.pool.Users(), func(u *pool.User) bool { return !slices.Contains(u.Groups, group.GroupName) })
	part, next, err := page(users, in.Limit, in.NextToken)
	if err != nil {
		return nil, err
	}
	rows := []listedUser{}
	for _, user := range part {
		rows = append(rows, listed(user, nil))
	}
	return struct {
		Users     []listedUser
		NextToken string `json:",omitempty"`
	}{rows, next}, nil
}

func adminAddUserToGroup(c *call) (any, error) {
	group, err := c.namedGroup()
	if err != nil {
		return nil, err
	}
	_, err = c.adminEdit(func(u *pool.User) error {
		if !slices.Contains(u.Groups, group.GroupName) {
			u.Groups = append(u.Groups, group.GroupName)
		}
		return nil
	})
	return nil, err
}

func adminRemoveUserFromGroup(c *call) (any, error) {
	group, err := c.namedGroup()
	if err != nil {
		return nil, err
	}
	_, err = c.adminEdit(leaveGroup(group.GroupName))
	return nil, err
}

func adminListGroupsForUser(c *call) (any, error) {
	user, err := c.named()
	if err != nil {
		return nil, err
	}
	groups := slices.DeleteFunc(c.pool.Groups(), func(g pool.Group) bool { return !slices.Contains(user.Groups, g.GroupName) })
	return c.listGroups(groups)
}
