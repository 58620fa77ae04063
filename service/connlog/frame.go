package connlog

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"

	"github.com/ipsx/ipsx"
)

// A deal's file is a row of frames: a head of fixed size, and a sealed part, which is an age file of its own. The head tells size and root of the log
// behind the frame, so that a log can be closed and anchored without the key that reads it; a checksum over both parts tells a torn frame.
type frame struct {
	kind   frameKind
	after  Head // of the log behind it
	sealed []byte
}

type frameKind byte

const (
	frameProposal frameKind = 1 // JSON of the proposal
	frameEntries  frameKind = 2 // encoded entries, each with its length before it, 2 bytes
	frameEnd      frameKind = 3 // nothing follows
)

const (
	frameHead = 4 + 1 + 8 + 32 + 4 // bytes: length of the sealed part, kind, size, root, checksum
	// maxFrame is more than any frame's sealed part has.
	maxFrame = 64 << 20
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func (f frame) encode() []byte {
	b := binary.BigEndian.AppendUint32(make([]byte, 0, frameHead+len(f.sealed)), uint32(len(f.sealed)))
	b = append(b, byte(f.kind))
	b = append(binary.BigEndian.AppendUint64(b, f.after.Size), f.after.Root[:]...)
	b = binary.BigEndian.AppendUint32(b, crc32.Update(crc32.Checksum(b, castagnoli), castagnoli, f.sealed))
	return append(b, f.sealed...)
}

var (
	errTorn    = errors.New("the file ends within a frame")
	errDamaged = errors.New("a frame is not what was written")
)

// readFrame reads the next frame. io.EOF: there is none; errTorn: only the beginning of one, or the last one is not whole; errDamaged: it was changed.
func readFrame(r io.Reader) (f frame, err error) {
	var head [frameHead]byte
	if _, err = io.ReadFull(r, head[:]); err != nil {
		return f, torn(err)
	}
	length := binary.BigEndian.Uint32(head[:])
	if length > maxFrame {
		return f, errDamaged
	}
	f.kind, f.after = frameKind(head[4]), Head{binary.BigEndian.Uint64(head[5:]), ipsx.Hash(head[13:45])}
	f.sealed = make([]byte, length)
	if _, err = io.ReadFull(r, f.sealed); err != nil && length > 0 {
		return f, torn(io.ErrUnexpectedEOF)
	}
	if crc32.Update(crc32.Checksum(head[:45], castagnoli), castagnoli, f.sealed) != binary.BigEndian.Uint32(head[45:]) {
		return f, errDamaged
	}
	return f, nil
}

func torn(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errTorn
	}
	return err
}

// pack puts encoded entries one behind the other.
func pack(entries [][]byte) (packed []byte) {
	for _, e := range entries {
		packed = append(binary.BigEndian.AppendUint16(packed, uint16(len(e))), e...)
	}
	return packed
}

// Unpack takes entries apart that were sent or written together, and decodes each.
func Unpack(packed []byte) (entries []Entry, err error) {
	r := &reader{rest: packed}
	for len(r.rest) > 0 {
		encoded := r.take(int(r.uint16()))
		if r.short {
			return nil, ipsx.Errorf(ipsx.CodeInvalid, "a row of entries is cut short")
		}
		e, err := Decode(encoded)
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return entries, nil
}
