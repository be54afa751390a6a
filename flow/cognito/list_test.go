package cognito_test

import (
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"authwalk/flow/cognito"
	"authwalk/flow/walk"
)

// inTurn answers each request with the next text, and the last one for ever.
func inTurn(texts ...string) http.HandlerFunc {
	turn := 0
	return func(w http.ResponseWriter, r *http.Request) {
		respondWith(200, texts[min(turn, len(texts)-1)])(w, r)
		turn++
	}
}

func TestPoolsOfAllPages(t *testing.T) {
	served := serve(t, inTurn(
		`{"UserPools":[{"Id":"eu-west-1_A","Name":"first","Status":"Enabled","CreationDate":1.5}],"NextToken":"more \"quoted\""}`,
		`{"UserPools":[{"Id":"eu-west-1_B","Name":"second"}]}`,
	))
	pools, err := client(t, cognito.Options{Endpoint: served.URL, Credentials: key}).Pools(t.Context())
	want := []cognito.Pool{{ID: "eu-west-1_A", Name: "first"}, {ID: "eu-west-1_B", Name: "second"}}
	if err != nil || !reflect.DeepEqual(pools, want) {
		t.Errorf("%v, %v", pools, err)
	}
	sent, heads := served.requests()
	if fmt.Sprint(sent) != `[{"MaxResults":60} {"MaxResults":60,"NextToken":"more \"quoted\""}]` {
		t.Errorf("sent %s", sent)
	}
	if !strings.HasSuffix(heads[1].Get("X-Amz-Target"), ".ListUserPools") {
		t.Errorf("headers %v", heads[1])
	}
}

func TestClientsOfAPool(t *testing.T) {
	served := serve(t, inTurn(`{"UserPoolClients":[{"ClientId":"4example","ClientName":"web","UserPoolId":"eu-west-1_A"}]}`))
	clients, err := client(t, cognito.Options{Endpoint: served.URL, Credentials: key}).Clients(t.Context(), "eu-west-1_A")
	if err != nil || !reflect.DeepEqual(clients, []cognito.AppClient{{ID: "4example", Name: "web"}}) {
		t.Errorf("%v, %v", clients, err)
	}
	if sent, _ := served.requests(); sent[0] != `{"MaxResults":60,"UserPoolId":"eu-west-1_A"}` {
		t.Errorf("sent %s", sent)
	}
}

func TestListsEnd(t *testing.T) {
	turn := 0
	for _, row := range []struct {
		name   string
		answer http.HandlerFunc
		most   int
	}{
		{"same token for ever", inTurn(`{"NextToken":"again"}`), 2},
		{"new token for ever", func(w http.ResponseWriter, r *http.Request) {
			turn++
			respondWith(200, fmt.Sprintf(`{"NextToken":"%d"}`, turn))(w, r)
		}, 100},
	} {
		served := serve(t, row.answer)
		if _, err := client(t, cognito.Options{Endpoint: served.URL, Credentials: key}).Pools(t.Context()); err != nil {
			t.Errorf("%s: %v", row.name, err)
		}
		if sent, _ := served.requests(); len(sent) != row.most {
			t.Errorf("%s: %d requests", row.name, len(sent))
		}
	}
}

func TestListsThatFail(t *testing.T) {
	for text, kind := range map[string]walk.Kind{
		`{"UserPools":{}}`:        walk.Unreadable,
		`{"UserPools":[{"Id":1}]`: walk.Unreadable,
	} {
		served := serve(t, inTurn(text))
		_, err := client(t, cognito.Options{Endpoint: served.URL, Credentials: key}).Pools(t.Context())
		var failed *walk.Error
		if !errors.As(err, &failed) || failed.Kind != kind {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestUsersAreLookedForByABeginning(t *testing.T) {
	served := serve(t, inTurn(`{"Users":[{"Username":"nadia","UserStatus":"CONFIRMED","Enabled":false,"Attributes":[{"Name":"email","Value":"n@example.org"},{"Name":"sub","Value":"1"}]},{"Username":"nils"}]}`))
	c := client(t, cognito.Options{Endpoint: served.URL, Credentials: key})
	users, err := c.Users(t.Context(), "eu-west-1_A", "username", `n"\`, 20)
	if err != nil || len(users) != 2 || users[0] != (cognito.User{Name: "nadia", Status: "CONFIRMED", Email: "n@example.org", Disabled: true}) || users[1].Disabled {
		t.Errorf("%+v, %v", users, err)
	}
	if _, err := c.Users(t.Context(), "eu-west-1_A", "username", "", 5); err != nil {
		t.Error(err)
	}
	want := []string{`{"Filter":"username ^= \"n\\\"\\\\\"","Limit":20,"UserPoolId":"eu-west-1_A"}`, `{"Limit":5,"UserPoolId":"eu-west-1_A"}`}
	if sent, _ := served.requests(); !reflect.DeepEqual(sent, want) {
		t.Errorf("sent %s\nwant %s", sent, want)
	}
}
