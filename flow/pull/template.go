package pull

import (
	"cmp"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/document"
)

// The types of resources of a template.
const (
	typePool     = "AWS::Cognito::UserPool"
	typeClient   = "AWS::Cognito::UserPoolClient"
	typeGroup    = "AWS::Cognito::UserPoolGroup"
	typeUser     = "AWS::Cognito::UserPoolUser"
	typeInGroup  = "AWS::Cognito::UserPoolUserToGroupAttachment"
	typeFunction = "AWS::Serverless::Function"
)

// propertyNames are the members that a template names otherwise than the service.
var propertyNames = map[string]string{
	"UserPoolName": "Name", "Schema": "SchemaAttributes",
	"EmailAuthenticationMessage": "Message", "EmailAuthenticationSubject": "Subject",
	"WebAuthnRelyingPartyID": "RelyingPartyId", "WebAuthnUserVerification": "UserVerification", "WebAuthnFactorConfiguration": "FactorConfiguration",
}

// properties of templates that become something else than a member of their name.
const (
	propertyFactors         = "EnabledMfas"
	propertyGeneratesSecret = "GenerateSecret"
)

// resource is one resource of a template.
type resource struct {
	name       string
	properties document.Node
}

// pools are the pools of a file, by the names they have there. A draft is made of the
// one that is wanted.
type pools struct {
	names []string
	draft func(n int) draft
}

// poolsOfTemplate are the pools of a CloudFormation template.
func poolsOfTemplate(root document.Node) pools {
	t := template{looked: new(int)}
	t.parameters, _ = root.Member("Parameters")
	t.conditions, _ = root.Member("Conditions")
	t.resources, _ = root.Member("Resources")
	return t.pools()
}

func (t template) pools() pools {
	resources := t.ofType(typePool)
	found := pools{draft: func(n int) draft { return t.draft(resources[n], len(resources) == 1) }}
	for _, r := range resources {
		found.names = append(found.names, r.name)
	}
	return found
}

func (t template) draft(pool resource, only bool) draft {
	var d draft
	t.addPool(&d, pool)
	of := func(r resource) bool { return t.belongs(r, pool.name, only) }
	for _, client := range t.ofType(typeClient) {
		if of(client) {
			t.addClient(&d, client)
		}
	}
	t.addGroups(&d, of)
	t.addUsers(&d, of)
	t.addTriggers(&d, of)
	return d
}

// ofType are the resources of a type, in the order of the template.
func (t template) ofType(wanted string) []resource {
	members, _ := t.resources.Members()
	var found []resource
	for _, m := range members {
		kind, _ := m.Value.Member("Type")
		if name, _ := kind.Text(); name != wanted {
			continue
		}
		properties, given := m.Value.Member("Properties")
		if !given {
			properties = document.NewMap()
		}
		found = append(found, resource{m.Name, properties})
	}
	return found
}

// belongs reports whether a resource names a pool as its own. What names none that is in
// the template belongs to the only one.
func (t template) belongs(r resource, pool string, only bool) bool {
	id, given := r.properties.Member("UserPoolId")
	named, _ := t.read(id).node.Text()
	if _, inTemplate := t.resources.Member(named); given && inTemplate {
		return named == pool
	}
	return only
}

func (t template) fitting(d *draft) fitting {
	return fitting{read: t.read, aliases: propertyNames, miss: d.miss}
}

func (t template) addPool(d *draft, r resource) {
	members, _ := r.properties.Members()
	factors, members := taken(members, propertyFactors)
	var settings, second []document.Member
	for _, m := range members {
		if isAboutFactors(m.Name) {
			second = append(second, m)
		} else {
			settings = append(settings, m)
		}
	}
	d.pool = t.fitting(d).members(models().pool, document.NewMap(settings...), "UserPool")
	if name, _ := memberOf(d.pool, "Name").Text(); name == "" {
		d.pool = append(d.pool, text("Name", r.name))
	}
	d.addStandIn(r.name, "deployed")
	t.addFactors(d, factors, second)
}

// isAboutFactors tells the properties that GetUserPoolMfaConfig shows.
func isAboutFactors(property string) bool {
	return strings.HasPrefix(property, "EmailAuthentication") || strings.HasPrefix(property, "WebAuthn")
}

// addFactors adds the second factors of a pool: those it names, or text messages where
// it asks for one and names none.
func (t template) addFactors(d *draft, given document.Node, second []document.Member) {
	sms := memberOf(d.pool, "SmsConfiguration")
	var factors []string
	items, _ := t.read(given).node.Items()
	for _, item := range items {
		name, _ := t.read(item).node.Text()
		factors = append(factors, name)
	}
	if len(factors) == 0 && sms.Kind == document.Map && d.asksForMFA() {
		factors = []string{api.ChallengeSMSMFA}
	}
	inside := func(name string, prefix string) []document.Member {
		kept := slices.DeleteFunc(slices.Clone(second), func(m document.Member) bool { return !strings.HasPrefix(m.Name, prefix) })
		model, _ := t.fitting(d).find(models().mfa.Members, name)
		return t.fitting(d).members(model, document.NewMap(kept...), "MfaConfig."+name)
	}
	if slices.Contains(factors, api.ChallengeSMSMFA) {
		d.mfa = append(d.mfa, member("SmsMfaConfiguration", smsFactor(sms)))
	}
	if slices.Contains(factors, api.ChallengeSoftwareTokenMFA) {
		d.mfa = append(d.mfa, member("SoftwareTokenMfaConfiguration", document.NewMap(member("Enabled", document.NewBool(true)))))
	}
	if slices.Contains(factors, api.ChallengeEmailOTP) {
		d.mfa = append(d.mfa, member("EmailMfaConfiguration", document.NewMap(inside("EmailMfaConfiguration", "EmailAuthentication")...)))
	}
	if passkeys := inside("WebAuthnConfiguration", "WebAuthn"); len(passkeys) > 0 {
		d.mfa = append(d.mfa, member("WebAuthnConfiguration", document.NewMap(passkeys...)))
	}
}

// smsFactor is text messages as a second factor, sent as the pool sends them.
func smsFactor(sms document.Node) document.Node {
	if sms.Kind != document.Map {
		return document.NewMap()
	}
	return document.NewMap(member("SmsConfiguration", sms))
}

func (t template) addClient(d *draft, r resource) {
	members, _ := r.properties.Members()
	_, members = taken(members, "UserPoolId")
	generates, members := taken(members, propertyGeneratesSecret)
	client := t.fitting(d).members(models().client, document.NewMap(members...), "Clients."+document.PrintableMember(r.name))
	if memberOf(client, "ClientName").Kind == document.Null {
		client = append(client, text("ClientName", r.name))
	}
	id := clientID(r.name)
	client = append(client, text("ClientId", id))
	d.miss("the ClientId of %s is known once it is deployed: %s stands in its place", document.Printable(r.name), id)
	if has, _ := t.read(generates).node.Bool(); has {
		client = append(client, text("ClientSecret", clientSecret(id)))
		d.miss("the secret of the client %s is made when it is deployed: a stand-in is in its place", document.Printable(r.name))
	}
	d.clients = append(d.clients, at(r.properties, document.NewMap(client...)))
}

func (t template) addGroups(d *draft, of func(resource) bool) {
	for _, r := range t.ofType(typeGroup) {
		if !of(r) {
			continue
		}
		group := t.fitting(d).members(models().group, withoutPool(r.properties), "Groups."+document.PrintableMember(r.name))
		if memberOf(group, "GroupName").Kind == document.Null {
			group = append(group, text("GroupName", r.name))
		}
		d.groups = append(d.groups, at(r.properties, document.NewMap(group...)))
	}
}

// addUsers adds the users, who have not signed in yet.
func (t template) addUsers(d *draft, of func(resource) bool) {
	groups := t.groupsOfUsers()
	for _, r := range t.ofType(typeUser) {
		if !of(r) {
			continue
		}
		name := cmp.Or(t.names(r, "Username"), r.name)
		user := t.fitting(d).members(models().user, onlyMembers(r.properties, "UserAttributes"), "Users."+document.PrintableMember(r.name))
		user = append(user, text("Username", name), text("UserStatus", api.StatusForceChangePassword))
		in := append(slices.Clip(groups[name]), groups[r.name]...)
		if slices.Sort(in); len(in) > 0 {
			user = append(user, member("Groups", texts(slices.Compact(in)...)))
		}
		d.users = append(d.users, at(r.properties, document.NewMap(user...)))
	}
}

// groupsOfUsers are the groups by the users they were attached to. A user or a group may
// be named, or referred to as a resource.
func (t template) groupsOfUsers() map[string][]string {
	named := map[string]string{}
	for _, r := range t.ofType(typeGroup) {
		named[r.name] = cmp.Or(t.names(r, "GroupName"), r.name)
	}
	groups := map[string][]string{}
	for _, r := range t.ofType(typeInGroup) {
		user, group := t.names(r, "Username"), t.names(r, "GroupName")
		groups[user] = append(groups[user], cmp.Or(named[group], group))
	}
	return groups
}

// names is what a property of a resource says.
func (t template) names(r resource, property string) string {
	given, _ := r.properties.Member(property)
	name, _ := t.read(given).node.Text()
	return name
}

// addTriggers adds the functions of SAM whose events name the pool.
func (t template) addTriggers(d *draft, of func(resource) bool) {
	for _, function := range t.ofType(typeFunction) {
		events, _ := function.properties.Member("Events")
		members, _ := events.Members()
		for _, event := range members {
			properties, _ := event.Value.Member("Properties")
			pool, isOfPool := properties.Member("UserPool")
			if !isOfPool || !of(resource{event.Name, document.NewMap(member("UserPoolId", pool))}) {
				continue
			}
			trigger, _ := properties.Member("Trigger")
			names, err := trigger.Items()
			if err != nil {
				names = []document.Node{trigger}
			}
			for _, name := range names {
				written, _ := name.Text()
				d.addTrigger(written, function.name)
			}
		}
	}
}

// addTrigger sets a trigger of the pool that is not set yet.
func (d *draft) addTrigger(trigger, function string) {
	model, _ := fitting{}.find(models().pool.Members, "LambdaConfig")
	if found, known := (fitting{}).find(model.Members, trigger); !known || found.Name != trigger || found.Kind != api.Text {
		return
	}
	config, members := taken(d.pool, "LambdaConfig")
	functions, _ := config.Members()
	if memberOf(functions, trigger).Kind == document.Null {
		functions = append(slices.Clip(functions), text(trigger, function))
	}
	d.pool = append(members, member("LambdaConfig", document.NewMap(functions...)))
}

// memberOf is the value of a member, Null where there is none.
func memberOf(members []document.Member, name string) document.Node {
	found, _ := taken(members, name)
	return found
}

func withoutPool(n document.Node) document.Node {
	members, _ := n.Members()
	_, members = taken(members, "UserPoolId")
	return at(n, document.NewMap(members...))
}

func onlyMembers(n document.Node, names ...string) document.Node {
	members, _ := n.Members()
	return at(n, document.NewMap(slices.DeleteFunc(slices.Clone(members), func(m document.Member) bool { return !slices.Contains(names, m.Name) })...))
}
