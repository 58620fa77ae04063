// Package agreement is the state machine with which provider, requester, clock and chain agree on where a deal stands.
//
// Step takes a state, an event and the time, and returns the next state and what the shell must do as data; Table holds
// every legal transition. A deal:
//
//	booked ─30 s before start→ proposed ─provider ready→ ready ─requester connected→ active ─ended, lease over→ ending → ended → settled
//	            declined (or silent 3 s) ←┘                └→ expired (silent 15 s)     └→ failed (with a reason)
//
// Billing starts with active, never earlier. Where an actor is silent, its status is assigned when the time of the status is
// over: the event that comes at that time, or later, finds the deal moved on.
//
// The package is pure: the time is an argument, and a restart is just another Step.
package agreement

import (
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/payment"
)

// State is where a deal stands. It is a comparable value; make the first with New.
type State struct {
	Hash      ipsx.Hash  // EIP-712 digest of the deal
	Deal      *ipsx.Deal // never changed
	Status    ipsx.DealStatus
	Reason    ipsx.Reason // why it failed, ended or was declined
	By        ipsx.Role   // whose doing that was; empty: the clock's or the exchange's
	Since     time.Time   // when it came to this status
	Proposed  time.Time   // zero: not reached; so below
	Ready     time.Time
	Active    time.Time
	Ended     time.Time   // when its addresses came back
	Provider  ipsx.Status // the newest; Seq 0: none
	Requester ipsx.Status // the newest; Seq 0: none

	Extension ipsx.Extension // the newest; Seconds 0: none
}

// Terms is the deal with the time and the budget that it has by now.
func (s State) Terms() *ipsx.Deal {
	if s.Extension.Seconds == 0 {
		return s.Deal
	}
	d := s.Deal.Extended(s.Extension)
	return &d
}

// Event is something that happened: a status of an actor, an extension that the offer allows, or one of the triggers AddressChanged and Settled; the
// zero Event is the clock.
type Event struct {
	Status    *ipsx.Status
	Extension *ipsx.Extension
	Trigger   Trigger
}

// EffectKind says what an Effect asks for.
type EffectKind string

// The effects.
const (
	Release  EffectKind = "release"   // the leased addresses return to the book
	Rematch  EffectKind = "rematch"   // match the request again, without this provider
	CoolDown EffectKind = "cool down" // the requester, and what funded it, let the deal expire
	Publish  EffectKind = "publish"   // both sides see the new status
)

// Effect is what the shell must do, and when that became due. State is the one to publish.
type Effect struct {
	Kind  EffectKind
	At    time.Time
	State State
}

// New is the first state of a deal matched now: booked when its start is more than BookingLead away, proposed otherwise.
func New(hash ipsx.Hash, d *ipsx.Deal, now time.Time) State {
	s := State{Hash: hash, Deal: d, Status: ipsx.DealProposed, Since: now, Proposed: now}
	if d.Start != 0 && now.Before(bookingDue(d)) {
		s.Status, s.Proposed = ipsx.DealBooked, time.Time{}
	}
	return s
}

func bookingDue(d *ipsx.Deal) time.Time { return time.Unix(d.Start, 0).UTC().Add(-ipsx.BookingLead) }

// Deadline is when the clock moves the deal next, and by which trigger; ok is false when it never does.
func (s State) Deadline() (at time.Time, by Trigger, ok bool) {
	switch s.Status {
	case ipsx.DealBooked:
		return bookingDue(s.Deal), Deadline, true
	case ipsx.DealProposed:
		return s.Since.Add(ipsx.ReadyTimeout), Deadline, true
	case ipsx.DealReady:
		return s.Since.Add(ipsx.ConnectTimeout), Deadline, true
	case ipsx.DealActive:
		terms := s.Terms()
		if seconds, spent := payment.BudgetSeconds(terms); spent {
			return s.Active.Add(time.Duration(seconds) * time.Second), Budget, true
		}
		return s.Active.Add(time.Duration(terms.Seconds) * time.Second), Deadline, true
	case ipsx.DealEnding:
		return s.Since.Add(ipsx.EndTimeout), Deadline, true
	}
	return time.Time{}, "", false
}

// Step is the deal after the event at time now. First the clock does what is due; then the event is applied. A refused event
// leaves the deal as the clock left it: CodeTransition with from, to and deal when no row of the Table allows it, CodeReplayed when
// the sequence number is not above the last one or an extension gives no more time, CodeInvalid when it is a status of another deal or an impossible one.
func Step(s State, e Event, now time.Time) (State, []Effect, error) {
	s, effects := s.clock(now)
	by, role, err := s.trigger(e)
	if err != nil || by == "" {
		return s, effects, err
	}
	row, ok := s.find(by, role)
	if !ok {
		return s, effects, ipsx.Errorf(ipsx.CodeTransition, "deal %s cannot go from %s to %s (%s)", s.Hash, s.Status, intended[by], by)
	}
	s = s.remember(e)
	s, effects = s.move(row, reasonOf(e), role, now, effects)
	if s.Status == ipsx.DealActive && s.spent() {
		row, _ = s.find(Budget, "")
		s, effects = s.move(row, ipsx.ReasonBudget, "", now, effects)
	}
	return s, effects, nil
}

// clock does every transition that is due by now, each at its own time.
func (s State) clock(now time.Time) (State, []Effect) {
	var effects []Effect
	for {
		at, by, ok := s.Deadline()
		if !ok || at.After(now) {
			return s, effects
		}
		row, _ := s.find(by, "")
		reason, role := s.silence(by)
		s, effects = s.move(row, reason, role, at, effects)
	}
}

// silence is why the clock moves the deal, and who should have spoken.
func (s State) silence(by Trigger) (ipsx.Reason, ipsx.Role) {
	switch {
	case by == Budget:
		return ipsx.ReasonBudget, ""
	case s.Status == ipsx.DealProposed:
		return ipsx.ReasonSilent, ipsx.ProviderRole
	case s.Status == ipsx.DealReady:
		return ipsx.ReasonSilent, ipsx.RequesterRole
	case s.Status == ipsx.DealActive:
		return ipsx.ReasonDone, ""
	}
	return s.Reason, s.By
}

// trigger is what the event means, and which role speaks; "" for the clock.
func (s State) trigger(e Event) (Trigger, ipsx.Role, error) {
	if e.Extension != nil {
		return Extended, "", s.checkExtension(*e.Extension)
	}
	if e.Status == nil {
		return e.Trigger, "", nil
	}
	if err := e.Status.Validate(); err != nil {
		return "", "", err
	}
	if e.Status.Deal != s.Hash {
		return "", "", ipsx.Errorf(ipsx.CodeInvalid, "the status is of deal %s, not of %s", e.Status.Deal, s.Hash)
	}
	if last := s.Newest(e.Status.Role).Seq; e.Status.Seq <= last {
		return "", "", ipsx.Errorf(ipsx.CodeReplayed, "deal %s: seq %d of the %s is not above %d", s.Hash, e.Status.Seq, e.Status.Role, last).
			WithFix("go on from seq %d", last+1)
	}
	return Trigger(e.Status.Role) + " " + Trigger(e.Status.Status), e.Status.Role, nil
}

// Newest is the newest status of a role; Seq 0: it said nothing yet.
func (s State) Newest(role ipsx.Role) ipsx.Status {
	if role == ipsx.ProviderRole {
		return s.Provider
	}
	return s.Requester
}

func (s State) checkExtension(x ipsx.Extension) error {
	if err := x.Validate(); err != nil {
		return err
	}
	if x.Deal != s.Hash {
		return ipsx.Errorf(ipsx.CodeInvalid, "the extension is of deal %s, not of %s", x.Deal, s.Hash)
	}
	return s.Terms().Lengthens(x)
}

func (s State) remember(e Event) State {
	switch {
	case e.Extension != nil:
		s.Extension = *e.Extension
	case e.Status == nil:
	case e.Status.Role == ipsx.ProviderRole:
		s.Provider = *e.Status
	default:
		s.Requester = *e.Status
	}
	return s
}

// find is the first row of the table that fits.
func (s State) find(by Trigger, role ipsx.Role) (Transition, bool) {
	for _, row := range Table {
		if row.From == s.Status && row.On == by && s.holds(row.When, role) {
			return row, true
		}
	}
	return Transition{}, false
}

func (s State) holds(c Condition, role ipsx.Role) bool {
	switch c {
	case NotEnded:
		return s.Newest(role).Status != ipsx.StatusEnded
	case PartnerEnded:
		return s.Newest(role).Status != ipsx.StatusEnded && s.Newest(role.Partner()).Status == ipsx.StatusEnded
	case WasActive:
		return !s.Active.IsZero()
	}
	return true
}

// spent says whether both meters have reached the budget before the lease's end: the smaller of two is what counts.
func (s State) spent() bool {
	accrued := s.Provider.Accrued.Min(s.Requester.Accrued)
	terms := s.Terms()
	return !accrued.IsZero() && !accrued.Less(terms.MaxTotal) &&
		min(s.Provider.Seconds, s.Requester.Seconds) < uint64(terms.Seconds)
}

func reasonOf(e Event) ipsx.Reason {
	switch {
	case e.Status != nil:
		return e.Status.Reason
	case e.Trigger == AddressChanged:
		return ipsx.ReasonAddressChanged
	}
	return ""
}

// move goes along a row of the table, and adds what the shell must do when the status changes.
func (s State) move(row Transition, reason ipsx.Reason, by ipsx.Role, at time.Time, effects []Effect) (State, []Effect) {
	if row.To == row.From {
		return s, effects
	}
	s = s.enter(row.To, reason, by, at)
	if row.From.Live() && !row.To.Live() {
		effects = append(effects, Effect{Release, at, s})
	}
	if row.To == ipsx.DealExpired {
		effects = append(effects, Effect{CoolDown, at, s})
	}
	effects = append(effects, Effect{Publish, at, s})
	if row.To == ipsx.DealDeclined {
		effects = append(effects, Effect{Rematch, at, s})
	}
	return s, effects
}

func (s State) enter(to ipsx.DealStatus, reason ipsx.Reason, by ipsx.Role, at time.Time) State {
	wasLive := s.Status.Live()
	s.Status, s.Since = to, at
	switch to {
	case ipsx.DealProposed:
		s.Proposed = at
	case ipsx.DealReady:
		s.Ready = at
	case ipsx.DealActive:
		s.Active = at
	case ipsx.DealSettled, ipsx.DealEnded: // why it ended stands
	default:
		s.Reason, s.By = reason, by
	}
	if wasLive && !to.Live() {
		s.Ended = at
	}
	return s
}

// View is the state as people and programs are shown it.
func (s State) View() ipsx.DealView {
	v := ipsx.DealView{Hash: s.Hash, Deal: *s.Deal, Status: s.Status, Reason: s.Reason, By: s.By,
		Proposed: unix(s.Proposed), Ready: unix(s.Ready), Active: unix(s.Active), Ended: unix(s.Ended)}
	if s.Provider.Seq > 0 {
		v.Provider = &s.Provider
	}
	if s.Requester.Seq > 0 {
		v.Requester = &s.Requester
	}
	return v
}

func unix(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}
