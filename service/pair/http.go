package pair

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/netip"

	"github.com/ipsx/ipsx"
)

const (
	// Port is the TCP port of the provider's inner address at which Handler is served.
	Port = 80
	// Path is where Handler expects questions.
	Path = "/pair"
	// HeartbeatPort is the UDP port of the provider's inner address that echoes what it gets.
	HeartbeatPort = 4750
)

// Handler answers envelopes that are posted to it inside the tunnel. The address that they come from is proven by WireGuard; answer finds the deal by it.
// Where answer fails, the partner gets a Failure.
func Handler(answer func(ctx context.Context, from netip.Addr, question Envelope) (Envelope, error)) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+Path, func(w http.ResponseWriter, r *http.Request) {
		question, reply, err := serve(r, answer)
		if err != nil {
			reply = fail(question, err)
		}
		encoded, err := reply.encode()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(encoded) // a partner that has gone asks again
	})
	return mux
}

func serve(r *http.Request, answer func(context.Context, netip.Addr, Envelope) (Envelope, error)) (question, reply Envelope, err error) {
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return question, reply, ipsx.Errorf(ipsx.CodeInternal, "the address of who asks: %w", err)
	}
	question, err = read(r.Body, MaxPlaintext)
	if err != nil {
		return question, reply, err
	}
	reply, err = answer(r.Context(), from.Addr().Unmap(), question)
	return question, reply, err
}

func read(body io.Reader, most int) (Envelope, error) {
	data, err := io.ReadAll(io.LimitReader(body, int64(most)+1))
	if err != nil {
		return Envelope{}, ipsx.Errorf(ipsx.CodeUnavailable, "reading from the partner: %w", err)
	}
	return parse(data, most)
}

// HTTP asks through the tunnel.
type HTTP struct {
	Client   *http.Client   // its transport dials through the tunnel
	Provider netip.AddrPort // the provider's inner address, and Port
}

// Ask is an Ask. CodeUnavailable means that the tunnel does not carry it.
func (h HTTP) Ask(ctx context.Context, question Envelope) (Envelope, error) {
	encoded, err := question.encode()
	if err != nil {
		return Envelope{}, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+h.Provider.String()+Path, bytes.NewReader(encoded))
	if err != nil {
		return Envelope{}, ipsx.Errorf(ipsx.CodeInvalid, "the provider's inner address: %w", err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := h.Client.Do(request)
	if err != nil {
		return Envelope{}, ipsx.Errorf(ipsx.CodeUnavailable, "the partner cannot be reached through the tunnel: %w", err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return Envelope{}, ipsx.Errorf(ipsx.CodeUnavailable, "the partner's pair service answered %s", response.Status)
	}
	answer, err := read(response.Body, maxInside)
	if err == nil && answer.ID != question.ID && answer.Type != TypeFailure {
		err = ipsx.Errorf(ipsx.CodeInvalid, "the partner answered question %d where %d was asked", answer.ID, question.ID)
	}
	return answer, err
}
