package localnet

import (
	"context"
	"io"
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/service/connlog"
)

// TestALeaseIsLogged: Bob visits a page through Alice's address. Her log tells of it, and he acknowledges that when the lease ends.
func TestALeaseIsLogged(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	n, err := Start(ctx, Options{Providers: DefaultProviders()[:1]})
	try(t, err)
	defer func() { try(t, n.Close()) }()
	r, bob, err := n.Requester(ctx, "bob", ipsx.IPSX(10), func(e requester.Event) {
		if e.Kind == "log-disputed" {
			t.Error(e.Detail)
		}
	})
	try(t, err)
	rental, err := r.Rent(ctx, requester.Order{Request: ipsx.Request{Count: 1, MinCount: 1, Protocol: ipsx.Any, Scope: ipsx.Browse, Seconds: 60,
		MaxPricePerSecond: ipsx.IPSX(1), MaxPricePerGiB: ipsx.IPSX(1), MaxTotal: ipsx.IPSX(1)}})
	try(t, err)
	lease := rental.Leases[0]
	visitPage(ctx, t, lease, n.siteAddr.String())
	log := awaitEntries(ctx, t, provider.LogDir(filepath.Join(n.dir, "providers", "alice")), lease.Hash(), 2)
	if log.Ended || log.Entries[0].Destination != n.siteAddr || log.Entries[0].Leased != lease.Deal().Addresses[0] || log.Entries[1].BytesUp == 0 || log.Entries[1].BytesDown == 0 {
		t.Errorf("the log is %+v", log.Entries)
	}
	rental.End(ctx)
	try(t, r.Close())
	n.StopProviders()
	log = awaitEntries(ctx, t, provider.LogDir(filepath.Join(n.dir, "providers", "alice")), lease.Hash(), 2)
	said := log.Words.Requester
	if said == nil || connlog.HeadOf(said.Message) != log.Head || !log.Ended {
		t.Fatalf("Bob said %+v of a log at %+v", said, log.Head)
	}
	try(t, said.Verify(n.client.Domain(), bob.Address(), time.Now().Unix()))
	if own := log.Words.Provider; own == nil || connlog.HeadOf(own.Message) != log.Head || own.Message.Status != ipsx.StatusEnded {
		t.Errorf("Alice said %+v", own)
	}
}

// visitPage fetches a page through a lease and closes the connection.
func visitPage(ctx context.Context, t *testing.T, lease *requester.Lease, site string) {
	t.Helper()
	transport := &http.Transport{DialContext: lease.Via(0).DialContext}
	defer transport.CloseIdleConnections()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+site+"/", nil)
	try(t, err)
	response, err := (&http.Client{Transport: transport}).Do(request)
	try(t, err)
	defer response.Body.Close()
	_, err = io.Copy(io.Discard, response.Body)
	try(t, err)
}

// awaitEntries waits until so many entries of a deal are on the disk.
func awaitEntries(ctx context.Context, t *testing.T, dir string, deal ipsx.Hash, want int) connlog.Record {
	t.Helper()
	reader, err := connlog.NewReader(dir, nil)
	try(t, err)
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	for {
		record, err := reader.Load(deal)
		if err == nil && len(record.Entries) >= want {
			return record
		}
		select {
		case <-look.C:
		case <-ctx.Done():
			t.Fatalf("the log has %d entries: %v", len(record.Entries), err)
		}
	}
}
