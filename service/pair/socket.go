package pair

import (
	"io"
	"net"
	"time"

	"github.com/pion/ice/v4"
	"github.com/pion/logging"
)

// Socket is a tunnel's UDP socket, shared by the searches of all its deals.
type Socket struct{ mux *ice.UniversalUDPMuxDefault }

// mappedFor is how long it is believed under which address others see the socket: a home's may be another at any time.
const mappedFor = time.Second

// NewSocket takes the socket as far as STUN goes (tunnel.Server.STUN), and closes it with Close.
func NewSocket(stun net.PacketConn) *Socket {
	return &Socket{ice.NewUniversalUDPMuxDefault(ice.UniversalUDPMuxParams{UDPConn: stun, XORMappedAddrCacheTTL: mappedFor, Logger: silent.NewLogger("ice")})}
}

// Close ends every search that uses it.
func (s *Socket) Close() error { return s.mux.Close() }

// silent is the library's log: what matters comes back as errors, and its lines name addresses.
var silent = &logging.DefaultLoggerFactory{Writer: io.Discard, DefaultLogLevel: logging.LogLevelDisabled}
