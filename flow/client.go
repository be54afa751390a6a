package flow

import (
	"context"

	"authwalk/flow/cognito"
	"authwalk/flow/walk"
)

// client returns the client for a target, made once.
func (c *Controller) client(target walk.Target) (*cognito.Client, error) {
	place := walk.Target{
		UserPoolID: target.UserPoolID, Region: target.Region, Endpoint: target.Endpoint, Profile: target.Profile,
	}
	c.shared.mutex.Lock()
	defer c.shared.mutex.Unlock()
	if client := c.shared.clients[place]; client != nil {
		return client, nil
	}
	if err := cognito.CheckTarget(target); err != nil {
		return nil, err
	}
	options := cognito.Options{
		Region: target.Region, Endpoint: target.Endpoint, Profile: target.Profile, UserPoolID: target.UserPoolID,
		AllowHTTP: c.options.AllowHTTP, Now: c.options.Now, Transport: c.options.Transport, Version: c.options.Version,
		Person: c.options.Person, InstanceMetadata: c.options.InstanceMetadata,
	}
	if c.options.Settings != nil {
		settings, err := c.options.Settings(context.Background(), target.Profile)
		if err != nil {
			return nil, err
		}
		options.Settings = settings
	}
	if target.IsLocal() {
		// AWS gets credentials of its own.
		options.Credentials = c.options.Credentials
	}
	client, err := cognito.New(options)
	if err == nil {
		c.shared.clients[place] = client
	}
	return client, err
}
