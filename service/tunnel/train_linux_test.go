package tunnel

import (
	"net/netip"
	"testing"

	"golang.zx2c4.com/wireguard/conn"
	"golang.zx2c4.com/wireguard/device"
)

// Packets of the size that the stack's segments have do not divide 64 KiB as plain WireGuard's do: 46 of them fit a datagram, but are too long for the kernel.
func TestATrainArrivesInOnePiece(t *testing.T) {
	const size, sent, atLeast = 1424, 90, 45 // bytes, packets
	from, to := newBind(), newBind()
	if _, _, err := from.Open(0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = from.Close() }) // nothing is left in it
	receive, port, err := to.Open(0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = to.Close() }) // as above
	endpoint, err := from.ParseEndpoint(netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), port).String())
	if err != nil {
		t.Fatal(err)
	}
	var packets [][]byte
	for range sent {
		packets = append(packets, new([device.MaxMessageSize]byte)[:size]) // as WireGuard keeps them
	}
	if err := from.Send(packets, endpoint); err != nil {
		t.Fatal(err)
	}
	var buffers [][]byte
	for range to.BatchSize() {
		buffers = append(buffers, make([]byte, device.MaxMessageSize))
	}
	arrived, err := receive[0](buffers, make([]int, len(buffers)), make([]conn.Endpoint, len(buffers)))
	if err != nil || arrived < atLeast {
		t.Errorf("%d of %d packets came with the first call (%v), not the %d of a train", arrived, sent, err, atLeast)
	}
}
