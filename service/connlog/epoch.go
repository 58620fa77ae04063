package connlog

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/internal/durable"
)

const epochsDir = "epochs"

// Epoch is the heads of a provider's logs that are anchored together: those that ended since the epoch before, and those that run and grew.
type Epoch struct {
	Number   uint64         `json:"number"` // the Unix time at which it was made, or a little more where that was taken
	Logs     []ipsx.DealLog `json:"logs"`
	Roots    int            `json:"roots"`  // how many of the final roots are in this epoch and those before
	Sender   ipsx.Address   `json:"sender"` // who anchors it
	Anchored bool           `json:"anchored"`
}

// Tree is what is anchored.
func (e Epoch) Tree() ipsx.AnchorTree {
	leaves := make([]ipsx.Hash, len(e.Logs))
	for i, l := range e.Logs {
		leaves[i] = l.Leaf()
	}
	return ipsx.NewAnchorTree(leaves)
}

func epochPath(dir string, number uint64) string {
	return filepath.Join(dir, epochsDir, strconv.FormatUint(number, 10)+".json")
}

// Save keeps the epoch in a log's folder; it is on the disk when Save returns. That comes before it is anchored: the paths to a root cannot be found again.
func (e Epoch) Save(dir string) error {
	data, err := json.Marshal(e)
	if err == nil {
		err = os.MkdirAll(filepath.Join(dir, epochsDir), 0o700)
	}
	if err == nil {
		err = durable.Write(epochPath(dir, e.Number), data, 0o600)
	}
	if err != nil {
		return broken("keeping an epoch", err)
	}
	return nil
}

// Renumber gives the epoch the next number, where another node of the wallet has taken its own.
func (e Epoch) Renumber(dir string) (Epoch, error) {
	before := e.Number
	e.Number++
	if err := e.Save(dir); err != nil {
		return e, err
	}
	if err := os.Remove(epochPath(dir, before)); err != nil {
		return e, broken("renumbering an epoch", err)
	}
	return e, nil
}

// Epochs lists those of a folder, the oldest first.
func Epochs(dir string) (epochs []Epoch, err error) {
	files, err := os.ReadDir(filepath.Join(dir, epochsDir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, broken("reading the epochs", err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".json") || strings.HasPrefix(f.Name(), ".") {
			continue
		}
		var e Epoch
		data, err := os.ReadFile(filepath.Join(dir, epochsDir, f.Name()))
		if err == nil {
			err = json.Unmarshal(data, &e)
		}
		if err != nil {
			return nil, broken("reading epoch "+f.Name(), err)
		}
		epochs = append(epochs, e)
	}
	slices.SortFunc(epochs, func(a, b Epoch) int { return int(int64(a.Number) - int64(b.Number)) })
	return epochs, nil
}

// NextEpoch is the one to anchor now, at Unix time now: the last one, where it was not anchored yet, and else a new one. CodeNotFound: nothing is new.
// One process at a time calls it for a folder.
func NextEpoch(dir string, sender ipsx.Address, now int64) (Epoch, error) {
	epochs, err := Epochs(dir)
	if err != nil {
		return Epoch{}, err
	}
	next := Epoch{Number: uint64(now), Sender: sender}
	known := map[ipsx.Hash]uint64{}
	for _, e := range epochs {
		if !e.Anchored {
			return e, nil
		}
		next.Number, next.Roots = max(next.Number, e.Number+1), e.Roots
		for _, l := range e.Logs {
			known[l.Deal] = l.Size
		}
	}
	if err := next.gather(dir, known); err != nil {
		return next, err
	}
	if len(next.Logs) == 0 {
		return next, ipsx.Errorf(ipsx.CodeNotFound, "no log has grown since the last anchor").WithFix("wait until somebody uses a lease")
	}
	return next, next.Save(dir)
}

// gather adds the logs that ended or grew.
func (e *Epoch) gather(dir string, known map[ipsx.Hash]uint64) error {
	all, err := readRoots(dir)
	if err != nil {
		return err
	}
	ended := map[ipsx.Hash]bool{}
	for i, r := range all {
		ended[r.deal] = true
		if i >= e.Roots {
			e.add(r.deal, r.head, known)
		}
	}
	e.Roots = len(all)
	files, err := logFiles(dir)
	for _, f := range files {
		if ended[f.deal] {
			continue
		}
		head, err := headOnDisk(f.path)
		if err != nil {
			return broken("reading the log of deal "+f.deal.Hex(), err)
		}
		e.add(f.deal, head, known)
	}
	return err
}

func (e *Epoch) add(deal ipsx.Hash, h Head, known map[ipsx.Hash]uint64) {
	if h.Size > known[deal] {
		e.Logs = append(e.Logs, ipsx.DealLog{Deal: deal, Size: h.Size, Root: h.Root})
	}
}

// headOnDisk is that of a log that may be written just now.
func headOnDisk(path string) (Head, error) {
	file, err := os.Open(path)
	if err != nil {
		return Head{}, err
	}
	_, _, head, err := scan(file)
	if errors.Is(err, errTorn) || errors.Is(err, errDamaged) {
		err = nil // what stands before can be anchored
	}
	return head, errors.Join(err, file.Close())
}

// Proofs are those of a deal's log in the epochs that were anchored, the first one first.
func Proofs(dir string, deal ipsx.Hash) (proofs []ipsx.LogProof, err error) {
	epochs, err := Epochs(dir)
	for _, e := range epochs {
		i := slices.IndexFunc(e.Logs, func(l ipsx.DealLog) bool { return l.Deal == deal })
		if !e.Anchored || i < 0 {
			continue
		}
		path, _ := e.Tree().Path(e.Logs[i].Leaf()) // it is in it
		proofs = append(proofs, ipsx.LogProof{By: ipsx.ByProvider, Epoch: e.Number, Sender: e.Sender, Log: e.Logs[i], LogPath: path})
	}
	return proofs, err
}
