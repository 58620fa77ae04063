// Package history is an exchange's read model: the histories of its deals, price candles and daily statistics, in one SQLite database.
//
// Nothing in it is the only copy. A deal is written with all the statuses that it had; each that was not written before counts once, into the candles and
// days of its time, in the same transaction. With the rows goes the place in the log up to which they tell, so that whoever writes goes on behind it. A
// database that is damaged or of another version is deleted and begun anew. Its pages carry checksums: what the disk changed is found, not served.
//
// Key advice: one process writes, in one goroutine. Reads go on beside it; what they tell is as old as the last Write.
package history

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/agreement"
)

// readers is how many reads go on at once; each has memory of its own.
const readers = 4

// Position is a place in the exchange's log: a message and the hash that stands for everything up to it.
type Position struct {
	Sequence uint64
	Hash     ipsx.Hash
}

// Deal is a deal as the exchange knows it.
type Deal struct {
	View    ipsx.DealView // as it stood when it came to its status
	Country string        // the offer's
	Kind    ipsx.Kinds
	States  []agreement.State // one for each status that it had, oldest first
}

// Store is an open database.
type Store struct {
	path string

	mu     sync.RWMutex // held while the file is replaced
	writer *sql.DB
	reader *sql.DB
}

// Open opens the database at the path. What is there and cannot be gone on with is replaced by an empty one; with CodeUnavailable nothing can be
// written there, or another program holds the file just now.
func Open(ctx context.Context, path string) (*Store, error) {
	s := &Store{path: path}
	err := s.open(ctx, false)
	if errors.Is(err, sqlite3.BUSY) {
		return nil, unavailable(err)
	}
	if err != nil {
		err = s.Reset(ctx)
	}
	return s, err
}

// Peek is up to where the database at the path tells, and changes nothing. It is zero where there is none that Open would go on with.
func Peek(ctx context.Context, path string) Position {
	if _, err := os.Stat(path); err != nil {
		return Position{}
	}
	db, err := driver.Open(dsn(path, "mode", "rw", "_pragma", "busy_timeout(1000)"))
	if err != nil {
		return Position{}
	}
	defer func() { _ = db.Close() }() // it was only read
	p, err := position(ctx, db)
	if err != nil {
		return Position{}
	}
	return p
}

// Reset replaces the database by an empty one.
func (s *Store) Reset(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.closeBoth()
	for _, end := range []string{"", "-wal", "-shm", "-journal"} {
		if failed := os.Remove(s.path + end); failed != nil && !errors.Is(failed, os.ErrNotExist) {
			err = errors.Join(err, failed)
		}
	}
	if err == nil {
		err = s.open(ctx, true)
	}
	return unavailable(err)
}

// open leaves the store closed when it fails.
func (s *Store) open(ctx context.Context, fresh bool) (err error) {
	defer func() {
		if err != nil {
			err = errors.Join(err, s.closeBoth())
		}
	}()
	mode := "rw"
	if fresh {
		mode = "rwc"
	}
	s.writer, err = driver.Open(dsn(s.path, "mode", mode, "_pragma", "busy_timeout(1000)", "_pragma", "journal_mode(wal)", "_pragma", "synchronous(normal)"),
		func(c *sqlite3.Conn) error { return c.EnableChecksums("main") })
	if err != nil {
		return err
	}
	s.writer.SetMaxOpenConns(1)
	if fresh {
		if _, err = s.writer.ExecContext(ctx, schema); err != nil {
			return err
		}
	}
	if _, err = position(ctx, s.writer); err != nil {
		return err
	}
	s.reader, err = driver.Open(dsn(s.path, "mode", "rw", "_pragma", "busy_timeout(1000)", "_pragma", "query_only(true)"))
	if err == nil {
		s.reader.SetMaxOpenConns(readers)
	}
	return err
}

// Close releases the database.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closeBoth()
}

func (s *Store) closeBoth() (err error) {
	for _, db := range []*sql.DB{s.reader, s.writer} {
		if db != nil {
			err = errors.Join(err, db.Close())
		}
	}
	s.reader, s.writer = nil, nil
	return err
}

// Position is up to where the rows tell.
func (s *Store) Position(ctx context.Context) (Position, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.writer == nil {
		return Position{}, unavailable(errClosed)
	}
	return position(ctx, s.writer)
}

func position(ctx context.Context, db *sql.DB) (p Position, err error) {
	var found int
	if err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&found); err != nil {
		return p, err
	}
	if found != version {
		return p, ipsx.Errorf(ipsx.CodeUnsupported, "the database is of version %d, not %d", found, version)
	}
	var hash []byte
	err = db.QueryRowContext(ctx, "SELECT sequence, hash FROM log").Scan(&p.Sequence, &hash)
	copy(p.Hash[:], hash)
	return p, err
}

// dsn names the file with options: names and values, one after the other.
func dsn(path string, options ...string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive of Windows
	}
	query := url.Values{}
	for i := 0; i < len(options); i += 2 {
		query.Add(options[i], options[i+1])
	}
	return (&url.URL{Scheme: "file", Path: path, RawQuery: query.Encode()}).String()
}

// Damaged says whether an error means that the file is not what was written.
func Damaged(err error) bool {
	return errors.Is(err, sqlite3.CORRUPT) || errors.Is(err, sqlite3.NOTADB) || errors.Is(err, sqlite3.IOERR_DATA) || errors.Is(err, sqlite3.IOERR_SHORT_READ)
}

// unavailable is an error of the database for the caller. What is ours already stays as it is.
func unavailable(err error) error {
	if _, ours := errors.AsType[*ipsx.Error](err); err == nil || ours {
		return err
	}
	return ipsx.Errorf(ipsx.CodeUnavailable, "the histories' database cannot be used: %w", err).WithFix("check the disk, and that no other program holds the file")
}
