package lab

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Process is a program that runs on a host beside the test.
type Process struct {
	host   *Host
	name   string
	cmd    *exec.Cmd
	cancel context.CancelFunc
	done   chan struct{}
	err    error // valid when done

	mu      sync.Mutex
	output  bytes.Buffer
	changed chan struct{} // closed at the next output
}

// Start starts a program on the host. The test's end stops it; a failed test shows what it printed.
func (h *Host) Start(name string, args ...string) *Process {
	h.lab.t.Helper()
	ctx, cancel := context.WithCancel(context.Background()) // not the test's: that ends before Cleanup, which stops it in order
	p := &Process{host: h, name: name, cancel: cancel, done: make(chan struct{}), changed: make(chan struct{})}
	p.cmd = h.Command(ctx, name, args...)
	p.cmd.Stdout, p.cmd.Stderr = p, p
	if err := p.cmd.Start(); err != nil {
		cancel()
		h.lab.t.Fatalf("on %s: starting %s: %v", h.Name, name, err)
	}
	go func() {
		p.err = p.cmd.Wait()
		if errors.Is(p.err, context.Canceled) && p.cmd.ProcessState.Success() {
			p.err = nil // it was asked to end, and did
		}
		close(p.done)
	}()
	h.lab.t.Cleanup(p.cleanup)
	return p
}

func (p *Process) cleanup() {
	p.cancel()
	<-p.done
	if p.host.lab.t.Failed() {
		p.host.lab.t.Logf("%s on %s printed:\n%s", p.name, p.host.Name, p.Output())
	}
}

// Stop asks the program to end, waits for that, and returns how it ended.
func (p *Process) Stop() error {
	p.cancel()
	<-p.done
	return p.err
}

// Kill ends the program as kill -9 does, and waits until it is gone.
func (p *Process) Kill() {
	_ = p.cmd.Process.Kill() // it may have ended by itself
	<-p.done
	p.cancel()
}

// Done is closed when the program has ended.
func (p *Process) Done() <-chan struct{} { return p.done }

// Err is how the program ended; it may be asked once Done is closed.
func (p *Process) Err() error { return p.err }

// Output is what the program has printed so far, to standard output and standard error.
func (p *Process) Output() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.output.String()
}

// Write takes what the program prints.
func (p *Process) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	close(p.changed)
	p.changed = make(chan struct{})
	return p.output.Write(b)
}

// Await waits until the program has printed a line that contains text, and returns that line. The test fails when the program ends
// before, or after a minute.
func (p *Process) Await(text string) string {
	p.host.lab.t.Helper()
	timeout := time.After(time.Minute)
	for {
		line, changed := p.find(text)
		if line != "" {
			return line
		}
		select {
		case <-changed:
		case <-p.done:
			if line, _ := p.find(text); line != "" {
				return line
			}
			p.host.lab.t.Fatalf("%s on %s ended (%v) before it printed %q", p.name, p.host.Name, p.err, text)
		case <-timeout:
			p.host.lab.t.Fatalf("%s on %s did not print %q within a minute", p.name, p.host.Name, text)
		}
	}
}

// find returns the first whole line with the text, and the channel that is closed when there is more to look at.
func (p *Process) find(text string) (line string, changed <-chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for l := range strings.Lines(p.output.String()) {
		if strings.Contains(l, text) && strings.HasSuffix(l, "\n") {
			return strings.TrimSpace(l), p.changed
		}
	}
	return "", p.changed
}

// endWithTest makes a command end politely with its context, and at once with this process.
func endWithTest(cmd *exec.Cmd) {
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 10 * time.Second
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}

// PID is the number of the process.
func (p *Process) PID() int { return p.cmd.Process.Pid }
