package operation

import (
	"strconv"

	"authwalk/flow/api"
	"authwalk/flow/emulator/wire"
)

// page cuts out the part of a list that a request asks for: at most limit
// items (api.PageSize when it asks for none) from where the token of the page before
// left off. The token of the next page is empty on the last one.
func page[T any](items []T, limit *int, token string) (part []T, next string, err error) {
	from := 0
	if token != "" {
		if from, err = strconv.Atoi(token); err != nil || from < 0 || from > len(items) {
			return nil, "", wire.InvalidParameter("Invalid pagination token")
		}
	}
	size := api.PageSize
	if limit != nil && *limit > 0 {
		size = min(*limit, api.PageSize)
	}
	to := min(from+size, len(items))
	if to < len(items) {
		next = strconv.Itoa(to)
	}
	return items[from:to], next, nil
}
