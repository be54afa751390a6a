package pull

import (
	"cmp"
	"slices"
	"strings"

	"authwalk/flow/document"
)

// The types of Terraform's resources.
const (
	terraformPool    = "aws_cognito_user_pool"
	terraformClient  = "aws_cognito_user_pool_client"
	terraformManaged = "aws_cognito_managed_user_pool_client"
	terraformGroup   = "aws_cognito_user_group"
	terraformUser    = "aws_cognito_user"
	terraformInGroup = "aws_cognito_user_in_group"
)

// argumentNames are the members that Terraform names otherwise than the service, by the
// resource they are in.
var (
	poolArguments   = map[string]string{"schema": "SchemaAttributes", "tags_all": "UserPoolTags", "tags": "", "recovery_mechanism": "RecoveryMechanisms", "from_email_address": "From"}
	clientArguments = map[string]string{"id": "ClientId", "name": "ClientName"}
	groupArguments  = map[string]string{"name": "GroupName", "id": "", "user_pool_id": ""}
)

// terraform is what a state or a plan has of Cognito.
type terraform struct{ resources map[string][]resource }

// poolsOfTerraform are the pools of a state, as the file itself or as terraform show
// -json prints it, or of a plan.
func poolsOfTerraform(root document.Node) pools {
	t := terraform{map[string][]resource{}}
	listed, _ := root.Member("resources")
	t.addState(listed)
	for _, values := range []string{"values", "planned_values"} {
		t.addModule(inside(root, values, "root_module"), 0)
	}
	found := t.resources[terraformPool]
	names := make([]string, len(found))
	for i, r := range found {
		names[i] = r.name
	}
	return pools{names, func(n int) draft { return t.draft(found[n], len(found) == 1) }}
}

// addState adds the resources of a terraform.tfstate.
func (t terraform) addState(listed document.Node) {
	items, _ := listed.Items()
	for _, item := range items {
		kind := textOf(item, "type")
		name := strings.TrimPrefix(textOf(item, "module")+"."+kind+"."+textOf(item, "name"), ".")
		instances, _ := item.Member("instances")
		each, _ := instances.Items()
		for _, instance := range each {
			address := name
			if index := textOf(instance, "index_key"); index != "" {
				address += "[" + index + "]"
			}
			t.add(kind, address, inside(instance, "attributes"))
		}
	}
}

// deepestModule is how far modules may be nested.
const deepestModule = 30

// addModule adds the resources of a module as terraform show -json prints it.
func (t terraform) addModule(module document.Node, depth int) {
	if depth > deepestModule {
		return
	}
	listed, _ := module.Member("resources")
	items, _ := listed.Items()
	for _, item := range items {
		t.add(textOf(item, "type"), textOf(item, "address"), inside(item, "values"))
	}
	children, _ := module.Member("child_modules")
	modules, _ := children.Items()
	for _, child := range modules {
		t.addModule(child, depth+1)
	}
}

func (t terraform) add(kind, address string, attributes document.Node) {
	// Where Cognito has a name for it, that is shorter.
	if name := textOf(attributes, "name"); kind != terraformPool && name != "" {
		address = name
	}
	if attributes.Kind == document.Map && strings.HasPrefix(kind, "aws_cognito_") {
		t.resources[kind] = append(t.resources[kind], resource{address, attributes})
	}
}

// set is a value of Terraform, which writes nothing at all as one of these.
func set(n document.Node) value {
	text, err := n.Text()
	items, notList := n.Items()
	return value{node: n, none: err == nil && (text == "" || text == "0") || notList == nil && len(items) == 0}
}

func (d *draft) arguments(aliases map[string]string) fitting {
	return fitting{read: set, aliases: aliases, ignored: true, miss: d.miss}
}

func (t terraform) draft(pool resource, only bool) draft {
	var d draft
	d.addTerraformPool(pool)
	id := textOf(pool.properties, "id")
	of := func(r resource) bool {
		named := textOf(r.properties, "user_pool_id")
		return named == "" && only || named != "" && named == id
	}
	for _, r := range slices.Concat(t.resources[terraformClient], t.resources[terraformManaged]) {
		if of(r) {
			d.addTerraformClient(r)
		}
	}
	for _, r := range t.resources[terraformGroup] {
		if of(r) {
			d.groups = append(d.groups, document.NewMap(d.arguments(groupArguments).members(models().group, r.properties, "Groups."+document.PrintableMember(r.name))...))
		}
	}
	groups := map[string][]document.Node{}
	for _, r := range t.resources[terraformInGroup] {
		if of(r) {
			user := textOf(r.properties, "username")
			groups[user] = append(groups[user], document.NewText(textOf(r.properties, "group_name")))
		}
	}
	for _, r := range t.resources[terraformUser] {
		if of(r) {
			d.addTerraformUser(r, groups[textOf(r.properties, "username")])
		}
	}
	return d
}

func (d *draft) addTerraformPool(r resource) {
	f := d.arguments(poolArguments)
	d.pool = f.members(models().pool, r.properties, "UserPool")
	model, _ := f.find(models().pool.Members, "Policies")
	policies := f.members(model, r.properties, "UserPool.Policies")
	if len(policies) > 0 {
		d.pool = append(d.pool, member("Policies", document.NewMap(policies...)))
	}
	if memberOf(d.pool, "Name").Kind == document.Null {
		d.pool = append(d.pool, text("Name", r.name))
	}
	if memberOf(d.pool, "Id").Kind == document.Null {
		d.addStandIn(r.name, "applied")
	}
	sms := memberOf(d.pool, "SmsConfiguration")
	mfa := f.members(models().mfa, r.properties, "MfaConfig")
	_, mfa = taken(mfa, "MfaConfiguration")
	if d.asksForMFA() && sms.Kind == document.Map {
		mfa = append(mfa, member("SmsMfaConfiguration", smsFactor(sms)))
	}
	d.mfa = mfa
}

func (d *draft) addTerraformClient(r resource) {
	client := d.arguments(clientArguments).members(models().client, r.properties, "Clients."+document.PrintableMember(r.name))
	if memberOf(client, "ClientId").Kind == document.Null {
		id := clientID(r.name)
		client = append(client, text("ClientId", id))
		d.miss("the ClientId of %s is known once it is applied: %s stands in its place", document.Printable(r.name), id)
	}
	if id, _ := memberOf(client, "ClientId").Text(); isOn(r.properties, "generate_secret") && memberOf(client, "ClientSecret").Kind == document.Null {
		client = append(client, text("ClientSecret", clientSecret(id)))
		d.miss("the secret of the client %s is not known: a stand-in is in its place", document.Printable(r.name))
	}
	d.clients = append(d.clients, document.NewMap(client...))
}

func (d *draft) addTerraformUser(r resource, groups []document.Node) {
	user := []document.Member{text("Username", cmp.Or(textOf(r.properties, "username"), r.name))}
	given, _ := inside(r.properties, "attributes").Members()
	var attributes []document.Node
	if sub := textOf(r.properties, "sub"); sub != "" {
		attributes = append(attributes, document.NewMap(text("Name", "sub"), text("Value", sub)))
	}
	for _, m := range given {
		if value, err := m.Value.Text(); err == nil && m.Name != "sub" {
			attributes = append(attributes, document.NewMap(text("Name", m.Name), text("Value", value)))
		}
	}
	for _, from := range []struct {
		to    string
		value document.Node
	}{
		{"UserAttributes", document.NewList(attributes...)},
		{"UserStatus", inside(r.properties, "status")},
		{"Enabled", inside(r.properties, "enabled")},
		{"Password", inside(r.properties, "password")},
		{"TemporaryPassword", inside(r.properties, "temporary_password")},
		{"Groups", document.NewList(groups...)},
		{"UserMFASettingList", inside(r.properties, "mfa_setting_list")},
		{"PreferredMfaSetting", inside(r.properties, "preferred_mfa_setting")},
	} {
		if from.value.Kind != document.Null && !set(from.value).none {
			user = append(user, member(from.to, from.value))
		}
	}
	d.users = append(d.users, document.NewMap(user...))
}
