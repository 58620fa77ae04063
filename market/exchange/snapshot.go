package exchange

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/internal/durable"
	"github.com/ipsx/ipsx/market/exchange/internal/engine"
	"github.com/ipsx/ipsx/market/exchange/internal/journal"
)

const (
	keptSnapshots   = 2
	snapshotPattern = "snapshot-*"
)

// snapshot is the exchange at one message of the log. Its file is the JSON of this, behind its length in 8 bytes, then the engine's, then the SHA-256 of
// both.
type snapshot struct {
	Genesis  genesis                 `json:"genesis"`
	Sequence uint64                  `json:"sequence"`
	Hash     ipsx.Hash               `json:"hash"`
	Head     uint64                  `json:"head"`  // the newest event
	Feeds    map[ipsx.Address]uint64 `json:"feeds"` // the newest event of each wallet: those before it are not kept
	engine   []byte
}

func (s *snapshot) position() journal.Position {
	return journal.Position{Sequence: s.Sequence, Hash: s.Hash}
}

// checkpoint keeps what a checkpoint command gave, and lets go of the log behind the snapshot before the last. It holds nothing up: the file is written
// beside what goes on. Without the newest snapshot the one before serves.
func (x *Exchange) checkpoint(p journal.Position, state []byte) {
	if x.config.Dir == "" {
		return
	}
	head, feeds := x.feeds.heads()
	s := &snapshot{x.genesis(), p.Sequence, p.Hash, head, feeds, state}
	x.beside.Go(func() {
		x.savingOne.Lock()
		defer x.savingOne.Unlock()
		if err := x.keep(s); err != nil {
			x.config.Log.Error("a snapshot was not kept; the log is", "error", err)
		}
	})
}

// keep trims the log only behind an older snapshot that is whole: that is read again, since restarting from a bad one would need what was trimmed.
func (x *Exchange) keep(s *snapshot) error {
	if err := s.write(x.config.Dir); err != nil {
		return err
	}
	files, err := snapshotFiles(x.config.Dir)
	if err != nil || len(files) < keptSnapshots {
		return err
	}
	for _, old := range files[keptSnapshots:] {
		if err := os.Remove(old); err != nil {
			return err
		}
	}
	older, err := readSnapshot(files[keptSnapshots-1])
	if err != nil || x.config.NATS != "" { // others may still need a shared log from its beginning
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), appendLimit)
	defer cancel()
	return x.journal.Trim(ctx, older.position())
}

// snapshotFiles are the files of snapshots, the newest first.
func snapshotFiles(dir string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(dir, snapshotPattern))
	files = slices.DeleteFunc(files, func(name string) bool { return filepath.Ext(name) != "" })
	slices.Sort(files)
	slices.Reverse(files)
	return files, err
}

// write is atomic: the file is there whole, or not.
func (s *snapshot) write(dir string) error {
	header, err := json.Marshal(s)
	if err != nil {
		return err
	}
	hash := sha256.New()
	name := filepath.Join(dir, fmt.Sprintf("snapshot-%020d", s.Sequence))
	file, err := os.OpenFile(name+".tmp", os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	for _, part := range [][]byte{binary.BigEndian.AppendUint64(nil, uint64(len(header))), header, s.engine} {
		hash.Write(part)
		_, werr := file.Write(part)
		err = errors.Join(err, werr)
	}
	_, werr := file.Write(hash.Sum(nil))
	if err = errors.Join(err, werr, file.Sync(), file.Close()); err != nil {
		return errors.Join(err, os.Remove(name+".tmp"))
	}
	if err := os.Rename(name+".tmp", name); err != nil {
		return err
	}
	return durable.SyncDir(dir)
}

func readSnapshot(name string) (*snapshot, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	torn := ipsx.Errorf(ipsx.CodeInternal, "the snapshot %s is damaged", name)
	if len(data) < 8+sha256.Size {
		return nil, torn
	}
	body, sum := data[:len(data)-sha256.Size], data[len(data)-sha256.Size:]
	if is := sha256.Sum256(body); !bytes.Equal(is[:], sum) {
		return nil, torn
	}
	length := binary.BigEndian.Uint64(body)
	if length > uint64(len(body)-8) {
		return nil, torn
	}
	s := &snapshot{engine: body[8+length:]}
	return s, json.Unmarshal(body[8:8+length], s)
}

// restore begins with the newest snapshot that is whole. Without any the log is replayed from its beginning.
func (x *Exchange) restore() (journal.Position, error) {
	if x.config.Dir == "" {
		return journal.Position{}, nil
	}
	files, err := snapshotFiles(x.config.Dir)
	if err != nil {
		return journal.Position{}, err
	}
	for _, name := range files {
		s, err := readSnapshot(name)
		if err != nil {
			x.config.Log.Warn("a snapshot is passed over", "error", err)
			continue
		}
		if s.Genesis != x.genesis() {
			return journal.Position{}, s.Genesis.foreign()
		}
		restored, err := engine.Restore(x.engineConfig(), s.engine)
		if err != nil {
			x.config.Log.Warn("a snapshot is passed over", "file", name, "error", err)
			continue
		}
		x.engine = restored
		x.feeds.restore(s.Head, s.Feeds)
		return s.position(), nil
	}
	return journal.Position{}, nil
}
