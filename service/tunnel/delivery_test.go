package tunnel_test

import (
	"io"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ipsx/ipsx/service/tunnel"
)

// follows serves every TCP flow with endless zeros and counts what arrives of it.
type follows struct {
	written, arrived atomic.Int64
	over             chan struct{}
}

func (f *follows) serve(flow tunnel.Flow) {
	c, err := flow.Accept()
	if err != nil {
		return
	}
	c.(tunnel.Follower).Follow(func(n int) { f.arrived.Add(int64(n)) }, func() { close(f.over) })
	go func() { _, _ = io.Copy(io.Discard, c) }() // until the flow ends
	for buffer := make([]byte, 64<<10); ; {
		n, err := c.Write(buffer)
		f.written.Add(int64(n))
		if err != nil {
			_ = c.Close() // it is broken already
			return
		}
	}
}

// What arrived is counted alike on both ends, whether the download is read, paused or given up; what was only written is not.
func TestBothEndsCountWhatArrived(t *testing.T) {
	for name, read := range map[string]int64{"paused after 100 bytes": 100, "paused after 20 MiB": 20 << 20} {
		t.Run(name, func(t *testing.T) {
			f := &follows{over: make(chan struct{})}
			a := provides(t, tunnel.ServerConfig{TCP: f.serve})
			b := a.leases(t, leased4)
			must(t, b.Handshake(soon(t)))
			c := b.dial(t, 0, "tcp", web)
			if _, err := io.CopyN(io.Discard, c, read); err != nil {
				t.Fatal(err)
			}
			agree := func() bool {
				_, down := b.Meter()
				return int64(down) == f.arrived.Load() && f.arrived.Load() >= read
			}
			until(t, "both ends agree while it is paused", agree)
			if f.written.Load() <= f.arrived.Load() {
				t.Errorf("%d bytes were written and %d arrived: nothing waits, so this test shows nothing", f.written.Load(), f.arrived.Load())
			}
			must(t, c.Close())
			select {
			case <-f.over:
			case <-time.After(10 * time.Second):
				t.Fatal("the flow is not over")
			}
			until(t, "both ends agree after it was given up", agree)
		})
	}
}

// until looks until it is so twice in a row, since bytes may be on their way.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	deadline := time.After(10 * time.Second)
	for in := 0; in < 2; {
		select {
		case <-time.After(50 * time.Millisecond):
		case <-deadline:
			t.Fatal("not so: " + what)
		}
		if in++; !is() {
			in = 0
		}
	}
}
