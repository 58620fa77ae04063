package main

import (
	"net/netip"
	"slices"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/connlog"
)

// TestWhatAComplaintIsAbout: what was open at some moment within the time, through the address, to the destination.
func TestWhatAComplaintIsAbout(t *testing.T) {
	at := time.Date(2026, 11, 24, 8, 15, 0, 0, time.UTC)
	leased, other := netip.MustParseAddr("198.51.100.7"), netip.MustParseAddr("198.51.100.8")
	victim := netip.MustParseAddrPort("192.0.2.9:443")
	entry := func(n uint64, kind connlog.Kind, from netip.Addr, offset time.Duration) connlog.Entry {
		return connlog.Entry{Kind: kind, Connection: n, Leased: from, Destination: victim, At: at.Add(offset).UnixMilli()}
	}
	entries := []connlog.Entry{
		entry(1, connlog.Opened, leased, -time.Hour), entry(1, connlog.Closed, leased, -2*time.Minute), // over before
		entry(2, connlog.Opened, leased, -time.Hour),                                                // still open
		entry(3, connlog.Opened, leased, -time.Hour), entry(3, connlog.Closed, leased, time.Second), // open then
		entry(4, connlog.Opened, other, 0),              // through another address
		entry(5, connlog.Opened, leased, 2*time.Minute), // later
		entry(6, connlog.Opened, leased, 59*time.Second), entry(6, connlog.Closed, leased, time.Hour),
	}
	for destination, want := range map[string][]uint64{"": {2, 3, 6}, "192.0.2.9": {2, 3, 6}, "192.0.2.10": nil} {
		for _, text := range []string{"2026-11-24T08:15:00Z", "2026-11-24T09:15:00+01:00", "1795508100"} {
			c, err := parseComplaint("198.51.100.7", text, time.Minute, destination)
			if err != nil {
				t.Fatal(err)
			}
			var got []uint64
			for n := range c.connections(entries) {
				got = append(got, n)
			}
			if slices.Sort(got); !slices.Equal(got, want) {
				t.Errorf("at %s to %q: %v, want %v", text, destination, got, want)
			}
		}
	}
	for _, bad := range [][3]string{{"here", "0", ""}, {"1.2.3.4", "yesterday", ""}, {"1.2.3.4", "0", "there"}} {
		if _, err := parseComplaint(bad[0], bad[1], time.Minute, bad[2]); !ipsx.IsCode(err, ipsx.CodeInvalid) {
			t.Errorf("%v: %v", bad, err)
		}
	}
	if !leases([]netip.Addr{netip.MustParseAddr("2001:db8:7::")}, netip.MustParseAddr("2001:db8:7::99")) {
		t.Error("an IPv6 lease is a /64")
	}
}
