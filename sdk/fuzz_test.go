package sdk

import (
	"bytes"
	"testing"

	"github.com/ipsx/ipsx"
)

// FuzzEvents reads anything as a stream of events: it ends with an error, and only goes on.
func FuzzEvents(f *testing.F) {
	f.Add([]byte("id: 7\n\nid: 8\nevent: deal\ndata: {\"id\":8,\"type\":\"deal\",\"at\":1}\n\n: beat\n\nretry: 900\n\n"))
	f.Add([]byte("data: {}\n\ndata: []\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s := &stream{yield: func(ipsx.Event, error) bool { return true }}
		if s.read(bytes.NewReader(data), func() {}) == nil {
			t.Error("a stream that broke off ended well")
		}
	})
}
