package operation

import (
	"maps"

	"authwalk/flow/api"
	"authwalk/flow/emulator/state"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var tagOperations = map[string]handler{
	api.TagResource:         tagResource,
	api.UntagResource:       untagResource,
	api.ListTagsForResource: listTagsForResource,
}

// tagged is the pool that the request names by its ARN.
func (c *call) tagged() (*state.Pool, error) {
	var in struct{ ResourceArn string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	for _, p := range c.store.Pools() {
		if settings, _ := p.Settings(); settings.Arn == in.ResourceArn {
			return p, nil
		}
	}
	return nil, wire.Refuse(api.ResourceNotFoundException, "Resource "+in.ResourceArn+" does not exist.")
}

// changeTags replaces the tags of the pool with changed ones.
func (c *call) changeTags(change func(map[string]string)) error {
	p, err := c.tagged()
	if err != nil {
		return err
	}
	p.Reconfigure(func(settings *pool.UserPool, _ *pool.MfaConfig) {
		tags := maps.Clone(settings.UserPoolTags)
		if tags == nil {
			tags = map[string]string{}
		}
		change(tags)
		settings.UserPoolTags = tags
	})
	return nil
}

func tagResource(c *call) (any, error) {
	var in struct{ Tags map[string]string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	return struct{}{}, c.changeTags(func(tags map[string]string) { maps.Copy(tags, in.Tags) })
}

func untagResource(c *call) (any, error) {
	var in struct{ TagKeys []string }
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	return struct{}{}, c.changeTags(func(tags map[string]string) {
		for _, key := range in.TagKeys {
			delete(tags, key)
		}
	})
}

func listTagsForResource(c *call) (any, error) {
	p, err := c.tagged()
	if err != nil {
		return nil, err
	}
	settings, _ := p.Settings()
	return struct {
		Tags map[string]string `json:",omitempty"`
	}{settings.UserPoolTags}, nil
}
