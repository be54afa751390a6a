package cognito

import (
	"context"
	"encoding/json"

	"authwalk/flow/api"
	"authwalk/flow/walk"
)

// Pool is a user pool as ListUserPools names it.
type Pool struct{ ID, Name string }

// AppClient is an app client as ListUserPoolClients names it.
type AppClient struct{ ID, Name string }

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
