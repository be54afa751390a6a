// Package shorthand reads the AWS CLI's shorthand for maps, structures and
// lists: A=b,C=d and HttpHeaders=[{headerName=a,headerValue=b}].
// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
//
// It knows the notation only, not what the names mean.
package shorthand
