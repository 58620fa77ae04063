package vpn

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/internal/durable"
)

// state is what must be known to undo, kept in a file before anything is done. A lock beside it is held by the process that holds the tunnel.
type state struct {
	Resolv  *string `json:"resolvConf"`  // content of the file of name servers as it was; nil: it was not there
	Paths   string  `json:"returnPaths"` // whether strict filters of return paths looked at marks
	Allowed Allowed `json:"allowed"`
	Process int     `json:"process"`
}

const stateFile = "vpn.json"

// returnPaths has strict filters of return paths know that marks decide about routes (Linux's ip-sysctl, src_valid_mark).
const returnPaths = "/proc/sys/net/ipv4/conf/all/src_valid_mark"

// readState returns nil when nothing was done.
func readState(dir string) (*state, error) {
	content, err := os.ReadFile(filepath.Join(dir, stateFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var s state
	if err == nil {
		err = json.Unmarshal(content, &s)
	}
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "what `ipsx vpn up` noted cannot be read: %w", err).WithFix("write your name servers into %s, delete %s, and run `ipsx vpn reset`", resolvConf, filepath.Join(dir, stateFile))
	}
	return &s, nil
}

func (s state) write(dir string) error {
	content, err := json.Marshal(s)
	if err == nil {
		err = os.MkdirAll(dir, 0o700)
	}
	if err == nil {
		err = durable.Write(filepath.Join(dir, stateFile), content, 0o600)
	}
	return err
}

// note keeps how the machine was. What an earlier process noted stays: it saw the machine before the tunnel.
func note(dir string, a Allowed) error {
	s, err := readState(dir)
	if err != nil {
		return err
	}
	if s == nil {
		s = new(state)
		if content, err := os.ReadFile(resolvConf); err == nil {
			text := string(content)
			s.Resolv = &text
		}
		paths, _ := os.ReadFile(returnPaths) // where it cannot be read it cannot be changed
		s.Paths = string(paths)
	}
	s.Allowed, s.Process = a, os.Getpid()
	return s.write(dir)
}

// restore gives the machine its name servers back and forgets.
func (s *state) restore(dir string) error {
	if s == nil {
		return nil
	}
	if s.Resolv != nil {
		if now, err := os.ReadFile(resolvConf); err != nil || string(now) != *s.Resolv {
			if err := os.WriteFile(resolvConf, []byte(*s.Resolv), 0o644); err != nil {
				return err
			}
		}
	}
	if s.Paths != "" {
		_ = os.WriteFile(returnPaths, []byte(s.Paths), 0o644) // as far as it could be changed
	}
	return os.Remove(filepath.Join(dir, stateFile))
}

func lockOf(dir string) *flock.Flock { return flock.New(filepath.Join(dir, "vpn.lock")) }
