package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/lab/localnet"
	"github.com/ipsx/ipsx/node/exchanges"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/wallet"
)

// usage is what a process takes.
type usage struct {
	At         time.Time `json:"at"`
	Resident   uint64    `json:"resident"` // bytes
	Heap       uint64    `json:"heap"`     // bytes
	Stacks     uint64    `json:"stacks"`   // bytes
	Goroutines int       `json:"goroutines"`
	Processor  float64   `json:"processor"` // seconds
}

func residentOf(u usage) float64   { return float64(u.Resident) }
func heapOf(u usage) float64       { return float64(u.Heap) }
func stacksOf(u usage) float64     { return float64(u.Stacks) }
func goroutinesOf(u usage) float64 { return float64(u.Goroutines) }
func processorOf(u usage) float64  { return u.Processor }

// more is how much more it is than before.
func (u usage) more(before usage, what func(usage) float64) float64 { return what(u) - what(before) }

// usageNow looks at this process when it has given back what it does not use.
func usageNow() (u usage, err error) {
	if u.Processor, err = processorSeconds(); err != nil { // before the collection, which is the measurement's
		return u, err
	}
	u.At = time.Now()
	u.Resident = resident()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	u.Heap, u.Stacks, u.Goroutines = m.HeapAlloc, m.StackInuse, runtime.NumGoroutine()
	return u, nil
}

// processorSeconds is this process's time in user and kernel mode (proc(5)).
func processorSeconds() (float64, error) {
	const ticks = 100 // a second, on every Linux
	stat, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(rest)
	user, err1 := strconv.ParseFloat(fields[11], 64)
	system, err2 := strconv.ParseFloat(fields[12], 64)
	return (user + system) / ticks, errors.Join(err1, err2)
}

// child is a provider in a process of its own, which tells its usage for every line that it reads.
type child struct {
	process *exec.Cmd
	ask     func() error
	answers *bufio.Scanner
}

func startProvider(ctx context.Context, n *localnet.Network, dir, keys string) (*child, error) {
	deployment, err := json.Marshal(n.Client().Deployment())
	if err != nil {
		return nil, err
	}
	c := &child{process: exec.CommandContext(ctx, "/proc/self/exe", "provider", dir, keys, n.ChainURL(), string(deployment), n.ExchangeURL(), n.Site().String())}
	c.process.Stderr = os.Stderr
	in, err1 := c.process.StdinPipe()
	out, err2 := c.process.StdoutPipe()
	if err := errors.Join(err1, err2, c.process.Start()); err != nil {
		return nil, err
	}
	c.answers = bufio.NewScanner(out)
	c.ask = func() error {
		_, err := fmt.Fprintln(in)
		return err
	}
	if !c.answers.Scan() {
		return nil, errors.New("the provider did not start")
	}
	return c, nil
}

func (c *child) report() (u usage, err error) {
	if err := c.ask(); err != nil {
		return u, err
	}
	if !c.answers.Scan() {
		return u, errors.New("the provider is gone")
	}
	err = json.Unmarshal(c.answers.Bytes(), &u)
	return u, err
}

// kill ends it at once: there is nothing to settle.
func (c *child) kill() {
	_ = c.process.Process.Kill() // it may be gone
	_ = c.process.Wait()
}

// providerCommand is what the child runs.
func providerCommand() *cobra.Command {
	return &cobra.Command{Use: "provider DIR KEYS CHAIN DEPLOYMENT EXCHANGE SITE", Hidden: true, Args: cobra.ExactArgs(6),
		RunE: func(cmd *cobra.Command, args []string) error {
			p, err := openProvider(cmd.Context(), args)
			if err != nil {
				return err
			}
			failed := make(chan error, 1)
			go func() { failed <- p.Serve(cmd.Context()) }()
			select {
			case <-p.Offered():
				fmt.Println("offered")
			case err := <-failed:
				return err
			}
			for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
				u, err := usageNow()
				if err == nil {
					err = json.NewEncoder(os.Stdout).Encode(u)
				}
				if err != nil {
					return err
				}
			}
			return nil
		}}
}

// openProvider offers 16,384 addresses of loopback.
func openProvider(ctx context.Context, args []string) (*provider.Provider, error) {
	dir, keys, site := args[0], args[1], netip.MustParseAddrPort(args[5])
	var deployment chain.Deployment
	if err := json.Unmarshal([]byte(args[3]), &deployment); err != nil {
		return nil, err
	}
	found, err := wallet.List(keys)
	if err != nil {
		return nil, err
	}
	key, err := wallet.Open(keys, found[0], localnet.Passphrase)
	if err != nil {
		return nil, err
	}
	blocks, err := chain.Dial(ctx, args[2], deployment)
	if err != nil {
		return nil, err
	}
	client, err := sdk.Dial(ctx, args[4], sdk.Options{Signer: key})
	if err != nil {
		return nil, err
	}
	return provider.Open(provider.Config{Exchanges: exchanges.Of(client), Chain: blocks, Key: key, Dir: filepath.Join(dir, "node"),
		Addresses: []provider.Address{{Public: netip.MustParsePrefix("127.64.0.0/18")}}, Endpoints: []netip.AddrPort{netip.MustParseAddrPort("127.0.0.1:0")},
		Allow: []netip.AddrPort{site}, Patience: time.Minute,
		Terms: ipsx.Offer{Country: "DE", Kind: ipsx.Datacenter, Protocols: ipsx.Any, Scopes: ipsx.AnyUse, PricePerSecond: ipsx.Wei(1000), PricePerGiB: ipsx.Wei(1 << 30),
			MinSeconds: ipsx.MinLeaseSeconds, MaxSeconds: leaseSeconds, MaxInterval: ipsx.MaxInterval}})
}
