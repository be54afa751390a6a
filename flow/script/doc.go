// Package script walks without a person: it reads a script (YAML or JSON) that
// says where to walk, how to begin and what to answer to which challenge, and
// gives back one result.
//
// A script's answers are given under the keys of the challenge's prompt, so a
// challenge the catalogue learns tomorrow can be scripted without a change
// here. Texts may hold ${…} references, which are looked up when they are
// needed: a code does not exist before it has been sent.
//
// The package knows no terminal, no network and no environment. It asks them
// of a Controller and of Sources.
package script
