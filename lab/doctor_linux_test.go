package lab_test

import (
	"strings"
	"testing"

	"github.com/ipsx/ipsx/lab"
)

// TestTheDoctorSeesWhatIsInBetween: on the open internet, behind a router, and where UDP is blocked, the doctor tells which it is.
func TestTheDoctorSeesWhatIsInBetween(t *testing.T) {
	t.Parallel()
	n := newNatted(t)
	_, home := n.Home("home", "11.7.0.1/24", lab.Symmetric)
	_, office := n.Home("office", "11.8.0.1/24", lab.NoUDP)
	for host, wanted := range map[*lab.Host][]string{
		n.Requester: {"good nat none: others see this machine as 11.3.0.1"},
		home:        {"told nat others see this machine as 11.7.0.1"},
		office:      {"bad udp no UDP packet came back", "let UDP out"},
	} {
		a := n.actor(host, "")
		found := decode[[]struct{ Check, State, Says, Fix string }](t, a.examined())
		all := ""
		for _, f := range found {
			all += f.State + " " + f.Check + " " + f.Says + " " + f.Fix + "\n"
		}
		for _, text := range wanted {
			if !strings.Contains(all, text) {
				t.Errorf("%s: %q is missing in\n%s", host.Name, text, all)
			}
		}
	}
}

// examined is what `ipsx doctor --json` prints, whether all is well or not.
func (a *actor) examined() string {
	a.net.t.Helper()
	return a.host.Run("env", append([]string{"sh", "-c", `"$@" || true`, "sh"}, append([]string{"env"}, a.command([]string{"doctor", "--json"})...)...)...)
}
