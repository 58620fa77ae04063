package main

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// namespaces are two hosts of this machine, each a Linux network namespace, with a cable (veth) between them: the requester's and the provider's.
// Their names begin as those of package lab, whose next run removes what a killed benchmark left.
type namespaces struct{ client, provider string }

var (
	clientAddress   = netip.MustParseAddr("11.0.0.1")
	providerAddress = netip.MustParseAddr("11.0.0.2")
	farAddress      = netip.MustParseAddr("11.0.1.1") // where the far end is, on the provider's host, so that no second cable is measured
)

func makeNamespaces(ctx context.Context) (n namespaces, err error) {
	if runtime.GOOS != "linux" || os.Geteuid() != 0 {
		return n, errors.New("the tunnel benchmark makes network namespaces: run it on Linux, as root")
	}
	if _, err := exec.LookPath("ip"); err != nil {
		return n, errors.New("the command ip is not installed: install iproute2 (`make install` does that)")
	}
	name := fmt.Sprintf("ipsx-lab-%d-bench-", os.Getpid())
	n = namespaces{name + "client", name + "provider"}
	err = ip(ctx,
		"netns add "+n.client,
		"netns add "+n.provider,
		"-n "+n.client+" link set lo up",
		"-n "+n.provider+" link set lo up",
		"-n "+n.client+" link add eth0 type veth peer name eth0 netns "+n.provider,
		"-n "+n.client+" addr add "+clientAddress.String()+"/24 dev eth0",
		"-n "+n.provider+" addr add "+providerAddress.String()+"/24 dev eth0",
		"-n "+n.provider+" addr add "+farAddress.String()+"/32 dev lo",
		"-n "+n.client+" link set eth0 up",
		"-n "+n.provider+" link set eth0 up",
	)
	if err != nil {
		n.remove()
	}
	return n, err
}

// remove takes both away, with what is in them. It is called when the benchmark was interrupted too.
func (n namespaces) remove() {
	for _, name := range []string{n.client, n.provider} {
		_ = ip(context.Background(), "netns delete "+name) // it may not have come to be
		_ = os.RemoveAll(filepath.Join("/etc/netns", name))
	}
}

// address gives an interface of a namespace an inner address, an MTU and the routes that lead into it.
func (n namespaces) address(ctx context.Context, namespace, link string, own netip.Addr, mtu int, routes ...netip.Addr) error {
	lines := []string{
		fmt.Sprintf("-n %s addr add %s/32 dev %s", namespace, own, link),
		fmt.Sprintf("-n %s link set %s mtu %d up", namespace, link, mtu),
	}
	for _, to := range routes {
		lines = append(lines, fmt.Sprintf("-n %s route add %s/32 dev %s src %s", namespace, to, link, own))
	}
	return ip(ctx, lines...)
}

// ip runs iproute2's ip once for each line.
func ip(ctx context.Context, lines ...string) error {
	for _, line := range lines {
		out, err := exec.CommandContext(ctx, "ip", strings.Fields(line)...).CombinedOutput()
		if err != nil {
			return fmt.Errorf("ip %s: %w: %s", line, err, out)
		}
	}
	return nil
}
