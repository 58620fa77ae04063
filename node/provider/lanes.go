package provider

import (
	"context"
	"sync"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/node/internal/store"
	"github.com/ipsx/ipsx/payment"
)

// laneRecord is what must survive of a lane: its best voucher and what of it was claimed on chain.
type laneRecord struct {
	Best    ipsx.SignedVoucher `json:"best"`
	Claimed ipsx.Amount        `json:"claimed"` // wei, as the chain last said
	Expiry  int64              `json:"expiry"`  // Unix seconds until which the voucher can be claimed
	Closed  bool               `json:"closed"`
	Close   ipsx.Signature     `json:"close,omitempty"` // the payer's, under the best amount: the lane may close instead of being claimed
}

func (r laneRecord) unclaimed() ipsx.Amount { return r.Best.Cumulative.Sub(r.Claimed) }

// lanes keeps the vouchers of everybody who pays this provider. A lane pays one deal at a time, so that a deal's payments are the growth of its
// lane while it runs.
type lanes struct {
	chain  *chain.Client
	folder store.Folder[laneRecord]

	mu      sync.Mutex
	busy    map[ipsx.Hash]ipsx.Hash // lane to the deal that it pays now
	records map[string]laneRecord   // what is on the disk, by the lane's hash in hexadecimal
}

// openLanes reads all of them: what is due is looked for at the end of every lease. The caller has the folder to itself.
func openLanes(dir string, chain *chain.Client) (*lanes, error) {
	l := &lanes{chain: chain, busy: map[ipsx.Hash]ipsx.Hash{}}
	var err error
	if l.folder, err = store.Open[laneRecord](dir); err == nil {
		l.records, err = l.folder.All()
	}
	return l, err
}

// record is what is on the disk of a lane.
func (l *lanes) record(id ipsx.Hash) (laneRecord, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	r, ok := l.records[id.Hex()]
	return r, ok
}

// take binds a lane to a deal until release.
func (l *lanes) take(lane, deal ipsx.Hash) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if holder, taken := l.busy[lane]; taken && holder != deal {
		return ipsx.Errorf(ipsx.CodeConflict, "lane %s pays deal %s now", lane, holder).WithFix("pay each running deal on a lane of its own")
	}
	l.busy[lane] = deal
	return nil
}

func (l *lanes) release(deal ipsx.Hash) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for lane, holder := range l.busy {
		if holder == deal {
			delete(l.busy, lane)
		}
	}
}

// account reads from chain and disk what the provider knows of a lane. What was claimed or promised before is no payment for a new deal. A leaf of a
// tranche is refused, though the chain may cover it: it is settled in another way than a reservation, which this node does not know.
func (l *lanes) account(ctx context.Context, lane ipsx.Lane) (payment.Account, error) {
	id := lane.ID()
	if lane.Tranche != (ipsx.Hash{}) {
		return payment.Account{}, ipsx.Errorf(ipsx.CodeFunds, "lane %s is a leaf of tranche %s", id, lane.Tranche).WithFix("pay from a reservation")
	}
	reservation, err := l.chain.Reservation(ctx, id)
	if err != nil && !ipsx.IsCode(err, ipsx.CodeNotFound) {
		return payment.Account{}, err
	}
	if err != nil || reservation.Closed {
		return payment.Account{}, ipsx.Errorf(ipsx.CodeFunds, "there is no open reservation for lane %s", id).WithFix("open one on chain, then pay")
	}
	known, _ := l.record(id)
	if known.Close != nil {
		return payment.Account{}, closing(lane.ID())
	}
	best := known.Best.Cumulative
	if best.Less(reservation.Claimed) {
		best = reservation.Claimed
	}
	return payment.Account{Lane: lane, Cover: reservation.Cap, Expiry: reservation.Expiry, Cumulative: best}, nil
}

// closing refuses a voucher that comes after the payer's word that its lane closes: the close would leave it worthless.
func closing(lane ipsx.Hash) error {
	return ipsx.Errorf(ipsx.CodeConflict, "lane %s is about to be closed", lane).WithFix("open another lane")
}

// keep stores a voucher; it is on the disk when keep returns.
func (l *lanes) keep(v ipsx.SignedVoucher, expiry int64) error {
	return l.change(v.Lane.ID(), func(r *laneRecord) error {
		if r.Close != nil {
			return closing(v.Lane.ID())
		}
		if r.Best.Cumulative.Less(v.Cumulative) {
			r.Best, r.Expiry = v, expiry
		}
		return nil
	})
}

func (l *lanes) change(id ipsx.Hash, change func(*laneRecord) error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	record := l.records[id.Hex()]
	if err := change(&record); err != nil {
		return err
	}
	if err := l.folder.Save(id.Hex(), record); err != nil {
		return err
	}
	l.records[id.Hex()] = record
	return nil
}

// due lists the lanes to settle: whose unclaimed amount is at least worth, that end before the Unix time, or whose payer waits for the rest.
func (l *lanes) due(worth ipsx.Amount, before int64) (due []laneRecord) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, r := range l.records {
		open := r.unclaimed()
		worthwhile := !open.IsZero() && (!open.Less(worth) || r.Expiry < before)
		if !r.Closed && (worthwhile || r.Close != nil) {
			due = append(due, r)
		}
	}
	return due
}
