package journal

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/ipsx/ipsx"
)

const (
	leaseBucket = "ipsx-lease"
	leaseKey    = "leader"
	leaseLife   = 2 * time.Second        // without renewal
	leaseRenew  = 500 * time.Millisecond // and how often a standby looks

	leasePatience = 1500 * time.Millisecond // a leader that cannot renew for so long ends before another can lead
)

// Lease says who of several leads. It only spares them to get into each other's way: what keeps a second one from writing is the sequence that each
// append expects.
type Lease struct {
	bucket   jetstream.KeyValue
	holder   []byte // for people
	revision uint64
}

// Campaign waits until this process leads. It is for external servers.
func (j *Journal) Campaign(ctx context.Context) (*Lease, error) {
	bucket, err := j.leases(ctx)
	if err != nil {
		return nil, err
	}
	host, _ := os.Hostname() // only for people
	l := &Lease{bucket: bucket, holder: fmt.Appendf(nil, "%s, process %d", host, os.Getpid())}
	for {
		l.revision, err = bucket.Create(ctx, leaseKey, l.holder)
		if err == nil {
			return l, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(leaseRenew):
		}
	}
}

func (j *Journal) leases(ctx context.Context) (bucket jetstream.KeyValue, err error) {
	err = j.patiently(ctx, func(ctx context.Context) (err error) {
		bucket, err = j.js.CreateOrUpdateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: leaseBucket, Description: "which IPSX exchange leads", TTL: leaseLife,
			Replicas: j.replicas, Storage: jetstream.MemoryStorage})
		return err
	})
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeUnavailable, "the lease of the log's leader cannot be had: %w", err).WithFix("check that most of the log's servers run, then start the exchange again")
	}
	return bucket, nil
}

// Hold renews the lease until the context ends, and then gives it back. It fails with CodeConflict when it is lost.
func (l *Lease) Hold(ctx context.Context) error {
	ticker := time.NewTicker(leaseRenew)
	defer ticker.Stop()
	for held := time.Now(); ; {
		select {
		case <-ctx.Done():
			l.release()
			return nil
		case <-ticker.C:
		}
		err := l.renew(ctx)
		switch {
		case err == nil:
			held = time.Now()
		case ctx.Err() != nil:
		case errors.Is(err, jetstream.ErrKeyExists) || time.Since(held) > leasePatience:
			return ipsx.Errorf(ipsx.CodeConflict, "this exchange leads no more: %w", err).WithFix("start it again: it follows the one that leads now")
		}
	}
}

func (l *Lease) renew(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, leaseRenew)
	defer cancel()
	revision, err := l.bucket.Update(ctx, leaseKey, l.holder, l.revision)
	if err == nil {
		l.revision = revision
	}
	return err
}

func (l *Lease) release() {
	ctx, cancel := context.WithTimeout(context.Background(), leaseRenew)
	defer cancel()
	_ = l.bucket.Delete(ctx, leaseKey, jetstream.LastRevision(l.revision)) // else it ends by itself
}
