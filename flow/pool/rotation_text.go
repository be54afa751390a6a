package pool

import (
	"encoding/json"
	"time"
)

// rotationText is a rotation as it is written down.
type rotationText struct {
	Live     int               `json:"live"`
	Given    int               `json:"given"`
	Replaced map[int]time.Time `json:"replaced,omitempty"`
}

// MarshalJSON implements json.Marshaler.
func (r Rotation) MarshalJSON() ([]byte, error) {
	return json.Marshal(rotationText{r.Live, r.given, r.replaced})
}

// UnmarshalJSON implements json.Unmarshaler.
func (r *Rotation) UnmarshalJSON(raw []byte) error {
	var text rotationText
	err := json.Unmarshal(raw, &text)
	*r = Rotation{text.Live, text.Given, text.Replaced}
	return err
}
