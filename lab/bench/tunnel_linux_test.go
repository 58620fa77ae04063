package main

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/ipsx/ipsx/lab"
)

// TestTunnelMeasuresWhatIsPromised between two real hosts, with bytes that are counted where they arrive; and leaves none of them behind.
func TestTunnelMeasuresWhatIsPromised(t *testing.T) {
	lab.Require(t)
	result := measure(t, "tunnel", "--rounds", "1", "--time", "100ms", "--leases", "4", "--leases-per-second", "10", "--requesters", "2")
	for _, name := range []string{"tunRatio", "userspaceRatio", "firstByteP50Millis", "firstByteP99Millis", "udpRoundTripAddedMicros", "connectionsPerSecond"} {
		if value, ok := result[name].(float64); !ok || value <= 0 {
			t.Errorf("%s is %v", name, result[name])
		}
	}
	if result["wireproxyRatio"] != nil {
		t.Error("wireproxy was not there, and has a number")
	}
	ways, _ := result["gbitPerSecond"].(map[string]any)
	for _, way := range []string{"veth", "reference", "tun", "userspace", "forward"} {
		kinds, _ := ways[way].(map[string]any)
		for _, kind := range []string{"download", "upload", "download16", "upload16"} {
			if value, ok := kinds[kind].(float64); !ok || value <= 0 {
				t.Errorf("%s of %s is %v", kind, way, kinds[kind])
			}
		}
	}
	if names, err := exec.CommandContext(t.Context(), "ip", "netns", "list").Output(); err != nil || strings.Contains(string(names), "-bench-") {
		t.Errorf("namespaces stay behind (%v):\n%s", err, names)
	}
}
