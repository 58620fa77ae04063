package connlog

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/ipsx/ipsx"
)

// root is the final head of a deal's log, and when it ended, in Unix seconds.
type root struct {
	deal  ipsx.Hash
	head  Head
	ended int64
}

const (
	rootsFile = "roots"
	rootSize  = 32 + 8 + 32 + 8 // bytes: deal, size, root, time
)

// roots are the final heads of all logs, in one file that only grows. They outlive the logs: an anchor can be proven as long as they are there.
type roots struct {
	file *os.File
	of   map[ipsx.Hash]Head
}

// openRoots reads what is there; a row that a crash cut short is taken off, and found again in its log.
func openRoots(dir string) (*roots, error) {
	file, err := os.OpenFile(filepath.Join(dir, rootsFile), os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o600)
	if err != nil {
		return nil, broken("opening the logs' roots", err)
	}
	data, err := io.ReadAll(file)
	whole := len(data) / rootSize * rootSize
	if err == nil && whole < len(data) {
		err = file.Truncate(int64(whole))
	}
	if err != nil {
		return nil, errors.Join(broken("reading the logs' roots", err), file.Close())
	}
	r := &roots{file: file, of: map[ipsx.Hash]Head{}}
	for _, one := range rootsIn(data) {
		r.note(one)
	}
	return r, nil
}

func rootsIn(data []byte) (all []root) {
	for ; len(data) >= rootSize; data = data[rootSize:] {
		all = append(all, root{ipsx.Hash(data[:32]), Head{binary.BigEndian.Uint64(data[32:]), ipsx.Hash(data[40:72])}, int64(binary.BigEndian.Uint64(data[72:]))})
	}
	return all
}

// readRoots is for who does not write them.
func readRoots(dir string) ([]root, error) {
	data, err := os.ReadFile(filepath.Join(dir, rootsFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, broken("reading the logs' roots", err)
	}
	return rootsIn(data), nil
}

func (r *roots) note(one root) {
	r.of[one.deal] = one.head
}

func (r *roots) add(one root) error {
	row := binary.BigEndian.AppendUint64(append([]byte{}, one.deal[:]...), one.head.Size)
	row = binary.BigEndian.AppendUint64(append(row, one.head.Root[:]...), uint64(one.ended))
	if _, err := r.file.Write(row); err != nil {
		return err
	}
	r.note(one)
	return nil
}

func (r *roots) close() error { return r.file.Close() }
