package journal

import (
	"reflect"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
)

// FuzzMessage reads anything as a message of the log: what is accepted is written as a message that reads the same.
func FuzzMessage(f *testing.F) {
	for _, commands := range [][][]byte{nil, {{}}, {[]byte("one")}, {[]byte("one"), {}, []byte("three")}} {
		data, err := encode(ipsx.Hash{}, Batch{At: time.Unix(1_800_000_000, 5), Commands: commands})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		_, batch, err := decode(Position{}, 1, data)
		if err != nil {
			return
		}
		again, err := encode(ipsx.Hash{}, batch)
		if err != nil {
			t.Fatal(err)
		}
		if _, same, err := decode(Position{}, 1, again); err != nil || !reflect.DeepEqual(same, batch) {
			t.Errorf("%+v reads back as %+v, %v", batch, same, err)
		}
	})
}
