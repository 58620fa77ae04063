// Package dealbook keeps the deals of one exchange: where each stands, how it came there, when the clock moves it next, and
// which lane pays it.
//
// A deal's history has one entry for every change of its status, oldest first; the meters in between only replace the newest.
// The package is pure and its answers never depend on map order.
package dealbook

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/google/btree"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/agreement"
)

// Record is a deal with the orders it was made of. What it returns is for reading.
type Record struct {
	Deal    ipsx.Deal
	Offer   ipsx.Signed[ipsx.Offer]
	Request ipsx.Signed[ipsx.Request]
	State   agreement.State
	History []agreement.State // one for each status it had; the last has its status now
	Lane    ipsx.Hash         // that its requester paid it on last; zero: it paid nothing
	Paid    ipsx.Amount       // the lane's cumulative amount with its last voucher, wei

	Extension *ipsx.Signed[ipsx.Extension] // the newest; nil: none

	ProviderSaid, RequesterSaid *ipsx.Signed[ipsx.Status] // the newest of each side, as it signed it; nil: none
}

// View is one of the deal's states as people and programs are shown it.
func (r *Record) View(s agreement.State) ipsx.DealView {
	v := s.View()
	if r.Extension != nil && s.Extension == r.Extension.Message {
		v.Extension = r.Extension
	}
	return v
}

// Keep keeps a status that was taken, with its signature, as evidence.
func (r *Record) Keep(said *ipsx.Signed[ipsx.Status]) {
	if said.Message.Role == ipsx.ProviderRole {
		r.ProviderSaid = said
	} else {
		r.RequesterSaid = said
	}
}

// Evidence is the newest status of each side as it signed it, the provider's first.
func (r *Record) Evidence() (said []ipsx.Signed[ipsx.Status]) {
	for _, s := range []*ipsx.Signed[ipsx.Status]{r.ProviderSaid, r.RequesterSaid} {
		if s != nil {
			said = append(said, *s)
		}
	}
	return said
}

// Hash is the EIP-712 digest of the deal.
func (r *Record) Hash() ipsx.Hash { return r.State.Hash }

// Book holds all deals. Make it with New.
type Book struct {
	deals   map[ipsx.Hash]*Record
	wallets map[ipsx.Address][]*Record
	due     *btree.BTreeG[due]
	pending map[ipsx.Address]uint32 // addresses, by requester
	lanes   map[ipsx.Hash]*lane
}

// due is when the clock moves a deal; deals with the same time go by number.
type due struct {
	at     time.Time
	number uint64
	record *Record
}

func (d due) before(other due) bool {
	return cmp.Or(d.at.Compare(other.at), cmp.Compare(d.number, other.number)) < 0
}

// New makes an empty book.
func New() *Book {
	return &Book{deals: map[ipsx.Hash]*Record{}, wallets: map[ipsx.Address][]*Record{}, pending: map[ipsx.Address]uint32{}, lanes: map[ipsx.Hash]*lane{},
		due: btree.NewG(32, due.before)}
}

// Add keeps a new deal, matched at time now, and returns its first state.
func (b *Book) Add(hash ipsx.Hash, d ipsx.Deal, offer ipsx.Signed[ipsx.Offer], request ipsx.Signed[ipsx.Request], now time.Time) agreement.State {
	r := &Record{Deal: d, Offer: offer, Request: request}
	r.State = agreement.New(hash, &r.Deal, now)
	r.History = []agreement.State{r.State}
	b.Restore(r)
	return r.State
}

// Restore keeps a deal as it stands, after all with lower numbers.
func (b *Book) Restore(r *Record) {
	d := &r.Deal
	b.deals[r.Hash()] = r
	b.wallets[d.Provider] = append(b.wallets[d.Provider], r)
	b.wallets[d.Requester] = append(b.wallets[d.Requester], r)
	if waits(r.State.Status) {
		b.pending[d.Requester] += uint32(len(d.Addresses))
	}
	b.schedule(r)
}

// All is every deal, by number.
func (b *Book) All() []*Record {
	return slices.SortedFunc(maps.Values(b.deals), func(r, other *Record) int { return cmp.Compare(r.Deal.Number, other.Deal.Number) })
}

// Get finds a deal.
func (b *Book) Get(hash ipsx.Hash) (*Record, bool) { r, ok := b.deals[hash]; return r, ok }

// Of is the deals of a wallet, in either role, oldest first.
func (b *Book) Of(wallet ipsx.Address) []*Record { return b.wallets[wallet] }

// Pending is how many addresses the wallet, as a requester, has in deals that are not active yet.
func (b *Book) Pending(requester ipsx.Address) uint32 { return b.pending[requester] }

// waits says whether a deal of this status is not active yet, and live.
func waits(s ipsx.DealStatus) bool {
	return s == ipsx.DealBooked || s == ipsx.DealProposed || s == ipsx.DealReady
}

// Len is the number of deals.
func (b *Book) Len() int { return len(b.deals) }

// Step moves a deal, and returns what the shell must do. A refused event leaves the deal as the clock left it.
func (b *Book) Step(r *Record, e agreement.Event, now time.Time) ([]agreement.Effect, error) {
	b.unschedule(r)
	next, effects, err := agreement.Step(r.State, e, now)
	for _, effect := range effects {
		if effect.State.Status != r.History[len(r.History)-1].Status {
			r.History = append(r.History, effect.State)
		}
	}
	if waits(r.State.Status) && !waits(next.Status) {
		b.arrived(r)
	}
	r.State = next
	if said := next.Requester; said.Lane != (ipsx.Hash{}) {
		r.Lane, r.Paid = said.Lane, said.Cumulative
	}
	b.schedule(r)
	b.owe(r)
	return effects, err
}

// arrived takes a deal that waits no more out of its requester's count.
func (b *Book) arrived(r *Record) {
	if b.pending[r.Deal.Requester] -= uint32(len(r.Deal.Addresses)); b.pending[r.Deal.Requester] == 0 {
		delete(b.pending, r.Deal.Requester)
	}
}

func (b *Book) schedule(r *Record) {
	if at, _, ok := r.State.Deadline(); ok {
		b.due.ReplaceOrInsert(due{at, r.Deal.Number, r})
	}
}

func (b *Book) unschedule(r *Record) {
	if at, _, ok := r.State.Deadline(); ok {
		b.due.Delete(due{at: at, number: r.Deal.Number})
	}
}

// NextDue is when the clock moves a deal next, and which.
func (b *Book) NextDue() (at time.Time, r *Record, ok bool) {
	next, ok := b.due.Min()
	return next.at, next.record, ok
}
