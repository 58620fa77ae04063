package lab

import (
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

const (
	namePrefix    = "ipsx-lab-"
	namespacesDir = "/run/netns"
	configDir     = "/etc/netns" // what `ip netns exec` mounts over /etc
)

// namespace is one network namespace by its iproute2 name.
type namespace struct {
	t       testing.TB
	name    string
	present []netip.Prefix
}

func (l *Lab) namespace(name string) *namespace {
	l.t.Helper()
	n := &namespace{t: l.t, name: l.prefix + name}
	if _, err := command("ip", "netns", "add", n.name); err != nil {
		l.t.Fatalf("making host %s: %v", name, err)
	}
	l.t.Cleanup(func() {
		if err := removeNamespace(n.name); err != nil {
			l.t.Errorf("removing host %s: %v", name, err)
		}
	})
	n.sysctl("net.ipv6.conf.default.accept_dad=0") // no second of looking for duplicate addresses on each link
	n.ip("link", "set", "lo", "up")
	return n
}

// ip runs iproute2's ip in the namespace and fails the test when it fails.
func (n *namespace) ip(args ...string) {
	n.t.Helper()
	if err := n.tryIP(args...); err != nil {
		n.t.Fatal(err)
	}
}

func (n *namespace) tryIP(args ...string) error {
	_, err := command("ip", append([]string{"-n", n.name}, args...)...)
	return err
}

// address gives an interface an address at once, without waiting for IPv6 to look for duplicates.
func (n *namespace) address(link string, p netip.Prefix) {
	n.t.Helper()
	args := []string{"addr", "add", p.String(), "dev", link}
	if p.Addr().Is6() {
		args = append(args, "nodad")
	}
	n.ip(args...)
}

// addressOnce is address, unless the namespace has that address; it says whether it was new.
func (n *namespace) addressOnce(link string, p netip.Prefix) bool {
	n.t.Helper()
	if slices.Contains(n.present, p) {
		return false
	}
	n.present = append(n.present, p)
	n.address(link, p)
	return true
}

func (n *namespace) sysctl(settings ...string) {
	n.t.Helper()
	err := n.do(func() error {
		for _, setting := range settings {
			key, value, _ := strings.Cut(setting, "=")
			path := filepath.Join("/proc/sys", strings.ReplaceAll(key, ".", "/"))
			if err := os.WriteFile(path, []byte(value), 0); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		n.t.Fatal(err)
	}
}

// do calls f on a thread that is in the namespace. Sockets that f makes stay there; goroutines that it starts do not.
func (n *namespace) do(f func() error) error {
	runtime.LockOSThread()
	home, err := os.Open("/proc/thread-self/ns/net")
	if err != nil {
		runtime.UnlockOSThread()
		return err
	}
	defer home.Close()
	there, err := os.Open(filepath.Join(namespacesDir, n.name))
	if err != nil {
		runtime.UnlockOSThread()
		return err
	}
	defer there.Close()
	if err := unix.Setns(int(there.Fd()), unix.CLONE_NEWNET); err != nil {
		runtime.UnlockOSThread()
		return fmt.Errorf("entering %s: %w", n.name, err)
	}
	done := f()
	if err := unix.Setns(int(home.Fd()), unix.CLONE_NEWNET); err != nil {
		return fmt.Errorf("leaving %s: %w", n.name, err) // the thread stays locked and ends with its goroutine
	}
	runtime.UnlockOSThread()
	return done
}

// removeStale removes what labs of dead processes left behind.
func removeStale(t testing.TB) {
	t.Helper()
	entries, err := os.ReadDir(namespacesDir)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for _, entry := range entries {
		rest, ours := strings.CutPrefix(entry.Name(), namePrefix)
		pid, err := strconv.Atoi(strings.SplitN(rest, "-", 2)[0])
		if !ours || err != nil || unix.Kill(pid, 0) == nil {
			continue
		}
		if err := removeNamespace(entry.Name()); err != nil {
			t.Logf("a dead lab's %s is still there: %v", entry.Name(), err)
		}
	}
}

// removeNamespace ends the processes in a namespace and removes it with its configuration.
func removeNamespace(name string) error {
	pids, err := command("ip", "netns", "pids", name)
	if err != nil {
		return err
	}
	for _, text := range strings.Fields(pids) {
		if pid, err := strconv.Atoi(text); err == nil && pid != os.Getpid() {
			_ = unix.Kill(pid, unix.SIGKILL) // it may have ended by now
		}
	}
	if _, err := command("ip", "netns", "delete", name); err != nil {
		return err
	}
	return os.RemoveAll(filepath.Join(configDir, name))
}
