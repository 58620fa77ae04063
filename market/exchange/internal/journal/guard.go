package journal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"github.com/ipsx/ipsx"
)

// guard holds the lock on a log's directory and remembers the newest acknowledged message in the file "head". That file is
// written after the acknowledgement and not synchronously: it may lag behind the log, but never runs ahead of it.
type guard struct {
	lock *flock.Flock
	head *os.File
}

const headFormat = "%020d %s\n"

func lock(dir string) (*guard, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "the log's directory cannot be made: %w", err)
	}
	l := flock.New(filepath.Join(dir, "lock"))
	held, err := l.TryLock()
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "the log's directory cannot be locked: %w", err)
	}
	if !held {
		return nil, ipsx.Errorf(ipsx.CodeConflict, "the log in %s belongs to another running exchange", dir).
			WithFix("stop it, or choose another directory")
	}
	head, err := os.OpenFile(filepath.Join(dir, "head"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, errors.Join(ipsx.Errorf(ipsx.CodeInternal, "the log's head cannot be opened: %w", err), l.Unlock())
	}
	return &guard{l, head}, nil
}

func (g *guard) write(p Position) error {
	if _, err := g.head.WriteAt(fmt.Appendf(nil, headFormat, p.Sequence, p.Hash), 0); err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "the log's head cannot be written: %w", err).WithFix("check the disk; start the exchange again")
	}
	return nil
}

// check holds a replayed log against the remembered head: a log that ends before it has lost what was acknowledged.
func (g *guard) check(last Position) error {
	data, err := io.ReadAll(io.NewSectionReader(g.head, 0, 1<<10))
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "the log's head cannot be read: %w", err)
	}
	var sequence uint64
	if _, err := fmt.Sscanf(string(data), "%d", &sequence); err != nil && len(data) > 0 {
		return ipsx.Errorf(ipsx.CodeInternal, "the log's head file is damaged: %w", err).WithFix("when the log is known to be whole, delete the file")
	}
	if sequence > last.Sequence {
		return damaged(last.Sequence+1, "messages up to %d were acknowledged, the log ends before", sequence)
	}
	return nil
}

func (g *guard) release() error { return errors.Join(g.head.Close(), g.lock.Unlock()) }
