package check

import (
	"context"
	"errors"
	"strings"
	"testing"

	"authwalk/flow/api"
	"authwalk/flow/pull"
	"authwalk/flow/walk"
)

// answers stands in for the service: it gives these answers, and denies everything else.
type answers map[string]string

func (a answers) Call(_ context.Context, request walk.Request) (walk.Exchange, *walk.Error) {
	answer, allowed := a[request.Operation]
	if !allowed {
		return walk.Exchange{}, &walk.Error{Kind: walk.Refused, Operation: request.Operation, Exception: api.AccessDeniedException}
	}
	return walk.Exchange{Answer: walk.NewBody([]byte(answer))}, nil
}

// TestWhatMayNotBeReadIsSaid: the permission, and the command for somebody who has it; the
// rest is looked at.
func TestWhatMayNotBeReadIsSaid(t *testing.T) {
	service := answers{
		api.DescribeUserPool:       `{"UserPool":{"Id":"eu-west-1_Ab12Cd34E","MfaConfiguration":"ON"}}`,
		api.ListUserPoolClients:    `{"UserPoolClients":[{"ClientId":"web"}]}`,
		api.DescribeUserPoolClient: `{"UserPoolClient":{"ClientId":"web","ExplicitAuthFlows":["ALLOW_REFRESH_TOKEN_AUTH"]}}`,
	}
	facts, err := Read(t.Context(), service, pull.Live{UserPoolID: "eu-west-1_Ab12Cd34E"}, Facts{Now: testNow, Username: "nadia"})
	if err != nil {
		t.Fatal(err)
	}
	report := Of(facts)
	if first := report.Findings[0]; first.ID != "pain-32" || !report.HasError() {
		t.Errorf("first is %+v", first)
	}
	said := strings.Join(report.Lines(), "\n")
	for _, want := range []string{
		"cognito-idp:AdminGetUser", "authwalk check --user-pool-id 'eu-west-1_Ab12Cd34E' --username 'nadia'",
		"The credentials may not call GetUserPoolMfaConfig",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
	if strings.Contains(said, "mfa-without-factor") || strings.Contains(said, "There is no user") {
		t.Errorf("guessed what was not read:\n%s", said)
	}
	delete(service, api.DescribeUserPool)
	_, err = Read(t.Context(), service, pull.Live{UserPoolID: "eu-west-1_Ab12Cd34E"}, Facts{})
	if _, refused := errors.AsType[*walk.Error](err); !refused || !strings.Contains(err.Error(), "cognito-idp:DescribeUserPool") {
		t.Errorf("got %v", err)
	}
}
