package pool

import "encoding/json"

// Members are members of settings that no rule uses. They are kept, and written
// again with the settings.
type Members map[string]json.RawMessage
