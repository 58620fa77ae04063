package engine

import (
	"testing"
	"time"

	"github.com/ipsx/ipsx"
)

func (m *market) extending(deal ipsx.Hash, seconds uint32, total uint64) Command {
	return Command{Extension: &ipsx.Signed[ipsx.Extension]{Message: ipsx.Extension{Deal: deal, Seconds: seconds, MaxTotal: ipsx.Wei(total), At: m.at.Unix()}}}
}

// TestALeaseIsExtended twice: it runs as long as the last extension says, and its addresses are not free before.
func TestALeaseIsExtended(t *testing.T) {
	m := open(t)
	deal := m.active()
	was := m.expect(deal, ipsx.DealActive).Deal
	m.wait(10 * time.Second)
	longer := m.extending(deal, was.Seconds+30, 1<<40)
	out := m.do(longer)
	if out.Deal.Terms().Seconds != was.Seconds+30 || out.Deal.Deal.Seconds != was.Seconds || len(out.Notices) != 1 || len(out.Notices[0].To) != 2 {
		t.Errorf("extended to %+v, told %v", out.Deal.Terms(), out.Notices)
	}
	before := m.StateHash()
	if again := m.do(longer); again.Err != nil || len(again.Notices) != 0 || m.StateHash() != before {
		t.Errorf("the same extension again gives %+v", again)
	}
	m.wait(time.Duration(was.Seconds-10) * time.Second)
	m.expect(deal, ipsx.DealActive)
	m.do(m.extending(deal, was.Seconds+40, 1<<40))
	m.wait(30 * time.Second)
	m.expect(deal, ipsx.DealActive)
	m.free(was.Offer, 254)
	m.wait(10 * time.Second)
	if view := m.expect(deal, ipsx.DealEnding); view.Reason != ipsx.ReasonDone {
		t.Errorf("it ends as %q", view.Reason)
	}
	m.wait(ipsx.EndTimeout)
	m.free(was.Offer, 256)
	m.refused(ipsx.CodeTransition, m.extending(deal, was.Seconds+50, 1<<40))
}

// TestWhatIsOfferedNowDecides: an extension keeps within the offer that stands when it is asked for.
func TestWhatIsOfferedNowDecides(t *testing.T) {
	for name, c := range map[string]struct {
		want    ipsx.Code
		seconds uint32
		change  func(o *ipsx.Offer)
	}{
		"as before":             {"", 100, func(*ipsx.Offer) {}},
		"shorter":               {ipsx.CodeReplayed, 59, func(*ipsx.Offer) {}},
		"longer than allowed":   {ipsx.CodeConflict, 121, func(o *ipsx.Offer) { o.MaxSeconds = 120 }},
		"as long as allowed":    {"", 120, func(o *ipsx.Offer) { o.MaxSeconds = 120 }},
		"dearer":                {ipsx.CodeConflict, 100, func(o *ipsx.Offer) { o.PricePerSecond = ipsx.Wei(11) }},
		"cheaper":               {"", 100, func(o *ipsx.Offer) { o.PricePerSecond = ipsx.Wei(9) }},
		"closed before its end": {ipsx.CodeConflict, 100, func(o *ipsx.Offer) { o.Until = o.Expiry - 3600 + 90 }},
		"of other addresses":    {ipsx.CodeConflict, 100, func(o *ipsx.Offer) { o.Prefixes = o.Prefixes[1:] }},
	} {
		t.Run(name, func(t *testing.T) {
			m := open(t)
			deal := m.active()
			o := m.offerOf("alice", 10, "198.51.100.0/24", "203.0.113.0/24")
			o.Expiry, o.MaxSeconds = m.at.Unix()+3600, 600
			c.change(&o)
			m.do(cancelling(ipsx.Cancel{Exchange: victor, Wallet: wallet("alice"), Order: m.expect(deal, ipsx.DealActive).Deal.Offer}))
			m.refused(ipsx.CodeConflict, m.extending(deal, 100, 1<<40)) // nothing is offered
			m.do(offering(o))
			before := m.StateHash()
			extending := m.extending(deal, c.seconds, 1<<40)
			if c.want == "" {
				m.do(extending)
				return
			}
			m.refused(c.want, extending)
			if m.StateHash() != before {
				t.Error("a refused extension changed the state")
			}
		})
	}
}

// TestOnlyARunningLeaseIsExtended.
func TestOnlyARunningLeaseIsExtended(t *testing.T) {
	m := open(t)
	deal := m.one()
	m.refused(ipsx.CodeTransition, m.extending(deal, 600, 1<<40))
	m.refused(ipsx.CodeNotFound, m.extending(ipsx.Hash{9}, 600, 1<<40))
	m.do(stating(m.says(deal, ipsx.StatusReady)))
	m.do(stating(paid(m.says(deal, ipsx.StatusConnected), 20)))
	m.do(stating(m.says(deal, ipsx.StatusEnded, ipsx.ProviderRole)))
	m.refused(ipsx.CodeTransition, m.extending(deal, 600, 1<<40))
}
