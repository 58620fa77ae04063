package agreement

import (
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
)

// walk steps through events and returns the state, all effects and the last error.
func walk(s State, at time.Time, moves ...func(State) Event) (State, []Effect, error) {
	var all []Effect
	var last error
	for _, move := range moves {
		next, effects, err := Step(s, move(s), at)
		s, all, last = next, append(all, effects...), err
	}
	return s, all, last
}

var (
	ready     = says(ipsx.ProviderRole, ipsx.StatusReady, 1)
	connected = says(ipsx.RequesterRole, ipsx.StatusConnected, 1)
)

func plain(*ipsx.Deal) {}

// TestTableIsSound holds the table against the design: every status is reached, every live one has a way out by the clock, and
// no row can hide behind an earlier one.
func TestTableIsSound(t *testing.T) {
	type cause struct {
		from ipsx.DealStatus
		on   Trigger
	}
	reached, clocked, settled := map[ipsx.DealStatus]bool{}, map[ipsx.DealStatus]bool{}, map[cause]bool{}
	for _, row := range Table {
		reached[row.To] = true
		clocked[row.From] = clocked[row.From] || row.On == Deadline
		if settled[cause{row.From, row.On}] {
			t.Errorf("row %v is never used", row)
		}
		settled[cause{row.From, row.On}] = row.When == Always
	}
	for status := range rank {
		if status.Live() && !clocked[status] {
			t.Errorf("a deal can stay %s for ever", status)
		}
		if status != ipsx.DealBooked && !reached[status] {
			t.Errorf("nothing leads to %s", status)
		}
	}
}

// TestErrorNamesFromToAndDeal is what a refused actor is told.
func TestErrorNamesFromToAndDeal(t *testing.T) {
	_, _, err := walk(New(hash, deal(plain), epoch), epoch, connected)
	if !ipsx.IsCode(err, ipsx.CodeTransition) {
		t.Fatalf("got %v", err)
	}
	for _, word := range []string{"proposed", "active", hash.String()} {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%q does not name %q", err, word)
		}
	}
}

// TestStrangersStatus refuses a status of another deal, and one that its role cannot say.
func TestStrangersStatus(t *testing.T) {
	s := New(hash, deal(plain), epoch)
	for _, m := range []ipsx.Status{
		{Deal: ipsx.HashOf(nil), Role: ipsx.ProviderRole, Seq: 1, Status: ipsx.StatusReady},
		{Deal: hash, Role: ipsx.RequesterRole, Seq: 1, Status: ipsx.StatusReady},
		{Deal: hash, Role: "mallory", Seq: 1, Status: ipsx.StatusReady},
	} {
		if next, effects, err := Step(s, Event{Status: &m}, epoch); !ipsx.IsCode(err, ipsx.CodeInvalid) || next != s || effects != nil {
			t.Errorf("%+v: %v", m, err)
		}
	}
}

// TestClockCatchesUp does at once, each at its own time, what was due long ago.
func TestClockCatchesUp(t *testing.T) {
	s := New(hash, deal(func(d *ipsx.Deal) { d.Start = epoch.Unix() + 100 }), epoch)
	s, effects, err := Step(s, Event{}, epoch.Add(time.Hour))
	if err != nil || s.Status != ipsx.DealDeclined || !s.Proposed.Equal(epoch.Add(70*time.Second)) || !s.Ended.Equal(epoch.Add(73*time.Second)) {
		t.Errorf("%s, proposed %s, over %s (%v)", s.Status, s.Proposed, s.Ended, err)
	}
	if count(effects, Publish) != 2 || count(effects, Release) != 1 || count(effects, Rematch) != 1 {
		t.Errorf("effects %v", effects)
	}
	s, _, _ = walk(New(hash, deal(plain), epoch), epoch, ready, connected)
	s, _, _ = Step(s, Event{}, epoch.Add(time.Hour))
	if s.Status != ipsx.DealEnded || s.Reason != ipsx.ReasonDone || !s.Ended.Equal(epoch.Add(75*time.Second)) {
		t.Errorf("%s as %q at %s", s.Status, s.Reason, s.Ended)
	}
}

// TestEffects names what each end asks for.
func TestEffects(t *testing.T) {
	start := New(hash, deal(plain), epoch)
	for name, c := range map[string]struct {
		moves                     []func(State) Event
		wait                      time.Duration
		want                      ipsx.DealStatus
		reason                    ipsx.Reason
		by                        ipsx.Role
		release, rematch, coolOff int
	}{
		"silent provider":  {nil, ipsx.ReadyTimeout, ipsx.DealDeclined, ipsx.ReasonSilent, ipsx.ProviderRole, 1, 1, 0},
		"silent requester": {[]func(State) Event{ready}, ipsx.ConnectTimeout, ipsx.DealExpired, ipsx.ReasonSilent, ipsx.RequesterRole, 1, 0, 1},
		"in use":           {[]func(State) Event{ready, connected}, 64 * time.Second, ipsx.DealActive, "", "", 0, 0, 0},
		"lease over":       {[]func(State) Event{ready, connected}, 65 * time.Second, ipsx.DealEnding, ipsx.ReasonDone, "", 0, 0, 0},
		"moved away":       {[]func(State) Event{ready, connected, happens(AddressChanged)}, 0, ipsx.DealFailed, ipsx.ReasonAddressChanged, "", 1, 0, 0},
		"unpaid": {[]func(State) Event{ready, connected, says(ipsx.ProviderRole, ipsx.StatusFailed, 1)}, 0, ipsx.DealFailed, ipsx.ReasonUnpaid,
			ipsx.ProviderRole, 1, 0, 0},
	} {
		s, effects, err := walk(start, epoch, c.moves...)
		s, more, _ := Step(s, Event{}, epoch.Add(c.wait))
		effects = append(effects, more...)
		if err != nil || s.Status != c.want || s.Reason != c.reason || s.By != c.by {
			t.Errorf("%s: %s as %q by %q (%v)", name, s.Status, s.Reason, s.By, err)
		}
		if count(effects, Release) != c.release || count(effects, Rematch) != c.rematch || count(effects, CoolDown) != c.coolOff {
			t.Errorf("%s: effects %v", name, effects)
		}
	}
}

// TestBudgetAtTheEnd lets a lease whose last second costs the last wei end as done, not as budget.
func TestBudgetAtTheEnd(t *testing.T) {
	d := deal(func(d *ipsx.Deal) { d.MaxTotal = ipsx.Wei(130_000) })
	s, _, _ := walk(New(hash, d, epoch), epoch, ready, connected)
	for _, role := range []ipsx.Role{ipsx.ProviderRole, ipsx.RequesterRole} {
		status := map[ipsx.Role]ipsx.ActorStatus{ipsx.ProviderRole: ipsx.StatusServing, ipsx.RequesterRole: ipsx.StatusUsing}[role]
		e := says(role, status, 1)(s)
		e.Status.Accrued, e.Status.Seconds = d.MaxTotal, 65
		s, _, _ = Step(s, e, epoch.Add(65*time.Second-time.Millisecond))
	}
	if s, _, _ = Step(s, Event{}, epoch.Add(65*time.Second)); s.Status != ipsx.DealEnding || s.Reason != ipsx.ReasonDone {
		t.Errorf("%s as %q", s.Status, s.Reason)
	}
}

// TestView shows what was reached, and only that.
func TestView(t *testing.T) {
	s, _, _ := walk(New(hash, deal(plain), epoch), epoch, ready)
	v := s.View()
	if v.Ready != epoch.Unix() || v.Active != 0 || v.Ended != 0 || v.Provider == nil || v.Requester != nil {
		t.Errorf("%+v", v)
	}
}
