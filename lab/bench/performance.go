package main

import (
	"fmt"
	"os"
	"strings"
)

// tunnelSection names the part of docs/performance.md that the tunnel benchmark writes.
const tunnelSection = "tunnel"

// writeSection replaces what stands in a file between the marks of a section.
func writeSection(path, section, text string) error {
	all, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	begin, end := "<!-- begin: "+section+" -->\n", "<!-- end: "+section+" -->"
	before, rest, found := strings.Cut(string(all), begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		return fmt.Errorf("%s has no section to write between %q and %q: add these two lines", path, strings.TrimSpace(begin), end)
	}
	return os.WriteFile(path, []byte(before+begin+text+end+after), 0o644)
}

// goals are the figures that the tunnel is held to.
var goals = map[string]string{wayTun: "1.0 times the reference", wayUserspace: "0.8 times the reference", wayForward: "1.5 times wireproxy"}

// table is the figures in Markdown.
func (r tunnelResult) String() string {
	var t strings.Builder
	t.WriteString("| Way | download, Gbit/s | upload | 16 downloads | 16 uploads | over another | Goal |\n|---|---|---|---|---|---|---|\n")
	for _, name := range []string{wayCable, wayReference, wayTun, wayUserspace, wayForward, wayWireproxy} {
		if g := r.Gbit[name]; g != nil {
			fmt.Fprintf(&t, "| %s | %.2f | %.2f | %.2f | %.2f | %s | %s |\n", name, g["download"], g["upload"], g["download16"], g["upload16"], r.beside(name), goals[name])
		}
	}
	t.WriteString("\n| What | Figure | Goal |\n|---|---|---|\n")
	row := func(what, goal, format string, figures ...any) {
		fmt.Fprintf(&t, "| %s | %s | %s |\n", what, fmt.Sprintf(format, figures...), goal)
	}
	row("UDP round trip that the tunnel adds", "", "%.0f µs in user space, %.0f µs with a TUN client; the bare cable has %.0f µs, the reference %.0f µs", r.RoundTripAddedMicros,
		r.RoundTripTunAddedMicros, r.RoundTripMicros[wayCable], r.RoundTripMicros[wayReference])
	row("new connections through one lease, each used for a byte", "5,000 a second", "%.0f a second", r.ConnectionsPerSecond)
	if r.LeasesPerSecond > 0 {
		row(fmt.Sprintf("request to first byte, %.0f leases a second", r.LeasesPerSecond), "60 ms, 200 ms", "median %.0f ms, 99th percentile %.0f ms", r.FirstByteP50Millis, r.FirstByteP99Millis)
	}
	for _, name := range []string{wayReference, wayTun, wayUserspace} {
		if c, all := r.ProviderCPUPerGiB[name], r.CPUPerGiB[name]; c != nil {
			row("processor of the provider for a GiB, "+name, "", "%.1f s download, %.1f s upload; of all %.1f s and %.1f s", c["download"], c["upload"], all["download"], all["upload"])
		}
	}
	return t.String()
}

// beside is by how much a way does better than the one it is held against, by kind of stream.
func (r tunnelResult) beside(name string) string {
	over := wayReference
	if name == wayForward {
		over = wayWireproxy
	}
	q := r.Ratios[name+"/"+over]
	if q == nil {
		return ""
	}
	return fmt.Sprintf("%.2f, %.2f, %.2f, %.2f", q["download"], q["upload"], q["download16"], q["upload16"])
}
