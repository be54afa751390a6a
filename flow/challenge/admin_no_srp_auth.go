package challenge

var adminNoSRPAuth = Challenge{
	Name:        "ADMIN_NO_SRP_AUTH",
	Label:       "a name from the past",
	Description: "In the enumeration for historical reasons; today's service never sends it as a challenge. Should it come, any answer can be given by name.",
	Prompt:      promptGeneric,
	Reply:       sendAnswer,
	Members: []Member{
		username, secretHash, password,
	},
}
