package api

// Members of groups.
var (
	groupName        = Member{Name: "GroupName", Label: "Group", Min: 1, Max: 128, Pattern: wordPattern, Help: "The group's name."}
	description      = Member{Name: "Description", Max: 2048, Help: "What it is for."}
	roleARN          = Member{Name: "RoleArn", Min: 20, Max: 2048, Pattern: arnPattern, Help: "The role that the group gives."}
	precedence       = Member{Name: "Precedence", Kind: Number, Help: "Which group's role wins: the smallest number."}
	lastModifiedDate = Member{Name: "LastModifiedDate", Kind: Time, Help: "When it last changed."}
	group            = Member{
		Name: "Group", Kind: Structure,
		Members: []Member{groupName, userPoolID, description, roleARN, precedence, lastModifiedDate, creationDate},
		Help:    "The group.",
	}
	groupElement = Member{
		Kind:    Structure,
		Members: []Member{groupName, userPoolID, description, roleARN, precedence, lastModifiedDate, creationDate},
	}
	groups = Member{Name: "Groups", Kind: List, Element: &groupElement, Help: "The groups."}
)
