package cognito

import (
	"context"
	"encoding/json"
	"strings"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// Pool is a user pool as ListUserPools names it.
type Pool struct{ ID, Name string }

// AppClient is an app client as ListUserPoolClients names it.
type AppClient struct{ ID, Name string }

// User is a user as ListUsers names them.
type User struct {
	Name, Status, Email, PhoneNumber string
	Disabled                         bool
}

const maxPages = 100

// Pools lists the user pools of the region (ListUserPools, signed), at most
// 6,000. The error is a *walk.Error.
func (c *Client) Pools(ctx context.Context) ([]Pool, error) {
	var pools []Pool
	err := c.pages(ctx, api.ListUserPools, map[string]any{"MaxResults": api.PageSize}, func(answer []byte) (string, error) {
		var page struct {
			UserPools []struct {
				ID   string `json:"Id"`
				Name string
			}
			NextToken string
		}
		err := json.Unmarshal(answer, &page)
		for _, pool := range page.UserPools {
			pools = append(pools, Pool{pool.ID, pool.Name})
		}
		return page.NextToken, err
	})
	return pools, err
}

// Clients lists the app clients of a pool (ListUserPoolClients, signed), at
// most 6,000. The error is a *walk.Error.
func (c *Client) Clients(ctx context.Context, userPoolID string) ([]AppClient, error) {
	var clients []AppClient
	input := map[string]any{"UserPoolId": userPoolID, "MaxResults": api.PageSize}
	err := c.pages(ctx, api.ListUserPoolClients, input, func(answer []byte) (string, error) {
		var page struct {
			UserPoolClients []struct{ ClientID, ClientName string }
			NextToken       string
		}
		err := json.Unmarshal(answer, &page)
		for _, client := range page.UserPoolClients {
			clients = append(clients, AppClient{client.ClientID, client.ClientName})
		}
		return page.NextToken, err
	})
	return clients, err
}

// Users lists the first users of a pool (ListUsers, signed) of whom an attribute begins
// with something, or any where that is empty. The error is a *walk.Error.
func (c *Client) Users(ctx context.Context, userPoolID, attribute, beginning string, most int) ([]User, error) {
	input := map[string]any{"UserPoolId": userPoolID, "Limit": most}
	if beginning != "" {
		input["Filter"] = attribute + ` ^= "` + quoted.Replace(beginning) + `"`
	}
	body, err := json.Marshal(input)
	if err != nil {
		return nil, badInput(walk.MalformedMember, "", "authwalk could not write the request as JSON", "")
	}
	exchange, failed := c.Call(ctx, walk.Request{Operation: api.ListUsers, Body: walk.NewBody(body)})
	if failed != nil {
		return nil, failed
	}
	var page struct {
		Users []struct {
			Username, UserStatus string
			Enabled              *bool
			Attributes           []struct{ Name, Value string }
		}
	}
	if err := json.Unmarshal(exchange.Answer.Reveal(), &page); err != nil {
		return nil, unreadable(walk.NotCognito, "the response is not one of "+api.ListUsers, err)
	}
	users := make([]User, len(page.Users))
	for n, listed := range page.Users {
		users[n] = User{Name: listed.Username, Status: listed.UserStatus, Disabled: listed.Enabled != nil && !*listed.Enabled}
		for _, attribute := range listed.Attributes {
			switch attribute.Name {
			case api.AttributeEmail:
				users[n].Email = attribute.Value
			case api.AttributePhoneNumber:
				users[n].PhoneNumber = attribute.Value
			}
		}
	}
	return users, nil
}

// quoted writes a text into the quotes of a filter.
var quoted = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// pages calls the operation until there is no next token, or the server hands
// out the same one again.
func (c *Client) pages(ctx context.Context, operation string, input map[string]any, read func([]byte) (string, error)) error {
	token := ""
	for range maxPages {
		body, err := json.Marshal(input)
		if err != nil {
			return badInput(walk.MalformedMember, "", "authwalk could not write the request as JSON", "")
		}
		exchange, failed := c.Call(ctx, walk.Request{Operation: operation, Body: walk.NewBody(body)})
		if failed != nil {
			return failed
		}
		next, err := read(exchange.Answer.Reveal())
		if err != nil {
			return unreadable(walk.NotCognito, "the response is not one of "+operation, err)
		}
		if next == "" || next == token {
			return nil
		}
		token, input["NextToken"] = next, next
	}
	return nil
}
