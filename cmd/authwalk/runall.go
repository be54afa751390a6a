package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"authwalk/flow/script"
	"authwalk/flow/script/suite"
)

// runReport is a file that results are written to.
type runReport struct {
	path  string
	write func(io.Writer, []suite.Case) error
}

// reportKinds are what --report takes.
var reportKinds = map[string]func(io.Writer, []suite.Case) error{
	"junit": suite.WriteJUnit, "tap": suite.WriteTAP, "json": suite.WriteJSON,
}

func parseReports(named []string) ([]runReport, error) {
	var reports []runReport
	for _, name := range named {
		kind, path, _ := strings.Cut(name, "=")
		write, known := reportKinds[kind]
		if !known || path == "" {
			return nil, errors.New("--report needs a kind and a file: junit=FILE, tap=FILE or json=FILE")
		}
		reports = append(reports, runReport{path, write})
	}
	return reports, nil
}

// runAll makes several walks, and prints a line for each.
func (p *program) runAll(ctx context.Context, r scriptRun, paths []string, reports []runReport) error {
	var failed error
	annotates := os.Getenv("GITHUB_ACTIONS") == "true" && !r.asJSON && !r.showTokens
	cases := suite.Run(ctx, r.jobs, paths, func(ctx context.Context, path string) suite.Case {
		return p.runCase(ctx, r, path)
	}, func(c suite.Case) {
		failed = errors.Join(failed, p.printCase(c, r, annotates))
	})
	if failed != nil {
		return failed
	}
	for _, report := range reports {
		if err := report.writeFile(cases); err != nil {
			return err
		}
	}
	if !r.asJSON && !r.showTokens {
		if err := suite.WriteSummary(p.stdout, cases); err != nil {
			return err
		}
	}
	if code := exitCodes[suite.Ending(cases)]; code != exitDone {
		return &exitError{code: code}
	}
	return nil
}

// runCase makes one of several walks. What kept it from being made is its result.
func (p *program) runCase(ctx context.Context, r scriptRun, path string) suite.Case {
	c := suite.Case{Path: path, Started: time.Now()}
	result, err := p.runScript(ctx, r, path)
	c.Elapsed, c.Result = time.Since(c.Started), result
	switch {
	case errors.Is(err, errNotLive):
		c.Skipped = errNotLive.Error()
	case ctx.Err() != nil && err != nil:
		c.Result = script.Unmade(script.Interrupted, "interrupted")
	case err != nil:
		c.Result = script.Unmade(script.BadInput, err.Error())
	}
	return c
}

func (p *program) printCase(c suite.Case, r scriptRun, annotates bool) error {
	if r.showTokens {
		c.Result.Reveal()
	}
	if r.asJSON {
		return r.output.write(p.stdout, c.Object())
	}
	lines := c.Line()
	if annotation := c.GitHub(); annotates && annotation != "" {
		lines += "\n" + annotation
	}
	_, err := fmt.Fprintln(p.stdout, lines)
	return err
}

// writeFile writes the results to the file that was named, in the place of one that
// is there. They hold no secrets.
func (r runReport) writeFile(cases []suite.Case) error {
	var written bytes.Buffer
	if err := r.write(&written, cases); err != nil {
		return err
	}
	return os.WriteFile(r.path, written.Bytes(), 0o644)
}
