package connlog

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/ipsx/ipsx"
)

// recover closes the logs of an earlier run that was cut off: what a crash left of a frame is taken off, and the head in front of it is final.
func (s *Store) recover() error {
	files, err := logFiles(s.config.Dir)
	if err != nil {
		return err
	}
	for _, f := range files {
		if _, known := s.roots.of[f.deal]; known {
			continue
		}
		head, err := closeFile(f.path)
		if errors.Is(err, errDamaged) {
			s.config.Log.Error("a log is damaged; what stands before the damage can still be proven", "deal", f.deal, "entries", head.Size)
			err = nil
		}
		if err != nil {
			return broken("closing the log of deal "+f.deal.Hex(), err)
		}
		if head.Size > 0 {
			if err := s.roots.add(root{f.deal, head, f.changed.Unix()}); err != nil {
				return broken("keeping a log's root", err)
			}
		}
	}
	return nil
}

// closeFile takes a torn frame off the end and puts the closing one there, and returns the head. errDamaged: the file goes on behind what is not as it was
// written; it stays as it is.
func closeFile(path string) (head Head, err error) {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return head, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	whole, ended, head, err := scan(file)
	if err != nil && !errors.Is(err, errTorn) || ended {
		return head, err
	}
	if err = file.Truncate(whole); err != nil {
		return head, err
	}
	if _, err = file.WriteAt(frame{kind: frameEnd, after: head}.encode(), whole); err != nil {
		return head, err
	}
	return head, file.Sync()
}

// scan reads frame after frame, and returns where the last whole one ends, whether it ends the log, and its head. A damaged frame that nothing follows counts as torn: the disk may
// have kept its length and not its content.
func scan(file *os.File) (whole int64, ended bool, head Head, err error) {
	info, err := file.Stat()
	if err != nil {
		return 0, false, head, err
	}
	r := bufio.NewReader(file)
	for {
		f, err := readFrame(r)
		behind := whole + int64(frameHead+len(f.sealed))
		switch {
		case errors.Is(err, io.EOF):
			return whole, ended, head, nil
		case errors.Is(err, errDamaged) && behind >= info.Size():
			return whole, ended, head, errTorn
		case err != nil:
			return whole, ended, head, err
		}
		whole, ended, head = behind, f.kind == frameEnd, f.after
	}
}

// logFile is a log on the disk.
type logFile struct {
	deal    ipsx.Hash
	path    string
	size    int64
	changed time.Time
}

// logFiles lists the logs of a folder, the one that was written to last behind the others.
func logFiles(dir string) (files []logFile, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, broken("reading the connection log", err)
	}
	for _, entry := range entries {
		name, is := strings.CutSuffix(entry.Name(), logSuffix)
		var deal ipsx.Hash
		if !is || deal.UnmarshalText([]byte(name)) != nil {
			continue
		}
		info, err := entry.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // deleted meanwhile
		}
		if err != nil {
			return nil, broken("reading the connection log", err)
		}
		files = append(files, logFile{deal, filepath.Join(dir, entry.Name()), info.Size(), info.ModTime()})
	}
	slices.SortFunc(files, func(a, b logFile) int { return a.changed.Compare(b.changed) })
	return files, nil
}

// tidy deletes logs that ended too long ago, and the oldest ones where all are too large together. Their roots stay.
func (s *Store) tidy(now time.Time) {
	files, err := logFiles(s.config.Dir)
	if err != nil {
		s.config.Log.Error("looking for old logs", "error", err)
		return
	}
	total := int64(0)
	for _, f := range files {
		total += f.size
	}
	for _, f := range files {
		old := now.Sub(f.changed) > s.config.Keep
		if !old && total <= s.config.Bytes || s.isLive(f.deal) {
			continue
		}
		if err := removeLog(f.path); err != nil {
			s.config.Log.Error("deleting an old log", "deal", f.deal, "error", err)
			return
		}
		total -= f.size
	}
}

func removeLog(path string) error {
	words := strings.TrimSuffix(path, logSuffix) + wordsSuffix
	if err := os.Remove(words); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Remove(path)
}

func (s *Store) isLive(deal ipsx.Hash) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.live[deal] != nil
}
