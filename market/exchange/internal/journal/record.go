package journal

import (
	"crypto/sha256"
	"encoding/binary"
	"time"

	"github.com/ipsx/ipsx"
)

func hashOf(data []byte) ipsx.Hash { return sha256.Sum256(data) }

func encode(previous ipsx.Hash, b Batch) ([]byte, error) {
	size := 0
	for _, command := range b.Commands {
		size += len(command)
	}
	if size > MaxBatchBytes {
		return nil, ipsx.Errorf(ipsx.CodeTooLarge, "a batch of %d bytes is above %d", size, MaxBatchBytes)
	}
	data := make([]byte, 0, headerBytes+size+binary.MaxVarintLen32*len(b.Commands))
	data = append(data, previous[:]...)
	data = binary.BigEndian.AppendUint64(data, uint64(b.At.UnixNano()))
	for _, command := range b.Commands {
		data = append(binary.AppendUvarint(data, uint64(len(command))), command...)
	}
	return data, nil
}

// headerBytes are the SHA-256 of the message before, zero for the first, and the time in Unix nanoseconds. Behind them stand the commands,
// each behind its length.
const headerBytes = 32 + 8

// decode reads the message that must follow last.
func decode(last Position, sequence uint64, data []byte) (Position, Batch, error) {
	next := Position{sequence, hashOf(data)}
	if sequence != last.Sequence+1 {
		return next, Batch{}, damaged(last.Sequence+1, "it is missing: message %d follows %d", sequence, last.Sequence)
	}
	if len(data) < headerBytes {
		return next, Batch{}, damaged(sequence, "it has %d bytes", len(data))
	}
	if previous := ipsx.Hash(data[:32]); previous != last.Hash {
		return next, Batch{}, damaged(sequence, "it follows a message with hash %s, but the one before it has %s", previous, last.Hash)
	}
	at := time.Unix(0, int64(binary.BigEndian.Uint64(data[32:headerBytes]))).UTC()
	commands, err := split(data[headerBytes:])
	if err != nil {
		return next, Batch{}, damaged(sequence, "it cannot be read: %w", err)
	}
	return next, Batch{at, commands}, nil
}

func split(data []byte) (commands [][]byte, err error) {
	for len(data) > 0 {
		length, size := binary.Uvarint(data)
		if size <= 0 || length > uint64(len(data)-size) {
			return nil, ipsx.Errorf(ipsx.CodeInternal, "a command of it is torn")
		}
		commands, data = append(commands, data[size:size+int(length)]), data[size+int(length):]
	}
	return commands, nil
}

func damaged(sequence uint64, format string, args ...any) error {
	cause := ipsx.Errorf(ipsx.CodeInternal, format, args...)
	return ipsx.Errorf(ipsx.CodeInternal, "the log is damaged at message %d: %w", sequence, cause).
		WithFix("restore the log's directory from a backup or a replica; what was acknowledged must not be forgotten")
}
