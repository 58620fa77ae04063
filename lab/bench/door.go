package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strings"
	"syscall"
	"time"
)

// doorResult is what one way of placing orders gives: of one round, or the medians of five, from the first byte sent to the last answer read, each order on disk
// before it is answered. Client and exchange share the machine.
type doorResult struct {
	PerSecond float64 `json:"perSecond"` // orders
	P50       float64 `json:"p50Millis"` // of one call
	P99       float64 `json:"p99Millis"`
	Max       float64 `json:"maxMillis"` // the longest call of all rounds: it may have waited for a snapshot
	CPU       float64 `json:"cpuMicros"` // of an order, clients included
}

func (r doorResult) String() string {
	return fmt.Sprintf("%.0f orders/s, a call %.1f ms, 99th percentile %.1f ms, longest %.0f ms, %.1f us of the processor for an order", r.PerSecond, r.P50, r.P99, r.Max, r.CPU)
}

// rate places orders in five rounds, so many in a call. The last round is profiled.
func (b *exchangeBench) rate(ctx context.Context, path string, size, orders int) (doorResult, error) {
	var all []doorResult
	for i := range rounds {
		r := round{path: path, size: size, orders: orders}
		if i == rounds-1 {
			r.profile = strings.ReplaceAll(strings.Trim(path, "/"), "/", "-")
		}
		one, err := b.round(ctx, r)
		if err != nil {
			return one, err
		}
		all = append(all, one)
	}
	return medians(all), nil
}

const (
	pacedSize  = 100
	pacedLimit = 15 // ms
	slower     = 0.85
	slowest    = 0.1 // of where it began
)

// paced lets bulks come at a steady rate, slower and slower from one on, until the 99th percentile of their calls keeps within the limit: the median of
// five rounds. There is no result when none does.
func (b *exchangeBench) paced(ctx context.Context, perSecond float64) (doorResult, error) {
	for rate := perSecond; rate > slowest*perSecond; rate *= slower {
		r := round{path: "/v1/offers/bulk", size: pacedSize, orders: max(pacedSize, int(4*float64(b.orders)*rate/perSecond)),
			every: time.Duration(pacedSize / rate * float64(time.Second))}
		var all []doorResult
		for late := 0; len(all) < rounds && late <= rounds/2; {
			one, err := b.round(ctx, r)
			if err != nil {
				return one, err
			}
			if all = append(all, one); one.P99 > pacedLimit {
				late++
			}
		}
		if result := medians(all); result.P99 <= pacedLimit {
			return result, nil
		}
	}
	return doorResult{}, nil
}

// round is so many orders, so many in a call.
type round struct {
	path         string
	size, orders int
	every        time.Duration // from one call to the next; 0: each client calls again when it has its answer
	profile      string        // name of the file; "": none
}

func (b *exchangeBench) round(ctx context.Context, r round) (result doorResult, err error) {
	messages, err := b.messages(r.path, r.size, r.orders)
	if err != nil {
		return result, err
	}
	stop, err := b.profile(r.profile)
	if err != nil {
		return result, err
	}
	used := cpuTime()
	waits, took, err := load{b.address, b.clients, messages, r.every}.run(ctx)
	used = cpuTime() - used
	if err = errors.Join(err, stop()); err != nil {
		return result, err
	}
	placed, calls := float64(len(messages)*r.size), spreadOf(waits)
	return doorResult{placed / took.Seconds(), calls.P50, calls.P99, calls.Max, float64(used.Microseconds()) / placed}, nil
}

// medians takes that of each number, and the longest call of all.
func medians(all []doorResult) doorResult {
	var perSecond, p50, p99, longest, cpu []float64
	for _, r := range all {
		perSecond, p50, p99 = append(perSecond, r.PerSecond), append(p50, r.P50), append(p99, r.P99)
		longest, cpu = append(longest, r.Max), append(cpu, r.CPU)
	}
	return doorResult{median(perSecond), median(p50), median(p99), slices.Max(longest), median(cpu)}
}

// profile records where the processor's time goes, until it is stopped. What the clients do carries the label who=clients.
func (b *exchangeBench) profile(name string) (stop func() error, err error) {
	if b.profiles == "" || name == "" {
		return func() error { return nil }, nil
	}
	file, err := os.Create(filepath.Join(b.profiles, name+".pprof"))
	if err != nil {
		return nil, err
	}
	return func() error { pprof.StopCPUProfile(); return file.Close() }, pprof.StartCPUProfile(file)
}

// cpuTime is what this process, clients and exchange, had of the processor so far.
func cpuTime() time.Duration {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
