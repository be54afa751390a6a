package pool

// Group is a group of users (API_GroupType).
type Group struct {
	GroupName        string  `json:"GroupName"`
	Description      string  `json:"Description,omitempty"`
	RoleArn          string  `json:"RoleArn,omitempty"`
	Precedence       *int    `json:"Precedence,omitempty"`
	CreationDate     Time    `json:"CreationDate,omitzero"`
	LastModifiedDate Time    `json:"LastModifiedDate,omitzero"`
	Other            Members `json:"-"`
}
