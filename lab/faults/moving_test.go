package faults

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/devchain"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/wallet"
)

// TestAProviderIsKilledWhileItMoves: Alice's process has taken her from the first exchange to the second, where her offer is in the log and she does not know; then it is
// killed. The next one starts at the first exchange, has what was earned settled, fails the deal whose tunnel is gone, and leaves one offer in the world.
func TestAProviderIsKilledWhileItMoves(t *testing.T) {
	w, a, b := newMarkets(t)
	w.at = a.front.URL
	p := newProcess(w)
	p.start()
	bob := w.rentByHand("bob", 60)
	bob.begins(ipsx.Wei(1000*price), ipsx.Wei(100*price))
	b.hold("/v1/offers")
	a.stop()
	select {
	case <-b.held:
	case <-time.After(20 * time.Second):
		t.Fatalf("Alice does not move\n%s", p.process.tail())
	}
	p.process.kill()
	b.hold("")
	if got := b.offers(); len(got) != 1 {
		t.Fatalf("the second exchange has %v", got) // else this shows nothing
	}

	a.start()
	p.start()
	eventually(t, 10*time.Second, "what Bob paid is settled", func() bool {
		got := w.account(p.wallet)
		return got.Free.Add(got.Commission) == ipsx.Wei(100*price)
	})
	view := w.dealNow(bob.client, bob.hash, "Bob's deal has failed", func(d ipsx.DealView) bool { return !d.Status.Live() })
	if view.Status != ipsx.DealFailed || view.Reason != ipsx.ReasonRestarted {
		t.Errorf("Bob's deal is %s (%s)", view.Status, view.Reason)
	}
	eventually(t, 10*time.Second, "one offer is left in the world", func() bool {
		return len(b.offers()) == 0 && slices.Equal(a.offers(), []string{"127.0.0.21/32", "127.0.0.22/32"})
	})
	carol := w.rentByHand("carol", 60)
	carol.begins(ipsx.Wei(1000*price), ipsx.Wei(100*price))
	carol.servedAt(t, carol.deal.Addresses[0].String())
	p.process.stop(t)
	if left := append(a.offers(), b.offers()...); len(left) > 0 {
		t.Errorf("Alice is gone, and offers %v", left)
	}
}

// providing by the program that people run.
type providerProcess struct {
	w       *world
	binary  string
	dir     string
	wallet  ipsx.Address
	process *process
}

func newProcess(w *world) *providerProcess {
	w.t.Helper()
	p := &providerProcess{w: w, binary: buildBinary(w.t), dir: w.t.TempDir()}
	key := must[*wallet.Key](w.t)(wallet.Create(filepath.Join(p.dir, "keys"), "faults", wallet.LightScrypt()))
	p.wallet = key.Address()
	must[chain.Receipt](w.t)(w.Client().SendEther(w.t.Context(), must[*wallet.Key](w.t)(w.Key("dev")), p.wallet, devchain.Ether(1)))
	if err := w.Client().Deployment().Save(filepath.Join(p.dir, "deployment.json")); err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { p.process.kill() })
	return p
}

// start returns when the offer stands.
func (p *providerProcess) start() {
	p.w.t.Helper()
	offered := make(chan struct{}, 64)
	hear := func(data json.RawMessage) {
		var e provider.Event
		if json.Unmarshal(data, &e) == nil && e.Kind == "offered" {
			offered <- struct{}{}
		}
	}
	p.process = launch(p.w.t, filepath.Join(p.dir, "log"), hear, p.binary, "provide", "--json", "--data-dir", p.dir, "--chain", p.w.ChainURL(), "--deployment", filepath.Join(p.dir, "deployment.json"),
		"--exchange", "registry", "--patience", "1s", "--address", "127.0.0.21,127.0.0.22", "--endpoint", "127.0.0.1", "--country", "DE", "--kind", "residential", "--price", strconv.Itoa(price),
		"--price-per-gib", "1073741824", "--allow-destination", p.w.site.addr().String())
	select {
	case <-offered:
	case <-p.process.done:
		p.w.t.Fatalf("the provider ended\n%s", p.process.tail())
	case <-time.After(30 * time.Second):
		p.w.t.Fatalf("the provider's offer does not stand\n%s", p.process.tail())
	}
}
