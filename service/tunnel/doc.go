// Package tunnel carries a lease's traffic: WireGuard in user space on both ends, over a TCP/IP stack of its own, so that neither end needs
// privileges or touches the machine's routes.
//
// The provider runs one Server for all its deals. Every peer is a tunnel key with one inner address per leased address; WireGuard lets a peer send
// from its own inner addresses only, so the source of a flow inside the tunnel proves which deal and which exit it belongs to. Flows to any
// destination are handed to the TCP and UDP functions of ServerConfig before they are answered; what is addressed to the provider's inner address
// reaches its local services (ListenTCP, ListenUDP) instead. The requester's Client dials through one of its inner addresses; it resolves names at the
// provider and takes in nothing that it did not ask for. Any WireGuard client can take the Client's place with the file that Config writes.
//
// Advice: in ServerConfig.TCP, dial the destination first and accept the flow after it: then the requester sees "connection refused" exactly when
// the destination refuses.
package tunnel
