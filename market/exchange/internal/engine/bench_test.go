package engine

import (
	"encoding/binary"
	"fmt"
	"net/netip"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
)

// benchOffers fills an engine with n offers of one /28 each, over 20 countries and 1,000 prices.
func benchOffers(b *testing.B, n int) *Engine {
	e := New(testConfig)
	for i := range n {
		at := netip.AddrFrom4([4]byte(binary.BigEndian.AppendUint32(nil, uint32(1<<24+16*i))))
		o := ipsx.Offer{Exchange: victor, Provider: ipsx.Address{1, byte(i), byte(i >> 8), byte(i >> 16)}, Prefixes: []netip.Prefix{netip.PrefixFrom(at, 28)},
			Country: fmt.Sprintf("%c%c", 'A'+i%5, 'A'+i/5%4), Kind: ipsx.Residential, Protocols: ipsx.Web, Scopes: ipsx.AnyUse,
			PricePerSecond: ipsx.Wei(uint64(i*7919%1000 + 1)), MinSeconds: 5, MaxSeconds: 3600, MaxInterval: 15,
			TunnelKey: ipsx.Hash{1}, Expiry: epoch.Unix() + 80_000, Nonce: uint64(i)}
		if out := e.Apply(epoch, offering(o)); out.Err != nil {
			b.Fatal(out.Err)
		}
	}
	return e
}

func benchRequest(i int) ipsx.Request {
	return ipsx.Request{Exchange: victor, Requester: ipsx.Address{2, byte(i), byte(i >> 8), byte(i >> 16)}, Count: 1, MinCount: 1, Countries: []string{"AA", "BB"},
		Protocol: ipsx.Web, Scope: ipsx.Browse, Seconds: 60, MaxPricePerSecond: ipsx.Wei(2000), MaxTotal: ipsx.Wei(1_000_000), Signer: ipsx.Address{2},
		TunnelKey: ipsx.Hash(binary.BigEndian.AppendUint64(make([]byte, 24), uint64(i)+1)), Expiry: epoch.Unix() + 80_000, Nonce: uint64(i)}
}

// BenchmarkMatch applies requests for one address in two of twenty countries; each deal goes through ready and cancelled, so that
// the address comes back. One operation is these three commands, hashes of orders, deals and state included.
func BenchmarkMatch(b *testing.B) {
	for _, offers := range []int{1_000, 100_000} {
		b.Run(fmt.Sprintf("offers=%d", offers), func(b *testing.B) {
			e := benchOffers(b, offers)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				out := e.Apply(epoch.Add(time.Duration(i)*time.Microsecond), requesting(benchRequest(i)))
				if len(out.Deals) != 1 {
					b.Fatal(out.Err, out.NoMatch)
				}
				deal := out.Deals[0].Hash
				e.Apply(e.Now(), stating(ipsx.Status{Deal: deal, Role: ipsx.ProviderRole, Seq: 1, Status: ipsx.StatusReady}))
				e.Apply(e.Now(), stating(ipsx.Status{Deal: deal, Role: ipsx.RequesterRole, Seq: 1, Status: ipsx.StatusCancelled}))
			}
		})
	}
}

// BenchmarkRequest is the match alone.
func BenchmarkRequest(b *testing.B) {
	e := benchOffers(b, 100_000)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if out := e.Apply(epoch, requesting(benchRequest(i))); len(out.Deals) != 1 {
			b.Fatal(out.Err, out.NoMatch)
		}
	}
}

// BenchmarkNoMatch explains to a hostile request why none of 100,000 offers is for it.
func BenchmarkNoMatch(b *testing.B) {
	e := benchOffers(b, 100_000)
	r := benchRequest(0)
	r.Countries, r.MinRating = nil, 999
	for b.Loop() {
		if _, noMatch := e.Quote(r); noMatch == nil {
			b.Fatal("it found something")
		}
	}
}

// varied is one of many offers of single addresses, at many prices.
func varied(i int) ipsx.Offer {
	at := netip.AddrFrom4([4]byte(binary.BigEndian.AppendUint32(nil, uint32(1<<24+i))))
	return ipsx.Offer{Exchange: victor, Provider: ipsx.Address{1, byte(i >> 12), byte(i >> 20)}, Prefixes: []netip.Prefix{netip.PrefixFrom(at, 32)},
		Country: fmt.Sprintf("%c%c", 'A'+i%5, 'A'+i/5%4), Region: "AA-1", City: "Somewhere", ASN: uint32(i % 100), Kind: ipsx.Residential, Protocols: ipsx.Web, Scopes: ipsx.AnyUse,
		PricePerSecond: ipsx.Wei(uint64(i*7919%100_000 + 1)), MinSeconds: 5, MaxSeconds: 3600, MaxInterval: 15, TunnelKey: ipsx.Hash{1}, Expiry: epoch.Unix() + 80_000, Nonce: uint64(i)}
}

// BenchmarkReplay reads logged offers and applies them, as an exchange does that opens its log.
func BenchmarkReplay(b *testing.B) {
	const offers = 100_000
	log := make([][]byte, offers)
	for i := range log {
		c := offering(varied(i))
		log[i], _ = c.AppendBinary(nil)
	}
	b.ReportAllocs()
	for b.Loop() {
		e := New(testConfig)
		for _, raw := range log {
			var c Command
			if err := c.UnmarshalBinary(raw); err != nil {
				b.Fatal(err)
			}
			if out := e.Apply(epoch, c); out.Err != nil {
				b.Fatal(out.Err)
			}
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)*1e6/offers, "s/million")
}

// bookOf has so many offers.
func bookOf(b *testing.B, offers int) *Engine {
	e := New(testConfig)
	for i := range offers {
		if out := e.Apply(epoch, offering(varied(i))); out.Err != nil {
			b.Fatal(out.Err)
		}
	}
	return e
}

// BenchmarkRestore reads the snapshot of a book of offers, as an exchange does that opens.
func BenchmarkRestore(b *testing.B) {
	const offers = 100_000
	snapshot := bookOf(b, offers).save()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Restore(testConfig, snapshot); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)*1e6/offers, "s/million")
}

// BenchmarkCheckpoint is how long nothing is matched when a snapshot is due.
func BenchmarkCheckpoint(b *testing.B) {
	const offers = 100_000
	e := bookOf(b, offers)
	b.ReportAllocs()
	for b.Loop() {
		if out := e.Apply(epoch, Command{Checkpoint: true}); out.Snapshot == nil {
			b.Fatal(out.Err)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)*1e6/offers, "s/million")
}

// BenchmarkExpiries lets many offers expire in one tick.
func BenchmarkExpiries(b *testing.B) {
	for _, offers := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprintf("offers=%d", offers), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				e := benchOffers(b, offers)
				b.StartTimer()
				if out := e.Apply(epoch.Add(24*time.Hour), Command{Tick: true}); len(out.Notices) != offers {
					b.Fatal(len(out.Notices))
				}
			}
		})
	}
}
