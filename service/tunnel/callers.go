package tunnel

import "net"

// maxCallers is how many who call at one socket are known; then all begin anew.
const maxCallers = 256

// caller is one of those who call at a socket beside the tunnel's own.
type caller struct {
	net.PacketConn
	at net.Addr
}

// Read is not used: what comes by the socket is read for all.
func (c caller) Read([]byte) (int, error) { return 0, net.ErrClosed }

// Write implements net.Conn.
func (c caller) Write(b []byte) (int, error) { return c.WriteTo(b, c.at) }

// RemoteAddr implements net.Conn.
func (c caller) RemoteAddr() net.Addr { return c.at }

// CarryFrom takes a socket for packets beside the UDP one, at which any partner may call: each is answered where it called from. It ends when the socket is closed.
func (s *Server) CarryFrom(socket net.PacketConn) { go s.bind.takeFrom(socket) }

func (b *bind) takeFrom(socket net.PacketConn) {
	known := map[string]*Way{}
	buffer := make([]byte, maxWireGuard)
	for {
		n, from, err := socket.ReadFrom(buffer)
		if err != nil {
			b.forget(known)
			return
		}
		w := known[from.String()]
		if w == nil {
			if len(known) >= maxCallers {
				b.forget(known)
			}
			w = b.add(caller{socket, from})
			known[from.String()] = w
		}
		w.arrived(buffer[:n])
	}
}

// forget takes ways out of those that have names. A partner that is led there stays so.
func (b *bind) forget(ways map[string]*Way) {
	for at, w := range ways {
		w.forget()
		delete(ways, at)
	}
}
