package main

import (
	"cmp"
	"runtime"
	"runtime/debug"
	"slices"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
	"github.com/ipsx/ipsx/market/orderbook"
)

// measureBook measures the book alone.
func (b *matchBench) measureBook(source *synthetic, result *matchResult) (orders []*orderbook.Placed[ipsx.Offer], hard []*ipsx.Request) {
	orders, book := b.build(source, result)
	hard, easy := make([]*ipsx.Request, b.requests), make([]*ipsx.Request, b.requests)
	for i := range hard {
		hard[i], easy[i] = source.hard(), source.easy()
	}
	b.say.now("matching")
	m := &matcher{book: book}
	result.EnginePerSecond, result.Matched = m.rate(hard)
	result.EasyPerSecond, _ = m.rate(easy)
	result.EngineP50Micros, result.EngineP99Micros = m.latencies(hard)
	result.AllocsPerMatch = m.allocations(hard)
	result.NoMatchMicros, result.ExplainMicros = m.hostile()
	return orders, hard
}

// build fills a book. Nearly all that it makes stays, so that little garbage is worth a collection.
func (b *matchBench) build(source *synthetic, result *matchResult) ([]*orderbook.Placed[ipsx.Offer], *orderbook.Book) {
	defer debug.SetGCPercent(debug.SetGCPercent(buildingGC))
	orders := make([]*orderbook.Placed[ipsx.Offer], b.offers)
	for i := range orders {
		b.say.part("made", i, b.offers)
		orders[i] = &orderbook.Placed[ipsx.Offer]{Signed: ipsx.Signed[ipsx.Offer]{Message: source.offer()}}
	}
	before := heap()
	book := orderbook.New(marketRate)
	for i, o := range orders {
		b.say.part("in the book", i, b.offers)
		book.AddOffer(o, uint64(i+1), source.rating(o.Signed.Message.Provider), marketTime)
	}
	result.Offers, result.BytesPerOffer = b.offers, float64(heap()-before)/float64(b.offers)
	result.ProcessBytes = resident()
	runtime.KeepAlive(book)
	return orders, book
}

// buildingGC is how much the heap may grow before it is collected, in percent.
const buildingGC = 40

// matcher matches requests, and gives back what it leased.
type matcher struct {
	book   *orderbook.Book
	search orderbook.Search
	demand matching.Demand
}

func (m *matcher) match(r *ipsx.Request) []matching.Lot {
	m.demand = matching.NewDemand(r, 500, marketTime)
	lots, _ := m.search.Match(m.book, &m.demand)
	return lots
}

// do matches, leases and returns.
func (m *matcher) do(r *ipsx.Request) bool {
	lots := m.match(r)
	for i := range lots {
		o, ok := m.book.OfferOf(lots[i].Addresses[0])
		if !ok || m.book.Lease(o, lots[i].Addresses) != nil {
			panic("the book offers what it has not")
		}
	}
	for i := range lots {
		m.book.Return(lots[i].Addresses)
	}
	return lots != nil
}

func (m *matcher) rate(requests []*ipsx.Request) (perSecond, matched float64) {
	var rates []float64
	count := 0
	for range rounds {
		begun := time.Now()
		count = 0
		for _, r := range requests {
			if m.do(r) {
				count++
			}
		}
		rates = append(rates, float64(len(requests))/time.Since(begun).Seconds())
	}
	return median(rates), float64(count) / float64(len(requests))
}

// latencies are medians over the rounds of a match's median and 99th percentile.
func (m *matcher) latencies(requests []*ipsx.Request) (p50, p99 float64) {
	var halves, tails []float64
	for range rounds {
		times := make([]time.Duration, 0, len(requests))
		for _, r := range requests {
			begun := time.Now()
			m.match(r)
			times = append(times, time.Since(begun))
		}
		slices.Sort(times)
		halves = append(halves, micros(times[len(times)/2]))
		tails = append(tails, micros(times[len(times)*99/100]))
	}
	return median(halves), median(tails)
}

func (m *matcher) allocations(requests []*ipsx.Request) float64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for _, r := range requests {
		m.match(r)
	}
	runtime.ReadMemStats(&after)
	return float64(after.Mallocs-before.Mallocs) / float64(len(requests))
}

// hostile asks every country for all scopes at a rating that hardly anybody has, at any price.
func (m *matcher) hostile() (noMatch, explain float64) {
	r := &ipsx.Request{Requester: ipsx.Address{19: 1}, Count: 4096, MinCount: 4096, Protocol: ipsx.SMTP, Scope: ipsx.AnyUse - 1, Seconds: 2_678_400, MinRating: 990,
		MaxPricePerSecond: ipsx.IPSX(1), MaxPricePerGiB: ipsx.IPSX(1), MaxTotal: ipsx.IPSX(1)}
	var searches, explanations []float64
	for range 101 {
		begun := time.Now()
		m.match(r)
		middle := time.Now()
		m.search.Explain()
		searches, explanations = append(searches, micros(middle.Sub(begun))), append(explanations, micros(time.Since(middle)))
	}
	return median(searches), median(explanations)
}

func micros(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1000 }

func median[T cmp.Ordered](values []T) T {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
