// Package suite runs several walks without a user, as tests do, and writes what came
// of them: a line for each, and files for what reads test results (JUnit XML, TAP,
// JSON, annotations of GitHub).
//
// It knows results. It refuses to know how a walk is run.
package suite
