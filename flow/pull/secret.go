package pull

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/document"
	"authwalk/flow/pool"
)

// withoutSecrets leaves the secrets out. A client that had one gets a stand-in, so that
// it goes on asking for SECRET_HASH.
func (p *Pulled) withoutSecrets() {
	var clients, users, devices []string
	described := api.Body{Operation: api.DescribeUserPoolClient}
	for i := range p.File.Clients {
		client := &p.File.Clients[i]
		maps.DeleteFunc(client.Other, func(name string, _ json.RawMessage) bool { return described.IsSecret("UserPoolClient", name) })
		if len(client.Secrets()) > 0 {
			stands := clientSecret(client.ClientID)
			if client.ClientSecret != stands || len(client.ClientSecrets) > 0 {
				clients = append(clients, nameOf(client))
			}
			client.ClientSecret, client.ClientSecrets = stands, nil
		}
	}
	for i := range p.File.Users {
		user := &p.File.Users[i]
		if user.Password != "" || user.TemporaryPassword != "" {
			users = append(users, document.Printable(user.Username))
		}
		if len(user.Devices) > 0 {
			devices = append(devices, document.Printable(user.Username))
		}
		if user.TotpSecret != "" {
			user.TotpSecret = totpSecret(user.Username)
		}
		user.Password, user.TemporaryPassword = "", ""
		user.Devices, user.Passkeys = nil, withoutPrivateKeys(user.Passkeys)
		user.Tracked = pool.Tracked{}
		user.Other, user.Walk = nil, nil
	}
	p.File.Other = nil
	p.say(clients, "the secrets of these clients are left out, and a stand-in is in their place (--secrets keeps them): %s")
	p.say(users, "the passwords of these users are left out (--secrets keeps them): %s")
	p.say(devices, "the devices of these users are left out, since nothing can prove them: %s")
}

func (p *Pulled) say(names []string, format string) {
	if len(names) > 0 {
		p.miss(format, shortened(names))
	}
}

// shortened lists the first names and counts the others.
func shortened(names []string) string {
	const most = 8
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + " and others"
}

func nameOf(client *pool.Client) string {
	if client.ClientName != "" {
		return document.Printable(client.ClientName)
	}
	return client.ClientID
}

// withoutPrivateKeys keeps the passkeys that have a public key as well.
func withoutPrivateKeys(passkeys []pool.Passkey) []pool.Passkey {
	var kept []pool.Passkey
	for _, passkey := range passkeys {
		if passkey.PrivateKey, passkey.Other = "", nil; passkey.PublicKey != "" {
			kept = append(kept, passkey)
		}
	}
	return kept
}

// forgetImports leaves open whether a user came with an import: that shows when the file
// is read, by whether somebody added a password.
func (p *Pulled) forgetImports() {
	for i := range p.File.Users {
		user := &p.File.Users[i]
		user.Tracked.Imported = user.Tracked.Imported && user.CurrentPassword() != ""
	}
}

// addFactors gives users with an authenticator app a secret for it: no answer of the
// service has theirs, and without one they would be asked for something else.
func (p *Pulled) addFactors() {
	var users []string
	for i := range p.File.Users {
		user := &p.File.Users[i]
		if user.TotpSecret == "" && slices.Contains(user.UserMFASettingList, api.ChallengeSoftwareTokenMFA) {
			user.TotpSecret = totpSecret(user.Username)
			users = append(users, document.Printable(user.Username))
		}
	}
	p.say(users, "the authenticator apps of these users have a stand-in for their secret (TotpSecret): %s")
}
