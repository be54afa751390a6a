package wire

import (
	"context"
	"regexp"
	"sync"
)

type regionKey struct{}

func withSignedRegion(ctx context.Context, region string) context.Context {
	return context.WithValue(ctx, regionKey{}, region)
}

// SignedRegion is the region that a request was signed for; empty where it was
// not signed, or for something that is no region.
func SignedRegion(ctx context.Context) string {
	region, _ := ctx.Value(regionKey{}).(string)
	if !regionForm().MatchString(region) {
		return ""
	}
	return region
}

var regionForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z]{2}(-[a-z]+)+-[0-9]{1,2}$`) })
