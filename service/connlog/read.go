package connlog

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"filippo.io/age"

	"github.com/ipsx/ipsx"
)

// Reader reads logs, while a provider writes them or not.
type Reader struct {
	dir string
	key age.Identity
}

// NewReader opens the key of a folder. The passphrase is asked for where the key has one.
func NewReader(dir string, passphrase func() (string, error)) (*Reader, error) {
	key, err := identity(dir, passphrase)
	return &Reader{dir, key}, err
}

// Summary is a log without its entries.
type Summary struct {
	Deal     ipsx.Hash     `json:"deal"`
	Proposal ipsx.Proposal `json:"-"`
	Changed  time.Time     `json:"changed"` // when it was written to last
	Head     Head          `json:"head"`
	Ended    bool          `json:"ended"`
}

// Record is a log with all that it holds.
type Record struct {
	Summary
	Entries []Entry
	Words   Words
	Damage  error // why the file cannot be read further; nil: it is whole
}

// All summarizes every log, the one that was written to last behind the others. Damaged files that do not even say of which deal they are are left out.
func (r *Reader) All() (list []Summary, err error) {
	files, err := logFiles(r.dir)
	for _, f := range files {
		record, err := r.read(f, false)
		if err == nil {
			list = append(list, record.Summary)
		}
	}
	return list, err
}

// Load reads a deal's log. CodeNotFound: there is none, or it was deleted when it was old.
func (r *Reader) Load(deal ipsx.Hash) (Record, error) {
	path := filepath.Join(r.dir, deal.Hex()+logSuffix)
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Record{}, ipsx.Errorf(ipsx.CodeNotFound, "there is no log of deal %s", deal).WithFix("look at `ipsx log list`; logs are deleted when they are older than `ipsx provide --keep-log` says")
	}
	if err != nil {
		return Record{}, broken("reading a log", err)
	}
	return r.read(logFile{deal, path, info.Size(), info.ModTime()}, true)
}

func (r *Reader) read(f logFile, entries bool) (record Record, err error) {
	file, err := os.Open(f.path)
	if err != nil {
		return record, broken("reading a log", err)
	}
	defer func() { _ = file.Close() }() // it was only read
	record.Deal, record.Changed = f.deal, f.changed
	frames, next := bufio.NewReader(file), NewEdge()
	for {
		one, err := readFrame(frames)
		if err == nil {
			err = r.take(&record, next, one, entries)
		}
		if errors.Is(err, io.EOF) || errors.Is(err, errTorn) {
			break // what is being written, or was when the provider crashed
		}
		if err != nil {
			record.Damage = ipsx.Errorf(ipsx.CodeInternal, "the log of deal %s is damaged behind entry %d: %w", f.deal, record.Head.Size, err).WithFix("put the file back from a copy")
			break
		}
	}
	if record.Proposal.Deal.Signature == nil {
		return record, ipsx.Errorf(ipsx.CodeInternal, "the log of deal %s cannot be read", f.deal).WithFix("put file and key back from a copy")
	}
	if entries {
		record.Words, err = r.words(f.deal)
	}
	return record, err
}

// take adds a frame to what is known of a log. Its entries must lead to the head that it names.
func (r *Reader) take(record *Record, grown Edge, f frame, entries bool) error {
	switch {
	case f.kind == frameProposal:
		plain, err := open(f.sealed, r.key)
		if err == nil {
			err = ipsx.DecodeBytes(plain, &record.Proposal)
		}
		return err
	case f.kind == frameEntries && entries:
		plain, err := open(f.sealed, r.key)
		if err != nil {
			return err
		}
		list, err := Unpack(plain)
		if err != nil {
			return err
		}
		for _, e := range list {
			grown.Append(Leaf(e.Encode()))
		}
		if grown.Head() != f.after {
			return errDamaged
		}
		record.Entries = append(record.Entries, list...)
	case f.kind == frameEnd:
		record.Ended = true
	}
	record.Head = f.after
	return nil
}

func (r *Reader) words(deal ipsx.Hash) (w Words, err error) {
	sealed, err := os.ReadFile(filepath.Join(r.dir, deal.Hex()+wordsSuffix))
	if errors.Is(err, fs.ErrNotExist) {
		return w, nil
	}
	if err == nil {
		sealed, err = open(sealed, r.key)
	}
	if err == nil {
		err = ipsx.DecodeBytes(sealed, &w)
	}
	if err != nil {
		return w, broken("reading what was said of the log of deal "+deal.Hex(), err)
	}
	return w, nil
}

// Tree is the log's, up to the last entry that can be read.
func (r Record) Tree() Tree {
	leaves := make([]ipsx.Hash, len(r.Entries))
	for i, e := range r.Entries {
		leaves[i] = Leaf(e.Encode())
	}
	return NewTree(leaves)
}
