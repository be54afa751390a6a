// Package start makes a walk's start: from the start form, from flags spelt
// and valued as the AWS CLI's, from an input file in the API's shapes, from a
// saved target.
//
// No flag takes a secret: the command line can be read by everybody on the
// machine and stays in the shell's history. A secret written there is refused,
// and the error names the way it can be given.
package start
