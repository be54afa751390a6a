package pull

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"authwalk/flow/walk"
)

// Found is a file of a folder that tells of a pool.
type Found struct {
	// Path is where it is, from the folder.
	Path string
	// Pool is the pool's name, or its Id.
	Pool string
	// Target is where the pool is at AWS; nil where the file does not tell, or is made
	// for the emulator.
	Target *walk.Target
}

// How much of a folder is looked at.
const (
	mostEntries  = 500
	mostRead     = 40
	mostFound    = 6
	largestFound = 1 << 20
)

// folders are looked at, the folder itself first.
var folders = []string{".", "src", "amplify", "infra", "terraform", "pools", "cdk.out"}

// marks are what a file about a pool has near its beginning.
var marks = []string{"user_pool", "UserPool", "aws_cognito", "Cognito", "ClientId"}

// likely are the names that other tools give such files, the likeliest first.
var likely = []string{"amplify_outputs", "aws-exports", "amplifyconfiguration", "terraform", "template", "serverless"}

// Look looks for files about pools in a folder and those that such files are usually in.
// Links are not followed, and no more than a little of a large folder is read: more
// tells that some of it was not looked at.
func Look(ctx context.Context, folder fs.FS) (all []Found, more bool) {
	var candidates []string
	for _, name := range folders {
		candidates = append(candidates, candidatesIn(folder, name)...)
	}
	slices.SortStableFunc(candidates, func(one, other string) int { return cmp.Compare(likelihood(one), likelihood(other)) })
	for n, name := range candidates {
		if ctx.Err() != nil || n == mostRead || len(all) == mostFound {
			return all, true
		}
		if found, tells := lookAt(folder, name); tells {
			all = append(all, found)
		}
	}
	return all, false
}

// candidatesIn are the files of a folder that could be about a pool.
func candidatesIn(folder fs.FS, name string) []string {
	opened, err := folder.Open(name)
	if err != nil {
		return nil
	}
	defer func() { _ = opened.Close() }()
	directory, isDirectory := opened.(fs.ReadDirFile)
	if !isDirectory {
		return nil
	}
	entries, _ := directory.ReadDir(mostEntries) // what cannot be read is not found
	var names []string
	for _, entry := range entries {
		if entry.Type().IsRegular() && isCandidate(entry.Name()) {
			names = append(names, path.Join(name, entry.Name()))
		}
	}
	slices.Sort(names)
	return names
}

func isCandidate(name string) bool {
	switch path.Ext(name) {
	case ".json", ".yaml", ".yml", ".tfstate":
		return true
	case ".js", ".ts":
		return strings.HasPrefix(name, "aws-exports.")
	default:
		return false
	}
}

func likelihood(name string) int {
	n := slices.IndexFunc(likely, func(begins string) bool { return strings.HasPrefix(path.Base(name), begins) })
	if n < 0 {
		return len(likely)
	}
	return n
}

// lookAt reads a file, if it looks like one about a pool.
func lookAt(folder fs.FS, name string) (found Found, tells bool) {
	file, err := folder.Open(name)
	if err != nil {
		return Found{}, false
	}
	defer func() { _ = file.Close() }()
	about, err := file.Stat()
	if err != nil || !about.Mode().IsRegular() || about.Size() > largestFound {
		return Found{}, false
	}
	data, err := io.ReadAll(io.LimitReader(file, largestFound))
	begins := data[:min(len(data), beginning)]
	if err != nil || !slices.ContainsFunc(marks, func(mark string) bool { return bytes.Contains(begins, []byte(mark)) }) {
		return Found{}, false
	}
	pulled, err := From(data, Options{})
	if err != nil || !pulled.Deployed && len(pulled.File.Clients) == 0 {
		return Found{}, false
	}
	settings := pulled.File.UserPool
	found = Found{Path: name, Pool: cmp.Or(settings.Name, settings.ID)}
	if pulled.Deployed {
		found.Target = &walk.Target{UserPoolID: settings.ID}
		if clients := pulled.File.Clients; len(clients) > 0 {
			found.Target.ClientID = clients[0].ClientID
		}
	}
	return found, true
}
