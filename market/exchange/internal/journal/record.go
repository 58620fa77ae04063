package journal

import (
	"crypto/sha256"
	"encoding/json"
	"time"

	"github.com/ipsx/ipsx"
)

// record is the stored form of a batch, as JSON.
type record struct {
	Previous ipsx.Hash         `json:"previous"` // SHA-256 of the message before; zero for the first
	At       int64             `json:"at"`       // Unix nanoseconds
	Commands []json.RawMessage `json:"commands"`
}

func hashOf(data []byte) ipsx.Hash { return sha256.Sum256(data) }

func encode(previous ipsx.Hash, b Batch) ([]byte, error) {
	size := 0
	for _, command := range b.Commands {
		size += len(command)
	}
	if size > MaxBatchBytes {
		return nil, ipsx.Errorf(ipsx.CodeTooLarge, "a batch of %d bytes is above %d", size, MaxBatchBytes)
	}
	data, err := json.Marshal(record{previous, b.At.UnixNano(), b.Commands})
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "a command is not JSON: %w", err)
	}
	return data, nil
}

// decode reads the message that must follow last.
func decode(last Position, sequence uint64, data []byte) (Position, Batch, error) {
	next := Position{sequence, hashOf(data)}
	if sequence != last.Sequence+1 {
		return next, Batch{}, damaged(last.Sequence+1, "it is missing: message %d follows %d", sequence, last.Sequence)
	}
	var r record
	if err := json.Unmarshal(data, &r); err != nil {
		return next, Batch{}, damaged(sequence, "it cannot be read: %w", err)
	}
	if r.Previous != last.Hash {
		return next, Batch{}, damaged(sequence, "it follows a message with hash %s, but the one before it has %s", r.Previous, last.Hash)
	}
	return next, Batch{time.Unix(0, r.At).UTC(), r.Commands}, nil
}

func damaged(sequence uint64, format string, args ...any) error {
	cause := ipsx.Errorf(ipsx.CodeInternal, format, args...)
	return ipsx.Errorf(ipsx.CodeInternal, "the log is damaged at message %d: %w", sequence, cause).
		WithFix("restore the log's directory from a backup or a replica; what was acknowledged must not be forgotten")
}
