package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/api"
	"github.com/ipsx/ipsx/lab/actor"
	"github.com/ipsx/ipsx/market/exchange"
)

// exchangeResult is what the exchange benchmark prints.
type exchangeResult struct {
	Single             doorResult `json:"single"` // each order signed, one in a call
	Bulk               doorResult `json:"bulk"`   // many orders under one signature
	BulkSize           int        `json:"bulkSize"`
	Paced              doorResult `json:"paced"`     // bulks that come at a steady rate, the highest tried whose 99th percentile is within the limit
	PacedSize          int        `json:"pacedSize"` // orders of such a bulk
	PacedLimit         float64    `json:"pacedLimitMillis"`
	Logged             int        `json:"logged"`             // orders in the log at the end
	LogBytesPerOrder   float64    `json:"logBytesPerOrder"`   // on disk
	RecoveryPerMillion float64    `json:"recoveryPerMillion"` // seconds to open the log, per million orders
}

func (r exchangeResult) String() string {
	return fmt.Sprintf("signed singly %s\nbulks of %d %s\nat a steady rate, bulks of %d %s\n%d orders logged, %.0f bytes each; recovery %.2f s per million\n",
		r.Single, r.BulkSize, r.Bulk, r.PacedSize, r.Paced, r.Logged, r.LogBytesPerOrder, r.RecoveryPerMillion)
}

func exchangeCommand() *cobra.Command {
	b := exchangeBench{orders: 20_000, size: 256, clients: 32}
	cmd := &cobra.Command{
		Use: "exchange", Short: "Place durable orders through the HTTP door, singly and in bulk, and open the log again",
		Args: cobra.NoArgs,
		RunE: reporting(func(cmd *cobra.Command) (exchangeResult, error) { return b.measure(cmd.Context()) }),
	}
	cmd.Flags().IntVar(&b.orders, "orders", b.orders, "how many in a round of single ones; a round of bulks has four times as many")
	cmd.Flags().IntVar(&b.size, "size", b.size, "orders under one signature")
	cmd.Flags().StringVar(&b.profiles, "profiles", "", "folder for a pprof profile of each way; what the clients do is labelled who=clients")
	cmd.Flags().IntVar(&b.clients, "clients", b.clients, "how many at once")
	return cmd
}

var (
	benchDomain = ipsx.Domain{ChainID: 1337, Centralizer: ipsx.Address{1}}
	benchVictor = actor.Named("victor")
)

// exchangeBench is an exchange on a temporary folder, with its door on loopback.
type exchangeBench struct {
	orders, size, clients int
	profiles              string // folder; "": none
	source                *synthetic
	dir                   string
	x                     *exchange.Exchange
	address               string
	placed                int
}

func (b *exchangeBench) measure(ctx context.Context) (result exchangeResult, err error) {
	if b.dir, err = os.MkdirTemp("", "ipsx-bench-exchange-"); err != nil {
		return result, err
	}
	defer func() { _ = os.RemoveAll(b.dir) }() // of no use any more
	b.source = newSynthetic(1)
	if err := b.open(ctx); err != nil {
		return result, err
	}
	stop, err := b.serve(ctx)
	if err != nil {
		return result, err
	}
	if result.Single, err = b.rate(ctx, "/v1/offers", 1, b.orders); err == nil {
		result.Bulk, err = b.rate(ctx, "/v1/offers/bulk", b.size, 4*b.orders)
	}
	if err == nil {
		result.Paced, err = b.paced(ctx, result.Bulk.PerSecond)
	}
	stop()
	if err != nil {
		return result, err
	}
	result.PacedSize, result.PacedLimit = pacedSize, pacedLimit
	result.BulkSize, result.Logged = b.size, b.placed
	return b.recovery(ctx, result)
}

func (b *exchangeBench) open(ctx context.Context) (err error) {
	b.x, err = exchange.Open(ctx, exchange.Config{Dir: b.dir, Key: benchVictor, Domain: benchDomain, ExitCheck: "127.0.0.1:0"})
	return err
}

func (b *exchangeBench) serve(ctx context.Context) (stop func(), err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = api.New(b.x, api.Options{}).Serve(ctx, listener) // the clients would say
	}()
	b.address = listener.Addr().String()
	return func() { cancel(); <-done }, nil
}

// messages are calls with signed offers, so many in each.
func (b *exchangeBench) messages(path string, size, orders int) ([][]byte, error) {
	messages := make([][]byte, orders/size)
	var group errgroup.Group
	group.SetLimit(runtime.NumCPU())
	for i := range messages {
		provider := actor.Named(fmt.Sprintf("provider %d", (b.placed+i*size)/perProvider))
		offers := make([]ipsx.Offer, size)
		for n := range offers {
			offers[n] = b.offer(provider.Address())
		}
		group.Go(func() error {
			body, err := signed(provider, offers)
			messages[i] = message(path, "application/json", body)
			return err
		})
	}
	b.placed += len(messages) * size
	return messages, group.Wait()
}

// perProvider is fewer than one wallet may have in the book.
const perProvider = 5_000

func (b *exchangeBench) offer(provider ipsx.Address) ipsx.Offer {
	o := b.source.offer()
	o.Exchange, o.Provider, o.TunnelKey, o.Expiry = benchVictor.Address(), provider, ipsx.Hash{1}, time.Now().Add(ipsx.MaxOrderLife/2).Unix()
	o.ClosedPorts, o.AllowedDomains, o.DeniedDomains, o.Endpoints = []ipsx.PortRange{}, []string{}, []string{}, []netip.AddrPort{}
	return o
}

// signed is one order as it is sent alone, or many as a bulk.
func signed(by ipsx.Signer, offers []ipsx.Offer) ([]byte, error) {
	if len(offers) == 1 {
		one, err := ipsx.Sign(by, benchDomain, offers[0])
		return encode(one, err)
	}
	return encode(ipsx.SignBulk(by, nil, benchDomain, offers))
}

func encode[T any](message T, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	return json.Marshal(message)
}

// recovery closes the exchange and opens it again, in five rounds.
func (b *exchangeBench) recovery(ctx context.Context, result exchangeResult) (exchangeResult, error) {
	state, times := b.x.StateHash(), []float64{}
	for range rounds {
		if err := b.x.Close(); err != nil {
			return result, err
		}
		begun := time.Now()
		if err := b.open(ctx); err != nil {
			return result, err
		}
		times = append(times, time.Since(begun).Seconds()*1e6/float64(b.placed))
		if b.x.StateHash() != state {
			return result, fmt.Errorf("the log gives another state than the one that it was written from")
		}
	}
	result.RecoveryPerMillion = median(times)
	size, err := sizeOf(b.dir)
	result.LogBytesPerOrder = float64(size) / float64(b.placed)
	return result, errors.Join(err, b.x.Close())
}

// sizeOf is the bytes of all files below a folder.
func sizeOf(dir string) (size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}
