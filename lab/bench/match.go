package main

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
	"github.com/ipsx/ipsx/market/orderbook"
)

// matchResult is what the match benchmark prints. Rates are requests per second, medians of five rounds.
type matchResult struct {
	Offers          int     `json:"offers"`
	BytesPerOffer   float64 `json:"bytesPerOffer"`   // of the index and slab, without the order itself
	EnginePerSecond float64 `json:"enginePerSecond"` // the hard mix, one goroutine: match, lease and return
	EngineP50Micros float64 `json:"engineP50Micros"`
	EngineP99Micros float64 `json:"engineP99Micros"` // of a match
	AllocsPerMatch  float64 `json:"allocsPerMatch"`
	EasyPerSecond   float64 `json:"easyPerSecond"`
	Matched         float64 `json:"matched"`       // share of the hard mix that found what it asked for
	NoMatchMicros   float64 `json:"noMatchMicros"` // of a hostile request that asks the whole book for what nothing has
	ExplainMicros   float64 `json:"explainMicros"` // of its explanation
	postgresResult
}

const rounds = 5

func matchCommand() *cobra.Command {
	offers, requests, postgres := 1_000_000, 100_000, true
	cmd := &cobra.Command{
		Use: "match", Short: "Match requests among many offers, and the same ones in PostgreSQL",
		Long: "Builds a book of synthetic offers (countries, cities and networks as unequal as real ones) and matches requests of several filters in it, one goroutine. Then PostgreSQL,\n" +
			"with a server of its own on a temporary folder and durable settings, does the same requests on the same offers.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			result, err := measureMatch(cmd.Context(), offers, requests, postgres)
			if err != nil {
				return err
			}
			if wantsJSON(cmd) {
				return printJSON(cmd.OutOrStdout(), result)
			}
			_, err = fmt.Fprint(cmd.OutOrStdout(), result)
			return err
		},
	}
	cmd.Flags().IntVar(&offers, "offers", offers, "how many")
	cmd.Flags().IntVar(&requests, "requests", requests, "how many different ones")
	cmd.Flags().BoolVar(&postgres, "postgres", postgres, "run PostgreSQL too")
	return cmd
}

func (r matchResult) String() string {
	text := fmt.Sprintf("%d offers, %.0f bytes each in index and slab\nhard mix %.0f/s, median %.1f us, 99th percentile %.1f us, %.2f allocations per match, %.0f %% matched\neasy %.0f/s\n"+
		"hostile request without a match %.1f us, its explanation %.1f us\n", r.Offers, r.BytesPerOffer, r.EnginePerSecond, r.EngineP50Micros, r.EngineP99Micros, r.AllocsPerMatch,
		100*r.Matched, r.EasyPerSecond, r.NoMatchMicros, r.ExplainMicros)
	if r.PostgresPerSecond > 0 {
		text += fmt.Sprintf("%s: %.0f/s one per transaction (1 : %.0f), %.0f/s batched (1 : %.0f)\n", r.PostgresVersion, r.PostgresPerSecond, r.EnginePerSecond/r.PostgresPerSecond,
			r.PostgresBatchedPerSecond, r.EnginePerSecond/r.PostgresBatchedPerSecond)
	}
	return text
}

func measureMatch(ctx context.Context, offers, requests int, postgres bool) (result matchResult, err error) {
	source := newSynthetic(1)
	orders := make([]*orderbook.Placed[ipsx.Offer], offers)
	for i := range orders {
		orders[i] = &orderbook.Placed[ipsx.Offer]{Signed: ipsx.Signed[ipsx.Offer]{Message: source.offer()}}
	}
	before := heap()
	book := orderbook.New(marketRate)
	for i, o := range orders {
		book.AddOffer(o, uint64(i+1), source.rating(o.Signed.Message.Provider), marketTime)
	}
	result.Offers, result.BytesPerOffer = offers, float64(heap()-before)/float64(offers)
	hard, easy := make([]*ipsx.Request, requests), make([]*ipsx.Request, requests)
	for i := range hard {
		hard[i], easy[i] = source.hard(), source.easy()
	}
	m := &matcher{book: book, byHash: map[ipsx.Hash]*orderbook.Offer{}}
	result.EnginePerSecond, result.Matched = m.rate(hard)
	result.EasyPerSecond, _ = m.rate(easy)
	result.EngineP50Micros, result.EngineP99Micros = m.latencies(hard)
	result.AllocsPerMatch = m.allocations(hard)
	result.NoMatchMicros, result.ExplainMicros = m.hostile()
	if postgres {
		result.postgresResult, err = measurePostgres(ctx, orders, hard, source)
	}
	runtime.KeepAlive(book)
	return result, err
}

// heap is what is in use after a collection, in bytes.
func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// matcher matches requests, and gives back what it leased.
type matcher struct {
	book   *orderbook.Book
	search orderbook.Search
	byHash map[ipsx.Hash]*orderbook.Offer
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
