package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/mdp/qrterminal/v3"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/gateway"
	"github.com/ipsx/ipsx/internal/durable"
	"github.com/ipsx/ipsx/node/requester"
)

// face is one way to use a leased address.
type face struct {
	Leased    string `json:"leased"`
	Way       string `json:"way"`                 // to the provider: its address and port, or what is between
	WayMillis int64  `json:"wayMillis"`           // that it took to get there
	Proxy     string `json:"proxy,omitempty"`     // host:port, SOCKS5 and HTTP
	PAC       string `json:"pac,omitempty"`       // URL of the proxy's auto-config file
	WireGuard string `json:"wireguard,omitempty"` // file
}

// use gives the leases their faces, and waits for the command, the end of the leases, or Ctrl-C.
func (a *app) use(ctx context.Context, f rentFlags, rental *requester.Rental, command []string) error {
	faces, closing, err := a.openFaces(ctx, f, rental, len(command) > 0)
	defer closing()
	if err != nil {
		return err
	}
	if len(command) > 0 {
		return a.runWith(ctx, faces[0].Proxy, rental, command)
	}
	if err := a.printFaces(faces, rental); err != nil {
		return err
	}
	if f.qr {
		if err := a.showCodes(faces); err != nil {
			return err
		}
	}
	return rental.Wait(ctx) // Ctrl-C is how a rental without a command ends
}

// openFaces gives each address its faces; closing removes those that are ours, also after an error.
func (a *app) openFaces(ctx context.Context, f rentFlags, rental *requester.Rental, forCommand bool) (faces []face, closing func(), err error) {
	var closers []func()
	closing = func() {
		for _, c := range closers {
			c()
		}
	}
	for n, l := range rental.Leases {
		var file string
		if f.wireguard != "" || f.qr || (!forCommand && f.standby == 0 && l.IsStraight()) {
			if file, err = a.exportFile(ctx, f.wireguardFile(n), l); err != nil {
				return nil, closing, err
			}
		}
		if file != "" && f.wireguard == "" {
			closers = append(closers, func() { _ = os.Remove(file) }) // its key dies with the deal
		}
		for _, leased := range l.Deal().Addresses {
			faces = append(faces, face{Leased: leased.String(), Way: l.Way(), WayMillis: l.ReachedIn().Milliseconds(), WireGuard: file})
		}
		if f.wireguard != "" {
			l.HandOver()
		}
	}
	if f.wireguard != "" {
		return faces, closing, nil
	}
	for i, exit := range rental.Exits() {
		g, err := gateway.Listen(ctx, gateway.Config{Addr: f.proxy, Dialer: exit})
		if err != nil {
			return nil, closing, err
		}
		closers = append(closers, func() { _ = g.Close() }) // the lease is over
		faces[i].Proxy, faces[i].PAC = g.Addr(), "http://"+g.Addr()+gateway.PACPath
	}
	if f.env != "" {
		closers = append(closers, func() { _ = os.Remove(f.env) }) // what it names is gone
		err = writeEnv(f.env, faces[0].Proxy)
	}
	return faces, closing, err
}

// writeEnv writes the proxy variables as a shell reads them.
func writeEnv(path, proxy string) error {
	var text strings.Builder
	for _, variable := range proxyVariables(proxy) {
		text.WriteString("export " + variable + "\n") // addresses and ports: nothing to quote
	}
	if err := durable.Write(path, []byte(text.String()), 0o644); err != nil {
		return ipsx.Errorf(ipsx.CodeInvalid, "the file of variables: %w", err).WithFix("choose another place with --env")
	}
	return nil
}

// wireguardFile is the file that --wireguard says for the n-th lease, from 0; empty without the flag.
func (f rentFlags) wireguardFile(n int) string {
	if f.wireguard == "" || n == 0 {
		return f.wireguard
	}
	suffix := filepath.Ext(f.wireguard)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(f.wireguard, suffix), n+1, suffix)
}

// exportFile writes the WireGuard file of a lease to path, or beside the data.
func (a *app) exportFile(ctx context.Context, path string, l *requester.Lease) (string, error) {
	config, err := l.Export(ctx)
	if err != nil {
		return "", err
	}
	if path == "" {
		path = filepath.Join(a.settings.dataDir, "wireguard", strings.ToLower(l.Hash().Hex()[2:14])+".conf")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", ipsx.Errorf(ipsx.CodeInvalid, "the WireGuard file's folder: %w", err).WithFix("choose another place with --wireguard")
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return "", ipsx.Errorf(ipsx.CodeInvalid, "the WireGuard file: %w", err).WithFix("choose another place with --wireguard")
	}
	return path, errors.Join(config.Write(file), file.Close())
}

// showCodes draws each WireGuard file on the terminal, beside what programs read.
func (a *app) showCodes(faces []face) error {
	shown := ""
	for _, f := range faces {
		if f.WireGuard == shown {
			continue
		}
		shown = f.WireGuard
		text, err := os.ReadFile(shown)
		if err != nil {
			return err
		}
		qrterminal.GenerateHalfBlock(string(text), qrterminal.L, a.err)
	}
	return nil
}

func (a *app) printFaces(faces []face, rental *requester.Rental) error {
	if a.settings.json {
		return a.printJSON(faces)
	}
	for _, f := range faces {
		a.printf("%s\n", f.Leased)
		a.printf("  reached    %s in %d ms\n", f.Way, f.WayMillis)
		if f.Proxy != "" {
			a.printf("  proxy      socks5h://%s or http://%s, for browsers %s\n", f.Proxy, f.Proxy, f.PAC)
		}
		if f.WireGuard != "" {
			a.printf("  WireGuard  %s\n", f.WireGuard)
		}
	}
	deal := rental.Leases[0].Deal()
	a.notef("The lease runs for %s; Ctrl-C ends it.\n", time.Duration(deal.Seconds)*time.Second)
	return nil
}

// runWith runs the command with every usual proxy variable set.
func (a *app) runWith(ctx context.Context, proxy string, rental *requester.Rental, command []string) error {
	run := exec.CommandContext(ctx, command[0], command[1:]...)
	run.Cancel = func() error { return run.Process.Signal(os.Interrupt) }
	run.WaitDelay = 5 * time.Second
	run.Stdin, run.Stdout, run.Stderr = a.in, a.stdout, a.stderr
	run.Env = append(withoutProxies(os.Environ()), proxyVariables(proxy)...)
	done := make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() { a.tellWhenOver(rental.Exits()[0], done) })
	err := run.Run()
	close(done)
	watching.Wait()
	if _, exited := errors.AsType[*exec.ExitError](err); err != nil && !exited {
		return ipsx.Errorf(ipsx.CodeInvalid, "the command cannot be run: %w", err)
	}
	return err
}

// tellWhenOver says why the command has no way out any more; what it does then is its own matter.
func (a *app) tellWhenOver(exit *requester.Exit, commandDone <-chan struct{}) {
	select {
	case <-commandDone:
	case <-exit.Over():
		bill := exit.Lease().Bill()
		a.progressf("the lease of %v is over (%s), so nothing gets through any more\n", bill.Leased, bill.Reason)
	}
}

func proxyVariables(proxy string) (env []string) {
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"} {
		env = append(env, name+"=http://"+proxy)
	}
	return append(env, "ALL_PROXY=socks5h://"+proxy, "all_proxy=socks5h://"+proxy, "IPSX_PROXY="+proxy)
}

// withoutProxies drops what would lead the command past the lease.
func withoutProxies(env []string) (kept []string) {
	for _, entry := range env {
		name, _, _ := strings.Cut(entry, "=")
		if !strings.HasSuffix(strings.ToUpper(name), "_PROXY") {
			kept = append(kept, entry)
		}
	}
	return kept
}

func (a *app) printBills(rental *requester.Rental, toStderr bool) error {
	bills := []requester.Bill{}
	for _, l := range rental.All() {
		bills = append(bills, l.Bill())
	}
	to := *a
	if toStderr {
		to.out = a.err
	}
	if a.settings.json {
		return to.printJSON(bills)
	}
	for _, b := range bills {
		to.printf("bill: %v from %s for %d s, %s up, %s down: %s (%s)\n", b.Leased, b.Provider, b.Seconds, size(b.BytesUp), size(b.BytesDown), b.Paid.Tokens(), b.Reason)
		for reason, n := range b.Denied {
			to.printf("      %d flows were refused by the provider's policy: %s\n", n, reason)
		}
	}
	return nil
}

// size writes bytes for people.
func size(n uint64) string {
	units := []string{"B", "KiB", "MiB", "GiB", "TiB"}
	value, unit := float64(n), 0
	for value >= 1024 && unit < len(units)-1 {
		value, unit = value/1024, unit+1
	}
	if unit == 0 {
		return fmt.Sprintf("%d B", n)
	}
	return fmt.Sprintf("%.1f %s", value, units[unit])
}
