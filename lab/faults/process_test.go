package faults

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"
)

// TestMain lets the test binary be the command that `ipsx rent` runs: it needs nothing on the machine.
func TestMain(m *testing.M) {
	if len(os.Args) == 4 && os.Args[1] == "visit" {
		os.Exit(visitAgainAndAgain(os.Args[2], os.Args[3]))
	}
	os.Exit(m.Run())
}

// visitAgainAndAgain fetches the page through the lease's proxy for a while; the exit code says whether it ever came.
func visitAgainAndAgain(page, forMillis string) int {
	proxy := &url.URL{Scheme: "http", Host: os.Getenv("IPSX_PROXY")}
	client := &http.Client{Timeout: 2 * time.Second, Transport: &http.Transport{Proxy: http.ProxyURL(proxy), DisableKeepAlives: true}}
	millis, _ := strconv.Atoi(forMillis) // no number: once
	code := 1
	for end := time.Now().Add(time.Duration(millis) * time.Millisecond); ; time.Sleep(50 * time.Millisecond) {
		response, err := client.Get(page) // the client's own timeout bounds it
		if errors.Is(err, syscall.ECONNREFUSED) {
			return code // the lease's process was killed
		}
		if err == nil {
			_ = response.Body.Close()
			if response.StatusCode == http.StatusOK {
				code = 0
			}
		}
		if time.Now().After(end) {
			return code
		}
	}
}

// buildBinary makes the program that people run.
func buildBinary(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ipsx")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", path, "github.com/ipsx/ipsx/cmd/ipsx")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building: %v\n%s", err, out)
	}
	return path
}

// process is a run of the binary.
type process struct {
	cmd  *exec.Cmd
	log  string // file of its standard error
	done chan struct{}

	mu     sync.Mutex
	killed time.Time // by the test
}

// launch starts the binary; hear gets each JSON value that it prints.
func launch(t *testing.T, log string, hear func(json.RawMessage), binary string, args ...string) *process {
	t.Helper()
	p := &process{cmd: exec.CommandContext(context.WithoutCancel(t.Context()), binary, args...), log: log, done: make(chan struct{})}
	file := must[*os.File](t)(os.OpenFile(log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600))
	p.cmd.Stderr = file
	p.cmd.WaitDelay = time.Second // a command of a killed rent holds the pipe a little longer
	p.cmd.Env = append(os.Environ(), "IPSX_PASSPHRASE=faults")
	out, in := io.Pipe()
	p.cmd.Stdout = in
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	heard := make(chan struct{})
	go func() {
		defer close(heard)
		for values := json.NewDecoder(out); ; {
			var value json.RawMessage
			if values.Decode(&value) != nil {
				_, _ = io.Copy(io.Discard, out) // nothing else may block
				return
			}
			hear(value)
		}
	}()
	go func() {
		defer close(p.done)
		_ = p.cmd.Wait() // ProcessState tells
		_ = in.Close()
		<-heard
		_ = file.Close()
	}()
	return p
}

// kill is kill -9, and waits for the end.
func (p *process) kill() {
	p.mu.Lock()
	p.killed = time.Now()
	p.mu.Unlock()
	_ = p.cmd.Process.Kill() // it may have ended by itself
	<-p.done
}

// stop asks it to end and waits.
func (p *process) stop(t *testing.T) {
	t.Helper()
	_ = p.cmd.Process.Signal(syscall.SIGTERM) // it may have ended by itself
	select {
	case <-p.done:
	case <-time.After(30 * time.Second):
		p.kill()
		t.Errorf("%v did not end by itself\n%s", p.cmd.Args[1:3], p.tail())
	}
}

func (p *process) tail() string {
	data, _ := os.ReadFile(p.log) // for a failure's message
	return string(data[max(0, len(data)-4000):])
}

// freePort is a port that nobody uses now, for processes that must come back under the same one.
func freePort(t *testing.T) string {
	listener := must[net.Listener](t)(net.Listen("tcp", "127.0.0.1:0"))
	defer listener.Close()
	return listener.Addr().String()
}
