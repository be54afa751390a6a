package operation

import (
	"regexp"
	"strings"
	"sync"

	"authwalk/flow/emulator/random"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

// customID chooses an id instead of a random one, in the way of LocalStack: a tag of
// this name has the id of a new pool, and a client's name can begin with it.
const customID = "_custom_id_"

var (
	poolIDForm   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z]{2}(-[a-z]+)+-[0-9]{1,2}_[0-9A-Za-z]{1,32}$`) })
	clientIDForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9A-Za-z_+]{1,128}$`) })
)

// newPoolID is the id that the tag of a new pool chooses, or a random one.
func (c *call) newPoolID(settings *pool.UserPool) (string, error) {
	id, chosen := settings.UserPoolTags[customID]
	switch {
	case !chosen:
		return c.store.NewPoolID(wire.SignedRegion(c.context)), nil
	case !poolIDForm().MatchString(id):
		return "", wire.InvalidParameter("The tag " + customID + " must be the ID of a user pool, such as us-east-1_myid123.")
	case c.store.Pool(id) != nil:
		return "", wire.InvalidParameter("User pool " + id + " already exists.")
	}
	return id, nil
}

// newClientID is the id that the name of a new client chooses, or a random one.
func (c *call) newClientID() (string, error) {
	var in struct{ ClientName string }
	if err := c.decode(&in); err != nil {
		return "", err
	}
	id, chosen := strings.CutPrefix(in.ClientName, customID+":")
	switch {
	case !chosen:
		return random.Text(c.random(), 26, random.LowerAlphanumeric), nil
	case !clientIDForm().MatchString(id):
		return "", wire.InvalidParameter("The client name " + customID + ":ID must have an ID of letters, digits, _ and + only.")
	case c.store.PoolOfClient(id) != nil:
		return "", wire.InvalidParameter("User pool client " + id + " already exists.")
	}
	return id, nil
}
