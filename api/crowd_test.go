package api_test

import (
	"fmt"
	"net/netip"
	"sync"
	"testing"

	"golang.org/x/sync/errgroup"

	"github.com/ipsx/ipsx"
)

func TestACrowdGetsEachAddressOnce(t *testing.T) {
	n := open(t)
	n.place(n.dial(alice), n.offer("127.0.1.0/29", 100)) // 8 addresses
	n.place(n.dial(anna), n.offer("127.0.2.0/30", 200))  // 4 addresses
	b := n.dial(bob)
	var mu sync.Mutex
	leased := map[netip.Addr]ipsx.Hash{}
	var group errgroup.Group
	for i := range 60 {
		group.Go(func() error {
			result, err := b.Request(t.Context(), n.request(fmt.Sprint("crowd ", i)))
			mu.Lock()
			defer mu.Unlock()
			for _, p := range result.Deals {
				for _, address := range p.Deal.Message.Addresses {
					if other, twice := leased[address]; twice {
						t.Errorf("%s is leased by %s and %s", address, other, hashOf(p))
					}
					leased[address] = hashOf(p)
				}
			}
			return err
		})
	}
	n.check(group.Wait())
	if len(leased) != 12 {
		t.Errorf("%d addresses are leased, want all 12", len(leased))
	}
	resting, err := b.Requests(t.Context(), ipsx.OrderFilter{})
	n.check(err)
	if len(resting.Orders) != 60-12 {
		t.Errorf("%d requests rest, want %d", len(resting.Orders), 60-12)
	}
	before := n.x.StateHash()
	n.restart()
	if n.x.StateHash() != before {
		t.Error("the replay of grouped commands gives another state")
	}
}
