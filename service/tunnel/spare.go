package tunnel

import (
	"fmt"
	"log/slog"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.zx2c4.com/wireguard/conn"
	"golang.zx2c4.com/wireguard/device"
	"golang.zx2c4.com/wireguard/tun"
)

const (
	maxSpares = 8
	spareFor  = 10 * time.Second // each holds some megabytes
)

// engine is a WireGuard device for one client after the other. Making one costs 30 MB of cleared buffers, more processor than all else of a short lease.
type engine struct {
	device *device.Device
	seat   *seat
	bind   *bind
	log    *slog.Logger
}

// spares are engines without key and peer.
var spares struct {
	sync.Mutex
	list []*engine
}

// startEngine puts a link under an engine, spare or new, and brings it up with the settings.
func startEngine(l *link, log *slog.Logger, settings string) (*engine, error) {
	mtu := int(l.endpoint.MTU())
	e := takeSpare(log, mtu)
	if e == nil {
		e = &engine{seat: newSeat(mtu), bind: newBind(), log: log}
		e.device = device.NewDevice(e.seat, e.bind, logger(log))
	}
	e.bind.renew()
	e.seat.put(l)
	err := e.device.IpcSet(settings)
	if err == nil {
		err = e.device.Up()
	}
	if err != nil {
		e.device.Close()
		return nil, fmt.Errorf("tunnel: starting WireGuard: %w", err)
	}
	return e, nil
}

func takeSpare(log *slog.Logger, mtu int) *engine {
	spares.Lock()
	defer spares.Unlock()
	i := slices.IndexFunc(spares.list, func(e *engine) bool { return e.log == log && e.seat.mtu == mtu })
	if i < 0 {
		return nil
	}
	e := spares.list[i]
	spares.list = slices.Delete(spares.list, i, i+1)
	return e
}

// stop ends what the engine carries and forgets its key and peer; then it is a spare for a while.
func (e *engine) stop() {
	e.seat.clear()
	err := e.device.Down()
	e.device.RemoveAllPeers()
	if err == nil {
		err = e.device.SetPrivateKey(device.NoisePrivateKey{})
	}
	e.bind.closeWays()
	_ = e.bind.stun.Close() // always nil
	if err != nil || !e.keep() {
		e.device.Close()
		return
	}
	time.AfterFunc(spareFor, e.expire)
}

func (e *engine) keep() bool {
	spares.Lock()
	defer spares.Unlock()
	if len(spares.list) >= maxSpares {
		return false
	}
	spares.list = append(spares.list, e)
	return true
}

// expire ends an engine that is still spare; one that was used meanwhile and is spare again ends a little early.
func (e *engine) expire() {
	spares.Lock()
	i := slices.Index(spares.list, e)
	if i >= 0 {
		spares.list = slices.Delete(spares.list, i, i+1)
	}
	spares.Unlock()
	if i >= 0 {
		e.device.Close()
	}
}

// seat is the tun device of an engine: the link that is put there, one after the other.
type seat struct {
	mtu    int
	now    atomic.Pointer[link]
	next   chan *link
	old    *link // only Read's: that it reads from
	events chan tun.Event
	closed chan struct{}
	close  func()
}

var _ tun.Device = (*seat)(nil)

func newSeat(mtu int) *seat {
	s := &seat{mtu: mtu, next: make(chan *link, 1), events: make(chan tun.Event), closed: make(chan struct{})}
	s.close = sync.OnceFunc(func() {
		close(s.closed)
		close(s.events)
	})
	return s
}

func (s *seat) put(l *link) {
	s.now.Store(l)
	s.next <- l
}

// clear ends the link there is.
func (s *seat) clear() {
	if l := s.now.Swap(nil); l != nil {
		_ = l.Close() // always nil
	}
}

// Read implements tun.Device. Between two links it waits.
func (s *seat) Read(bufs [][]byte, sizes []int, offset int) (int, error) {
	for {
		if s.old != nil {
			if n, err := s.old.Read(bufs, sizes, offset); err == nil {
				return n, nil
			}
			s.old = nil
		}
		select {
		case s.old = <-s.next:
		case <-s.closed:
			return 0, os.ErrClosed
		}
	}
}

// Write implements tun.Device.
func (s *seat) Write(bufs [][]byte, offset int) (int, error) {
	if l := s.now.Load(); l != nil {
		return l.Write(bufs, offset)
	}
	return len(bufs), nil // for nobody any more
}

// BatchSize implements tun.Device.
func (s *seat) BatchSize() int { return conn.IdealBatchSize }

// MTU implements tun.Device.
func (s *seat) MTU() (int, error) { return s.mtu, nil }

// Name implements tun.Device.
func (s *seat) Name() (string, error) { return "ipsx", nil }

// File implements tun.Device.
func (s *seat) File() *os.File { return nil }

// Events implements tun.Device.
func (s *seat) Events() <-chan tun.Event { return s.events }

// Close implements tun.Device.
func (s *seat) Close() error {
	s.clear()
	s.close()
	return nil
}
