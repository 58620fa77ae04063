package requester

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"path/filepath"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/internal/store"
	"github.com/ipsx/ipsx/payment"
)

const (
	laneLife      = 24 * time.Hour // of a new reservation, beyond its lease
	laneSlack     = 10 * time.Minute
	chainPatience = 10 * time.Second // with an endpoint that does not answer
	chainRetry    = 250 * time.Millisecond
)

// LaneRecord is what must survive of a lane: how much was promised on it.
type LaneRecord struct {
	Lane       ipsx.Lane   `json:"lane"`
	Cap        ipsx.Amount `json:"cap"`        // wei set aside
	Expiry     int64       `json:"expiry"`     // Unix seconds
	Cumulative ipsx.Amount `json:"cumulative"` // wei promised by the highest voucher
	Heard      ipsx.Amount `json:"heard"`      // wei of the highest voucher that the payee is known to have
	Open       bool        `json:"open"`       // the chain confirmed it; false: look there
	Closing    bool        `json:"closing"`    // its close was signed: no further voucher
	Closed     bool        `json:"closed"`     // on chain
}

// lanes keeps the lanes that this wallet pays on. A lane pays one deal at a time, also across processes.
type lanes struct {
	config Config
	folder store.Folder[LaneRecord]
}

func openLanes(dir string, c Config) (*lanes, error) {
	folder, err := store.Open[LaneRecord](dir)
	return &lanes{config: c, folder: folder}, err
}

// purse is a lane that one deal holds. It pays on from what the payee has, not from what was promised: a promise that nobody heard is repeated, so that
// its loss is not paid for with the next deal.
type purse struct {
	lanes   *lanes
	record  LaneRecord
	paid    ipsx.Amount // wei of the last voucher
	unsaved bool
	unlock  func()
}

func (p *purse) name() string { return p.record.Lane.ID().Hex() }

// take finds a lane to the provider that can pay the deal, tops one up, or opens one. Only the last two wait for the chain.
func (l *lanes) take(ctx context.Context, deal *ipsx.Deal) (*purse, error) {
	need, until := needs(deal)
	all, err := l.folder.All()
	if err != nil {
		return nil, err
	}
	var short *purse
	for name, record := range all {
		if !l.fits(record, deal) {
			continue
		}
		p := l.lock(ctx, name)
		if p == nil {
			continue
		}
		if p.free(need) && p.record.Expiry >= until {
			short.release()
			return p, nil
		}
		if short == nil {
			short = p
		} else {
			p.release()
		}
	}
	if short != nil {
		err := short.topUp(ctx, need, until)
		return short, err
	}
	return l.open(ctx, deal)
}

// needs is how much a lane must have left for the deal, and until when it must last in Unix seconds.
func needs(deal *ipsx.Deal) (need ipsx.Amount, until int64) {
	return payment.GreatestBill(deal), time.Now().Add(time.Duration(deal.Seconds)*time.Second + payment.ExpiryMargin + laneSlack).Unix()
}

func (l *lanes) fits(r LaneRecord, deal *ipsx.Deal) bool {
	return !r.Closed && !r.Closing && r.Lane.Payer == deal.Requester && r.Lane.Payee == deal.Provider && r.Lane.Signer == deal.Signer && r.Expiry > time.Now().Unix()
}

// lock takes a lane that nobody uses, and makes sure that the chain has it; nil when it cannot be used.
func (l *lanes) lock(ctx context.Context, name string) *purse {
	unlock, err := l.folder.TryLock(name)
	if err != nil {
		return nil
	}
	record, ok, err := l.folder.Load(name) // anew: it may have changed before the lock
	p := &purse{lanes: l, record: record, unlock: unlock}
	if err != nil || !ok || record.Closed || !record.Open && p.refresh(ctx) != nil {
		unlock()
		return nil
	}
	p.paid = p.record.Heard
	return p
}

// refresh reads the lane from the chain.
func (p *purse) refresh(ctx context.Context) error {
	reservation, err := p.lanes.config.Chain.Reservation(ctx, p.record.Lane.ID())
	if err != nil {
		return err
	}
	p.record.Open, p.record.Cap, p.record.Expiry, p.record.Closed = true, reservation.Cap, reservation.Expiry, reservation.Closed
	if p.record.Cumulative.Less(reservation.Claimed) {
		p.record.Cumulative = reservation.Claimed
	}
	if p.record.Heard.Less(reservation.Claimed) {
		p.record.Heard = reservation.Claimed
	}
	p.paid = p.record.Heard
	return p.save()
}

func (p *purse) save() error {
	err := p.lanes.folder.Save(p.name(), p.record)
	p.unsaved = p.unsaved && err != nil
	return err
}

func (p *purse) free(need ipsx.Amount) bool {
	return !p.record.Cap.Less(p.record.Cumulative.Add(need))
}

func (p *purse) release() {
	if p == nil {
		return
	}
	if p.unsaved {
		if err := p.save(); err != nil {
			p.lanes.config.Log.Warn("a lane's record is older than it could be", "lane", p.name(), "error", err)
		}
	}
	p.unlock()
}

// insist repeats what the chain's endpoint did not answer: a deal waits longer than a node takes to start again.
func insist(ctx context.Context, do func() error) error {
	for end := time.Now().Add(chainPatience); ; {
		err := do()
		if !ipsx.IsCode(err, ipsx.CodeUnavailable) || time.Now().After(end) {
			return err
		}
		select {
		case <-time.After(chainRetry):
		case <-ctx.Done():
			return err
		}
	}
}

// topUp adds what the deal needs. What stands on chain is read before each try, so that a lost answer does not add it twice.
func (p *purse) topUp(ctx context.Context, need ipsx.Amount, until int64) error {
	add := p.lacks(need)
	p.lanes.config.Notify(Event{Kind: "reserving", Detail: "topping up a reservation on chain", Amount: add})
	err := insist(ctx, func() error {
		if err := p.refresh(ctx); err != nil || p.free(need) && p.record.Expiry >= until {
			return err
		}
		expiry := int64(0)
		if p.record.Expiry < until {
			expiry = until + int64(laneLife.Seconds())
		}
		add = p.lacks(need)
		_, err := p.lanes.config.Chain.TopUp(ctx, p.lanes.config.Key, p.record.Lane, add, expiry)
		return err
	})
	if err == nil {
		err = insist(ctx, func() error { return p.refresh(ctx) })
	}
	if err != nil {
		p.release()
		return fundsError(err, add)
	}
	return nil
}

// lacks is how much to add to the lane before it can pay.
func (p *purse) lacks(need ipsx.Amount) ipsx.Amount {
	if p.free(need) {
		return ipsx.Amount{}
	}
	return p.lanes.atLeast(p.record.Cumulative.Add(need).Sub(p.record.Cap))
}

func (l *lanes) atLeast(sum ipsx.Amount) ipsx.Amount {
	if sum.Less(l.config.Reserve) {
		return l.config.Reserve
	}
	return sum
}

// open reserves on chain. The record is kept before the transaction is sent, so that nothing is reserved and forgotten.
func (l *lanes) open(ctx context.Context, deal *ipsx.Deal) (*purse, error) {
	need, until := needs(deal)
	var number [8]byte
	_, _ = rand.Read(number[:]) // never fails: crypto/rand ends the process instead
	lane := ipsx.Lane{Payer: deal.Requester, Payee: deal.Provider, Signer: deal.Signer, Number: binary.BigEndian.Uint64(number[:]) >> 1}
	limit := l.atLeast(need)
	p := &purse{lanes: l, record: LaneRecord{Lane: lane, Cap: limit, Expiry: until + int64(laneLife.Seconds())}}
	unlock, err := l.folder.TryLock(p.name())
	if err != nil {
		return nil, err
	}
	p.unlock = unlock
	l.config.Notify(Event{Kind: "reserving", Detail: "opening a reservation on chain", Amount: limit})
	if err = p.save(); err == nil {
		err = insist(ctx, func() error {
			_, err := l.config.Chain.Open(ctx, l.config.Key, lane, limit, p.record.Expiry)
			return err
		})
	}
	if err == nil || ipsx.IsCode(err, ipsx.CodeConflict) { // a lost answer: it stands
		err = insist(ctx, func() error { return p.refresh(ctx) })
	}
	if err != nil {
		p.release()
		return nil, fundsError(err, limit)
	}
	return p, nil
}

func fundsError(err error, sum ipsx.Amount) error {
	if ipsx.IsCode(err, ipsx.CodeFunds) {
		return ipsx.Errorf(ipsx.CodeFunds, "the wallet has not %s free to reserve: %w", sum.Tokens(), err).
			WithFix("deposit more with `ipsx wallet deposit`, or bound the rental with --max-total")
	}
	return err
}

// voucher promises growth more; it is on the disk before it is signed.
func (p *purse) voucher(growth ipsx.Amount) (ipsx.SignedVoucher, error) {
	p.paid = p.paid.Add(growth)
	if p.record.Cumulative.Less(p.paid) {
		p.record.Cumulative = p.paid
		if err := p.save(); err != nil {
			return ipsx.SignedVoucher{}, err
		}
	}
	return ipsx.SignVoucher(p.lanes.config.Key, p.lanes.config.Chain.Domain(), p.record.Lane, p.paid)
}

// heard notes that the payee has a voucher. It is written down with the next one, or at the end.
func (p *purse) heard(cumulative ipsx.Amount) {
	if p.record.Heard.Less(cumulative) {
		p.record.Heard, p.unsaved = cumulative, true
	}
}

// doubtful says whether the payee may have more than it is known to: a promise was not answered, or the answer was not written down.
func (p *purse) doubtful() bool { return p.record.Heard.Less(p.record.Cumulative) }

// settleDoubt takes the payee's best voucher as it shows it: the signer's own word, so it cannot say more than was promised, and saying less gains the
// payee nothing. What was claimed on chain counts too, where the chain can be asked; it must be, of a payee that shows none.
func (p *purse) settleDoubt(ctx context.Context, best *ipsx.SignedVoucher) error {
	if err := p.refresh(ctx); err != nil && best == nil {
		return err
	}
	if best == nil {
		return nil
	}
	if best.Lane != p.record.Lane {
		return ipsx.Errorf(ipsx.CodeForbidden, "asked for lane %s, the provider shows a voucher of lane %s", p.name(), best.Lane.ID())
	}
	if err := best.Verify(p.lanes.config.Chain.Domain()); err != nil {
		return err
	}
	p.heard(best.Cumulative)
	p.paid = p.record.Heard
	return nil
}

// Lanes lists the lanes that the requester with this data folder knows, by id.
func Lanes(dir string) (map[string]LaneRecord, error) {
	folder, err := store.Open[LaneRecord](lanesDir(dir))
	if err != nil {
		return nil, err
	}
	return folder.All()
}

func lanesDir(dir string) string { return filepath.Join(dir, "lanes") }

// Reclaim ends the reservations whose expiry and claim window are over, and returns what came back.
func (r *Requester) Reclaim(ctx context.Context) (returned ipsx.Amount, err error) {
	all, err := r.lanes.folder.All()
	if err != nil {
		return returned, err
	}
	for name, record := range all {
		if record.Closed || record.Expiry > time.Now().Unix() {
			continue
		}
		p := r.lanes.lock(ctx, name)
		if p == nil {
			continue
		}
		back, err := p.reclaim(ctx)
		p.release()
		if err != nil {
			return returned, err
		}
		returned = returned.Add(back)
	}
	return returned, nil
}

func (p *purse) reclaim(ctx context.Context) (ipsx.Amount, error) {
	closing, err := p.lanes.config.Chain.CloseExpired(ctx, p.lanes.config.Key, p.record.Lane)
	if ipsx.IsCode(err, ipsx.CodeExpired) || ipsx.IsCode(err, ipsx.CodeConflict) || ipsx.IsCode(err, ipsx.CodeTransition) {
		return ipsx.Amount{}, p.refresh(ctx) // its claim window still runs, or it is closed
	}
	if err != nil {
		return ipsx.Amount{}, err
	}
	return closing.Returned, p.refresh(ctx)
}
