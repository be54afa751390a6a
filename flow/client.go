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
	settings, err := c.readSettings(target.Profile)
	if err != nil {
		return nil, err
	}
	options.Settings = settings
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

// Settings is what the AWS environment and files set for a profile: nothing
// where they are not looked at.
func (c *Controller) Settings(profile string) (cognito.Settings, error) {
	c.shared.mutex.Lock()
	defer c.shared.mutex.Unlock()
	return c.readSettings(profile)
}

// readSettings reads them once; the mutex is held. What cannot be read may be
// mended meanwhile.
func (c *Controller) readSettings(profile string) (cognito.Settings, error) {
	if settings, known := c.shared.settings[profile]; known || c.options.Settings == nil {
		return settings, nil
	}
	settings, err := c.options.Settings(context.Background(), profile)
	if err == nil {
		c.shared.settings[profile] = settings
	}
	return settings, err
}
