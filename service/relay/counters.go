package relay

import "sync/atomic"

// refusal says why the relay did not do something.
type refusal int

const (
	refusedCredential refusal = iota
	refusedQuota
	refusedPeer
	refusedUnanswered
	refusedRate
	refusedPace
	refusedStranger
	refusedForm
	refusals
)

// refusalNames are what Stats calls them.
var refusalNames = [refusals]string{"credential", "quota", "peer", "unanswered", "bandwidth", "pace", "stranger", "form"}

type counters struct {
	up, down atomic.Uint64
	refused  [refusals]atomic.Uint64
}

func (c *counters) refuse(why refusal) { c.refused[why].Add(1) }

// Stats are a relay's numbers. What is counted is counted since the process began.
type Stats struct {
	Allocations    int    // relayed addresses now, relay ports among them
	MaxAllocations int    // at once
	Ports          int    // relay ports now
	Streams        int    // TCP and TLS connections now
	BytesUp        uint64 // payload from clients to their peers
	BytesDown      uint64 // payload from peers to clients

	// Refused counts what was not done: credential (requests whose credential is wrong, has expired or whose deal has ended), quota (allocations over a limit), peer
	// (permissions and datagrams for peers that nobody may reach), unanswered (datagrams for peers that do not answer), bandwidth (datagrams over a side's rate), pace (requests that came too fast,
	// and connections too many), stranger (datagrams from where nobody permitted), form (datagrams that are no STUN, TURN or, at a relay port, WireGuard).
	Refused map[string]uint64
}

// Stats are the relay's numbers at this moment.
func (r *Relay) Stats() Stats {
	s := Stats{MaxAllocations: r.config.Limits.Total, BytesUp: r.counters.up.Load(), BytesDown: r.counters.down.Load(), Refused: map[string]uint64{}}
	s.Allocations, s.Ports = r.deals.count()
	if r.streams != nil {
		s.Streams = r.streams.count()
	}
	for i := range r.counters.refused {
		s.Refused[refusalNames[i]] = r.counters.refused[i].Load()
	}
	return s
}

// NoStats are those of an exchange without a relay.
func NoStats() Stats {
	s := Stats{Refused: map[string]uint64{}}
	for _, name := range refusalNames {
		s.Refused[name] = 0
	}
	return s
}
