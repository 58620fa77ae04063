package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/geo"
	"github.com/ipsx/ipsx/sdk"
)

// Exit codes, as `ipsx --help` documents them.
const (
	exitOK          = 0
	exitFailed      = 1
	exitUsage       = 2
	exitNoMatch     = 3
	exitFunds       = 4
	exitUnavailable = 5
	exitForbidden   = 6
	exitInterrupted = 130
)

const exitHelp = `Exit codes: 0 done; 1 failed; 2 wrong usage or input; 3 nothing found or no match; 4 not enough funds;
5 exchange, chain or partner unreachable; 6 not permitted; 130 interrupted. "ipsx rent -- command" ends with the command's own code.`

// app is one run of the program.
type app struct {
	in             io.Reader
	out, err       io.Writer // one write at a time, whoever writes
	stdout, stderr io.Writer // as they were given, for a command to run
	settings       settings
	dial           sdk.DialFunc // how exchanges and the chain are reached; nil: as the system does
}

// oneByOne lets several goroutines write to streams that share the lock.
type oneByOne struct {
	lock *sync.Mutex
	to   io.Writer
}

func (w oneByOne) Write(p []byte) (int, error) {
	w.lock.Lock()
	defer w.lock.Unlock()
	return w.to.Write(p)
}

// Main runs the program and returns its exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends it at once
	lock := &sync.Mutex{}
	a := &app{in: stdin, out: oneByOne{lock, stdout}, err: oneByOne{lock, stderr}, stdout: stdout, stderr: stderr}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(a.out)
	root.SetErr(a.err)
	called, err := root.ExecuteContextC(ctx)
	if err == nil {
		return exitOK
	}
	return a.fail(ctx, called, err)
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "ipsx",
		Short: "Rent IP addresses, or rent yours out, by the second",
		Long: "IPSX is an open exchange for IP addresses. Providers offer addresses, requesters rent them for 5 seconds up to a month,\n" +
			"traffic leaves through a WireGuard tunnel, and vouchers pay for it by the second.",
		Example: "  ipsx demo                                    # see the whole path in a few seconds\n" +
			"  ipsx up                                      # keep that network running, to try things\n" +
			"  ipsx rent --country DE -- curl https://example.com",
		Version:           version(),
		SilenceErrors:     true,
		SilenceUsage:      true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return a.settings.load(cmd) },
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return ipsx.Errorf(ipsx.CodeInvalid, "%w", err).WithFix("see `%s --help`", cmd.CommandPath())
	})
	root.SetVersionTemplate("ipsx version {{.Version}}\n" + geo.Attribution + "\n")
	root.SetUsageTemplate(root.UsageTemplate() + "\n" + exitHelp + "\n")
	a.settings.declare(root.PersistentFlags())
	root.AddCommand(a.demoCommand(), a.upCommand(), a.chainCommand(), a.exchangeCommand(), a.provideCommand(), a.rentCommand(), a.vpnCommand(), a.doctorCommand(),
		a.walletCommand(), a.saleCommand(), a.marketCommand(), a.dealsCommand(), a.extendCommand(), a.historyCommand(), a.geoCommand(), a.logCommand(), a.evidenceCommand(),
		a.abuseCommand(), a.blockCommand())
	strict(root)
	return root
}

// strict makes every command refuse arguments that it does not take, and say how to go on.
func strict(cmd *cobra.Command) {
	if cmd.HasSubCommands() && cmd.RunE == nil {
		cmd.Args, cmd.RunE, cmd.SuggestionsMinimumDistance = cobra.ArbitraryArgs, chooseCommand, 2
	} else if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if check(cmd, args) == nil {
				return nil
			}
			return ipsx.Errorf(ipsx.CodeInvalid, "%s does not take %d arguments", cmd.CommandPath(), len(args)).WithFix("write `%s`; see `%s --help`", cmd.UseLine(), cmd.CommandPath())
		}
	}
	for _, child := range cmd.Commands() {
		strict(child)
	}
}

// chooseCommand is what a command with commands below it does by itself.
func chooseCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return cmd.Help()
	}
	err := ipsx.Errorf(ipsx.CodeInvalid, "%s has no command %q", cmd.CommandPath(), args[0])
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return err.WithFix("did you mean `%s %s`?", cmd.CommandPath(), near[0])
	}
	return err.WithFix("see `%s --help`", cmd.CommandPath())
}

// fail tells the person what went wrong and how to mend it, and chooses the exit code.
func (a *app) fail(ctx context.Context, called *cobra.Command, err error) int {
	if command, ok := errors.AsType[*exec.ExitError](err); ok {
		return commandCode(command)
	}
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		_, _ = fmt.Fprintln(a.err, "ipsx: interrupted")
		return exitInterrupted
	}
	message, fix := err.Error(), ""
	if e, ok := errors.AsType[*ipsx.Error](err); ok {
		message, fix = e.Message, e.Fix
	}
	if fix == "" && exitCode(err) == exitUsage {
		fix = "see `" + called.CommandPath() + " --help`"
	}
	_, _ = fmt.Fprintf(a.err, "ipsx: %s\n", printable(message)) // nobody is left to tell
	if fix != "" {
		_, _ = fmt.Fprintf(a.err, "  fix: %s\n", printable(fix))
	}
	return exitCode(err)
}

// printable is a text as a terminal may get it: parts of it can be a stranger's, such as an exchange's.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, text)
}

// commandCode is the code of the command that `ipsx rent` ran; as shells do, 128 and the signal when a signal ended it.
func commandCode(command *exec.ExitError) int {
	if status, ok := command.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return 128 + int(status.Signal())
	}
	return command.ExitCode()
}

func exitCode(err error) int {
	switch ipsx.CodeOf(err) {
	case ipsx.CodeInvalid, ipsx.CodeTooLarge, ipsx.CodeUnsupported:
		return exitUsage
	case ipsx.CodeNoMatch, ipsx.CodeNotFound:
		return exitNoMatch
	case ipsx.CodeFunds, ipsx.CodeUnpaid:
		return exitFunds
	case ipsx.CodeUnavailable, ipsx.CodeRateLimited:
		return exitUnavailable
	case ipsx.CodeForbidden, ipsx.CodeSignature, ipsx.CodeDenied:
		return exitForbidden
	}
	return exitFailed
}

// printf writes to standard output.
func (a *app) printf(format string, args ...any) {
	_, _ = fmt.Fprintf(a.out, format, args...) // a closed pipe ends the program by its signal
}

// notef writes progress to standard error, so that standard output carries results only.
func (a *app) notef(format string, args ...any) {
	_, _ = fmt.Fprintf(a.err, format, args...) // progress is not worth failing for
}

// progressf writes progress for people; programs that ask for JSON get none.
func (a *app) progressf(format string, args ...any) {
	if !a.settings.json {
		a.notef(format, args...)
	}
}

// printJSON writes one indented JSON value.
func (a *app) printJSON(v any) error {
	encoder := json.NewEncoder(a.out)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}
