package explain

import (
	"fmt"
	"slices"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/walk"
)

// clientRows are wrong pools and clients, and flows that a client does not
// have.
var clientRows = []row{
	{
		id: "pain-32", exception: api.InvalidParameterException,
		message:     `\w+ (?:flow not|is not) enabled for (?:this|the) client|Auth flow not enabled for this client`,
		description: "This flow is not enabled for the app client.",
		observed:    missingFlow,
		ruledOut:    notChecked,
		notes:       []string{"Changing a client's flows replaces the list: keep ALLOW_REFRESH_TOKEN_AUTH in it."},
		actionsHere: allowedFlow,
		actions:     []walk.Action{{Kind: walk.EditStart, Label: "Choose another flow"}},
		next:        "Choose another flow, or add it to the client's ExplicitAuthFlows.",
	},
	{
		id: "pain-33", exception: api.InvalidParameterException, message: `Initiate Auth method not supported`,
		description: "The flow and the operation do not fit together.",
		observed: func(f failure) []string {
			if f.place().operation == walk.AdminInitiateAuth {
				return []string{"USER_PASSWORD_AUTH was sent to AdminInitiateAuth; use ADMIN_USER_PASSWORD_AUTH there."}
			}
			return []string{"An admin flow was sent to InitiateAuth; use AdminInitiateAuth with AWS credentials."}
		},
		ruledOut: notChecked,
		actions:  []walk.Action{editStart},
		next:     "Choose a flow that fits the operation.",
	},
	{
		id: "pain-34", exception: api.InvalidParameterException, message: `Custom auth lambda trigger is not configured for the user pool`,
		description: "CUSTOM_AUTH needs Lambda triggers, and this pool has none.",
		causes: []string{
			"The app sent no password, and its library then switched to CUSTOM_AUTH.",
			"LambdaConfig lacks DefineAuthChallenge, CreateAuthChallenge or VerifyAuthChallengeResponse.",
		},
		ruledOut:    notChecked,
		actionsHere: allowedFlow,
		actions:     []walk.Action{{Kind: walk.EditStart, Label: "Choose another flow"}},
		next:        "Choose another flow, or attach the three triggers.",
	},
	{
		id: "pain-37", exception: api.ResourceNotFoundException, message: `User pool (?:client )?.* does not exist`,
		description: "Cognito has no such app client or pool in this region.",
		headline:    whatIsMissing,
		observed:    wrongPlace,
		causes:      []string{"The ID is mistyped, belongs to another account or environment, or was deleted."},
		ruledOut:    notChecked,
		actionsHere: changeID,
		actions:     []walk.Action{editStart},
		noUser:      true,
		next:        "Check the region, the pool ID and the client ID.",
	},
	{
		id: "not-found", exception: api.ResourceNotFoundException,
		description: "Cognito did not find what the request names.",
		observed:    wrongPlace,
		causes:      []string{"It was deleted, or its ID is mistyped."},
		actions:     []walk.Action{editStart, startOver},
		next:        "Check the IDs.",
	},
	{
		id: "operation-off", exception: api.OperationNotEnabledException,
		description: "This operation is turned off for the pool.",
		causes: []string{
			"The pool's settings or its feature plan do not include it.",
			"This region has a replica of the pool. Only the pool's own region creates and changes users.",
		},
		actionsHere: showPool,
		actions:     []walk.Action{editStart},
		next:        "Ask an administrator for the pool's settings, its feature plan (UserPoolTier) and its region.",
	},
	{
		id: "unsupported", exception: api.UnsupportedOperationException,
		description: "The pool or the client does not support this.",
		causes:      []string{"The feature plan or the client's settings do not include it."},
		actionsHere: showClientAndPool,
		actions:     []walk.Action{editStart},
		next:        "Ask an administrator for the client's settings and the pool's feature plan (UserPoolTier).",
	},
}

// notChecked is what Cognito has not looked at yet.
var notChecked = []string{"the user name (not checked yet)", "the password (not checked yet)"}

func missingFlow(f failure) []string {
	const wrongClient = "You may have used the wrong client ID."
	if slices.Contains(f.facts.flows(), api.AllowClientTokenAuth) {
		return []string{"This client cannot sign users in: it gets tokens for itself (GetClientToken).", wrongClient}
	}
	if len(f.reasons) > 0 {
		return append(choseFlow(f), wrongClient)
	}
	var causes []string
	if flow, known := api.FindFlow(f.place().flow); known {
		causes = append(causes, fmt.Sprintf("ExplicitAuthFlows of the client lacks %s.", flow.Enabled))
	} else {
		causes = append(causes, "ExplicitAuthFlows of the client lacks this flow.")
	}
	if flows := f.facts.flows(); len(flows) > 0 {
		causes = append(causes, "The client has "+strings.Join(flows, ", ")+".")
	}
	return append(append(causes, choseFlow(f)...), wrongClient)
}

// allowedFlow signs in with the flow that the client does allow for the password, where
// nothing else was given that this flow might not take.
func allowedFlow(f failure) []walk.Action {
	begun := f.walk.Start
	if f.facts.Client == nil || begun.Password.IsZero() || len(begun.Parameters.Names()) > 0 {
		return nil
	}
	for _, flow := range []string{api.FlowUserSRPAuth, api.FlowUserPasswordAuth} {
		if begun.AuthFlow != flow && !begun.Admin() && pool.FlowEnabled(f.facts.Client, flow) {
			return []walk.Action{{
				Kind: walk.EditStart, Label: "Sign in with " + flow + ", which the client allows", Operation: flow, AtOnce: true,
			}}
		}
	}
	return nil
}

// choseFlow says where the flow came from: nothing else chooses one.
func choseFlow(f failure) []string {
	flow := f.walk.Start.AuthFlow
	if flow == "" {
		return nil
	}
	return []string{name(flow) + " was asked for by the sign-in details, --auth-flow, a script, or what the pool file says of the user (Walk)."}
}

// missesClient reports whether it is the app client that was not found, and not the pool.
func missesClient(f failure) bool { return strings.HasPrefix(f.err.Message, "User pool client ") }

// whatIsMissing says which of the two was not found, and where.
func whatIsMissing(f failure) string {
	target := f.walk.Start.Target
	what := "user pool " + name(target.UserPoolID)
	if missesClient(f) {
		what = "app client " + name(target.ClientID)
	}
	where := "in " + name(target.Where()) + ", with this account"
	switch {
	case target.Endpoint != "":
		where = "at " + name(target.Where())
	case target.Where() == "":
		where = "in this region"
	}
	return "There is no " + what + " " + where + ". No user was looked for."
}

// changeID begins at the ID that was not found.
func changeID(failed failure) []walk.Action {
	change := walk.Action{Kind: walk.EditStart, Label: "Change the user pool ID or the region", Field: "UserPoolId"}
	if missesClient(failed) {
		change.Label, change.Field = "Change the app client ID or the region", "ClientId"
	}
	return []walk.Action{change}
}

// wrongPlace compares the ids and the region with each other.
func wrongPlace(f failure) []string {
	target := f.walk.Start.Target
	region := walk.RegionOf(target.UserPoolID)
	var causes []string
	if strings.Contains(target.ClientID, "_") {
		causes = append(causes, "The client ID looks like a pool ID: they might be swapped.")
	}
	if target.UserPoolID != "" && region == "" {
		causes = append(causes, "The pool ID has no region in front, as in eu-west-1_Ab12Cd34E.")
	}
	switch {
	case f.facts.Pool != nil && missesClient(f):
		return append(causes, fmt.Sprintf("The user pool %s is there, but has no app client %s: the client ID belongs to another pool.", name(target.UserPoolID), name(target.ClientID)))
	case target.Endpoint != "":
		causes = append(causes, fmt.Sprintf("The server at %s serves other pools.", name(target.Where())))
	case region != "" && target.Region != "" && region != target.Region:
		causes = append(causes, fmt.Sprintf("The region is %s, but the pool ID is of %s.", name(target.Region), name(region)))
	case target.UserPoolID == "":
		causes = append(causes, fmt.Sprintf("The app client is in another region than %s.", name(target.Region)))
	}
	return causes
}
