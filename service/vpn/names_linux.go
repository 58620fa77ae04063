package vpn

import (
	"context"
	"net/netip"
	"os"
	"os/exec"
	"strings"
)

const resolvConf = "/etc/resolv.conf"

// stub is where systemd-resolved answers (systemd-resolved.service(8)).
const stub = "127.0.0.53"

// useNames has names asked inside the tunnel. Where systemd-resolved runs it is told so for the device, with which that ends; elsewhere the file of name servers is
// written, in its place, since it may be a mount of its own.
func useNames(ctx context.Context, servers []netip.Addr) error {
	var list []string
	for _, s := range servers {
		list = append(list, s.String())
	}
	if asksStub() {
		for _, args := range [][]string{append([]string{"dns", Interface}, list...), {"domain", Interface, "~."}, {"default-route", Interface, "true"}} {
			if _, err := run(ctx, "", "resolvectl", args...); err != nil {
				return err
			}
		}
		return nil
	}
	return os.WriteFile(resolvConf, []byte("# ipsx vpn up; ipsx vpn reset restores it\nnameserver "+strings.Join(list, "\nnameserver ")+"\n"), 0o644)
}

func asksStub() bool {
	content, _ := os.ReadFile(resolvConf) // without it nobody asks anything
	_, err := exec.LookPath("resolvectl")
	return err == nil && strings.Contains(string(content), "nameserver "+stub)
}

// servers are the name servers of a file's content.
func servers(content string) (list []netip.Addr) {
	for line := range strings.Lines(content) {
		if word, ok := strings.CutPrefix(strings.TrimSpace(line), "nameserver "); ok {
			if a, err := netip.ParseAddr(strings.TrimSpace(word)); err == nil {
				list = append(list, a)
			}
		}
	}
	return list
}
