package history_test

import (
	"bytes"
	"cmp"
	"fmt"
	"net/netip"
	"slices"
	"time"

	"pgregory.net/rapid"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/actor"
	"github.com/ipsx/ipsx/market/agreement"
	"github.com/ipsx/ipsx/market/dealbook"
	"github.com/ipsx/ipsx/market/history"
)

// The cast: Alice and Anna provide, Bob and Carol request; Anna requests too.
var alice, anna, bob, carol = actor.Named("alice"), actor.Named("anna"), actor.Named("bob"), actor.Named("carol")

var (
	countries = []string{"DE", "DE", "FR"}
	kinds     = []ipsx.Kinds{ipsx.Residential, ipsx.Mobile}
)

// market is a book of deals that live through what random people do.
type market struct {
	book  *dealbook.Book
	now   time.Time
	all   []*dealbook.Record
	dirty map[*dealbook.Record]bool // since the last write
}

func newMarket() *market {
	return &market{book: dealbook.New(), now: time.Unix(1_800_000_000, 0).UTC(), dirty: map[*dealbook.Record]bool{}}
}

// deal makes one of random terms.
func (m *market) deal(t *rapid.T) {
	number := uint64(len(m.all) + 1)
	wide := ipsx.AmountFromWords([4]uint64{rapid.Uint64().Draw(t, "price"), rapid.Uint64Range(0, 1<<16-1).Draw(t, "high price")})
	d := ipsx.Deal{
		Number: number, Provider: rapid.SampledFrom([]ipsx.Address{alice.Address(), anna.Address()}).Draw(t, "provider"),
		Requester: rapid.SampledFrom([]ipsx.Address{bob.Address(), carol.Address(), anna.Address()}).Draw(t, "requester"),
		Addresses: make([]netip.Addr, rapid.IntRange(1, 3).Draw(t, "addresses")), PricePerSecond: wide, Seconds: rapid.Uint32Range(5, 300).Draw(t, "seconds"),
		Proposed: m.now.Unix(), MaxTotal: ipsx.AmountFromWords([4]uint64{0, rapid.Uint64().Draw(t, "most")}),
	}
	for i := range d.Addresses {
		d.Addresses[i] = netip.AddrFrom4([4]byte{11, 0, byte(number), byte(i)})
	}
	offer := ipsx.Offer{Country: rapid.SampledFrom(countries).Draw(t, "country"), Kind: kinds[rapid.IntRange(0, 3).Draw(t, "kind")/3]}
	hash := ipsx.HashOf(fmt.Append(nil, number))
	m.book.Add(hash, d, ipsx.Signed[ipsx.Offer]{Message: offer}, ipsx.Signed[ipsx.Request]{}, m.now)
	r, _ := m.book.Get(hash)
	m.all, m.dirty[r] = append(m.all, r), true
}

// goes lets some deal come one step nearer to its lease.
func (m *market) goes(t *rapid.T) {
	for _, r := range m.all {
		s := ipsx.Status{Deal: r.Hash(), Role: ipsx.ProviderRole, Seq: 1, Status: ipsx.StatusReady}
		if r.State.Status == ipsx.DealReady {
			s.Role, s.Status = ipsx.RequesterRole, ipsx.StatusConnected
		}
		if r.State.Status != ipsx.DealReady && r.State.Status != ipsx.DealProposed || rapid.IntRange(0, 2).Draw(t, "waits") == 0 {
			continue
		}
		if _, err := m.book.Step(r, agreement.Event{Status: &s}, m.now); err == nil {
			m.dirty[r] = true
		}
	}
}

// some are deals that changed since they were last written, in any order.
func (m *market) some(t *rapid.T) (chosen []*dealbook.Record) {
	for _, r := range m.all {
		if m.dirty[r] && rapid.Bool().Draw(t, "written") {
			chosen = append(chosen, r)
			delete(m.dirty, r)
		}
	}
	if len(chosen) == 0 {
		return nil
	}
	return rapid.Permutation(chosen).Draw(t, "order")
}

// say lets one side of some deal say something, which it may not be allowed to.
func (m *market) say(t *rapid.T) {
	if len(m.all) == 0 {
		return
	}
	r := m.all[len(m.all)-1-rapid.IntRange(0, min(len(m.all), 4)-1).Draw(t, "deal")]
	s := ipsx.Status{Deal: r.Hash(), Role: rapid.SampledFrom([]ipsx.Role{ipsx.ProviderRole, ipsx.RequesterRole}).Draw(t, "role"),
		Status:  rapid.SampledFrom([]ipsx.ActorStatus{ipsx.StatusReady, ipsx.StatusConnected, ipsx.StatusReady, ipsx.StatusConnected, ipsx.StatusEnded, ipsx.StatusFailed}).Draw(t, "status"),
		Reason:  ipsx.ReasonStopped,
		Seconds: rapid.Uint64().Draw(t, "used"), Accrued: ipsx.AmountFromWords([4]uint64{rapid.Uint64().Draw(t, "accrued"), rapid.Uint64().Draw(t, "more accrued")})}
	s.Seq = r.State.Newest(s.Role).Seq + 1
	if _, err := m.book.Step(r, agreement.Event{Status: &s}, m.now); err == nil {
		m.dirty[r] = true
	}
}

// extend gives some deal more time, where it may have more.
func (m *market) extend(t *rapid.T) {
	if len(m.all) == 0 {
		return
	}
	r := m.all[len(m.all)-1-rapid.IntRange(0, min(len(m.all), 4)-1).Draw(t, "deal")]
	x := ipsx.Extension{Deal: r.Hash(), Seconds: r.State.Terms().Seconds + 30, MaxTotal: r.State.Terms().MaxTotal.Add(ipsx.Wei(5)).Min(most)}
	if _, err := m.book.Step(r, agreement.Event{Extension: &x}, m.now); err == nil {
		r.Extension = &ipsx.Signed[ipsx.Extension]{Message: x, Signature: bytes.Repeat([]byte{7}, 65)}
	}
}

// wait lets time pass.
func (m *market) wait(t *rapid.T) {
	m.now = m.now.Add(time.Duration(rapid.SampledFrom([]int{1, 1, 50, 50, 900, 900, 4000, 61_000, 400_000, 90_000_000}).Draw(t, "wait")) * time.Millisecond)
	for at, r, ok := m.book.NextDue(); ok && !at.After(m.now); at, r, ok = m.book.NextDue() {
		if _, err := m.book.Step(r, agreement.Event{}, at); err != nil {
			t.Fatal(err)
		}
		m.dirty[r] = true
	}
}

func deals(records ...*dealbook.Record) (list []history.Deal) {
	for _, r := range records {
		list = append(list, history.Deal{View: r.View(r.History[len(r.History)-1]), Country: r.Offer.Message.Country, Kind: r.Offer.Message.Kind, States: r.History})
	}
	return list
}

// candles, the naive way: all deals that were active, in the order in which they became so.
func (m *market) candles(country string, kind ipsx.Kinds, interval ipsx.CandleInterval) (found []ipsx.Candle) {
	var active []agreement.State
	for _, d := range deals(m.all...) {
		for _, s := range d.States {
			if s.Status == ipsx.DealActive && d.Country == country && d.Kind == kind {
				active = append(active, s)
			}
		}
	}
	slices.SortStableFunc(active, func(a, b agreement.State) int { return a.Since.Compare(b.Since) })
	byStart := map[int64]*ipsx.Candle{}
	for _, s := range active {
		start := s.Since.Truncate(interval.Length()).Unix()
		price, addresses := s.Deal.PricePerSecond, uint64(len(s.Deal.Addresses))
		c := byStart[start]
		if c == nil {
			c = &ipsx.Candle{Start: start, Open: price, Low: price}
			byStart[start] = c
		}
		if price.Cmp(c.High) > 0 {
			c.High = price
		}
		if price.Cmp(c.Low) < 0 {
			c.Low = price
		}
		value := price.Mul(uint64(s.Deal.Seconds)).Mul(addresses)
		if value.Cmp(s.Deal.MaxTotal) > 0 {
			value = s.Deal.MaxTotal
		}
		c.Close, c.Deals, c.Addresses, c.Seconds = price, c.Deals+1, c.Addresses+addresses, c.Seconds+addresses*uint64(s.Deal.Seconds)
		if c.Value = c.Value.Add(value); !c.Value.Fits() {
			c.Value = most
		}
	}
	for _, c := range byStart {
		found = append(found, *c)
	}
	slices.SortFunc(found, func(a, b ipsx.Candle) int { return cmp.Compare(b.Start, a.Start) })
	return found
}

var most = ipsx.AmountFromWords([4]uint64{1<<64 - 1, 1<<64 - 1})

// days, the naive way.
func (m *market) days() (found []ipsx.DayStats) {
	for _, d := range deals(m.all...) {
		for _, s := range d.States {
			start := s.Since.Truncate(24 * time.Hour).Unix()
			i := slices.IndexFunc(found, func(day ipsx.DayStats) bool { return day.Start == start && day.Country == d.Country })
			if i < 0 {
				i, found = len(found), append(found, ipsx.DayStats{Start: start, Country: d.Country, Deals: map[ipsx.DealStatus]uint64{}})
			}
			day := &found[i]
			if day.Deals[s.Status]++; s.Status == ipsx.DealEnded || s.Status == ipsx.DealFailed {
				seconds, total := s.Deal.Seconds, s.Deal.MaxTotal
				if s.Extension.Seconds > 0 {
					seconds, total = s.Extension.Seconds, s.Extension.MaxTotal
				}
				day.Seconds += min(s.Requester.Seconds, uint64(seconds)) * uint64(len(s.Deal.Addresses))
				day.Cost = day.Cost.Add(s.Requester.Accrued.Min(total)).Min(most)
			}
		}
	}
	slices.SortFunc(found, func(a, b ipsx.DayStats) int {
		return cmp.Or(cmp.Compare(b.Start, a.Start), cmp.Compare(a.Country, b.Country))
	})
	return found
}

// histories, the naive way.
func (m *market) histories(wallet ipsx.Address, f ipsx.HistoryFilter) (found []ipsx.DealHistory) {
	for _, d := range deals(m.all...) {
		last := d.States[len(d.States)-1]
		plays := (f.Role != ipsx.RequesterRole && last.Deal.Provider == wallet) || (f.Role != ipsx.ProviderRole && last.Deal.Requester == wallet)
		if !plays || (f.Status != "" && last.Status != f.Status) || last.Deal.Proposed < f.From || (f.Until != 0 && last.Deal.Proposed >= f.Until) {
			continue
		}
		h := ipsx.DealHistory{Deal: d.View, Country: d.Country, Kind: d.Kind}
		for _, s := range d.States {
			h.Changes = append(h.Changes, ipsx.DealChange{Status: s.Status, Reason: s.Reason, By: s.By, At: s.Since.Unix()})
		}
		found = append(found, h)
	}
	slices.Reverse(found)
	return found
}
