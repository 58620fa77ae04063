package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/localnet"
)

// idleResult is what the leases benchmark prints. Memory is that of the provider's process, after it has given back what it does not use.
type idleResult struct {
	Leases          int     `json:"leases"`          // active at once, each paid to its end, with a WireGuard session
	OpenedPerSecond float64 `json:"openedPerSecond"` // by requesters on the same machine, on lanes that stood
	IdleBytes       float64 `json:"idleBytes"`       // of memory, each (resident set)
	IdleHeapBytes   float64 `json:"idleHeapBytes"`   // of these on the heap
	IdleStackBytes  float64 `json:"idleStackBytes"`  // and on stacks
	IdleGoroutines  float64 `json:"idleGoroutines"`  // each
	IdleCPUPercent  float64 `json:"idleCPUPercent"`  // of one processor, all of them, while nobody sends anything
	Active          int     `json:"active"`          // leases whose requesters are there: an open connection through each, and heartbeats
	ActiveBytes     float64 `json:"activeBytes"`     // of memory, each, more than an idle one
}

func (r idleResult) String() string {
	return fmt.Sprintf("%d leases on one provider, opened at %.0f a second: %.1f KiB each (heap %.1f, stacks %.1f, %.1f goroutines), %.1f %% of a processor for all\n"+
		"%d of them with an open connection and heartbeats: %.1f KiB more each\n",
		r.Leases, r.OpenedPerSecond, r.IdleBytes/1024, r.IdleHeapBytes/1024, r.IdleStackBytes/1024, r.IdleGoroutines, r.IdleCPUPercent, r.Active, r.ActiveBytes/1024)
}

// idleBench opens leases at one real provider, in a process of its own, over a real exchange and chain. Requesters are played as cheaply as the protocol lets them: each
// makes its request, its tunnel, and one payment for the whole time.
type idleBench struct {
	leases, active, wallets int
	look                    time.Duration // how long the processor is looked at
	settle                  time.Duration // until WireGuard has given up on requesters that went
	dir                     string
	network                 *localnet.Network
	provider                *child
	tenants                 []*tenant
}

func idleCommand() *cobra.Command {
	b := idleBench{leases: 10_000, active: 32, wallets: 4, look: 30 * time.Second, settle: 2 * time.Minute}
	cmd := &cobra.Command{
		Use: "leases", Short: "Open thousands of leases at one provider, and see what each costs it", Args: cobra.NoArgs,
		RunE: reporting(func(cmd *cobra.Command) (idleResult, error) { return b.measure(cmd.Context()) }),
	}
	cmd.Flags().IntVar(&b.leases, "leases", b.leases, "how many, at most 16,000")
	cmd.Flags().IntVar(&b.active, "active", b.active, "how many of them are used at the end; each needs some megabytes of a requester")
	cmd.Flags().DurationVar(&b.look, "look", b.look, "how long the processor is looked at")
	cmd.Flags().DurationVar(&b.settle, "settle", b.settle, "how long the leases rest before: WireGuard looks for a requester that went for 90 s")
	return cmd
}

func (b *idleBench) measure(ctx context.Context) (result idleResult, err error) {
	if b.dir, err = os.MkdirTemp("", "ipsx-bench-leases-"); err != nil {
		return result, err
	}
	defer func() { _ = os.RemoveAll(b.dir) }() // of no use any more
	if b.network, err = localnet.Start(ctx, localnet.Options{}); err != nil {
		return result, err
	}
	defer func() { _ = b.network.Close() }() // the figures stand
	if err := b.prepare(ctx); err != nil {
		return result, err
	}
	defer b.provider.kill()
	before, err := b.provider.report()
	if err != nil {
		return result, err
	}
	begun := time.Now()
	if err := b.each(ctx, b.leases, (*tenant).rent); err != nil {
		return result, err
	}
	result.Leases, result.OpenedPerSecond = b.leases, float64(b.leases)/time.Since(begun).Seconds()
	if err := sleepFor(ctx, b.settle); err != nil {
		return result, err
	}
	idle, percent, err := b.rest(ctx)
	if err != nil {
		return result, err
	}
	each := float64(b.leases)
	result.IdleBytes, result.IdleHeapBytes, result.IdleStackBytes = idle.more(before, residentOf)/each, idle.more(before, heapOf)/each, idle.more(before, stacksOf)/each
	result.IdleGoroutines, result.IdleCPUPercent = idle.more(before, goroutinesOf)/each, percent
	if err := b.each(ctx, b.active, (*tenant).use); err != nil {
		return result, err
	}
	used, _, err := b.rest(ctx)
	if b.active > 0 {
		result.Active, result.ActiveBytes = b.active, used.more(idle, residentOf)/float64(b.active)
	}
	return result, err
}

// prepare starts the provider and opens the lanes.
func (b *idleBench) prepare(ctx context.Context) (err error) {
	keys := filepath.Join(b.dir, "provider")
	payee, err := b.network.FundedIn(ctx, keys, ipsx.Wei(1))
	if err != nil {
		return err
	}
	if b.provider, err = startProvider(ctx, b.network, b.dir, keys); err != nil {
		return err
	}
	for i := range b.wallets {
		t, err := newTenant(ctx, b.network, fmt.Sprintf("tenant%d", i), payee.Address())
		if err != nil {
			return err
		}
		b.tenants = append(b.tenants, t)
	}
	return b.each(ctx, b.leases, (*tenant).reserve)
}

// each has the tenants do something so often, side by side.
func (b *idleBench) each(ctx context.Context, times int, do func(*tenant, context.Context) error) error {
	working, ctx := errgroup.WithContext(ctx)
	for i, t := range b.tenants {
		share := (times + b.wallets - 1 - i) / b.wallets
		working.Go(func() error {
			for range share {
				if err := do(t, ctx); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return working.Wait()
}

// rest looks at the provider while nobody does anything new; percent is of one processor.
func (b *idleBench) rest(ctx context.Context) (now usage, percent float64, err error) {
	before, err := b.provider.report()
	if err != nil {
		return now, 0, err
	}
	if err := sleepFor(ctx, b.look); err != nil {
		return now, 0, err
	}
	if now, err = b.provider.report(); err != nil {
		return now, 0, err
	}
	return now, 100 * now.more(before, processorOf) / now.At.Sub(before.At).Seconds(), nil
}

func sleepFor(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
