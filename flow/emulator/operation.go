package emulator

// access says what a request must bring with it.
type access int

const (
	// open operations take no authorisation; a signature sent anyway is ignored.
	open access = iota
	// byToken operations carry an access token in AccessToken.
	byToken
	// signed operations carry an AWS signature, version 4.
	signed
)

// operation is one row of the table of operations.
type operation struct {
	name   string
	access access
	handle handler
}

// families are all operations there are, one list beside the handlers of each
// family.
var families = [][]operation{
	poolOperations,
	mfaConfigOperations,
	clientOperations,
	clientSecretOperations,
	createUserOperations,
	adminUserOperations,
	userListOperations,
	groupOperations,
	signUpOperations,
	recoveryOperations,
	profileOperations,
	passwordOperations,
	signOutOperations,
	signInOperations,
}

// operations finds an operation by its name.
var operations = func() map[string]operation {
	table := map[string]operation{}
	for _, family := range families {
		for _, o := range family {
			table[o.name] = o
		}
	}
	return table
}()
