package cognito

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"authwalk/flow/walk"
)

// Outbox is what the emulator kept instead of sending it.
type Outbox struct {
	// Messages are the newest first.
	Messages []walk.Message
	// Now is the emulator's clock, in whole seconds: it can be set forward, and
	// TOTP codes follow it. Zero when the answer does not say.
	Now time.Time
}

// Outbox reads the emulator's messages to a user, by name, alias or sub, in one
// pool or (pool empty) in all. Token is the one in the emulator's ready line.
// The error is a *walk.Error.
func (c *Client) Outbox(ctx context.Context, token, user, pool string) (Outbox, error) {
	if token == "" {
		return Outbox{}, noToken("the emulator's token is not set")
	}
	query := url.Values{"user": {user}}
	if pool != "" {
		query.Set("pool", pool)
	}
	address, failed := c.at("_authwalk/outbox", query)
	if failed != nil {
		return Outbox{}, failed
	}
	got, failed := c.get(ctx, address, token)
	if failed != nil {
		return Outbox{}, failed
	}
	if failed := outboxError(got.status); failed != nil {
		return Outbox{}, failed
	}
	messages, err := readMessages(got.body)
	if err != nil {
		return Outbox{}, unreadable(walk.NoOutbox, "the endpoint has no inbox", err)
	}
	return Outbox{Messages: messages, Now: got.date}, nil
}

func noToken(message string) *walk.Error {
	return &walk.Error{
		Kind: walk.Credentials, Reason: walk.UnknownEmulatorToken, Message: message,
		Next: "Set AUTHWALK_EMULATOR_TOKEN to the token that authwalk emulate prints.",
	}
}

func outboxError(status int) *walk.Error {
	switch status {
	case http.StatusOK:
		return nil
	case http.StatusUnauthorized:
		return noToken("the emulator does not accept this token")
	default:
		return &walk.Error{
			Kind: walk.Unreadable, Reason: walk.NoOutbox, Message: fmt.Sprintf("the endpoint has no inbox (HTTP status %d)", status),
			Next: "Only authwalk's emulator has an inbox. Look for the message where this server puts it.",
		}
	}
}

func readMessages(body []byte) ([]walk.Message, error) {
	var kept []struct {
		At                                             time.Time
		User, Medium, Destination, Purpose, Code, Body string
	}
	if err := json.Unmarshal(body, &kept); err != nil {
		return nil, err
	}
	messages := make([]walk.Message, len(kept))
	for i, message := range kept {
		messages[i] = walk.Message{
			At: message.At, User: message.User, Medium: message.Medium, Destination: message.Destination,
			Purpose: message.Purpose, Code: walk.NewSecret(message.Code), Body: walk.NewSecret(message.Body),
		}
	}
	return messages, nil
}
