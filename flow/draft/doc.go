// Package draft turns a request into a text that a person can edit, and back.
//
// In the text stands a placeholder for every secret, such as ‹PASSWORD›, so that it
// can be shown, kept in a file or handed to another editor. What is secret is said by
// package api, by operation and path. A placeholder can stand anywhere within a text
// as long as that is secret, too: what is sent is shown and recorded later.
//
// The package is pure. It never refuses what only the service would refuse: members
// that are unknown, missing, twice there or of another type are sent as they are
// written.
package draft
