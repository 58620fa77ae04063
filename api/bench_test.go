package api_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/ipsx/ipsx"
)

// BenchmarkDurableOrders measures signed offers through the real HTTP door until their receipt, each signed singly, on disk
// before it is answered. Client and exchange share the machine's cores.
func BenchmarkDurableOrders(b *testing.B) {
	n := open(b)
	bodies := signedOffers(n, b.N)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256}}
	var next atomic.Int64
	var mu sync.Mutex
	var waits []time.Duration
	b.SetParallelism(64)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		mine := []time.Duration{}
		for pb.Next() {
			started := time.Now()
			postOffer(b, client, n.url, bodies[next.Add(1)-1])
			mine = append(mine, time.Since(started))
		}
		mu.Lock()
		waits = append(waits, mine...)
		mu.Unlock()
	})
	b.StopTimer()
	slices.Sort(waits)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "orders/s")
	b.ReportMetric(float64(waits[len(waits)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(waits[len(waits)*99/100].Microseconds())/1000, "p99-ms")
}

func signedOffers(n *network, count int) [][]byte {
	bodies := make([][]byte, count)
	for i := range bodies {
		o := n.offer(fmt.Sprintf("10.%d.%d.%d/32", i>>16, i>>8&255, i&255), 100)
		o.Exchange, o.Provider = victor.Address(), alice.Address()
		signed, err := ipsx.Sign(alice, home, o)
		n.check(err)
		bodies[i] = []byte(n.json(signed))
	}
	return bodies
}

func postOffer(b *testing.B, client *http.Client, url string, body []byte) {
	response, err := client.Post(url+"/v1/offers", "application/json", bytes.NewReader(body))
	if err != nil {
		b.Error(err)
		return
	}
	if answer, err := io.ReadAll(response.Body); err != nil || response.StatusCode != http.StatusOK {
		b.Errorf("%d %s %v", response.StatusCode, answer, err)
	}
	_ = response.Body.Close()
}

// BenchmarkRecovery measures how long an exchange takes to open a log of so many orders.
func BenchmarkRecovery(b *testing.B) {
	const orders = 10_000
	n := open(b)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256}}
	var group errgroup.Group
	group.SetLimit(128)
	for _, body := range signedOffers(n, orders) {
		group.Go(func() error { postOffer(b, client, n.url, body); return nil })
	}
	n.check(group.Wait())
	before := n.x.StateHash()
	for b.Loop() {
		n.stop()
		n.start("127.0.0.1:0", true)
	}
	if n.x.StateHash() != before {
		b.Error("the replayed state is another")
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)*1e6/orders, "s/million")
}
