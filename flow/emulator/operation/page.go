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
	from, to, next, err := pageOf(len(items), limit, token)
	if err != nil {
		return nil, "", err
	}
	return items[from:to], next, nil
}

// pageOf is where a page begins and ends in a list of this length.
func pageOf(length int, limit *int, token string) (from, to int, next string, err error) {
	if token != "" {
		if from, err = strconv.Atoi(token); err != nil || from < 0 || from > length {
			return 0, 0, "", wire.InvalidParameter("Invalid pagination token")
		}
	}
	size := api.PageSize
	if limit != nil && *limit > 0 {
		size = min(*limit, api.PageSize)
	}
	to = min(from+size, length)
	if to < length {
		next = strconv.Itoa(to)
	}
	return from, to, next, nil
}
