package egress

import (
	"net"
	"net/netip"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// TestAFloodKeepsNoFlowAlive: Mallory, whom Bob asked once, sends on and on. The flow ends a minute after Bob's last word, and one in which he speaks goes on.
func TestAFloodKeepsNoFlowAlive(t *testing.T) {
	for name, speaks := range map[string]bool{"silent": false, "speaks": true} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				bob, inside := net.Pipe()
				mallory, outside := net.Pipe()
				e := NewExit(Config{Policy: &Policy{}})
				e.Set(Open)
				over := make(chan struct{})
				begun := time.Now()
				go func() {
					defer close(over)
					f := e.begin("udp", netip.MustParseAddrPort("8.8.8.8:53"), inside, outside)
					defer f.end()
					e.join(t.Context(), inside, outside, f, copiers{copyDatagrams, copyAnswers})
				}()
				var talking sync.WaitGroup
				talking.Go(func() { sends(bob, speaks) })
				talking.Go(func() { sends(mallory, true) })
				talking.Go(func() { swallows(bob) })
				talking.Go(func() { swallows(mallory) })
				select {
				case <-over:
					if took := time.Since(begun); speaks || took > UDPIdle+time.Second {
						t.Errorf("the flow was over after %s", took)
					}
				case <-time.After(5 * UDPIdle):
					if !speaks {
						t.Error("the flood kept the flow alive")
					}
				}
				_, _ = bob.Close(), mallory.Close() // ends what still runs
				<-over
				talking.Wait()
			})
		})
	}
}

// sends says a word, and then one every ten seconds, or no more.
func sends(c net.Conn, goesOn bool) {
	for {
		if _, err := c.Write([]byte("word")); err != nil || !goesOn {
			return
		}
		time.Sleep(10 * time.Second)
	}
}

func swallows(c net.Conn) {
	buffer := make([]byte, 16)
	for {
		if _, err := c.Read(buffer); err != nil {
			return
		}
	}
}
