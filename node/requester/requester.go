// Package requester is the app of somebody who rents addresses: it requests them on one of the exchanges that it knows, builds the tunnel of each deal, checks the
// exit, and pays by the second.
//
// Rent places a request and returns when traffic can flow. Each Lease then pays by itself until End, the end of its time, or a failure that
// Err explains. What must not be lost, the highest voucher signed on every lane, is on the disk before the voucher is sent.
//
// Of several exchanges it rents on the first that is ready and has what is wanted. A lease goes on when its exchange is away: money, heartbeats and traffic go
// through the tunnel, and the exchange hears of it all when it is back.
//
// Key advice: one Requester serves any number of rentals of one wallet; open it once, since it follows the exchanges' events.
package requester

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/node/exchanges"
	"github.com/ipsx/ipsx/node/internal/erc1271"
)

// Config says who rents.
type Config struct {
	Exchanges *exchanges.Known // for the requester's wallet, the one to try first in front
	Chain     *chain.Client    // where the reservations are
	Key       ipsx.Signer      // signs vouchers and opens reservations: the wallet's own key or its delegate's
	Dir       string           // where lanes are kept
	// Reserve is the smallest sum that a new reservation sets aside, so that later rentals from the same provider wait for no transaction.
	Reserve ipsx.Amount
	Mark    uint32 // of the tunnels' packets, by which Linux may route them; 0: none
	Log     *slog.Logger
	Notify  func(Event) // hears what happens, for people; nil: nobody
}

// Event tells people what a requester does.
type Event struct {
	Kind   string      `json:"kind"` // matched, elsewhere, reserving, waiting, tunnel, active, way, extended, standby, takeover, paid, log-disputed, ended
	Deal   ipsx.Hash   `json:"deal"`
	Detail string      `json:"detail"`
	Amount ipsx.Amount `json:"amount"` // wei
}

const lastWords = 3 * time.Second // to deliver the last statuses at the end

// Requester is a running node.
type Requester struct {
	config    Config
	wallet    ipsx.Address
	domain    ipsx.Domain
	lanes     *lanes
	contracts *erc1271.Book
	closing   context.Context // ends with the node
	stop      context.CancelFunc
	running   sync.WaitGroup

	mu      sync.Mutex
	venues  map[ipsx.Address]*venue // by exchange
	rentals map[ipsx.Hash]*Rental   // by request
	leases  map[ipsx.Hash]*Lease    // by deal
}

// Open starts a requester; Close ends it.
func Open(c Config) (*Requester, error) {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Notify == nil {
		c.Notify = func(Event) {}
	}
	r := &Requester{config: c, wallet: c.Exchanges.Wallet(), domain: c.Chain.Domain(), contracts: erc1271.NewBook(c.Chain), venues: map[ipsx.Address]*venue{},
		rentals: map[ipsx.Hash]*Rental{}, leases: map[ipsx.Hash]*Lease{}}
	var err error
	if r.lanes, err = openLanes(lanesDir(c.Dir), c); err != nil {
		return nil, err
	}
	r.closing, r.stop = context.WithCancel(context.Background())
	for _, client := range c.Exchanges.Dialled() {
		if _, err := r.enter(client); err != nil {
			return nil, errors.Join(err, r.Close())
		}
	}
	return r, nil
}

// Close ends every lease, delivers the last statuses and frees everything.
func (r *Requester) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), 2*lastWords)
	defer cancel()
	for _, rental := range r.allRentals() {
		rental.dismiss()
	}
	for _, l := range r.all() {
		l.End(ctx)
	}
	var flushing sync.WaitGroup
	for _, v := range r.allVenues() {
		flushing.Go(func() { v.reporter.Flush(ctx, lastWords) })
	}
	flushing.Wait()
	r.stop()
	r.running.Wait()
	return nil
}

func (r *Requester) allVenues() []*venue {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Collect(maps.Values(r.venues))
}

func (r *Requester) allRentals() []*Rental {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Collect(maps.Values(r.rentals))
}

func (r *Requester) all() []*Lease {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := make([]*Lease, 0, len(r.leases))
	for _, l := range r.leases {
		list = append(list, l)
	}
	return list
}
