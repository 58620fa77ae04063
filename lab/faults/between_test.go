package faults

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/ipsx/ipsx"
)

// between is a proxy before an exchange's API. It shows every proposal that passes to a client, who gets what is made of it.
type between struct {
	*httptest.Server
	show func(*ipsx.Proposal)
	add  func(made ipsx.Proposal) []ipsx.Proposal // further deals in the answer to a request; nil: none
}

func newBetween(t *testing.T, exchange string, show func(*ipsx.Proposal)) *between {
	b := &between{show: show}
	proxy := httputil.NewSingleHostReverseProxy(must[*url.URL](t)(url.Parse(exchange)))
	proxy.FlushInterval = -1                    // events pass at once
	proxy.ErrorLog = log.New(io.Discard, "", 0) // of connections that break, as they do here all the time
	proxy.ModifyResponse = b.change
	proxy.ErrorHandler = func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) }
	b.Server = httptest.NewServer(proxy)
	t.Cleanup(func() {
		b.CloseClientConnections()
		b.Close()
	})
	return b
}

func (b *between) change(r *http.Response) error {
	path := r.Request.URL.Path
	switch {
	case r.StatusCode >= http.StatusMultipleChoices:
		return nil
	case path == "/v1/events":
		r.Body = b.events(r.Body)
		return nil
	case path == "/v1/requests" && r.Request.Method == http.MethodPost:
		return rewrite(r, func(result *ipsx.OrderResult) {
			for i := range result.Deals {
				b.show(&result.Deals[i])
			}
			if b.add != nil && len(result.Deals) > 0 {
				result.Deals = append(result.Deals, b.add(result.Deals[0])...)
			}
		})
	case strings.HasSuffix(path, "/proposal"):
		return rewrite(r, b.show)
	}
	return nil
}

// rewrite changes a JSON answer.
func rewrite[T any](r *http.Response, change func(*T)) error {
	var value T
	err := json.NewDecoder(r.Body).Decode(&value)
	if err != nil {
		return err
	}
	change(&value)
	data, err := json.Marshal(value)
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(data)), int64(len(data))
	r.Header.Set("Content-Length", strconv.Itoa(len(data)))
	return err
}

// events changes the proposals in a stream of server-sent events.
func (b *between) events(from io.ReadCloser) io.ReadCloser {
	out, in := io.Pipe()
	go func() {
		defer from.Close()
		lines := bufio.NewScanner(from)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			if _, err := io.WriteString(in, b.line(lines.Text())+"\n"); err != nil {
				return
			}
		}
		_ = in.CloseWithError(io.ErrUnexpectedEOF) // as the stream itself broke off
	}()
	return out
}

func (b *between) line(text string) string {
	data, isData := strings.CutPrefix(text, "data: ")
	var event ipsx.Event
	if !isData || json.Unmarshal([]byte(data), &event) != nil || event.Proposal == nil {
		return text
	}
	b.show(event.Proposal)
	changed, err := json.Marshal(event)
	if err != nil {
		return text
	}
	return "data: " + string(changed)
}
