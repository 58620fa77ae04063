// Package lab builds small internets on one Linux machine, so that whole programs are tested as they will be used.
//
// Every host is a network namespace with the kernel's own TCP/IP stack, an address of its own and a link to a router in the middle; some
// have a LAN behind them. Nothing of it touches the machine's own network, and no packet leaves it: the router knows no way out. That is
// why hosts may have addresses that look public (11.0.0.0/8), as they must, since a lease reaches no documentation or private address.
//
// Programs are started with Host.Run and Host.Start; the test itself opens sockets on any host with Dial, Listen and HTTP. When the test
// ends, processes, namespaces and files are gone; those of a test that was killed are removed by the next one.
//
//	world := lab.NewWorld(t)
//	world.Requester.Run("curl", "-sS", "http://web.lab.test/ip") // 11.3.0.1
//
// Key advice: look at what the far end saw (web.Site.Sources), not at what the near end says it did.
//
// It needs Linux, root and iproute2. Without them tests are skipped with the reason, in CI they fail.
package lab
