package history_test

import (
	"context"
	"encoding/binary"
	"net/netip"
	"path/filepath"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/agreement"
	"github.com/ipsx/ipsx/market/dealbook"
	"github.com/ipsx/ipsx/market/history"
)

// BenchmarkWrite writes deals that were matched, then that each is active, 500 in a transaction as the exchange does. One operation is a deal with both.
func BenchmarkWrite(b *testing.B) {
	const batch = 500
	s := open(b, filepath.Join(b.TempDir(), "histories.db"))
	defer func() { check(b, s.Close()) }()
	book, now, written := dealbook.New(), time.Unix(1_800_000_000, 0).UTC(), uint64(0)
	for b.Loop() {
		b.StopTimer()
		records := make([]*dealbook.Record, batch)
		for i := range records {
			records[i] = benchDeal(book, written+uint64(i), now)
		}
		written += batch
		b.StartTimer()
		check(b, s.Write(context.Background(), deals(records...), history.Position{Sequence: written}))
		for _, r := range records {
			benchStep(b, book, r, ipsx.ProviderRole, ipsx.StatusReady, now)
			benchStep(b, book, r, ipsx.RequesterRole, ipsx.StatusConnected, now)
		}
		check(b, s.Write(context.Background(), deals(records...), history.Position{Sequence: written}))
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(written), "µs/deal")
}

func benchDeal(book *dealbook.Book, number uint64, now time.Time) *dealbook.Record {
	hash := ipsx.HashOf(binary.BigEndian.AppendUint64(nil, number))
	book.Add(hash, ipsx.Deal{Number: number + 1, Provider: alice.Address(), Requester: bob.Address(), Addresses: []netip.Addr{netip.AddrFrom4([4]byte{11, 0, byte(number >> 8), byte(number)})},
		PricePerSecond: ipsx.Wei(1000), Seconds: 600, Proposed: now.Unix(), MaxTotal: ipsx.Wei(1_000_000)},
		ipsx.Signed[ipsx.Offer]{Message: ipsx.Offer{Country: countries[number%3], Kind: ipsx.Residential}}, ipsx.Signed[ipsx.Request]{}, now)
	r, _ := book.Get(hash)
	return r
}

func benchStep(b *testing.B, book *dealbook.Book, r *dealbook.Record, role ipsx.Role, said ipsx.ActorStatus, now time.Time) {
	b.Helper()
	_, err := book.Step(r, agreement.Event{Status: &ipsx.Status{Deal: r.Hash(), Role: role, Seq: 1, Status: said}}, now)
	check(b, err)
}
