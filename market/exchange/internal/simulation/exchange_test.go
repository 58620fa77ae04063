package simulation

import (
	"crypto/sha256"
	"math"
	"net/netip"
	"slices"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/engine"
	"github.com/ipsx/ipsx/market/profile"
)

const (
	groupSize       = 16
	checkpointEvery = 300 // commands
)

var engineConfig = engine.Config{Exchange: keyOf("victor").Address(), Domain: domain, ReferenceRate: 125_000, CoolDown: profile.CoolDown{Base: 5 * time.Second, Max: 20 * time.Second}, MaxPending: 64}

// message is one of the log: commands with their time, behind the hash of the message before.
type message struct {
	before   ipsx.Hash
	at       time.Time
	commands [][]byte
}

func (m message) hash() ipsx.Hash {
	data := m.at.AppendFormat(m.before[:], time.RFC3339Nano)
	for _, c := range m.commands {
		data = append(append(data, 0), c...)
	}
	return sha256.Sum256(data)
}

// kept is a snapshot on the disk.
type kept struct {
	sequence int // of the message that it is of, from 1
	data     []byte
	torn     bool
}

// sharedLog is the store: what it holds is on disk, and who appends names what it follows.
type sharedLog struct {
	messages  []message // from first on
	first     int
	snapshots []kept
}

func (l *sharedLog) length() int { return l.first + len(l.messages) }

func (l *sharedLog) head() ipsx.Hash {
	if len(l.messages) == 0 {
		return ipsx.Hash{}
	}
	return l.messages[len(l.messages)-1].hash()
}

func (l *sharedLog) append(expected int, m message) bool {
	if l.length() != expected || l.head() != m.before {
		return false
	}
	l.messages = append(l.messages, m)
	return true
}

// keep adds a snapshot and lets go of what is behind the one before it.
func (l *sharedLog) keep(s kept) {
	l.snapshots = append(l.snapshots, s)
	if n := len(l.snapshots); n > 2 && !s.torn && !l.snapshots[n-2].torn {
		l.snapshots = l.snapshots[n-2:]
		if cut := l.snapshots[0].sequence - 1; cut > l.first { // the message of the snapshot itself stays
			l.messages, l.first = slices.Clone(l.messages[cut-l.first:]), cut
		}
	}
}

// submission is a command that waits for the log.
type submission struct {
	raw     []byte
	respond func(engine.Outcome, bool)
}

// operator is one process of the exchange. It leads until it is killed, or finds that another one does.
type operator struct {
	host
	engine   *engine.Engine
	sequence int
	head     ipsx.Hash
	tail     int
	waiting  []submission
	busy     bool
	ended    bool
	skew     time.Duration // of its clock
}

func (o *operator) clock() time.Time { return o.w.now.Add(o.skew) }

// recover begins with the newest whole snapshot and replays what is behind it, through the real decoder.
func (o *operator) recover() {
	w, from := o.w, 0
	o.engine, o.sequence, o.head, o.tail = engine.New(engineConfig), 0, ipsx.Hash{}, 0
	for i := len(w.log.snapshots) - 1; i >= 0; i-- {
		s := w.log.snapshots[i]
		if s.torn {
			w.count("torn snapshot passed over")
			continue
		}
		restored, err := engine.Restore(engineConfig, s.data)
		w.must(err)
		o.engine, from = restored, s.sequence
		w.count("snapshot restored")
		break
	}
	if from < w.log.first {
		w.wrong("the log was trimmed to %d, the newest snapshot is of %d", w.log.first, from)
	}
	for i, m := range w.log.messages {
		if sequence := w.log.first + i + 1; sequence > from {
			o.apply(m)
		}
		o.head = m.hash()
	}
	o.sequence = w.log.length()
	w.truth.compare(o)
}

// takeOver makes this process the leader: it replays, and writes a message behind which nobody of before can.
func (o *operator) takeOver() {
	w := o.w
	o.recover()
	tick := engine.Command{Tick: true}
	raw, err := tick.AppendBinary(nil)
	w.must(err)
	m := message{o.head, o.clock(), [][]byte{raw}}
	if !w.log.append(o.sequence, m) {
		w.wrong("who has just read the log cannot write to it")
	}
	w.truth.durable(m)
	o.sequence, o.head = o.sequence+1, m.hash()
	o.apply(m)
	w.leader = o
	o.later(0, o.watch)
}

// apply does what the log says, read back from its bytes.
func (o *operator) apply(m message) (outcomes []engine.Outcome) {
	for _, raw := range m.commands {
		var c engine.Command
		o.w.must(c.UnmarshalBinary(raw))
		out := o.engine.Apply(m.at, c)
		o.tail++
		if c.Checkpoint {
			o.tail = 0
		}
		outcomes = append(outcomes, out)
	}
	return outcomes
}

// submit puts a command into the log. respond hears the outcome, or that nothing is known.
func (o *operator) submit(c engine.Command, respond func(engine.Outcome, bool)) {
	if o.ended || o.down || o.w.leader != o {
		respond(engine.Outcome{}, false)
		return
	}
	raw, err := c.AppendBinary(nil)
	o.w.must(err)
	o.waiting = append(o.waiting, submission{raw, respond})
	if !o.busy {
		o.busy = true
		o.later(time.Millisecond, o.commit)
	}
}

// commit writes a group, and then applies it and answers. The process may die at each step, and may be paused before it writes.
func (o *operator) commit() {
	if len(o.waiting) == 0 || o.ended {
		o.busy = false
		return
	}
	group := o.gather()
	m := message{before: o.head, at: o.clock()}
	for _, s := range group {
		m.commands = append(m.commands, s.raw)
	}
	if o.dies("before it writes") {
		return
	}
	pause := o.w.between(100*time.Microsecond, 5*time.Millisecond)
	if o.w.chance(1500) {
		o.w.count("leader paused")
		pause = o.w.between(3*time.Second, 9*time.Second)
		o.w.after(2*time.Second, func() { o.w.newLeader(o) })
	}
	o.later(pause, func() { o.write(m, group) })
}

// gather takes what waits, as much as goes into a message. A checkpoint has one of its own: a snapshot is of a whole message.
func (o *operator) gather() (group []submission) {
	if o.tail >= checkpointEvery {
		raw, err := (engine.Command{Checkpoint: true}).AppendBinary(nil)
		o.w.must(err)
		return []submission{{raw, func(engine.Outcome, bool) {}}}
	}
	n := min(len(o.waiting), groupSize)
	group, o.waiting = o.waiting[:n], slices.Clone(o.waiting[n:])
	return group
}

func (o *operator) write(m message, group []submission) {
	if !o.w.log.append(o.sequence, m) {
		o.ended = true // another leads: nothing is answered
		o.w.count("stale leader refused")
		o.w.note("%s finds that another leads", o.name)
		return
	}
	o.w.truth.durable(m)
	if o.dies("before it knows that it is on disk") {
		return
	}
	if o.w.chance(300) { // the acknowledgement is lost: it is written again, and found at its place
		o.w.count("acknowledgement lost")
		if o.w.log.append(o.sequence, m) || o.w.log.head() != m.hash() {
			o.w.wrong("a message was written twice")
		}
	}
	o.sequence, o.head = o.sequence+1, m.hash()
	outcomes := o.apply(m)
	if o.dies("before it answers") {
		return
	}
	for i, s := range group {
		s.respond(outcomes[i], true)
	}
	for _, out := range outcomes {
		o.publish(out)
		if out.Snapshot != nil {
			o.snapshot(out.Snapshot)
		}
	}
	o.later(100*time.Microsecond, o.commit)
}

// snapshot is written beside what goes on.
func (o *operator) snapshot(data []byte) {
	s := kept{sequence: o.sequence, data: data}
	run := o.runs
	o.w.after(o.w.between(time.Millisecond, time.Second), func() {
		if s.torn = o.down || o.runs != run; s.torn {
			o.w.count("snapshot torn")
		}
		o.w.log.keep(s)
	})
}

// dies is where a crash can come.
func (o *operator) dies(when string) bool {
	if !o.w.chance(900) {
		return false
	}
	o.w.count("exchange killed " + when)
	o.kill()
	o.waiting, o.busy = nil, false
	o.w.after(o.w.between(200*time.Millisecond, 3*time.Second), func() {
		if o.w.leader == o {
			o.start()
			o.takeOver()
		}
	})
	return true
}

// newLeader is a standby that takes over from a leader that is silent.
func (w *world) newLeader(silent *operator) {
	if w.leader != silent || silent.down {
		return
	}
	next := &operator{host: host{w: w, name: silent.name + "'"}, skew: silent.skew}
	next.takeOver()
	w.note("%s leads now", next.name)
}

// watch logs that time passed, when something is due.
func (o *operator) watch() {
	if o.ended {
		return
	}
	if at, due := o.engine.NextDeadline(); due && !at.After(o.clock()) && !o.busy {
		o.submit(engine.Command{Tick: true}, func(engine.Outcome, bool) {})
	}
	if o.w.chance(4000) {
		o.w.count("clock jumped")
		o.skew += o.w.between(-20*time.Second, 20*time.Second)
	}
	o.later(50*time.Millisecond, o.watch)
}

// publish tells the wallets concerned.
func (o *operator) publish(out engine.Outcome) {
	for _, n := range out.Notices {
		for _, to := range n.To {
			if a := o.w.truth.actors[to]; a != nil {
				e := n.Event
				o.w.send(&o.host, a.at(), string(e.Type), func() { a.heard(e) })
			}
		}
	}
}

// The door checks what needs no state.

func placeOffer(w *world, from *host, s ipsx.Signed[ipsx.Offer], done func(engine.Outcome, bool)) {
	w.order(from, "offer", s.Message, func() error { return genuine(w, s, s.Message.Provider) },
		engine.Command{Digest: domain.Digest(s.Message), Offer: &s}, done)
}

func placeRequest(w *world, from *host, s ipsx.Signed[ipsx.Request], done func(engine.Outcome, bool)) {
	w.order(from, "request", s.Message, func() error { return genuine(w, s, s.Message.Requester) },
		engine.Command{Digest: domain.Digest(s.Message), Request: &s}, done)
}

func (w *world) order(from *host, what string, m interface{ Validate() error }, check func() error, c engine.Command, done func(engine.Outcome, bool)) {
	w.submit(from, what, func() error {
		if err := m.Validate(); err != nil {
			return err
		}
		return check()
	}, c, func(out engine.Outcome, ok bool) {
		w.note("%s's %s: %v %v, %d deals", from.name, what, ok, out.Err, len(out.Deals))
		if ok && out.Err == nil {
			w.truth.acknowledged(c)
		}
		done(out, ok)
	})
}

func (w *world) status(from *host, s ipsx.Signed[ipsx.Status], party ipsx.Address, done func(engine.Outcome, bool)) {
	w.submit(from, string(s.Message.Status), func() error {
		if err := s.Message.Validate(); err != nil {
			return err
		}
		return genuine(w, s, party)
	}, engine.Command{Status: &s}, done)
}

// exchange is the process that leads.
func (w *world) exchange() *host { return &w.leader.host }

// proposal reads a deal with its orders, signed by the exchange.
func (w *world) proposal(from *host, hash ipsx.Hash, done func(ipsx.Proposal)) {
	call(from, w.exchange, "proposal", func(respond func(ipsx.Proposal)) {
		if m, ok := w.leader.engine.Match(hash); ok && !w.leader.down {
			respond(m.Proposal())
		}
	}, func(p ipsx.Proposal, ok bool) {
		if ok {
			done(w.sign(p))
		}
	})
}

// sign fills in the exchange's signature. Now and then the exchange is dishonest, and signs what the orders do not allow.
func (w *world) sign(p ipsx.Proposal) ipsx.Proposal {
	d := p.Deal.Message
	if w.signed && w.chance(25) {
		w.count("forged deal")
		switch w.rng.IntN(3) {
		case 0:
			d.PricePerSecond = p.Request.Message.MaxPricePerSecond.Add(ipsx.Wei(1))
		case 1:
			d.Seconds++
		case 2:
			d.Addresses = []netip.Addr{netip.MustParseAddr("203.0.113.250")}
		}
	}
	p.Deal = seal(w, "victor", d)
	return p
}

// acceptable is the check of a node: who accepts a deal that the exchange made up would lose by it.
func (w *world) acceptable(p ipsx.Proposal) bool {
	if !w.signed {
		return true
	}
	err := p.Verify(domain, engineConfig.Exchange, w.now.Unix(), nil)
	m, made := w.truth.engine.Match(domain.Digest(p.Deal.Message))
	switch {
	case err == nil && (!made || m.Deal.Request != p.Deal.Message.Request):
		w.wrong("a node takes a deal that was never made: %+v", p.Deal.Message)
	case err != nil && made:
		w.wrong("a node refuses an honest deal: %v", err)
	case err != nil:
		w.count("forged deal refused")
	}
	return err == nil
}

// submit calls the exchange that leads at each try.
func (w *world) submit(from *host, what string, check func() error, c engine.Command, done func(engine.Outcome, bool)) {
	type answer struct {
		out engine.Outcome
		ok  bool
	}
	call(from, w.exchange, what, func(respond func(answer)) {
		if err := check(); err != nil {
			respond(answer{engine.Outcome{Err: err}, true})
			return
		}
		w.leader.submit(c, func(out engine.Outcome, ok bool) {
			if ok {
				respond(answer{out, true})
			}
		})
	}, func(a answer, ok bool) { done(a.out, ok && a.ok) })
}

// read asks the leader for the deals of a wallet.
func (w *world) read(from *host, wallet ipsx.Address, done func([]ipsx.DealView)) {
	call(from, w.exchange, "deals", func(respond func([]ipsx.DealView)) {
		if !w.leader.down {
			deals, _ := w.leader.engine.Deals(wallet, false, math.MaxUint64, math.MaxInt)
			slices.Reverse(deals) // it takes them in the order in which they were made
			respond(deals)
		}
	}, func(deals []ipsx.DealView, ok bool) {
		if ok {
			done(deals)
		}
	})
}

// look makes up for events that were lost, again and again.
func (h *host) look(wallet ipsx.Address, changed func(ipsx.DealView)) {
	h.w.read(h, wallet, func(deals []ipsx.DealView) {
		for _, view := range deals {
			changed(view)
		}
	})
	h.later(h.w.between(2*time.Second, 4*time.Second), func() { h.look(wallet, changed) })
}

// hear is what a node does with an event.
func (h *host) hear(e ipsx.Event, propose func(ipsx.Proposal), changed func(ipsx.DealView)) {
	switch {
	case e.Proposal != nil:
		propose(h.w.sign(*e.Proposal))
	case e.Deal != nil:
		changed(*e.Deal)
	}
}

// truth is what nobody in the world can see whole: every message that is durable, applied once by an engine that never dies.
type truth struct {
	w         *world
	engine    *engine.Engine
	messages  int
	acked     map[ipsx.Hash]int64 // orders, with their expiry
	ackedList []ipsx.Hash
	leased    map[netip.Addr]ipsx.Hash
	held      map[ipsx.Hash]uint32 // addresses by request
	counts    map[ipsx.Hash]uint32 // that a request asked for
	deals     []ipsx.Hash
	actors    map[ipsx.Address]party
}

// party is an actor as the exchange knows it.
type party interface {
	at() *host
	heard(e ipsx.Event)
}

func newTruth(w *world) *truth {
	return &truth{w: w, engine: engine.New(engineConfig), acked: map[ipsx.Hash]int64{}, leased: map[netip.Addr]ipsx.Hash{}, held: map[ipsx.Hash]uint32{}, counts: map[ipsx.Hash]uint32{},
		actors: map[ipsx.Address]party{}}
}

// durable applies a message, and holds what may never happen against what came of it.
func (t *truth) durable(m message) {
	t.messages++
	for _, raw := range m.commands {
		var c engine.Command
		t.w.must(c.UnmarshalBinary(raw))
		if c.Request != nil {
			t.counts[c.Digest] = c.Request.Message.Count
		}
		out := t.engine.Apply(m.at, c)
		for _, n := range out.Notices {
			t.leases(n.Event)
		}
	}
}

// leases follows which address is whose.
func (t *truth) leases(e ipsx.Event) {
	if e.Deal == nil {
		return
	}
	d := e.Deal.Deal
	switch {
	case e.Type == ipsx.EventProposal:
		t.deals = append(t.deals, e.Deal.Hash)
		t.held[d.Request] += uint32(len(d.Addresses))
		if d.Provider == d.Requester {
			t.w.wrong("%s rents from itself", d.Provider)
		}
		if t.held[d.Request] > t.counts[d.Request] {
			t.w.wrong("a request for %d addresses was given %d", t.counts[d.Request], t.held[d.Request])
		}
		for _, a := range d.Addresses {
			if other, out := t.leased[a]; out {
				t.w.wrong("%s is leased by deals %s and %s", a, other, e.Deal.Hash)
			}
			t.leased[a] = e.Deal.Hash
		}
	case e.Type == ipsx.EventDeal && !e.Deal.Status.Live():
		for _, a := range d.Addresses {
			if t.leased[a] == e.Deal.Hash {
				delete(t.leased, a)
			}
		}
		if e.Deal.Status == ipsx.DealDeclined {
			t.held[d.Request] -= uint32(len(d.Addresses))
		}
	}
}

func (t *truth) acknowledged(c engine.Command) {
	if _, known := t.acked[c.Digest]; known {
		return
	}
	t.ackedList = append(t.ackedList, c.Digest)
	if c.Offer != nil {
		t.acked[c.Digest] = c.Offer.Message.Expiry
	} else {
		t.acked[c.Digest] = c.Request.Message.Expiry
	}
}

// compare holds an engine that came back against the one that never left, and looks for every order that was acknowledged.
func (t *truth) compare(o *operator) {
	t.w.count("recovery")
	if o.sequence != t.messages {
		t.w.wrong("%s has %d messages of %d", o.name, o.sequence, t.messages)
	}
	if got, want := o.engine.StateHash(), t.engine.StateHash(); got != want {
		t.w.wrong("%s came back to state %s, not %s", o.name, got, want)
	}
	for _, hash := range t.ackedList {
		if _, ok := o.engine.Order(hash); !ok && t.acked[hash] > o.engine.Now().Unix() {
			t.w.wrong("order %s was acknowledged and is lost", hash)
		}
	}
}
