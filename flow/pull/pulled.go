package pull

import (
	"fmt"

	"authwalk/flow/document"
	"authwalk/flow/poolfile"
)

// Pulled is a pool file and what it lacks.
type Pulled struct {
	File *poolfile.File
	// Missing says what could not be taken over, a sentence each. The sentences
	// hold names and never secrets.
	Missing []string
	// Unread is what the service refused to tell of a live pool.
	Unread []Unread
	// Deployed tells that the file is of a pool that is at AWS, whose Id it knows.
	Deployed bool
}

// Unread is a reading call that the service refused.
type Unread struct {
	Operation string
	// Username is whom it was about, as it was given; "" for the pool and its clients.
	Username  string
	Exception string
}

// Permission is the IAM action that the call needs.
func (u Unread) Permission() string { return permission(u.Operation) }

// draft is a pool that is being put together, under the names of a pool file.
type draft struct {
	pool, mfa              []document.Member
	clients, groups, users []document.Node
	missing                []string
	// standIn tells that the pool has no Id yet.
	standIn bool
}

// addStandIn gives a pool an Id that will have another.
func (d *draft) addStandIn(name, done string) {
	id := poolID("", name)
	d.standIn = true
	d.pool = append(d.pool, text("Id", id))
	d.miss("the Id of the pool %s is known once it is %s: %s stands in its place", document.Printable(name), done, id)
}

func (d *draft) miss(format string, arguments ...any) {
	d.missing = append(d.missing, fmt.Sprintf(format, arguments...))
}

// finish makes the pool file.
func (d *draft) finish(secrets bool) (Pulled, error) {
	members := []document.Member{member("UserPool", document.NewMap(d.pool...))}
	if len(d.mfa) > 0 {
		members = append(members, member("MfaConfig", document.NewMap(d.mfa...)))
	}
	for _, list := range []struct {
		name  string
		items []document.Node
	}{{"Clients", d.clients}, {"Groups", d.groups}, {"Users", d.users}} {
		if len(list.items) > 0 {
			members = append(members, member(list.name, document.NewList(list.items...)))
		}
	}
	file, err := poolfile.Of(document.NewMap(members...))
	if err != nil {
		return Pulled{}, err
	}
	pulled := completeFile(file, d.missing, secrets)
	pulled.Deployed = !d.standIn
	return pulled, nil
}

// completeFile is complete for a file, in which nobody can be named.
func completeFile(file *poolfile.File, missing []string, secrets bool) Pulled {
	if len(file.Users) == 0 {
		missing = append(missing, "no users are in it: add them to Users, or sign up a user")
	}
	return complete(file, missing, secrets)
}

// complete gives the file what every pool file has, and takes its secrets away.
func complete(file *poolfile.File, missing []string, secrets bool) Pulled {
	pulled := Pulled{File: file, Missing: missing}
	if file.UserPool.ID == "" {
		file.UserPool.ID = poolID("", file.UserPool.Name)
		pulled.miss("the pool's Id is not known: %s stands in its place", file.UserPool.ID)
	}
	if !secrets {
		pulled.withoutSecrets()
	}
	pulled.addFactors()
	notices := file.Notices()
	pulled.forgetImports()
	pulled.Missing = append(pulled.Missing, notices...)
	return pulled
}

func (p *Pulled) miss(format string, arguments ...any) {
	p.Missing = append(p.Missing, fmt.Sprintf(format, arguments...))
}
