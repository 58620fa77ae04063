// Package tunnel carries a lease: WireGuard in user space, with a TCP/IP stack of our own behind it, so that neither side needs
// privileges or touches the machine's routes.
//
// A provider runs one Server for all its deals. Each requester is a peer with inner addresses of its own; the source address of a
// packet inside the tunnel is bound to the peer's key, so it identifies the deal and, one for one, the leased address. Every TCP
// and UDP flow that a peer opens is handed to the server's Handler, which dials the destination first and accepts only then. A
// requester runs one Client for each deal, or any WireGuard client with the file that WriteConfig writes.
//
// Key advice: nothing is reachable by default. A Server without a Handler refuses every flow, peers never reach each other, and
// a Client drops whatever it did not ask for; open what a deal needs in the Handler, by source address.
package tunnel
