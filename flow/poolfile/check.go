package poolfile

import (
	"encoding/base32"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/document"
	"authwalk/flow/pool"
)

// checkUser refuses a user who contradicts itself.
func checkUser(n document.Node, user *pool.User) error {
	if user.Password != "" && user.TemporaryPassword != "" {
		temporary, _ := n.Member("TemporaryPassword")
		return temporary.Errorf("set Password or TemporaryPassword, only one of them")
	}
	if secret, given := n.Member("TotpSecret"); given && !isBase32(user.TotpSecret) {
		return secret.Errorf("TotpSecret must be Base32 (the letters A to Z and the digits 2 to 7)")
	}
	if code, given := n.Member("FixedCode"); given && !isCode(user.FixedCode) {
		return errFixedCode(code)
	}
	if err := checkPasskeys(n, user); err != nil {
		return err
	}
	return checkTwice(n, userLists)
}

var codeForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9]{6,8}$`) })

// isCode reports whether a text could be a code that the service sends.
func isCode(text string) bool { return codeForm().MatchString(text) }

func errFixedCode(n document.Node) error { return n.Errorf("FixedCode must have 6 to 8 digits") }

// checkPasskeys refuses passkeys that could never sign in.
func checkPasskeys(n document.Node, user *pool.User) error {
	if len(user.Passkeys) == 0 {
		return nil
	}
	passkeys, _ := n.Member("Passkeys")
	items, _ := passkeys.Items()
	for i, item := range items {
		if name, err := user.Passkeys[i].Check(); err != nil {
			member, given := item.Member(name)
			if !given {
				member = item
			}
			return member.Errorf("%s is %w", name, err)
		}
	}
	return nil
}

// named is a list, and the member that tells its items apart; without one, the
// items are texts.
type named struct{ list, name string }

var (
	userLists = []named{{"UserAttributes", "Name"}, {"Groups", ""}, {"Devices", "DeviceKey"}, {"Passkeys", "CredentialId"}}
	fileLists = []named{{"Clients", "ClientId"}, {"Groups", "GroupName"}}
	poolLists = []named{{"SchemaAttributes", "Name"}}
)

func isBase32(secret string) bool {
	secret = strings.ToUpper(strings.NewReplacer(" ", "", "=", "").Replace(secret))
	decoded, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(secret)
	return err == nil && len(decoded) > 0
}

// checkTwice refuses lists in which two items have the same name.
func checkTwice(n document.Node, lists []named) error {
	for _, l := range lists {
		value, given := n.Member(l.list)
		if !given {
			continue
		}
		items, err := value.Items()
		if err != nil {
			continue // what is no list is refused where it is read
		}
		seen := make(map[string]bool, len(items))
		for _, item := range items {
			if l.name != "" {
				item, _ = item.Member(l.name)
			}
			text, err := item.Text()
			if err == nil && seen[text] {
				return item.Errorf("%s has this entry twice", l.list)
			}
			seen[text] = true
		}
	}
	return nil
}

// check refuses a file whose parts contradict each other.
func (r *reader) check(file *File, root document.Node) error {
	if err := checkTwice(root, fileLists); err != nil {
		return err
	}
	if code, given := root.Member("FixedCode"); given && !isCode(file.FixedCode) {
		return errFixedCode(code)
	}
	settings, _ := root.Member("UserPool")
	if err := checkTwice(settings, poolLists); err != nil {
		return err
	}
	if err := checkClients(root, file); err != nil {
		return err
	}
	if err := checkFaults(root); err != nil {
		return err
	}
	if err := r.checkUsers(file); err != nil {
		return err
	}
	return r.checkNames(file)
}

func checkClients(root document.Node, file *File) error {
	clients, _ := root.Member("Clients")
	items, _ := clients.Items()
	for i, item := range items {
		client := &file.Clients[i]
		if id, given := item.Member("UserPoolId"); given {
			if file.UserPool.ID == "" {
				file.UserPool.ID = client.UserPoolID
			}
			if client.UserPoolID != file.UserPool.ID {
				return id.Errorf("the client's UserPoolId is not the pool in this file")
			}
		}
		if err := checkValidities(item, client); err != nil {
			return err
		}
	}
	return nil
}

func checkValidities(n document.Node, client *pool.Client) error {
	refusal := pool.CheckValidities(client)
	if refusal == nil {
		return nil
	}
	for _, name := range []string{"RefreshTokenValidity", "AccessTokenValidity", "IdTokenValidity"} {
		if value, given := n.Member(name); given {
			return value.Errorf("access and ID tokens must be valid for 5 minutes to 24 hours; refresh tokens for 1 hour to 10 years, and longer " +
				"than those")
		}
	}
	return n.Errorf("%s", refusal.Message)
}

// checkFaults refuses a fault that would happen less often than never, or before
// its request.
func checkFaults(root document.Node) error {
	faults, _ := root.Member("Faults")
	items, _ := faults.Items()
	for _, item := range items {
		for _, name := range []string{"Times", "Every"} {
			value, _ := item.Member(name)
			if number, isNumber := value.Int(); isNumber && number < 0 {
				return value.Errorf("%s must be 0 (always) or more", name)
			}
		}
		delay, _ := item.Member("Delay")
		text, _ := delay.Text()
		if wait, err := time.ParseDuration(text); err == nil && wait < 0 {
			return delay.Errorf("Delay must not be negative")
		}
	}
	return nil
}

// checkUsers refuses users who cannot be told apart.
func (r *reader) checkUsers(file *File) error {
	unique := slices.Concat([]string{"Username", "sub"}, file.UserPool.UsernameAttributes, file.UserPool.AliasAttributes)
	taken := make([]map[string]bool, len(unique))
	for i := range taken {
		taken[i] = make(map[string]bool, len(file.Users))
	}
	for i := range file.Users {
		for j, what := range unique {
			name := nameOf(&file.UserPool, &file.Users[i], what)
			if name == "" {
				continue
			}
			if taken[j][name] {
				return r.places[i].Errorf("another user already has this %s", what)
			}
			taken[j][name] = true
		}
	}
	return nil
}

// nameOf is the username or an attribute, in the spelling that the pool compares. An
// alias is its user's only once it is verified.
func nameOf(settings *pool.UserPool, user *pool.User, what string) string {
	name := user.UserAttributes.Get(what)
	switch {
	case what == "Username":
		name = user.Username
	case slices.Contains(settings.AliasAttributes, what) && what != api.AttributePreferredUsername && !user.UserAttributes.Verified(what):
		return ""
	}
	if settings.CaseSensitive() {
		return name
	}
	return strings.ToLower(name)
}

// checkNames refuses users who name a group or a client that is not there.
func (r *reader) checkNames(file *File) error {
	groups, clients := map[string]bool{}, map[string]bool{}
	for _, group := range file.Groups {
		groups[group.GroupName] = true
	}
	for _, client := range file.Clients {
		clients[client.ClientID] = true
	}
	if at, missing := firstMissing(r.groups, groups); missing {
		return at.Errorf("this group is not in Groups")
	}
	if at, missing := firstMissing(r.clients, clients); missing {
		return at.Errorf("this client is not in Clients")
	}
	return nil
}

// firstMissing is where the first name stands that is not known.
func firstMissing(named map[string]document.Position, known map[string]bool) (first document.Position, missing bool) {
	for name, at := range named {
		if !known[name] && (!missing || at.Line < first.Line || at.Line == first.Line && at.Column < first.Column) {
			first, missing = at, true
		}
	}
	return first, missing
}
