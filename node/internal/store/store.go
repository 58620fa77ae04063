// Package store keeps what a node must not lose: small JSON files that are replaced whole.
//
// Save writes a temporary file, forces it to the disk, renames it over the old one and forces the folder too; so after kill -9 or a
// power cut a file is either the old or the new one. Lock keeps two processes from changing the same file.
//
// Key advice: save before you act on it. A voucher is stored before it is sent, and before the service it buys is given.
package store

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/internal/durable"
)

// Folder is a directory of JSON files of one type.
type Folder[T any] struct{ dir string }

// Open makes the folder when it is missing.
func Open[T any](dir string) (Folder[T], error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return Folder[T]{}, ipsx.Errorf(ipsx.CodeInternal, "the data folder cannot be made: %w", err)
	}
	return Folder[T]{dir}, nil
}

func (f Folder[T]) path(name string) string { return filepath.Join(f.dir, name+".json") }

// Load reads one file; ok is false when there is none.
func (f Folder[T]) Load(name string) (value T, ok bool, err error) {
	data, err := os.ReadFile(f.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return value, false, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &value)
	}
	if err != nil {
		return value, false, ipsx.Errorf(ipsx.CodeInternal, "reading %s: %w", f.path(name), err)
	}
	return value, true, nil
}

// Save replaces one file; it is on the disk when Save returns.
func (f Folder[T]) Save(name string, value T) error {
	data, err := json.MarshalIndent(value, "", "  ")
	if err == nil {
		err = durable.Write(f.path(name), append(data, '\n'), 0o600)
	}
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "writing %s: %w", f.path(name), err)
	}
	return nil
}

// Remove deletes one file, if it is there.
func (f Folder[T]) Remove(name string) error {
	if err := os.Remove(f.path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return ipsx.Errorf(ipsx.CodeInternal, "removing %s: %w", f.path(name), err)
	}
	return nil
}

// All reads every file, by name.
func (f Folder[T]) All() (map[string]T, error) {
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "reading %s: %w", f.dir, err)
	}
	values := map[string]T{}
	for _, entry := range entries {
		name, isFile := strings.CutSuffix(entry.Name(), ".json")
		if !isFile || strings.HasPrefix(name, ".") {
			continue
		}
		value, ok, err := f.Load(name)
		if err != nil {
			return nil, err
		}
		if ok {
			values[name] = value
		}
	}
	return values, nil
}

func (f Folder[T]) lock(name string) *flock.Flock {
	return flock.New(filepath.Join(f.dir, "."+name+".lock"))
}

// TryLock takes the lock of one name, held until unlock is called or the process dies. When another process, or another
// part of this one, has it, it fails with CodeConflict at once.
func (f Folder[T]) TryLock(name string) (unlock func(), err error) {
	lock := f.lock(name)
	got, err := lock.TryLock()
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "locking %s: %w", f.path(name), err)
	}
	if !got {
		return nil, ipsx.Errorf(ipsx.CodeConflict, "%s is in use by another ipsx", f.path(name))
	}
	return func() { _ = lock.Unlock() }, nil // the process's end lets it go at the latest
}
