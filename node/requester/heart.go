package requester

import (
	"context"
	"math/rand/v2"
	"net"
	"net/netip"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/pair"
	"github.com/ipsx/ipsx/service/tunnel"
)

// roamBeats is how many beats may be missed while this machine goes to another network, or another way is looked for.
const roamBeats = 20

// keepHeart sends heartbeats through the tunnel; three in a row without an echo mean that the provider is silent. A beat that this machine itself sent
// late does not count, so that a busy requester does not give up a good lease.
func (l *Lease) keepHeart(client *tunnel.Client) {
	provider := netip.AddrPortFrom(l.providerFor(l.inner[0]), pair.HeartbeatPort)
	conn, err := client.DialContext(l.over, l.inner[0], "udp", provider.String())
	if err != nil {
		l.finish(overError{reason: ipsx.ReasonTunnel})
		return
	}
	defer func() { _ = conn.Close() }() // nothing is lost with a heartbeat
	echoes := make(chan struct{}, 1)
	go readEchoes(conn, echoes)
	ticker := time.NewTicker(ipsx.HeartbeatEvery)
	defer ticker.Stop()
	missed, last, home := 0, time.Now(), whereabouts()
	for {
		select {
		case <-l.over.Done():
			return
		case <-l.handedOver:
			return
		case <-echoes:
			if missed > ipsx.HeartbeatsLost {
				home = whereabouts()
			}
			missed = 0
		case now := <-ticker.C:
			if late := now.Sub(last) > ipsx.HeartbeatEvery*3/2; !late {
				missed++
			}
			last = now
			if missed == ipsx.HeartbeatsLost+1 {
				l.falter(home)
			}
			if missed > ipsx.HeartbeatsLost && (missed > roamBeats || !l.mayReturn(home)) {
				l.finish(overError{reason: ipsx.ReasonSilent})
				return
			}
			_, _ = conn.Write([]byte{1}) // a lost beat is what this counts
		}
	}
}

// falter is for when nothing comes through the tunnel any more.
func (l *Lease) falter(home string) {
	if whereabouts() != home {
		l.venue.client.Moved()
		l.node.config.Chain.Moved()
	}
	l.ways.lose()
}

// mayReturn says whether silence may be no fault of the provider: this machine has other addresses than it had at home, or there are other ways. A rental
// with standbys does not wait for that.
func (l *Lease) mayReturn(home string) bool {
	return !l.impatient && (l.ways != nil || whereabouts() != home)
}

func readEchoes(conn net.Conn, echoes chan<- struct{}) {
	buffer := make([]byte, 16)
	for {
		if _, err := conn.Read(buffer); err != nil {
			return
		}
		select {
		case echoes <- struct{}{}:
		default:
		}
	}
}

// recheckWithin bounds the random pause between two exit checks of a running lease.
const recheckWithin = time.Minute

// keepChecking has the exchange look at a random exit at random times, so that a provider cannot change it unseen. An exchange that is away says nothing
// about the exit.
func (l *Lease) keepChecking(client *tunnel.Client) {
	for {
		pause := time.NewTimer(recheckWithin/10 + rand.N(recheckWithin*9/10))
		select {
		case <-l.over.Done():
		case <-l.handedOver:
		case <-pause.C:
			i := rand.IntN(len(l.inner))
			ctx, cancel := context.WithTimeout(l.over, tunnelWait)
			err := l.checkExit(ctx, client, l.inner[i], l.deal.Addresses[i])
			cancel()
			if ipsx.IsCode(err, ipsx.CodeForbidden) || ipsx.IsCode(err, ipsx.CodeSignature) {
				l.finish(overError{reason: ipsx.ReasonExitCheck})
			}
			continue
		}
		pause.Stop()
		return
	}
}
