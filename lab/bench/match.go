package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"
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
	ProcessBytes    uint64  `json:"processBytes"`  // resident memory of the whole process, the orders themselves included
	postgresResult
	durableResult
	// How many times as fast the book alone, which writes nothing, and the whole exchange are as PostgreSQL.
	EngineOverPostgres         float64 `json:"engineOverPostgres,omitzero"`
	EngineOverPostgresBatched  float64 `json:"engineOverPostgresBatched,omitzero"`
	DurableOverPostgres        float64 `json:"durableOverPostgres,omitzero"`
	DurableOverPostgresBatched float64 `json:"durableOverPostgresBatched,omitzero"`
}

const rounds = 5

func matchCommand() *cobra.Command {
	b := matchBench{offers: 1_000_000, requests: 100_000, postgres: true, durable: true}
	cmd := &cobra.Command{
		Use: "match", Short: "Match requests among many offers, and the same ones in PostgreSQL",
		Long: "Builds a book of synthetic offers (countries, cities and networks as unequal as real ones) and matches requests of several filters in it, one goroutine. Then PostgreSQL,\n" +
			"with a server of its own on a temporary folder and durable settings, does the same requests on the same offers, and so does a whole exchange with its log.",
		Args: cobra.NoArgs,
		RunE: reporting(func(cmd *cobra.Command) (matchResult, error) {
			b.say = progress{cmd.ErrOrStderr(), time.Now()}
			return b.measure(cmd.Context())
		}),
	}
	cmd.Flags().IntVar(&b.offers, "offers", b.offers, "how many")
	cmd.Flags().IntVar(&b.requests, "requests", b.requests, "how many different ones")
	cmd.Flags().BoolVar(&b.postgres, "postgres", b.postgres, "run PostgreSQL too")
	cmd.Flags().BoolVar(&b.durable, "durable", b.durable, "run an exchange with its log too")
	return cmd
}

func (r matchResult) String() string {
	text := fmt.Sprintf("%d offers, %.0f bytes each in index and slab; the process has %.2f GiB\nhard mix %.0f/s, median %.1f us, 99th percentile %.1f us, %.2f allocations per match, %.0f %% matched\n"+
		"easy %.0f/s\nhostile request without a match %.1f us, its explanation %.1f us\n", r.Offers, r.BytesPerOffer, float64(r.ProcessBytes)/(1<<30), r.EnginePerSecond, r.EngineP50Micros,
		r.EngineP99Micros, r.AllocsPerMatch, 100*r.Matched, r.EasyPerSecond, r.NoMatchMicros, r.ExplainMicros)
	if r.DurablePerSecond > 0 {
		text += fmt.Sprintf("whole exchange, each request on disk: %.0f/s, %.0f %% matched\n", r.DurablePerSecond, 100*r.DurableMatched)
	}
	if r.PostgresPerSecond > 0 {
		text += fmt.Sprintf("%s: %.0f/s one per transaction, %.0f/s batched; the book alone is %.0f and %.0f times as fast, the whole exchange %.1f and %.1f times\n", r.PostgresVersion,
			r.PostgresPerSecond, r.PostgresBatchedPerSecond, r.EngineOverPostgres, r.EngineOverPostgresBatched, r.DurableOverPostgres, r.DurableOverPostgresBatched)
	}
	return text
}

// compare fills in the ratios.
func (r *matchResult) compare() {
	if r.PostgresPerSecond > 0 && r.PostgresBatchedPerSecond > 0 {
		r.EngineOverPostgres, r.EngineOverPostgresBatched = r.EnginePerSecond/r.PostgresPerSecond, r.EnginePerSecond/r.PostgresBatchedPerSecond
		r.DurableOverPostgres, r.DurableOverPostgresBatched = r.DurablePerSecond/r.PostgresPerSecond, r.DurablePerSecond/r.PostgresBatchedPerSecond
	}
}

// matchBench is what the match benchmark was asked for.
type matchBench struct {
	offers, requests  int
	postgres, durable bool
	say               progress
}

func (b *matchBench) measure(ctx context.Context) (result matchResult, err error) {
	source := newSynthetic(1)
	orders, hard := b.measureBook(source, &result)
	if b.postgres {
		b.say.now("PostgreSQL does the same")
		if result.postgresResult, err = measurePostgres(ctx, orders, hard, source); err != nil {
			return result, err
		}
	}
	if clear(orders); b.durable {
		b.say.now("a whole exchange does the same")
		if result.durableResult, err = measureDurable(ctx, b.offers, hard, b.say); err != nil {
			return result, err
		}
	}
	result.compare()
	return result, nil
}
