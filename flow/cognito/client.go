package cognito

import (
	"net/http"
	"sync/atomic"
	"time"

	"authwalk/flow/walk"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/smithy-go/logging"
)

// Options say where a Client sends its requests and who signs them. The zero
// value of every member is a sensible choice.
type Options struct {
	// Region is the AWS region; empty takes it from UserPoolID, then (signed
	// operations only) from the AWS profile.
	Region string
	// Endpoint is a URL that replaces the region's own; empty for AWS.
	Endpoint string
	// Profile is the AWS profile that signs; empty for what the environment says.
	Profile string
	// UserPoolID is only looked at for its region.
	UserPoolID string
	// AllowHTTP permits plain http to hosts other than loopback.
	AllowHTTP bool
	// InstanceMetadata permits asking the EC2 metadata service for credentials.
	InstanceMetadata bool
	// Credentials sign in place of the AWS configuration, which is then not read.
	Credentials aws.CredentialsProvider
	// Person is asked for what the credentials of the profile need. Nil refuses
	// roles that want a code with a sentence.
	Person Person
	// Now is the clock that exchanges are timed with; nil is time.Now. It does
	// not date signatures: those must agree with AWS's own time.
	Now func() time.Time
	// Transport sends the requests; nil is a transport of our own.
	Transport http.RoundTripper
	// Version is authwalk's, for the User-Agent header.
	Version string
	// Settings are the AWS environment's. Region and endpoint above win; FIPS
	// and dual stack count at Amazon's own hosts only.
	Settings Settings
}

// Client makes raw calls to one endpoint. It may be used by several goroutines
// at once.
type Client struct {
	options Options
	region  string
	sdk     *cip.Client
	http    *http.Client

	// lookup is held by the call that looks credentials up, kept is what the
	// last one found.
	lookup chan struct{}
	kept   atomic.Pointer[signing]
}

// New checks the options and returns a client. Nothing is read or sent yet.
// The error is a *walk.Error that names the option at fault in Field.
func New(options Options) (*Client, error) {
	err := CheckTarget(walk.Target{
		UserPoolID: options.UserPoolID, Region: options.Region, Endpoint: options.Endpoint,
	})
	if err != nil {
		return nil, err
	}
	if err := checkHTTP(options.Endpoint, options.AllowHTTP); err != nil {
		return nil, err
	}
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.Transport == nil {
		roots, err := rootsIn(options.Settings.CABundle)
		if err != nil {
			return nil, err
		}
		options.Transport = newTransport(roots)
	}
	client := &Client{options: options, region: regionOf(options), http: newHTTP(options.Transport), lookup: make(chan struct{}, 1)}
	client.sdk = cip.New(client.sdkOptions())
	return client, nil
}

func (c *Client) sdkOptions() cip.Options {
	options := cip.Options{
		Region:     c.region,
		HTTPClient: c.http,
		Retryer:    aws.NopRetryer{},
		Logger:     logging.Nop{},
	}
	if c.options.Endpoint != "" {
		options.BaseEndpoint = &c.options.Endpoint
	} else {
		options.EndpointOptions.UseFIPSEndpoint = fipsState(c.options.Settings.FIPS)
		options.EndpointOptions.UseDualStackEndpoint = dualStackState(c.options.Settings.DualStack)
	}
	if c.options.Version != "" {
		options.APIOptions = append(options.APIOptions,
			awsmiddleware.AddUserAgentKeyValue("authwalk", c.options.Version))
	}
	return options
}

func fipsState(on bool) aws.FIPSEndpointState {
	if on {
		return aws.FIPSEndpointStateEnabled
	}
	return aws.FIPSEndpointStateDisabled
}

func dualStackState(on bool) aws.DualStackEndpointState {
	if on {
		return aws.DualStackEndpointStateEnabled
	}
	return aws.DualStackEndpointStateDisabled
}

// Close lets go of idle connections. The client can still be used.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// placeholderRegion scopes signatures for endpoints that belong to no region.
const placeholderRegion = "us-east-1"

func regionOf(options Options) string {
	switch {
	case options.Region != "":
		return options.Region
	case walk.RegionOf(options.UserPoolID) != "":
		return walk.RegionOf(options.UserPoolID)
	case options.Endpoint != "":
		return placeholderRegion
	default:
		return ""
	}
}
