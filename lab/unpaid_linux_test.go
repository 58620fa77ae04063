package lab_test

import (
	"encoding/json"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab"
)

const (
	interval  = 4 * time.Second // the longest between two vouchers
	tolerance = 3 * time.Second // of a busy machine
	bulk      = 40_000_000      // bytes, well above what a provider carries on credit
)

// TestServiceEndsWithItsPayments lets plain WireGuard clients use two leases, and ends the first as Ctrl-C does, the second by killing who pays.
// What a client downloads at once is more than the provider's credit, and arrives all the same, since vouchers for traffic go by way of the exchange.
func TestServiceEndsWithItsPayments(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	alice, serving := n.provide("--interval", fmt.Sprint(interval.Seconds()))
	bob, ben := n.actor(n.Requester, "50 IPSX"), n.actor(n.Requester, "50 IPSX")
	phone, tablet := n.Host("phone", "11.6.0.1/24"), n.Host("tablet", "11.7.0.1/24")

	r, leased := bob.plainLease(phone)
	got, err := phone.Try("sh", "-c", fmt.Sprintf("curl -sS -m 50 http://web.lab.test/bytes/%d | sha256sum", bulk))
	if want := sum(t, bulk); err != nil || got != want {
		t.Errorf("the download's hash is %s, not %s: %v", got, want, err)
	}
	paid := r.end()[0].Paid
	if last := n.lastServed(phone, leased); last > ipsx.CoverGrace+tolerance {
		t.Errorf("served for %v after the lease was ended", last)
	}

	r, leased = ben.plainLease(tablet)
	r.process.Kill()
	if last := n.lastServed(tablet, leased); last > interval+ipsx.CoverGrace+tolerance {
		t.Errorf("served for %v after the last voucher could be sent", last)
	}
	serving.Await("unpaid")
	n.sawOnly(n.Provider.Addrs...)
	if err := serving.Stop(); err != nil {
		t.Errorf("the provider ended with %v", err)
	}
	n.checkSum(alice, map[*actor]ipsx.Amount{bob: paid, ben: ben.promised()})
}

// plainLease rents an address for a WireGuard client that is not ours, starts that client on another host, and sees it work.
func (a *actor) plainLease(h *lab.Host) (*rental, netip.Addr) {
	a.net.t.Helper()
	file := filepath.Join(a.net.t.TempDir(), "lease.conf")
	r := a.rent("--for", "5m", "--wireguard", file)
	configuration, err := os.ReadFile(file)
	if err != nil {
		a.net.t.Fatal(err)
	}
	h.WireGuard(string(configuration))
	if !a.net.serves(h, r.leased[0].Leased) {
		a.net.t.Fatalf("the web did not see %s; rent printed %s", r.leased[0].Leased, r.process.Output())
	}
	return r, r.leased[0].Leased
}

// serves says whether a page comes to the host now, and the web saw the leased address.
func (n *network) serves(h *lab.Host, leased netip.Addr) bool {
	before := len(n.Site.Sources())
	page, err := h.Try("curl", "-sSf", "-m", "2", "http://"+n.Web.At(lab.HTTPPort)+"/ip")
	return err == nil && page == leased.String() && len(n.Site.Sources()) > before
}

// lastServed asks until three pages in a row do not come, and returns how long after its call the last one came.
func (n *network) lastServed(h *lab.Host, leased netip.Addr) (last time.Duration) {
	n.t.Helper()
	begun := time.Now()
	for failures := 0; failures < 3; failures++ {
		if n.serves(h, leased) {
			last, failures = time.Since(begun), -1
		}
		if last > time.Minute {
			n.t.Fatal("served for a minute without being paid")
		}
	}
	return last
}

// promised is what the vouchers of a wallet are worth that were signed on its open lanes.
func (a *actor) promised() (sum ipsx.Amount) {
	a.net.t.Helper()
	var shown struct {
		Lanes []struct{ Cumulative ipsx.Amount }
	}
	if err := json.Unmarshal([]byte(a.run("wallet", "show", "--json")), &shown); err != nil {
		a.net.t.Fatal(err)
	}
	for _, lane := range shown.Lanes {
		sum = sum.Add(lane.Cumulative)
	}
	return sum
}

// checkSum checks that every requester lost something of its 50 IPSX and no more than it promised, and that the provider has all of it, less 1 % of
// each, to the wei.
func (n *network) checkSum(provider *actor, promised map[*actor]ipsx.Amount) {
	n.t.Helper()
	var due ipsx.Amount
	for requester, most := range promised {
		lost := ipsx.IPSX(50).Sub(requester.deposit())
		if lost.IsZero() || most.Less(lost) {
			n.t.Errorf("a requester promised %s wei and lost %s", most, lost)
		}
		due = due.Add(lost).Sub(lost.MulDiv(1, 100))
	}
	if got := provider.deposit(); got != due {
		n.t.Errorf("the provider has %s wei, not %s", got, due)
	}
}
