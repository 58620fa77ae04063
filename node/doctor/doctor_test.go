package doctor_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/lab/localnet"
	"github.com/ipsx/ipsx/node/doctor"
	"github.com/ipsx/ipsx/sdk"
)

func try(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// patient examines and gives the findings.
type patient struct {
	*testing.T
	doctor.Patient
}

func (p patient) examined() (found []doctor.Finding, healthy bool) {
	p.Helper()
	healthy = doctor.Examine(p.Context(), p.Patient, func(f doctor.Finding) { found = append(found, f) })
	for _, f := range found {
		if (f.State == doctor.Bad) != (f.Fix != "") {
			p.Errorf("%+v: what is bad has a fix, and nothing else", f)
		}
	}
	return found, healthy
}

// says checks what one check found.
func (p patient) says(check string, state doctor.State, text string) {
	p.Helper()
	found, healthy := p.examined()
	at := slices.IndexFunc(found, func(f doctor.Finding) bool { return strings.HasPrefix(f.Check, check) })
	if at < 0 || found[at].State != state || !strings.Contains(found[at].Says+found[at].Fix, text) || healthy && state == doctor.Bad {
		p.Errorf("%s is to be %s with %q; found was %+v", check, state, text, found)
	}
}

// TestTheDoctorFindsWhatIsWrong breaks one thing after the other.
func TestTheDoctorFindsWhatIsWrong(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	n, err := localnet.Start(ctx, localnet.Options{Providers: localnet.DefaultProviders()[:1]})
	try(t, err)
	defer func() { try(t, n.Close()) }()
	bob, err := n.Funded(ctx, "bob", ipsx.IPSX(10))
	try(t, err)
	healthy := doctor.Patient{Wallet: bob.Address(), Key: bob.Address(), Exchanges: []string{n.ExchangeURL()}, Domain: n.Client().Domain(),
		Chain: func(ctx context.Context) (*chain.Client, error) {
			return chain.Dial(ctx, n.ChainURL(), n.Client().Deployment())
		}}
	if found, ok := (patient{t, healthy}).examined(); !ok {
		t.Errorf("all is well, and found was %+v", found)
	}

	poor := healthy
	poor.Wallet, poor.Key = ipsx.Address{1}, ipsx.Address{1}
	patient{t, poor}.says("funds", doctor.Bad, "ipsx wallet deposit")
	patient{t, poor}.says("gas", doctor.Bad, "no ether")

	elsewhere := healthy
	elsewhere.Chain = func(ctx context.Context) (*chain.Client, error) {
		d := n.Client().Deployment()
		d.ChainID++
		return chain.Dial(ctx, n.ChainURL(), d)
	}
	patient{t, elsewhere}.says("chain", doctor.Bad, "use an endpoint of chain")
	patient{t, elsewhere}.says("funds", doctor.Skipped, "the chain does not answer")

	late := healthy
	late.Exchanges = []string{behind(t, n.ExchangeURL(), time.Hour)}
	patient{t, late}.says("clock", doctor.Bad, "differ by")

	delegate := healthy
	delegate.Delegation = func() (*ipsx.SignedDelegation, error) {
		return &ipsx.SignedDelegation{Delegation: ipsx.Delegation{Until: 1}}, nil
	}
	patient{t, delegate}.says("delegate", doctor.Bad, "ended 1970")

	nowhere := healthy
	nowhere.Exchanges = []string{"http://nowhere.invalid:1"}
	patient{t, nowhere}.says("dns", doctor.Bad, "nowhere.invalid")

	idle := healthy
	idle.Provides = true
	patient{t, idle}.says("offer", doctor.Bad, "ipsx provide")
}

// TestTheDoctorSaysWhyNobodyRents: of Alice's offer, while the one request that waits wants to pay less, and then with none.
func TestTheDoctorSaysWhyNobodyRents(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	n, err := localnet.Start(ctx, localnet.Options{Providers: localnet.DefaultProviders()[:2]})
	try(t, err)
	defer func() { try(t, n.Close()) }()
	bob, err := n.Funded(ctx, "bob", ipsx.IPSX(10))
	try(t, err)
	client, err := sdk.Dial(ctx, n.ExchangeURL(), sdk.Options{Signer: bob})
	try(t, err)
	page, err := client.Offers(ctx, ipsx.OrderFilter{Country: "DE"})
	try(t, err)
	alice := doctor.Patient{Wallet: bob.Address(), Key: bob.Address(), Exchanges: []string{n.ExchangeURL()}, Provides: true, Runs: true, Offers: []ipsx.Hash{page.Orders[0].Hash}}
	patient{t, alice}.says("offer", doctor.Told, "no request waits")

	result, err := client.Request(ctx, ipsx.Request{Count: 1, MinCount: 1, Countries: []string{"DE"}, Protocol: ipsx.Any, Scope: ipsx.Browse, Seconds: 60, MaxPricePerSecond: ipsx.Wei(1),
		MaxPricePerGiB: ipsx.IPSX(1), MaxTotal: ipsx.IPSX(1), Signer: bob.Address(), TunnelKey: ipsx.Hash{1}, Expiry: time.Now().Unix() + 600, Nonce: 1})
	try(t, err)
	patient{t, alice}.says("offer", doctor.Bad, "lower --price;")
	_, err = client.Cancel(ctx, result.Order.Hash)
	try(t, err)
}

// behind is an exchange whose clock is wrong.
func behind(t *testing.T, exchange string, by time.Duration) string {
	t.Helper()
	target, err := url.Parse(exchange)
	try(t, err)
	proxy := httputil.NewSingleHostReverseProxy(target)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/v1/terms" {
			proxy.ServeHTTP(w, r)
			return
		}
		answer := httptest.NewRecorder()
		proxy.ServeHTTP(answer, r)
		var terms ipsx.Terms
		if err := json.Unmarshal(answer.Body.Bytes(), &terms); err != nil {
			t.Error(err)
		}
		terms.Time -= int64(by / time.Second)
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(terms) // the doctor hangs up as it likes
	}))
	t.Cleanup(server.Close)
	return server.URL
}
