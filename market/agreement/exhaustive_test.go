package agreement

import (
	"net/netip"
	"reflect"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
)

var (
	epoch = time.Unix(1_800_000_000, 0).UTC()
	hash  = ipsx.HashOf([]byte("the deal of Alice and Bob"))
)

func deal(change func(d *ipsx.Deal)) *ipsx.Deal {
	d := &ipsx.Deal{Addresses: make([]netip.Addr, 2), PricePerSecond: ipsx.Wei(1000), Seconds: 65, MaxTotal: ipsx.Wei(1_000_000), MaxInterval: 15}
	change(d)
	return d
}

// move is one thing that can happen in the exhaustive test.
type move struct {
	name string
	wait func(s State) time.Duration // before the event
	make func(s State) Event
	sure bool // refused whatever the state: a replay
}

func now(State) time.Duration { return 0 }

// toDeadline waits until the clock moves the deal.
func toDeadline(s State) time.Duration {
	at, _, ok := s.Deadline()
	if !ok {
		return time.Second
	}
	return at.Sub(s.Since)
}

func says(role ipsx.Role, status ipsx.ActorStatus, ahead uint64) func(State) Event {
	return func(s State) Event {
		said := &ipsx.Status{Deal: hash, Role: role, Seq: s.Newest(role).Seq + ahead, Status: status}
		if status == ipsx.StatusFailed {
			said.Reason = ipsx.ReasonUnpaid
		}
		return Event{Status: said}
	}
}

func happens(t Trigger) func(State) Event { return func(State) Event { return Event{Trigger: t} } }

func extends(by uint32) func(State) Event {
	return func(s State) Event {
		return Event{Extension: &ipsx.Extension{Deal: hash, Seconds: s.Terms().Seconds + by, MaxTotal: s.Terms().MaxTotal}}
	}
}

func moves() []move {
	p, r := ipsx.ProviderRole, ipsx.RequesterRole
	list := []move{{"deadline", toDeadline, happens(""), false}, {"tick", now, happens(""), false},
		{"address changed", now, happens(AddressChanged), false}, {"settled", now, happens(Settled), false}}
	for _, status := range []ipsx.ActorStatus{ipsx.StatusReady, ipsx.StatusServing, ipsx.StatusEnded, ipsx.StatusDeclined, ipsx.StatusFailed} {
		list = append(list, move{"provider " + string(status), now, says(p, status, 1), false})
	}
	for _, status := range []ipsx.ActorStatus{ipsx.StatusConnected, ipsx.StatusUsing, ipsx.StatusEnded, ipsx.StatusCancelled, ipsx.StatusFailed} {
		list = append(list, move{"requester " + string(status), now, says(r, status, 1), false})
	}
	list = append(list, move{"extended", now, extends(30), false}, move{"extended by nothing", now, extends(0), true})
	return append(list, move{"provider repeats", now, says(p, ipsx.StatusEnded, 0), true},
		move{"requester repeats", now, says(r, ipsx.StatusEnded, 0), true})
}

// moment is a state and the time, with what the invariants remember. It is comparable: equal moments have equal futures.
type moment struct {
	State
	at       time.Time
	released int
}

// TestEverySequence walks every sequence of up to 7 events, duplicates and clock included, and holds the invariants after each step.
// Sequences that led to the same moment are walked on once.
func TestEverySequence(t *testing.T) {
	booked := func(d *ipsx.Deal) { d.Start = epoch.Unix() + 600 }
	short := func(d *ipsx.Deal) { d.MaxTotal = ipsx.Wei(30_000) } // reached after 15 of 65 seconds
	for name, change := range map[string]func(*ipsx.Deal){"now": func(*ipsx.Deal) {}, "booked": booked, "budget": short} {
		t.Run(name, func(t *testing.T) {
			frontier := []moment{{State: New(hash, deal(change), epoch), at: epoch}}
			steps := 0
			for range 7 {
				seen, next := map[moment]bool{}, []moment{}
				for _, m := range frontier {
					for _, move := range moves() {
						after := check(t, m, move)
						steps++
						if !seen[after] {
							seen[after] = true
							next = append(next, after)
						}
					}
				}
				frontier = next
			}
			t.Logf("%d steps, %d moments after 7 events", steps, len(frontier))
		})
	}
}

// check makes one move and holds the invariants.
func check(t *testing.T, m moment, move move) moment {
	t.Helper()
	at := m.at.Add(move.wait(m.State))
	event := move.make(m.State)
	after, effects, err := Step(m.State, event, at)
	again, sameEffects, sameErr := Step(m.State, event, at)
	if again != after || !reflect.DeepEqual(effects, sameEffects) || (err == nil) != (sameErr == nil) {
		t.Fatalf("%s %s: not deterministic", m.Status, move.name)
	}
	clocked, _, _ := Step(m.State, Event{}, at)
	allowed := oracle(clocked, event) && !move.sure
	if allowed != (err == nil) {
		t.Fatalf("%s %s: allowed by the table %v, error %v", clocked.Status, move.name, allowed, err)
	}
	if err != nil && after != clocked {
		t.Fatalf("%s %s: refused, but it changed the deal", clocked.Status, move.name)
	}
	released := m.released + count(effects, Release)
	invariants(t, m.State, after, released)
	return moment{after, at, released}
}

// oracle reads the table: is the event one of its rows? The clock is always allowed.
func oracle(s State, e Event) bool {
	by := e.Trigger
	if e.Extension != nil {
		by = Extended
	}
	var own, partner ipsx.Status
	if e.Status != nil {
		by = Trigger(e.Status.Role) + " " + Trigger(e.Status.Status)
		own, partner = s.Provider, s.Requester
		if e.Status.Role == ipsx.RequesterRole {
			own, partner = partner, own
		}
	}
	if by == "" {
		return true
	}
	for _, row := range Table {
		fits := map[Condition]bool{Always: true, NotEnded: own.Status != ipsx.StatusEnded, WasActive: !s.Active.IsZero(),
			PartnerEnded: own.Status != ipsx.StatusEnded && partner.Status == ipsx.StatusEnded}
		if row.From == s.Status && row.On == by && fits[row.When] {
			return true
		}
	}
	return false
}

func count(effects []Effect, kind EffectKind) (n int) {
	for _, e := range effects {
		if e.Kind == kind {
			n++
		}
	}
	return n
}

// rank orders the statuses: a deal never goes back, and stays where it is over.
var rank = map[ipsx.DealStatus]int{ipsx.DealBooked: 0, ipsx.DealProposed: 1, ipsx.DealReady: 2, ipsx.DealActive: 3, ipsx.DealEnding: 4,
	ipsx.DealEnded: 5, ipsx.DealFailed: 5, ipsx.DealDeclined: 5, ipsx.DealCancelled: 5, ipsx.DealExpired: 5, ipsx.DealSettled: 6}

func invariants(t *testing.T, before, after State, released int) {
	t.Helper()
	over := !after.Status.Live()
	switch {
	case rank[after.Status] < rank[before.Status] || rank[after.Status] == 5 && rank[before.Status] == 5 && after.Status != before.Status:
		t.Fatalf("went from %s to %s", before.Status, after.Status)
	case over != (released == 1) || released > 1:
		t.Fatalf("%s: addresses were released %d times", after.Status, released)
	case over == after.Ended.IsZero():
		t.Fatalf("%s: ended at %s", after.Status, after.Ended)
	case !after.Active.IsZero() && (after.Ready.IsZero() || after.Active.Before(after.Ready)):
		t.Fatalf("active without ready")
	case (after.Status == ipsx.DealActive || after.Status == ipsx.DealEnding || after.Status == ipsx.DealSettled) && after.Active.IsZero():
		t.Fatalf("%s without having been active: it would be billed", after.Status)
	case (after.Status == ipsx.DealExpired || after.Status == ipsx.DealDeclined || after.Status == ipsx.DealCancelled) && !after.Active.IsZero():
		t.Fatalf("%s after active", after.Status)
	case after.Provider.Seq < before.Provider.Seq || after.Requester.Seq < before.Requester.Seq:
		t.Fatal("a sequence number fell")
	}
}
