package api_test

import (
	"encoding/base64"
	"io"
	"net/http"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
)

func TestShutdownEndsStreamsAndFinishesAnswers(t *testing.T) {
	n := open(t)
	delegation, err := ipsx.SignDelegation(bob, home, ipsx.Delegation{Wallet: bob.Address(), Delegate: carol.Address(), Until: n.clock.Now().Unix() + 60})
	n.check(err)
	client := n.dialWith(sdk.Options{Signer: carol, Wallet: bob.Address(), Delegation: delegation})
	stream := n.stream(alice)
	n.chain.held = make(chan struct{})
	answered := make(chan error, 1)
	go func() {
		_, err := client.Request(t.Context(), n.request("by Carol at the last moment"))
		answered <- err
	}()
	<-n.chain.held // the exchange is at Carol's request when the end comes
	stopped := make(chan struct{})
	go func() { defer close(stopped); n.stop() }()
	_, err = io.Copy(io.Discard, stream)
	n.check(err) // ended in order, while the request waits
	close(n.chain.held)
	n.check(<-answered)
	<-stopped
}

// access is the header by which a wallet reads what is its own.
func (n *network) access(k ipsx.Signer) string {
	n.Helper()
	access, err := ipsx.Sign(k, home, ipsx.Access{Exchange: victor.Address(), Wallet: k.Address(), At: n.clock.Now().Unix()})
	n.check(err)
	return "IPSX " + base64.RawURLEncoding.EncodeToString([]byte(n.json(access)))
}

// stream opens a wallet's stream of events as a browser does, without resuming.
func (n *network) stream(k ipsx.Signer) io.Reader {
	n.Helper()
	request, err := http.NewRequestWithContext(n.Context(), http.MethodGet, n.url+"/v1/events", nil)
	n.check(err)
	request.Header.Set("Authorization", n.access(k))
	response, err := http.DefaultClient.Do(request)
	n.check(err)
	n.Cleanup(func() { _ = response.Body.Close() })
	if response.StatusCode != http.StatusOK {
		n.Fatalf("the stream is answered with %s", response.Status)
	}
	return response.Body
}
