package operation

import (
	"cmp"
	"slices"

	"authwalk/flow/api"
	"authwalk/flow/emulator/wire"
	"authwalk/flow/pool"
)

var uiCustomizationOperations = map[string]handler{
	api.SetUICustomization: setUICustomization,
	api.GetUICustomization: getUICustomization,
}

// uiCustomizes tells that the request is about the looks of the classic pages, which all
// clients can have together.
func (c *call) uiCustomizes() bool { return uiCustomizationOperations[c.operation] != nil }

type uiCustomizationRequest struct {
	ClientID       string `json:"ClientId"`
	CSS, ImageFile string
}

// setUICustomization replaces the looks of the classic pages. A logo is not kept: no page
// shows it. The words of the refusal are not known.
func setUICustomization(c *call) (any, error) {
	var in uiCustomizationRequest
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	set := pool.UICustomization{ClientID: cmp.Or(in.ClientID, api.EveryClient), CSS: in.CSS, LastModifiedDate: pool.At(c.now), CreationDate: pool.At(c.now)}
	version := c.now.UTC().Format("20060102150405")
	if in.CSS != "" {
		set.CSSVersion = version
	}
	if in.ImageFile != "" {
		set.ImageURL = "https://d111111abcdef8.cloudfront.net/" + c.pool.ID + "/" + set.ClientID + "/" + version + "/assets/images/image.jpg"
	}
	err := c.pool.Manage(func(m *pool.Management) error {
		if len(m.Domains) == 0 {
			return wire.InvalidParameter("There has to be an existing domain associated with this user pool.")
		}
		of := func(other pool.UICustomization) bool { return other.ClientID == set.ClientID }
		if at := slices.IndexFunc(m.UICustomizations, of); at >= 0 {
			set.CreationDate = m.UICustomizations[at].CreationDate
		}
		m.UICustomizations = slices.DeleteFunc(m.UICustomizations, of)
		if in.CSS != "" || in.ImageFile != "" {
			m.UICustomizations = append(m.UICustomizations, set)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return getUICustomization(c)
}

// getUICustomization shows the looks of a client, or else those of all, or else none.
func getUICustomization(c *call) (any, error) {
	var in uiCustomizationRequest
	if err := c.decode(&in); err != nil {
		return nil, err
	}
	type view struct {
		UserPoolID string `json:"UserPoolId"`
		pool.UICustomization
	}
	all := c.pool.Management().UICustomizations
	for _, client := range []string{in.ClientID, api.EveryClient} {
		for _, known := range all {
			if known.ClientID == client {
				return map[string]any{"UICustomization": view{c.pool.ID, known}}, nil
			}
		}
	}
	return map[string]any{"UICustomization": struct{}{}}, nil
}
