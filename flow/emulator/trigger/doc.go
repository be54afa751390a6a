// Package trigger calls the functions behind a pool's Lambda triggers: a URL that
// takes the event, a function of a local Lambda, or one that is built in. It runs
// no code of others itself, and believes nothing that comes back: time and size
// are bounded, redirects are not followed, and the rules of flow/pool read what a
// function returned.
package trigger
