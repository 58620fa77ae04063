package simulation

import (
	"encoding/hex"
	"maps"
	"os"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
)

const (
	defaultSeeds = 200
	providers    = 40
	requesters   = 55
	strangers    = 5
	busyFor      = 100 * time.Second
	calmFor      = 150 * time.Second
)

// happened are the faults and cheats without which a number of runs shows nothing.
var happened = slices.Concat(providerCheats, requesterCheats, []string{"drop", "delay", "duplicate", "partition", "slow chain", "clock jumped", "leader paused", "stale leader refused",
	"acknowledgement lost", "exchange killed before it writes", "exchange killed before it knows that it is on disk", "exchange killed before it answers", "snapshot restored", "snapshot torn",
	"torn snapshot passed over", "recovery", "provider killed", "requester killed", "served", "rented", "forged deal refused", "double listing refused", "altered order", "order of another exchange", "self-trade",
	"cancel storm", "order replayed", "lane used twice refused", "voucher refused: replayed", "voucher refused: no_funds", "silent provider noticed"})

// TestTheMarketUnderFaults runs many worlds: SIM_SEEDS of them, or the one of SIM_SEED.
func TestTheMarketUnderFaults(t *testing.T) {
	if seed, err := strconv.ParseUint(os.Getenv("SIM_SEED"), 10, 64); err == nil {
		w := simulate(t, seed)
		t.Logf("trace %s, %v", w.digest(), w.counts)
		return
	}
	seeds := defaultSeeds
	if underRace {
		seeds = 8
	}
	if n, err := strconv.Atoi(os.Getenv("SIM_SEEDS")); err == nil {
		seeds = n
	}
	first := uint64(time.Now().UnixNano()) &^ 7 // the first of eight has signatures
	t.Logf("seeds %d to %d", first, first+uint64(seeds)-1)
	counts, mu := map[string]int{}, sync.Mutex{}
	t.Run("worlds", func(t *testing.T) {
		for lane := range uint64(4) {
			t.Run(strconv.FormatUint(lane, 10), func(t *testing.T) {
				t.Parallel()
				for n := lane; n < uint64(seeds); n += 4 {
					w := simulate(t, first+n)
					mu.Lock()
					for what, times := range w.counts {
						counts[what] += times
					}
					mu.Unlock()
				}
			})
		}
	})
	for _, what := range slices.Sorted(maps.Keys(counts)) {
		t.Logf("%8d %s", counts[what], what)
	}
	for _, what := range happened {
		if counts[what] == 0 && seeds >= 100 {
			t.Errorf("%q never happened", what)
		}
	}
}

// TestASeedIsAWorld: the same seed gives the same trace, another one another.
func TestASeedIsAWorld(t *testing.T) {
	first, again, other := simulate(t, 8).digest(), simulate(t, 8).digest(), simulate(t, 9).digest()
	if first != again || first == other {
		t.Errorf("seed 8 gives %s and %s, seed 9 %s", first, again, other)
	}
}

func (w *world) digest() string { return hex.EncodeToString(w.trace.Sum(nil)) }

// simulate lets a market live, and then come to rest.
func simulate(t *testing.T, seed uint64) *world {
	w := newWorld(t, seed)
	(&operator{host: host{w: w, name: "exchange"}}).takeOver()
	for n := range providers {
		w.providers = append(w.providers, newProvider(w, n))
	}
	for n := range requesters {
		w.requesters = append(w.requesters, newRequester(w, n))
	}
	for n := range strangers {
		newStranger(w, n)
	}
	w.after(time.Second, w.disturb)
	w.run(epoch.Add(busyFor))
	w.calm = true
	w.run(epoch.Add(busyFor + calmFor))
	w.rest()
	return w
}

// disturb kills nodes and cuts cables.
func (w *world) disturb() {
	if w.calm {
		return
	}
	w.after(w.between(time.Second, 4*time.Second), w.disturb)
	switch w.rng.IntN(4) {
	case 0:
		if p := w.providers[w.rng.IntN(len(w.providers))]; !p.down {
			p.die()
		}
	case 1:
		if r := w.requesters[w.rng.IntN(len(w.requesters))]; !r.down {
			r.die()
		}
	case 2:
		w.requesters[w.rng.IntN(len(w.requesters))].cut = w.now.Add(w.between(time.Second, 10*time.Second))
	case 3:
		w.providers[w.rng.IntN(len(w.providers))].cut = w.now.Add(w.between(time.Second, 10*time.Second))
	}
}

// rest is what must hold when all is over: no deal runs, every voucher is paid in full, and nobody paid more than it signed.
func (w *world) rest() {
	for _, hash := range w.truth.deals {
		if view, _ := w.truth.engine.Deal(hash); view.Status.Live() {
			w.wrong("deal %s is %s at the end", hash, view.Status)
		}
	}
	for _, p := range w.providers {
		for _, lane := range p.lanes {
			best := p.best[lane]
			if p.taken[lane] != best.Cumulative {
				w.wrong("%s took %s wei for its deals on a lane that promised %s", p.name, p.taken[lane], best.Cumulative)
			}
			if err := w.chain.settle(best); err != nil && !ipsx.IsCode(err, ipsx.CodeReplayed) {
				w.wrong("%s's voucher of %s wei is not paid: %v", p.name, best.Cumulative, err)
			}
			if claimed := w.chain.lanes[lane].claimed; claimed != best.Cumulative {
				w.wrong("%s was promised %s wei and got %s", p.name, best.Cumulative, claimed)
			}
		}
	}
	w.chain.balance()
	w.now = w.now.Add(24 * time.Hour)
	for _, r := range w.requesters {
		for _, l := range r.lanes {
			kept := w.chain.lanes[l.lane.ID()]
			if kept == nil {
				continue // its transaction was never sent
			}
			if r.cheat == "" && l.cumulative.Less(kept.claimed) {
				w.wrong("%s signed %s wei on a lane that paid %s", r.name, l.cumulative, kept.claimed)
			}
			w.must(w.chain.reclaim(l.lane.ID()))
		}
	}
	w.chain.balance()
	if !w.chain.reserved.IsZero() {
		w.wrong("%s wei stay reserved", w.chain.reserved)
	}
	w.truth.compare(w.leaderAgain())
}

// leaderAgain is an exchange that starts anew on what is on disk.
func (w *world) leaderAgain() *operator {
	o := &operator{host: host{w: w, name: "the last exchange"}}
	o.recover()
	return o
}
