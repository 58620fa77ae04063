package relay_test

import (
	"context"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pion/ice/v4"
	"github.com/pion/logging"
	"github.com/pion/stun/v4"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/relay"
)

// agent is a node's end of ICE that has nothing but the relay, over one transport.
func (w *world) agent(access ipsx.RelayAccess, transport string) *ice.Agent {
	w.Helper()
	var urls []*stun.URI
	for _, text := range access.URLs {
		if strings.HasPrefix(text, "turn:") && strings.HasSuffix(text, transport) {
			url, err := stun.ParseURI(text)
			w.check(err)
			url.Username, url.Password = access.Username, access.Password
			urls = append(urls, url)
		}
	}
	quiet := &logging.DefaultLoggerFactory{Writer: io.Discard, DefaultLogLevel: logging.LogLevelDisabled}
	a, err := ice.NewAgentWithOptions(ice.WithUrls(urls), ice.WithNetworkTypes([]ice.NetworkType{ice.NetworkTypeUDP4, ice.NetworkTypeTCP4}), ice.WithIncludeLoopback(),
		ice.WithCandidateTypes([]ice.CandidateType{ice.CandidateTypeRelay}), ice.WithLoggerFactory(quiet),
		ice.WithRelayAcceptanceMinWait(0)) // else it waits two seconds for a better way, which there is none
	w.check(err)
	w.Cleanup(func() { _ = a.Close() })
	return a
}

// gathered is all candidates of an agent.
func (w *world) gathered(a *ice.Agent) (candidates []ice.Candidate) {
	w.Helper()
	all := make(chan struct{})
	w.check(a.OnCandidate(func(c ice.Candidate) {
		if c == nil {
			close(all)
			return
		}
		candidates = append(candidates, c)
	}))
	w.check(a.GatherCandidates())
	select {
	case <-all:
	case <-time.After(patience):
		w.Fatal("gathering never ended")
	}
	return candidates
}

func TestICEFindsItsWayOverTheRelay(t *testing.T) {
	w := open(t, func(c *relay.Config) { c.TCPListen = "127.0.0.1:0" })
	for _, transports := range [][2]string{{"udp", "udp"}, {"udp", "tcp"}, {"tcp", "tcp"}} {
		t.Run(strings.Join(transports[:], " and "), func(t *testing.T) {
			a, b := w.agent(w.alice(), transports[0]), w.agent(w.bob(), transports[1])
			for _, pair := range [][2]*ice.Agent{{a, b}, {b, a}} {
				found := w.gathered(pair[0])
				if len(found) == 0 {
					t.Fatal("no relayed address was found")
				}
				for _, c := range found {
					w.check(pair[1].AddRemoteCandidate(c))
				}
			}
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			began := time.Now()
			var accepted, dialled *ice.Conn
			var going sync.WaitGroup
			going.Go(func() {
				name, password, err := b.GetLocalUserCredentials()
				if err == nil {
					accepted, err = a.Accept(ctx, name, password)
				}
				if err != nil {
					t.Error(err)
				}
			})
			going.Go(func() {
				name, password, err := a.GetLocalUserCredentials()
				if err == nil {
					dialled, err = b.Dial(ctx, name, password)
				}
				if err != nil {
					t.Error(err)
				}
			})
			going.Wait()
			if t.Failed() {
				t.Fatalf("%+v", w.Stats())
			}
			t.Logf("connected in %v", time.Since(began))
			for range 10 {
				_, err := dialled.Write([]byte("hello"))
				w.check(err)
				text := make([]byte, 10)
				n, err := accepted.Read(text)
				w.check(err)
				if string(text[:n]) != "hello" {
					t.Errorf("heard %q", text[:n])
				}
			}
			if s := w.Stats(); s.Refused["unanswered"]+s.Refused["peer"]+s.Refused["quota"]+s.Refused["pace"] > 0 {
				t.Errorf("the relay refused %v", s.Refused)
			}
		})
	}
}
