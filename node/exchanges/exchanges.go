// Package exchanges is which exchanges a node knows, in order of preference, and whether one is what it is said to be.
//
// Exchanges are named by their URL, by the person who runs the node, or are found in the registry on chain, where anybody announces what they like. So what
// a listing says is checked before it is used: its URL has limits, and the exchange that answers there must name the listed address, the node's chain and its
// Centralizer. Whether it has that address's key shows with the first receipt, which the sdk checks.
//
// Key advice: an exchange of the registry is a stranger. It can waste a node's time; whatever moves money is checked against the node's own orders and the chain.
package exchanges

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/sdk"
)

// Registry is the chain as far as exchanges announce themselves there.
type Registry interface {
	Exchanges(ctx context.Context, from, count uint64) ([]chain.Listing, error)
}

// Config says which exchanges to know, and as whom to speak to them.
type Config struct {
	URLs     []string // named by the person, the most preferred first
	Registry Registry // whose listings follow them; nil: none
	Options  sdk.Options
	Log      *slog.Logger // nil: silent
}

const (
	maxListings = 256 // that are read; what comes behind them is not known
	listingPage = 64
	registryAge = time.Minute // how old what was read of the registry may be
)

// Known is the exchanges that a node knows. It is safe for concurrent use.
type Known struct {
	config Config

	mu     sync.Mutex
	named  []*Exchange // by the person
	listed []*Exchange // in the registry, when it was last read
	others []*Exchange // that an earlier run knew
	read   time.Time
}

// New makes the list; it asks nobody.
func New(c Config) *Known {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	k := &Known{config: c}
	for _, url := range c.URLs {
		if !slices.ContainsFunc(k.named, func(e *Exchange) bool { return e.URL == clean(url) }) {
			k.named = append(k.named, &Exchange{URL: clean(url), options: c.Options})
		}
	}
	return k
}

// Of knows these exchanges, which were dialled with the same options.
func Of(clients ...*sdk.Client) *Known {
	k := New(Config{})
	for _, client := range clients {
		k.config.Options.Wallet = client.Wallet()
		k.named = append(k.named, &Exchange{URL: client.URL(), Address: client.Terms().Exchange, client: client})
	}
	return k
}

func clean(url string) string { return strings.TrimSuffix(url, "/") }

// Wallet is for whom the node speaks to exchanges.
func (k *Known) Wallet() ipsx.Address {
	o := k.config.Options
	if o.Wallet == (ipsx.Address{}) && o.Signer != nil {
		return o.Signer.Address()
	}
	return o.Wallet
}

// All lists the exchanges in order of preference: those that were named, then those of the registry, the longest listed first. A registry that cannot
// be read is taken as it last was.
func (k *Known) All(ctx context.Context) []*Exchange {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.config.Registry != nil && (k.read.IsZero() || time.Since(k.read) >= registryAge) {
		if listings, err := Listings(ctx, k.config.Registry); err != nil {
			k.config.Log.Warn("the registry of exchanges cannot be read", "error", err)
		} else {
			k.take(listings)
		}
	}
	return slices.Concat(k.named, k.listed)
}

// take makes the listings known. A URL that the person named stays what it is, whoever lists it.
func (k *Known) take(listings []chain.Listing) {
	k.read = time.Now()
	before := slices.Concat(k.listed, k.others)
	k.listed = nil
	for _, l := range listings {
		if slices.ContainsFunc(k.named, func(e *Exchange) bool { return e.URL == clean(l.URL) }) {
			continue
		}
		e := Listed(l, k.config.Options)
		if i := slices.IndexFunc(before, e.same); i >= 0 {
			e = before[i]
		}
		k.listed = append(k.listed, e)
	}
}

// Dialled is the clients of the exchanges that have answered so far.
func (k *Known) Dialled() (clients []*sdk.Client) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, e := range slices.Concat(k.named, k.listed) {
		if client := e.dialled(); client != nil {
			clients = append(clients, client)
		}
	}
	return clients
}

// First is the first exchange that is ready, or, when none is, that answers. One that stands alone is not asked whether it is ready.
func (k *Known) First(ctx context.Context) (first *sdk.Client, failed error) {
	known := k.All(ctx)
	if len(known) == 0 {
		return nil, None()
	}
	for _, e := range known {
		client, err := e.Client(ctx)
		if err == nil && len(known) > 1 {
			first = cmp.Or(first, client)
			err = Ready(ctx, client)
		}
		if err == nil {
			return client, nil
		}
		failed = errors.Join(failed, err)
	}
	if first != nil {
		return first, nil
	}
	return nil, failed
}

// None is the error of a node that knows no exchange: CodeInvalid.
func None() error {
	return ipsx.Errorf(ipsx.CodeInvalid, "no exchange is known").WithFix("give the URL of one with --exchange; `ipsx market exchanges` shows those of the registry")
}

// Again is an exchange that an earlier run of the node knew, whoever knows it now.
func (k *Known) Again(url string, address ipsx.Address) *Exchange {
	k.mu.Lock()
	defer k.mu.Unlock()
	e := &Exchange{URL: clean(url), Address: address, options: k.config.Options}
	for _, known := range slices.Concat(k.named, k.listed, k.others) {
		if known.same(e) {
			return known
		}
	}
	k.others = append(k.others, e)
	return e
}

// Listings reads the registry, the longest listed first; at most 256.
func Listings(ctx context.Context, registry Registry) (all []chain.Listing, err error) {
	for len(all) < maxListings {
		page, err := registry.Exchanges(ctx, uint64(len(all)), listingPage)
		if err != nil {
			return nil, err
		}
		if all = append(all, page...); len(page) < listingPage {
			break
		}
	}
	slices.SortStableFunc(all, func(a, b chain.Listing) int { return cmp.Compare(a.Since, b.Since) })
	return all, nil
}
