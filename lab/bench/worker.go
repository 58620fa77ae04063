package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
)

// A worker is this program once more, as a process of its own in a namespace. It reads one line of JSON that says what to do, does it or begins to, and
// answers with one line; then it stays until its input ends.
const workerName = "tunnel-worker"

func workerCommand() *cobra.Command {
	return &cobra.Command{
		Use: workerName + " ROLE", Short: "A part of the tunnel benchmark, in a process of its own", Hidden: true, Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			input := bufio.NewReader(cmd.InOrStdin())
			told, err := input.ReadBytes('\n')
			if err != nil {
				return err
			}
			answer, err := work(cmd.Context(), args[0], told)
			if err != nil {
				return err
			}
			if err := json.NewEncoder(cmd.OutOrStdout()).Encode(answer); err != nil {
				return err
			}
			_, err = io.Copy(io.Discard, input)
			return err
		},
	}
}

// The roles of workers.
const (
	roleFar      = "far"
	roleDevice   = "device"
	roleProvider = "provider"
	roleForward  = "forward"
	roleTraffic  = "traffic"
)

func work(ctx context.Context, role string, told []byte) (answer any, err error) {
	switch role {
	case roleFar:
		return does(told, func(addresses []netip.Addr) (any, error) { return nil, new(farEnd).serve(addresses) })
	case roleDevice:
		return does(told, deviceSpec.start)
	case roleProvider:
		return does(told, providerSpec.serve)
	case roleForward:
		return does(told, func(f forwardSpec) (any, error) { return nil, f.serve(ctx) })
	case roleTraffic:
		return does(told, func(t traffic) (measured, error) { return t.run(ctx) })
	}
	return nil, fmt.Errorf("no such role: %q", role)
}

func does[Told, Answer any](text []byte, work func(Told) (Answer, error)) (any, error) {
	var told Told
	if err := json.Unmarshal(text, &told); err != nil {
		return nil, err
	}
	return work(told)
}

// process is a running worker, or another program, in a namespace.
type process struct {
	name  string
	cmd   *exec.Cmd
	input io.WriteCloser
	words bytes.Buffer // what it complained about
}

const endWithin = 5 * time.Second // a worker whose input has ended

// start runs a program in a namespace; it ends with the context, with stop, and with this process.
func start(ctx context.Context, namespace, program string, args ...string) (*process, io.Reader, error) {
	p := &process{name: filepath.Base(program) + " " + strings.Join(args, " ")}
	p.cmd = exec.CommandContext(ctx, "ip", append([]string{"netns", "exec", namespace, program}, args...)...)
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	p.cmd.Stderr, p.cmd.WaitDelay = &p.words, endWithin
	input, failed := p.cmd.StdinPipe()
	output, err := p.cmd.StdoutPipe()
	if err = errors.Join(failed, err); err == nil {
		err = p.cmd.Start()
	}
	p.input = input
	return p, output, err
}

// startWorker tells a worker what to do, and waits for its answer.
func startWorker(ctx context.Context, namespace, role, profile string, told, answer any) (*process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	args := []string{workerName, role}
	if profile != "" {
		args = append(args, "--cpuprofile", profile)
	}
	p, output, err := start(ctx, namespace, self, args...)
	if err != nil {
		return nil, err
	}
	if err = json.NewEncoder(p.input).Encode(told); err == nil {
		err = json.NewDecoder(output).Decode(answer)
	}
	if err != nil {
		ended := p.stop()
		return nil, fmt.Errorf("the worker %s: %w (%w): %s", p.name, err, ended, strings.TrimSpace(p.words.String()))
	}
	return p, nil
}

// stop has a worker end by itself, so that it writes its profile; what does not end is killed.
func (p *process) stop() error {
	kill := time.AfterFunc(endWithin, func() { _ = p.cmd.Process.Kill() }) // it may have ended by now
	defer kill.Stop()
	_ = p.input.Close() // it may have ended by itself
	return p.cmd.Wait()
}

// kill ends a program that does not heed its input.
func (p *process) kill() {
	_ = p.cmd.Process.Kill() // it may have ended by itself
	_ = p.cmd.Wait()         // says that it was killed
}

// cpu is what a process had of the processor so far, in seconds (proc(5): fields 14 and 15 of stat, in hundredths).
func (p *process) cpu() (seconds float64, err error) {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(p.cmd.Process.Pid), "stat"))
	if err != nil {
		return 0, err
	}
	fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
	user, failed := strconv.ParseFloat(fields[11], 64)
	system, err := strconv.ParseFloat(fields[12], 64)
	return (user + system) / 100, errors.Join(failed, err)
}
