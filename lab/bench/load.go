package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime/pprof"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// caller is a client with a connection of its own. It sends bytes that were prepared and reads what comes back, and does little else: the machine's cores are
// for the exchange.
type caller struct {
	conn   net.Conn
	in     *bufio.Reader
	answer bytes.Buffer
}

func dial(ctx context.Context, address string) (*caller, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	return &caller{conn: conn, in: bufio.NewReaderSize(conn, 64<<10)}, nil
}

// message is a POST as it goes over the wire.
func message(path, mediaType string, body []byte) []byte {
	head := fmt.Sprintf("POST %s HTTP/1.1\r\nHost: exchange\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n", path, mediaType, len(body))
	return append([]byte(head), body...)
}

// call fails when an order was refused.
func (c *caller) call(message []byte) error {
	if _, err := c.conn.Write(message); err != nil {
		return err
	}
	response, err := http.ReadResponse(c.in, nil)
	if err != nil {
		return err
	}
	c.answer.Reset()
	if _, err := io.Copy(&c.answer, response.Body); err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK || bytes.Contains(c.answer.Bytes(), []byte(`"refused"`)) {
		return fmt.Errorf("%s: %.300s", response.Status, c.answer.Bytes())
	}
	return response.Body.Close()
}

// load is calls that clients make at once.
type load struct {
	address  string
	clients  int
	messages [][]byte
	every    time.Duration // from one call to the next, whatever becomes of those before; 0: each client calls again when it has its answer
}

// run measures each call: from when it was due, so that a call that had to wait for a free client counts its wait.
func (l load) run(ctx context.Context) (waits []time.Duration, took time.Duration, err error) {
	waits = make([]time.Duration, len(l.messages))
	var next atomic.Int64
	var group errgroup.Group
	begun := time.Now()
	for range l.clients {
		group.Go(func() (err error) {
			pprof.Do(ctx, pprof.Labels("who", "clients"), func(ctx context.Context) { err = l.work(ctx, begun, &next, waits) })
			return err
		})
	}
	err = group.Wait()
	return waits, time.Since(begun), err
}

func (l load) work(ctx context.Context, begun time.Time, next *atomic.Int64, waits []time.Duration) error {
	c, err := dial(ctx, l.address)
	if err != nil {
		return err
	}
	defer func() { _ = c.conn.Close() }() // all its answers were read
	for {
		i := int(next.Add(1)) - 1
		if i >= len(l.messages) || ctx.Err() != nil {
			return ctx.Err()
		}
		due := time.Now()
		if l.every > 0 {
			due = begun.Add(time.Duration(i) * l.every)
			time.Sleep(time.Until(due))
		}
		if err := c.call(l.messages[i]); err != nil {
			return err
		}
		waits[i] = time.Since(due)
	}
}
