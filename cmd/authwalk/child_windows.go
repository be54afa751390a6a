package main

import (
	"os"
	"os/exec"
)

// child is a command. Windows has no signals to pass on: a console tells all its
// programs itself.
type child struct{ run *exec.Cmd }

func startChild(path string, command, environment []string) (*child, error) {
	started := &child{&exec.Cmd{
		Path: path, Args: command, Env: environment,
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
	}}
	return started, started.run.Start()
}

func passedOn() []os.Signal { return nil }

func (c *child) signal(os.Signal) {}

func (c *child) end(os.Signal) {}

func (c *child) kill() { _ = c.run.Process.Kill() }

func (c *child) wait() (code int) {
	_ = c.run.Wait()
	return c.run.ProcessState.ExitCode()
}

func (c *child) endRest() {}
