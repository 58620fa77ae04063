package provider

import (
	"cmp"
	"context"
	"math"
	"net/netip"
	"slices"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/payment"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/service/egress"
	"github.com/ipsx/ipsx/service/pair"
	"github.com/ipsx/ipsx/service/tunnel"
)

// send seals an envelope and has it relayed.
func (l *lease) send(ctx context.Context, e pair.Envelope) error {
	message, err := l.channel.Seal(e)
	if err != nil {
		return err
	}
	return l.venue.client.SendMessage(ctx, message)
}

// answerRelay opens a sealed question and sends the answer.
func (l *lease) answerRelay(ctx context.Context, sealed ipsx.PairMessage) error {
	question, err := l.channel.Open(sealed)
	if err != nil {
		return err
	}
	return l.send(ctx, l.responder.Answer(ctx, question))
}

// answerInside answers a question that came through the tunnel.
func (p *Provider) answerInside(ctx context.Context, from netip.Addr, question pair.Envelope) (pair.Envelope, error) {
	l := p.leaseAt(from)
	if l == nil {
		return pair.Envelope{}, ipsx.Errorf(ipsx.CodeNotFound, "no deal has the inner address %s", from)
	}
	if question.Type == pair.TypeLog { // reading changes nothing, and pages are too large to be remembered
		return l.page(question)
	}
	return l.responder.Answer(ctx, question), nil
}

// answer does what the requester asks for, one question after the other: two payments at once would both count from the same amount.
func (l *lease) answer(ctx context.Context, question pair.Envelope) (pair.Body, error) {
	switch question.Type { // these ask others, and money does not wait for that
	case pair.TypeFind:
		asked, err := pair.As[pair.Find](question)
		if err != nil {
			return nil, err
		}
		return l.find(ctx, asked)
	case pair.TypeExport:
		asked, err := pair.As[pair.Export](question)
		if err != nil {
			return nil, err
		}
		return l.export(ctx, tunnel.PublicKey(asked.PublicKey))
	}
	l.asking.Lock()
	defer l.asking.Unlock()
	switch question.Type {
	case pair.TypePayment:
		asked, err := pair.As[pair.Payment](question)
		if err != nil {
			return nil, err
		}
		return l.takePayment(ctx, asked)
	case pair.TypeLane:
		asked, err := pair.As[pair.Lane](question)
		if err != nil {
			return nil, err
		}
		return l.best(asked.Lane)
	}
	return nil, ipsx.Errorf(ipsx.CodeUnsupported, "a provider does not answer %q", question.Type)
}

// takePayment checks the requester's status and voucher, keeps the voucher on disk, and only then serves what it pays for.
func (l *lease) takePayment(ctx context.Context, asked pair.Payment) (pair.Body, error) {
	said := asked.Status.Message
	if err := l.checkStatus(asked.Status); err != nil {
		return nil, err
	}
	if err := l.node.blocks.check(l.deal.Requester); err != nil {
		l.stop(ipsx.ReasonStopped)
		return nil, err
	}
	if asked.Voucher != nil {
		if err := l.takeVoucher(ctx, *asked.Voucher); err != nil {
			return nil, err
		}
	}
	if asked.Close != nil && said.Status == ipsx.StatusEnded {
		if err := l.agreeToClose(*asked.Close); err != nil {
			return nil, err
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ended {
		l.node.lanes.release(l.hash) // its end may have come before the voucher took the lane
		return nil, ipsx.Errorf(ipsx.CodeTransition, "the deal is over")
	}
	l.heard = said.Seq
	if said.Status == ipsx.StatusConnected && l.connected.IsZero() {
		if err := l.activate(); err != nil {
			return nil, err
		}
	}
	if err := l.diary.said(asked.Status); err != nil {
		l.node.config.Log.Warn("the requester acknowledges another connection log than this one", "deal", l.hash, "error", err)
	}
	return l.compare(said)
}

// best shows the requester its own best voucher on a lane of its own.
func (l *lease) best(lane ipsx.Lane) (pair.Body, error) {
	if lane.Payer != l.deal.Requester || lane.Payee != l.deal.Provider {
		return nil, ipsx.Errorf(ipsx.CodeForbidden, "lane %s is not between the two of this deal", lane.ID())
	}
	record, ok := l.node.lanes.record(lane.ID())
	if !ok {
		return pair.Best{}, nil
	}
	return pair.Best{Voucher: &record.Best}, nil
}

func (l *lease) checkStatus(signed ipsx.Signed[ipsx.Status]) error {
	said := signed.Message
	if said.Deal != l.hash || said.Role != ipsx.RequesterRole {
		return ipsx.Errorf(ipsx.CodeInvalid, "the status is for another deal or role")
	}
	if err := signed.VerifyWith(l.node.domain, l.deal.Requester, time.Now().Unix(), l.node.contracts.Ask); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if said.Seq <= l.heard {
		return ipsx.Errorf(ipsx.CodeReplayed, "status %d was heard before", said.Seq)
	}
	if l.ended || l.stopping != "" && said.Status != ipsx.StatusEnded {
		return ipsx.Errorf(ipsx.CodeTransition, "the deal is over")
	}
	if l.connected.IsZero() && said.Status != ipsx.StatusConnected {
		return ipsx.Errorf(ipsx.CodeTransition, "%s comes after connected", said.Status)
	}
	return nil
}

// takeVoucher takes a voucher that grows and is covered; it is on the disk when this returns. A refused one leaves the lane as free as it was.
func (l *lease) takeVoucher(ctx context.Context, v ipsx.SignedVoucher) error {
	if err := l.belongs(v); err != nil {
		return err
	}
	if err := l.node.lanes.take(v.Lane.ID(), l.hash); err != nil {
		return err
	}
	account, err := l.covered(ctx, v)
	if err == nil {
		err = l.node.lanes.keep(v, account.Expiry)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if err != nil {
		if l.account.Lane == (ipsx.Lane{}) {
			l.node.lanes.release(l.hash)
		}
		return err
	}
	l.account, l.ledger = payment.Accept(account, l.ledger, v)
	l.allow()
	l.lookIn(0)
	l.node.config.Notify(Event{Kind: "paid", Deal: l.hash, Amount: l.ledger.Paid})
	return nil
}

// belongs says whether the lane may pay this deal and its signer signed the voucher. It comes before the lane is taken, so that nobody holds a lane
// of somebody else's.
func (l *lease) belongs(v ipsx.SignedVoucher) error {
	l.mu.Lock()
	current := l.account.Lane
	l.mu.Unlock()
	if current != (ipsx.Lane{}) && current != v.Lane {
		return ipsx.Errorf(ipsx.CodeForbidden, "this deal is paid on lane %s", current.ID())
	}
	if err := payment.CheckLane(&l.deal, payment.Account{Lane: v.Lane, Expiry: math.MaxInt64}, 0); err != nil {
		return err
	}
	return v.Verify(l.node.domain)
}

// covered checks the voucher against what is known of its lane. A lane whose cover is short is read from the chain anew, since it may have been topped up.
func (l *lease) covered(ctx context.Context, v ipsx.SignedVoucher) (payment.Account, error) {
	l.mu.Lock()
	account, err := l.account, error(nil)
	l.mu.Unlock()
	known := account.Lane == v.Lane
	if known {
		err = l.checkVoucher(account, v)
	}
	if !known || ipsx.IsCode(err, ipsx.CodeFunds) {
		if account, err = l.node.lanes.account(ctx, v.Lane); err == nil {
			err = l.checkVoucher(account, v)
		}
	}
	return account, err
}

func (l *lease) checkVoucher(account payment.Account, v ipsx.SignedVoucher) error {
	return payment.CheckVoucher(l.node.domain, &l.deal, account, v, l.leaseEnd())
}

// activate opens the exits: billing starts here. The lock is held.
func (l *lease) activate() error {
	up, down := l.bytes()
	if l.ledger.Cover(up+down) == 0 {
		return ipsx.Errorf(ipsx.CodeUnpaid, "nothing is served before the first voucher")
	}
	if l.account.Lane != (ipsx.Lane{}) {
		if err := payment.Backed(l.account, l.ledger, up+down); err != nil {
			return err
		}
	}
	l.connected = time.Now()
	l.allow()
	l.lookIn(0) // whoever looked before may have found that there is time
	l.diary.keep()
	for _, d := range l.doors {
		d.set(egress.Open)
	}
	l.node.config.Notify(Event{Kind: "active", Deal: l.hash})
	return nil
}

// allow bounds the traffic by what is paid. The lock is held.
func (l *lease) allow() {
	elapsed := time.Duration(0)
	if !l.connected.IsZero() {
		elapsed = time.Since(l.connected)
	}
	allowed := l.ledger.Allowance(elapsed)
	l.credit.Allow(allowed + min(l.forgiven, math.MaxUint64-allowed))
}

// tellMeter lets the requester know of traffic that it cannot meter itself, before it reaches the floor.
func (l *lease) tellMeter() {
	l.mu.Lock()
	up, down := l.bytes()
	due := len(l.doors) > 1 && up+down >= l.told+payment.TrafficFloor/4
	if !due || l.ended {
		l.mu.Unlock()
		return
	}
	l.told = up + down
	serving, err := sdk.Sign(l.venue.client, l.status(ipsx.StatusServing, ""))
	denied := l.denied()
	l.mu.Unlock()
	var news pair.Envelope
	if err == nil {
		news, err = pair.New(pair.Meter{Status: serving, Denied: denied})
	}
	if err == nil {
		ctx, cancel := context.WithTimeout(context.Background(), lastWords)
		defer cancel()
		err = l.send(ctx, news)
	}
	if err != nil {
		l.node.config.Log.Warn("the requester does not hear the meter", "deal", l.hash, "error", err)
	}
}

// compare answers a status with this side's own, and ends the deal when the meters differ too much. The lock is held.
func (l *lease) compare(said ipsx.Status) (pair.Body, error) {
	if err := l.reconcile(said.BytesUp + said.BytesDown); err != nil {
		return nil, err
	}
	if said.Status == ipsx.StatusEnded {
		l.linger(ipsx.StatusEnded, cmp.Or(said.Reason, ipsx.ReasonStopped)) // the traffic stops now,
		l.stopAt = time.Now().Add(watchEvery)                               // and the rest once this is answered
		l.lookIn(watchEvery)
		l.node.lanes.release(l.hash) // the requester may pay its next deal on it at once
	}
	serving, err := sdk.Sign(l.venue.client, l.status(ipsx.StatusServing, ""))
	l.diary.says(serving)
	if err == nil && said.Status == ipsx.StatusUsing { // before connected is in its log, the exchange would refuse it
		l.venue.reporter.Send(serving)
	}
	return pair.Paid{Status: serving, Denied: l.denied()}, err
}

// reconcile forgives what the requester does not count, since the smaller count is paid. It is compared with what passed a while ago: news of what passed
// since may not have reached it when it spoke. In dispute is at most as much as may be unpaid, or 1 %. A requester whose other client uses the lease counts what this side counts.
func (l *lease) reconcile(theirs uint64) error {
	mine := l.meter().Bytes
	if len(l.doors) > 1 || l.deal.PricePerGiB.IsZero() {
		return nil
	}
	earlier := l.earlier()
	if _, mismatch := payment.Reconcile(payment.Meter{Bytes: earlier}, payment.Meter{Bytes: theirs}); mismatch && theirs < earlier {
		l.linger(ipsx.StatusFailed, ipsx.ReasonMeterMismatch)
		return ipsx.Errorf(ipsx.CodeConflict, "the meters differ: %d bytes here some time ago, %d there", earlier, theirs)
	}
	billed, _ := payment.Reconcile(payment.Meter{Bytes: mine}, payment.Meter{Bytes: theirs})
	l.forgiven = min(mine-billed.Bytes, max(payment.TrafficFloor, mine/100))
	l.allow()
	return nil
}

// earlier is the newest reading that a requester must have heard of; 0 when there is none.
func (l *lease) earlier() uint64 {
	for _, r := range slices.Backward(l.past) {
		if time.Since(r.at) >= ipsx.CoverGrace {
			return r.bytes
		}
	}
	return 0
}

func (l *lease) denied() map[string]uint64 {
	sum := map[string]uint64{}
	for _, d := range l.doors {
		for _, exit := range d.exits {
			for reason, n := range exit.Denied() {
				sum[reason] += n
			}
		}
	}
	return sum
}

// export lets another WireGuard client of the requester's in.
func (l *lease) export(ctx context.Context, key tunnel.PublicKey) (answer pair.Body, err error) {
	if _, err := l.exportable(); err != nil {
		return nil, err
	}
	endpoints, release, err := l.endpoints(ctx)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			release() // such as when another export was faster
		}
	}()
	l.asking.Lock()
	defer l.asking.Unlock()
	gate, err := l.exportable()
	if err != nil {
		return nil, err
	}
	d, err := l.open(key, gate)
	if err != nil {
		return nil, err
	}
	return pair.Exported{Inner: d.inner, Endpoints: endpoints}, nil
}

// exportable says how far another client is let in, or why none is.
func (l *lease) exportable() (egress.Gate, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case len(l.doors) > 1 || l.ended:
		return egress.Closed, ipsx.Errorf(ipsx.CodeConflict, "one key can be exported from a running deal")
	case l.connected.IsZero():
		return egress.CheckOnly, nil
	}
	return egress.Open, nil
}

// agreeToClose keeps the payer's word that the lane closes at what was promised; settling does it.
func (l *lease) agreeToClose(asked pair.CloseLane) error {
	l.mu.Lock()
	account := l.account
	l.mu.Unlock()
	if account.Lane != asked.Lane || asked.Cumulative != account.Cumulative {
		return ipsx.Errorf(ipsx.CodeForbidden, "the lane closes at the %s wei that are promised", account.Cumulative)
	}
	signer, err := ipsx.Recover(l.node.domain.Digest(ipsx.Close{Lane: asked.Lane.ID(), Cumulative: asked.Cumulative}), asked.Signature)
	if err != nil || signer != asked.Lane.Signer {
		return ipsx.Errorf(ipsx.CodeSignature, "the close is not signed by the lane's signer")
	}
	return l.node.lanes.change(asked.Lane.ID(), func(r *laneRecord) error {
		r.Close = asked.Signature
		return nil
	})
}
