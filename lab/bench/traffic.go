package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// The kinds of traffic.
const (
	download = "download"
	upload   = "upload"
	pings    = "pings"
	connects = "connects"
)

const (
	warmUp     = 300 * time.Millisecond // until TCP has found its rate
	pingCount  = 2000
	dialers    = 64 // connections that are being made at once
	udpTimeout = 5 * time.Second
	patience   = 20 * time.Second // with a machine that does other things
)

// traffic is one measurement, made by a process on the requester's host.
type traffic struct {
	Kind    string
	Streams int
	Time    time.Duration
	Target  netip.AddrPort // the far end, as this way reaches it; of connections the first of its ports
	Tunnel  *clientSpec    // a client in this process; nil: the host's own sockets
	Count   netip.AddrPort // where the far end counts, outside any tunnel
}

// measured is what it gives.
type measured struct {
	Gbit      float64 // per second, of payload
	GiB       float64 // that arrived in all
	CPU       float64 // seconds that this process had of the processor
	Micros    float64 // median round trip of a datagram
	PerSecond float64 // connections made, used for one byte, and ended
}

type dialFunc func(ctx context.Context, network, address string) (net.Conn, error)

func (t traffic) run(ctx context.Context) (m measured, err error) {
	dial := new(net.Dialer).DialContext
	if t.Tunnel != nil {
		client, err := t.Tunnel.dial(ctx)
		if err != nil {
			return m, err
		}
		defer func() { _ = client.Close() }() // the process ends too
		dial = client.Via(t.Tunnel.Inner[0]).DialContext
	}
	switch t.Kind {
	case download, upload:
		before := cpuTime()
		m.Gbit, m.GiB, err = t.stream(ctx, dial)
		m.CPU = (cpuTime() - before).Seconds()
	case pings:
		m.Micros, err = t.ping(ctx, dial)
	case connects:
		m.PerSecond, err = t.connect(ctx, dial)
	default:
		err = fmt.Errorf("no such traffic: %q", t.Kind)
	}
	return m, err
}

// stream moves bytes one way, as fast as they go, and counts them where they arrive.
func (t traffic) stream(ctx context.Context, dial dialFunc) (gbit, gib float64, err error) {
	var arrived atomic.Uint64
	read := func() (uint64, error) { return arrived.Load(), nil }
	move := func(c net.Conn) { discard(c, &arrived) }
	word := byte(wantBytes)
	if t.Kind == upload {
		counter, err := new(net.Dialer).DialContext(ctx, "tcp", t.Count.String())
		if err != nil {
			return 0, 0, err
		}
		defer func() { _ = counter.Close() }() // nothing is left to ask
		read, move, word = countOf(counter), pour, giveBytes
	}
	var moving sync.WaitGroup
	var conns []net.Conn
	defer func() {
		for _, c := range conns {
			_ = c.Close() // ends its stream
		}
		moving.Wait()
	}()
	for range t.Streams {
		c, err := dial(ctx, "tcp", t.Target.String())
		if err != nil {
			return 0, 0, err
		}
		conns = append(conns, c)
		if _, err := c.Write([]byte{word}); err != nil {
			return 0, 0, err
		}
		moving.Go(func() { move(c) })
	}
	before, failed := read()
	gbit, err = rateOf(ctx, read, t.Time)
	after, failed2 := read()
	return gbit, float64(after-before) / (1 << 30), errors.Join(failed, err, failed2)
}

func discard(c net.Conn, arrived *atomic.Uint64) {
	buffer := make([]byte, farBuffer)
	for {
		n, err := c.Read(buffer)
		arrived.Add(uint64(n))
		if err != nil {
			return
		}
	}
}

func pour(c net.Conn) {
	zeros := make([]byte, farBuffer)
	for err := error(nil); err == nil; {
		_, err = c.Write(zeros)
	}
}

// countOf asks the far end how much it took.
func countOf(counter net.Conn) func() (uint64, error) {
	return func() (uint64, error) {
		answer := make([]byte, countBytes)
		_, failed := counter.Write([]byte{wantCount})
		_, err := io.ReadFull(counter, answer)
		return binary.BigEndian.Uint64(answer), errors.Join(failed, err)
	}
}

// rateOf is by how much a count grows, in Gbit/s, over a window, or longer until it grows at all.
func rateOf(ctx context.Context, read func() (uint64, error), window time.Duration) (float64, error) {
	wait(ctx, warmUp)
	before, failed := read()
	begun := time.Now()
	wait(ctx, window)
	after, err := read()
	for after == before && time.Since(begun) < patience && errors.Join(failed, err, ctx.Err()) == nil {
		wait(ctx, window)
		after, err = read()
	}
	took := time.Since(begun)
	if after == before {
		failed = errors.Join(failed, errors.New("nothing came through"))
	}
	return float64(after-before) * 8 / 1e9 / took.Seconds(), errors.Join(failed, err, ctx.Err())
}

func wait(ctx context.Context, d time.Duration) {
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
}

// ping sends datagrams, one after the other, and waits for each to come back.
func (t traffic) ping(ctx context.Context, dial dialFunc) (micros float64, err error) {
	c, err := dial(ctx, "udp", t.Target.String())
	if err != nil {
		return 0, err
	}
	defer func() { _ = c.Close() }() // all came back
	var times []time.Duration
	buffer := make([]byte, 64)
	for range pingCount {
		begun := time.Now()
		if err := c.SetReadDeadline(begun.Add(udpTimeout)); err != nil {
			return 0, err
		}
		if _, err := c.Write(buffer); err != nil {
			return 0, err
		}
		if _, err := c.Read(buffer); err != nil {
			return 0, err
		}
		times = append(times, time.Since(begun))
	}
	slices.Sort(times)
	return float64(times[len(times)/2].Nanoseconds()) / 1000, nil
}

// connect makes connections, each for one byte there and back.
func (t traffic) connect(ctx context.Context, dial dialFunc) (perSecond float64, err error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var made atomic.Uint64
	group, dialing := errgroup.WithContext(ctx)
	for i := range dialers {
		target := net.JoinHostPort(t.Target.Addr().String(), strconv.Itoa(int(t.Target.Port())+i%farPorts))
		group.Go(func() error {
			for {
				if err := visit(dialing, dial, target); err != nil {
					return err // of the first that fails; or all was stopped
				}
				made.Add(1)
			}
		})
	}
	rate, err := rateOf(dialing, func() (uint64, error) { return made.Load(), nil }, t.Time)
	stop()
	if failed := group.Wait(); err != nil {
		return 0, errors.Join(err, failed)
	}
	return rate * 1e9 / 8, nil
}

func visit(ctx context.Context, dial dialFunc, target string) error {
	c, err := dial(ctx, "tcp", target)
	if err != nil {
		return err
	}
	defer func() { _ = c.Close() }() // its byte came
	if _, err := c.Write([]byte{wantEcho}); err != nil {
		return err
	}
	_, err = io.ReadAll(c)
	return err
}
